#include "ui/kit/examples.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "base/numbers.h"
#include "geo/projection/projection.h"

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
constexpr Wording same(const char* text) { return {text, text}; }

constexpr std::array examples = {
    Example{".title", {"Out of Khartoum, April 2023", "2023年4月撤离喀土穆"}},
    Example{".routes", same("as=flows")},
    Example{".charts", same("bars=kind")},
    Example{".zone_name", {"Sudan time", "苏丹时间"}},
    Example{".attribution", {"Data: foreign ministries", "资料：各国外交部"}},
    Example{"source.title", {"Evacuations from Sudan", "苏丹撤离行动"}},
    Example{"source.name", {"Reuters", "路透社"}},
    Example{"source.date", same("2023-04-24")},
    Example{"source.url", same("https://example.org/report")},
    Example{"place.name", {"Wadi Seidna airfield", "瓦迪赛义德纳机场"}},
    Example{"place.city", {"Khartoum", "喀土穆"}},
    Example{"place.lon", same("32.52")},
    Example{"place.lat", same("15.81")},
    Example{"place.country", same("SD")},
    Example{"kind.name", {"UN staff", "联合国人员"}},
    Example{"flight.from_said", {"Khartoum", "喀土穆"}},
    Example{"flight.to_said", {"Amman", "安曼"}},
    Example{"flight.speed", same("800")},
    Example{"flight.operator", {"Royal Jordanian", "皇家约旦航空"}},
    Example{"flight.aircraft", same("B77W")},
    Example{"flight.registration", same("B-2006")},
    Example{"flight.callsign", same("CSN323")},
    Example{"flight.icao24", same("780a1b")},
    Example{"flight.flight_number", same("CZ323")},
    Example{"flight.journey", {"families", "家属"}},
    Example{"flight.people", {"90, c. 220", "90，约220"}},
    Example{"flight.planned", same("people=90, source=un")},
    Example{"flight.booked", same("people=90, source=un")},
    Example{"flight.boarded", same("people=90, source=un")},
    Example{"flight.arrived", same("people=90, source=un")},
    Example{"flight.group.nationality", same("JO")},
    Example{"flight.track", same("tracks/first.kml")},
    Example{"event.date_text", {"that evening", "当晚"}},
    Example{"event.text", {"The first flight leaves", "首架航班起飞"}},
    Example{"figure.text", {"people flown out", "撤离人数"}},
    Example{"scene.title", {"The first flights", "首批航班"}},
    Example{"scene.text", {"Two flights left that night.", "当晚有两架航班起飞。"}},
    Example{"scene.notes", {"Pause here; name the crews.", "此处停顿；介绍机组。"}},
    Example{"scene.narration", same("sound/first.wav")},
    Example{"callout.text", {"The runway is short", "跑道较短"}},
    Example{"callout.image", same("pictures/camp.jpg")},
    Example{"callout.credit", {"Photo: A. Osman", "摄影：奥斯曼"}},
    Example{"counter.title", {"Home today", "今日回国"}},
    Example{"counter.last", same("24 h")},
    Example{"table.file", same("flights.csv")},
    Example{"table.layer", same("Sheet1")},
    Example{"table.where", same("people > 0")},
    Example{"table.query", same("select * from flights")},
    Example{"table.encoding", same("GB18030")},
    Example{"table.separator", same(";")},
    Example{"table.mend.row", same("7")},
    Example{"table.mend.column", same("To")},
    Example{"table.mend.value", same("AMM")},
    Example{"layer.name", {"Camps", "营地"}},
    Example{"layer.layer", same("camps")},
    Example{"layer.where", same("people > 100")},
    Example{"layer.label", same("name")},
    Example{"layer.from_field", same("begin")},
    Example{"layer.to_field", same("end")},
    Example{"where", same("from=PNH")},
    Example{"name", same("first")},
    Example{"note", {"as the ministry told it", "据外交部通报"}},
    Example{"source.id", same("un")},
    Example{"kind.id", same("staff")},
    Example{"flight.id", same("PZU-JED")},
    Example{"figure.id", same("people")},
    Example{"id", same("camp")},
};

std::string_view last_part(std::string_view key) { return key.substr(key.rfind('.') + 1); }

const Example* find_example(std::string_view key) {
  const auto found = std::ranges::find(examples, key, &Example::key);
  return found == examples.end() ? nullptr : &*found;
}

// Returns what a reference may name.
std::string_view named(Names names) {
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

}  // namespace

std::string example_of(scenario::Sort sort, const EntryField& field, Language language) {
  if (field.type == FieldType::flag) return {};
  const std::string_view sort_name = scenario::entry_sort(sort).name;
  for (const std::string& key :
       {fmt::format("{}.{}", sort_name, field.key), std::string(last_part(field.key))})
    if (const Example* const found = find_example(key)) return found->value.in(language);
  if (!field.otherwise.empty()) return std::string(field.otherwise);
  if (field.names != Names::none) return std::string(named(field.names));
  std::string typed(scenario::typed_example(field.type));
  const auto number = number_in(typed);
  const bool fits = !number || (*number >= field.range.low && *number <= field.range.high);
  return fits ? typed
              : fmt::format("{:.6g}", std::isfinite(field.range.low) ? field.range.low : field.range.high);
}

std::string all_examples() {
  std::string all;
  for (const Example& example : examples) all.append(example.value.english).append(example.value.chinese);
  return all;
}

}  // namespace homebound::ui
