// Reads [[callout]]: words, a figure or a picture beside a place, a flight or a position.
#include <algorithm>
#include <array>

#include "base/inside.h"
#include "base/suggest.h"
#include "scenario/read/entries.h"
#include "scenario/read/read_time.h"

namespace homebound::scenario {
namespace {

void read_anchor(Reading& reading, TomlReader& entry, Callout& callout) {
  if (const auto place = entry.string("place"))
    callout.place = reading.places.find(*place, entry.where("place"));
  if (const auto flight = entry.string("flight"))
    callout.flight = reading.flights.find(*flight, entry.where("flight"));
  callout.at = entry.lonlat("at");
  callout.area = entry.flag("area");
  const auto given = std::ranges::count_if(std::array{"place", "flight", "at"},
                                           [&](const char* key) { return entry.find(key) != nullptr; });
  if (given != 1 && !(given == 0 && entry.misspells({"place", "flight", "at"})))
    reading.findings.error(
        entry.at(),
        given == 0
            ? Text{"[[callout]] stands beside nothing; expected one of place, flight "
                   "and at (a position)",
                   "[[callout]] 没有所标注的对象；应有地点（place）、航班（flight）或位置（at）之一"}
            : Text{"[[callout]] stands beside several things; expected one of place, "
                   "flight and at (a position)",
                   "[[callout]] 所标注的对象不止一个；地点（place）、航班（flight）、位置（at）应只有其一"});
}

// Returns the names of the counters: of each kind of people aboard.
std::vector<std::string> counters_of(const Scenario& scenario) {
  std::vector<std::string> names;
  for (const Flight& flight : scenario.flights)
    for_each_group(flight, [&](const HeadCount&, const Interned& kind, const Interned&) {
      if (kind.empty()) return;
      for (const std::string_view ending : counter_endings)
        if (std::string name = kind.text() + std::string(ending);
            std::ranges::find(names, name) == names.end())
          names.push_back(std::move(name));
    });
  return names;
}

// Reads `figure` and `count`.
void read_figure_shown(Reading& reading, TomlReader& entry, Callout& callout) {
  if (const auto count = entry.choice("count")) callout.count = static_cast<FlightEnd>(*count);
  const auto figure = entry.string("figure");
  if (!figure) {
    if (const toml::node* count = entry.find("count"))
      reading.findings.error(count->source().begin, {"[[callout]] count: there is no figure to count",
                                                     "[[callout]] count：没有可计数的数据项（figure）"});
    return;
  }
  callout.figure = figure->value;
  const std::vector<std::string> counters = counters_of(reading.scenario);
  const auto index = reading.figures.index_of(figure->value);
  if (!index && std::ranges::find(counters, figure->value) == counters.end()) {
    std::vector<std::string_view> known = reading.figures.names();
    known.insert(known.end(), counters.begin(), counters.end());
    reading.findings.unknown_id(figure->at,
                                told("[[callout]] figure: unknown figure or counter '{}'{}",
                                     "[[callout]] figure：未知的数据项或计数“{}”{}", figure->value,
                                     did_you_mean(figure->value, known)),
                                figure->value);
  }
  if (callout.count)
    reading.when_flights_are_known.emplace_back([&reading, index, at = figure->at, id = figure->value] {
      if (!index || reading.scenario.figures[*index].flights.empty())
        reading.findings.error(at, told("[[callout]] count: '{}' lists no flights that could be counted",
                                        "[[callout]] count：“{}”没有列出可计数的航班", id));
    });
}

void read_image(Reading& reading, TomlReader& entry, Callout& callout) {
  callout.credit = entry.text("credit");
  const auto image = entry.string("image");
  if (!image) {
    if (const toml::node* credit = entry.find("credit"))
      reading.findings.error(credit->source().begin, {"[[callout]] credit: there is no image to credit",
                                                      "[[callout]] credit：没有可署名的图片（image）"});
    return;
  }
  callout.image = image->value;
  try {
    callout.image_path = file_inside(std::filesystem::path(reading.scenario.file).parent_path(), image->value,
                                     {"the scenario's", "方案"}, "photo.jpg");
  } catch (const Error& e) {
    reading.findings.error(image->at, told("[[callout]] image: {}", "[[callout]] image：{}", e.message()));
  }
}

}  // namespace

void read_callout(Reading& reading, const toml::table& table) {
  TomlReader entry(table, Sort::callout, reading.findings);
  Callout callout;
  callout.line = static_cast<int>(entry.at().line), callout.column = static_cast<int>(entry.at().column);
  if (const auto id = entry.string("id")) {
    callout.id = id->value;
    reading.callouts.add(*id, reading.scenario.callouts.size());
  }
  read_anchor(reading, entry, callout);
  callout.text = entry.text("text");
  read_figure_shown(reading, entry, callout);
  read_image(reading, entry, callout);
  if (callout.text.empty() && callout.figure.empty() && callout.image.empty() &&
      !entry.misspells({"text", "figure", "image"}))
    reading.findings.error(
        entry.at(),
        {"[[callout]] says nothing; expected words, a number or a picture (text, figure or image)",
         "[[callout]] 没有内容；应有文字（text）、数据项（figure）或图片（image）"});
  callout.shown = read_span(entry, reading.scenario.zone);
  callout.sources = read_source_ids(reading, entry);
  entry.finish();
  reading.scenario.callouts.push_back(std::move(callout));
}

}  // namespace homebound::scenario
