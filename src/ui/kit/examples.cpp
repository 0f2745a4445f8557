#include "ui/kit/examples.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "base/numbers.h"
#include "geo/projection/projection.h"
#include "ui/kit/words.h"
#include "words/asides.h"
#include "words/facts.h"

namespace homebound::ui {
namespace {

using scenario::EntryField;
using scenario::FieldType;
using scenario::Names;

// A key, by itself or within one sort of entries ("scene.title"), and an example of its value.
struct Example {
  std::string_view key;
  Wording value;
};
constexpr Wording in_both(const char* text) { return {text, text}; }

constexpr Wording as_example{"e.g. {}", "如 {}"}, as_default{"otherwise {}", "默认 {}"};

constexpr std::array examples = {
    Example{".title", {"Out of Khartoum, April 2023", "2023年4月撤离喀土穆"}},
    Example{".routes", in_both("as=flows")},
    Example{".charts", in_both("bars=kind")},
    Example{".zone_name", {"Sudan time", "苏丹时间"}},
    Example{".attribution", {"Data: foreign ministries", "资料：各国外交部"}},
    Example{"source.title", {"Evacuations from Sudan", "苏丹撤离行动"}},
    Example{"source.name", {"Reuters", "路透社"}},
    Example{"source.date", in_both("2023-04-24")},
    Example{"source.url", in_both("https://example.org/report")},
    Example{"place.name", {"Wadi Seidna airfield", "瓦迪赛义德纳机场"}},
    Example{"place.city", {"Khartoum", "喀土穆"}},
    Example{"place.lon", in_both("32.52")},
    Example{"place.lat", in_both("15.81")},
    Example{"place.country", in_both("SD")},
    Example{"kind.name", {"UN staff", "联合国人员"}},
    Example{"flight.from_said", {"Khartoum", "喀土穆"}},
    Example{"flight.to_said", {"Amman", "安曼"}},
    Example{"flight.speed", in_both("800")},
    Example{"flight.operator", {"Royal Jordanian", "皇家约旦航空"}},
    Example{"flight.aircraft", in_both("B77W")},
    Example{"flight.registration", in_both("B-2006")},
    Example{"flight.callsign", in_both("CSN323")},
    Example{"flight.icao24", in_both("780a1b")},
    Example{"flight.flight_number", in_both("CZ323")},
    Example{"flight.journey", {"families", "家属"}},
    Example{"flight.people", {"90, c. 220", "90，约220"}},
    Example{"flight.planned", in_both("people=90, source=un")},
    Example{"flight.booked", in_both("people=90, source=un")},
    Example{"flight.boarded", in_both("people=90, source=un")},
    Example{"flight.arrived", in_both("people=90, source=un")},
    Example{"flight.group.nationality", in_both("JO")},
    Example{"flight.track", in_both("tracks/first.kml")},
    Example{"event.date_text", {"that evening", "当晚"}},
    Example{"event.text", {"The first flight leaves", "首架航班起飞"}},
    Example{"figure.text", {"people flown out", "撤离人数"}},
    Example{"scene.title", {"The first flights", "首批航班"}},
    Example{"scene.text", {"Two flights left that night.", "当晚有两架航班起飞。"}},
    Example{"scene.notes", {"Pause here; name the crews.", "此处停顿；介绍机组。"}},
    Example{"scene.narration", in_both("sound/first.wav")},
    Example{"callout.text", {"The runway is short", "跑道较短"}},
    Example{"callout.image", in_both("pictures/camp.jpg")},
    Example{"callout.credit", {"Photo: A. Osman", "摄影：奥斯曼"}},
    Example{"counter.title", {"Home today", "今日回国"}},
    Example{"counter.last", in_both("24 h")},
    Example{"table.file", in_both("flights.csv")},
    Example{"table.layer", in_both("Sheet1")},
    Example{"table.where", in_both("people > 0")},
    Example{"table.query", in_both("select * from flights")},
    Example{"table.encoding", in_both("GB18030")},
    Example{"table.separator", in_both(";")},
    Example{"table.mend.row", in_both("7")},
    Example{"table.mend.column", in_both("To")},
    Example{"table.mend.value", in_both("AMM")},
    Example{"layer.name", {"Camps", "营地"}},
    Example{"layer.layer", in_both("camps")},
    Example{"layer.where", in_both("people > 100")},
    Example{"layer.label", in_both("name")},
    Example{"layer.from_field", in_both("begin")},
    Example{"layer.to_field", in_both("end")},
    Example{"where", in_both("from=PNH")},
    Example{"name", in_both("first")},
    Example{"note", {"as the ministry told it", "据外交部通报"}},
    Example{"source.id", in_both("un")},
    Example{"kind.id", in_both("staff")},
    Example{"flight.id", in_both("PZU-JED")},
    Example{"figure.id", in_both("people")},
    Example{"id", in_both("camp")},
};

std::string_view last_part(std::string_view key) { return key.substr(key.rfind('.') + 1); }

const Example* find_example(std::string_view key) {
  const auto found = std::ranges::find(examples, key, &Example::key);
  return found == examples.end() ? nullptr : &*found;
}

// Returns what a reference may name.
std::string_view example_named(Names names) {
  switch (names) {
    case Names::place:
      return "PZU";
    case Names::source:
      return "un";
    case Names::figure:
      return "people";
    case Names::flight:
      return "PZU-JED";
    case Names::kind:
      return "staff";
    case Names::zone:
      return "Africa/Khartoum";
    case Names::theme:
      return "night";
    case Names::projection:
      return presets().front().name;
    case Names::callout:
      return "camp";
    default:
      return scenario::choices(names).empty() ? "" : scenario::choices(names).front();
  }
}

// Returns what a word of the file means, for readers of another language: "reported" is 据报道.
std::string meaning_of(Names names, const std::string& word, Language language) {
  if (language != Language::chinese) return {};
  if (names == Names::theme) return theme_name(word, language);
  if (const auto sure = scenario::certainty_named(word); sure && names == Names::certainty)
    return word_for(*sure).in(language);
  return {};
}

}  // namespace

std::string example_of(scenario::Sort sort, const EntryField& field, Language language) {
  if (field.type == FieldType::flag) return {};
  const std::string_view sort_name = scenario::entry_sort(sort).name;
  for (const std::string& key :
       {fmt::format("{}.{}", sort_name, field.key), std::string(last_part(field.key))})
    if (const Example* const found = find_example(key)) return found->value.in(language);
  if (!field.otherwise.empty()) return std::string(field.otherwise);
  if (field.names != Names::none) return std::string(example_named(field.names));
  std::string typed(scenario::typed_example(field.type));
  const auto number = number_in(typed);
  const bool fits = !number || (*number >= field.range.low && *number <= field.range.high);
  return fits ? typed
              : fmt::format("{:.6g}", std::isfinite(field.range.low) ? field.range.low : field.range.high);
}

std::string placeholder_of(scenario::Sort sort, const EntryField& field, Language language) {
  const std::string example = example_of(sort, field, language);
  if (example.empty()) return {};
  const Wording& as = example == field.otherwise ? as_default : as_example;
  const std::string meaning = meaning_of(field.names, example, language);
  return fmt::format(fmt::runtime(as.in(language)),
                     meaning.empty() ? example : with_aside(example, meaning, language));
}

std::string all_examples() {
  std::string all{as_default.chinese};
  all.append(as_example.chinese);
  for (const Example& example : examples) all.append(example.value.english).append(example.value.chinese);
  return all;
}

std::string as_placeholder(std::string_view example, Language language) {
  return fmt::format(fmt::runtime(as_example.in(language)), example);
}

}  // namespace homebound::ui
