#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "exporting/data/data_files.h"
#include "exporting/data/remarks.h"
#include "scenario/head_count_text.h"
#include "timeline/filter.h"

namespace homebound::exporting {
namespace {

using scenario::Flight;
using scenario::Scenario;

// A column and the property that fills it. One that few tables have is left out unless a flight has it.
struct Column {
  const char* title;
  bool (*has)(const Flight&, const Scenario&) = nullptr;
};
bool has_craft(const Flight& f, const Scenario&) { return bool(f.craft); }
bool has_journey(const Flight& f, const Scenario&) { return bool(f.journey); }
bool has_groups(const Flight& f, const Scenario&) { return bool(f.groups); }
bool has_mode(const Flight& f, const Scenario&) { return f.mode != scenario::Mode::air; }
bool has_status(const Flight& f, const Scenario&) { return f.status != scenario::FlightStatus::unsaid; }
bool has_scheduled_departure(const Flight& f, const Scenario&) {
  return f.depart && f.depart->others->scheduled;
}
bool has_scheduled_arrival(const Flight& f, const Scenario&) {
  return f.arrive && f.arrive->others->scheduled;
}
template <scenario::Stage stage>
bool has_stage(const Flight& f, const Scenario&) {
  return (*f.stages)[static_cast<std::size_t>(stage)].has_value();
}
// A place that no register has is told by its position, too.
bool is_own(const scenario::Place& place) { return place.iata.empty() && place.icao.empty(); }
bool leaves_own(const Flight& f, const Scenario& s) { return is_own(s.places[f.from]); }
bool reaches_own(const Flight& f, const Scenario& s) { return is_own(s.places[f.to]); }
constexpr Column columns[] = {{"id"},
                              {"from"},
                              {"to"},
                              {"depart"},
                              {"arrive"},
                              {"people"},
                              {"kind"},
                              {"sure"},
                              {"depart_sure"},
                              {"arrive_sure"},
                              {"distance_km"},
                              {"duration_s"},
                              {"from_said"},
                              {"to_said"},
                              {"from_lat", leaves_own},
                              {"from_lon", leaves_own},
                              {"to_lat", reaches_own},
                              {"to_lon", reaches_own},
                              {"groups", has_groups},
                              {"operator", has_craft},
                              {"aircraft", has_craft},
                              {"registration", has_craft},
                              {"callsign", has_craft},
                              {"icao24", has_craft},
                              {"flight_number", has_craft},
                              {"seats", has_craft},
                              {"mode", has_mode},
                              {"status", has_status},
                              {"journey", has_journey},
                              {"continues", has_journey},
                              {"depart_scheduled", has_scheduled_departure},
                              {"arrive_scheduled", has_scheduled_arrival},
                              {"planned", has_stage<scenario::Stage::planned>},
                              {"booked", has_stage<scenario::Stage::booked>},
                              {"boarded", has_stage<scenario::Stage::boarded>},
                              {"arrived", has_stage<scenario::Stage::arrived>}};

// Returns "from_lat" and its like: the position of an end of its own, in degrees.
std::string position_cell(const Flight& f, const Scenario& s, std::string_view title) {
  const scenario::Place& place = s.places[title.starts_with("from") ? f.from : f.to];
  if (!is_own(place)) return "";
  return fmt::format("{:.7g}", title.ends_with("lat") ? place.at.lat : place.at.lon);
}

// Returns the groups as the file's format types them: "people=90, kind=suspects; people=12, kind=officers".
std::string groups_text(const Flight& f) {
  std::string text;
  for_each_group(f,
                 [&](const scenario::HeadCount& people, const Interned& kind, const Interned& nationality) {
                   if (!text.empty()) text += "; ";
                   text += "people=" + typed_text_of(people) + ", kind=" + kind.text();
                   if (!nationality.empty()) text += ", nationality=" + nationality.text();
                 });
  return text;
}

// Returns a head-count in words where its number is not known exactly; nothing where it is unknown.
std::string count_text(const scenario::HeadCount& people) {
  return people.known() ? typed_text_of(people) : "";
}

// Quotes a cell where RFC 4180 requires it.
std::string cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == text.npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string cell(const Json& value) {
  if (value.is_null()) return "";
  return value.is_string() ? cell(value.get<std::string>()) : value.dump();
}

}  // namespace

std::string flights_csv(const timeline::Timeline& timeline, const Properties& properties) {
  // What never flew is told with its status, which the reader of tables knows.
  const std::vector<bool> left_out = left_out_by(timeline.filter, timeline);
  std::vector<std::uint32_t> shown;
  for (std::size_t i = 0; i < timeline.legs.size(); ++i)
    if (left_out.empty() || !left_out[i]) shown.push_back(static_cast<std::uint32_t>(i));
  // Lines of remarks, which the reader of tables passes over.
  return remarks_in(*timeline.scenario, "# ", "\r\n") + flights_csv(timeline, shown, properties);
}

std::string flights_csv(const timeline::Timeline& timeline, std::span<const std::uint32_t> legs,
                        const Properties& properties) {
  const scenario::Scenario& s = *timeline.scenario;
  std::vector<Column> used;
  for (const Column& c : columns)
    if (!c.has || std::ranges::any_of(legs, [&](std::uint32_t i) { return c.has(s.flights[i], s); }))
      used.push_back(c);
  std::string out;
  for (const Column& c : used)
    out += (c.title == std::string_view("id") ? "flight" : c.title) + std::string(",");
  out += "sources,note\r\n";
  for (const std::uint32_t i : legs) {
    const timeline::Leg& leg = timeline.legs[i];
    const Flight& f = s.flights[i];
    const Json about = properties(leg);
    for (const Column& c : used) {
      const std::string_view title = c.title;
      const auto stage = std::ranges::find(scenario::stage_names, title);
      if (title == "people") {
        out += cell(count_text(f.people));
      } else if (title == "groups") {
        out += f.groups ? cell(groups_text(f)) : "";
      } else if (title == "kind" && f.groups) {
        // Each group has its own.
      } else if ((title == "from" && leaves_own(f, s)) || (title == "to" && reaches_own(f, s))) {
        // Its name says more than the file's own ID of it, which may be another place's name elsewhere.
        const scenario::Place& place = s.places[title == "from" ? f.from : f.to];
        out += cell(place.name.empty() ? place.id : place.name.in(s.language));
      } else if (title.ends_with("_lat") || title.ends_with("_lon")) {
        out += position_cell(f, s, title);
      } else if (stage != scenario::stage_names.end()) {
        const auto& count = (*f.stages)[static_cast<std::size_t>(stage - scenario::stage_names.begin())];
        out += count ? cell(count_text(count->people)) : "";
      } else {
        out += cell(about.value(c.title, Json()));
      }
      out += ',';
    }
    std::string sources;
    for (const Json& source : about.at("sources"))
      sources += (sources.empty() ? "" : "; ") + source.get<std::string>();
    out += cell(sources) + "," + cell(f.note->in(s.language)) + "\r\n";
  }
  return out;
}

}  // namespace homebound::exporting
