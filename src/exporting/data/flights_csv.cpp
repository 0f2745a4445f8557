#include <array>

#include "exporting/data/data_files.h"
#include "scenario/head_count_text.h"
#include "scenario/left_out.h"

namespace homebound::exporting {
namespace {

// The table's columns, and the properties that fill them. People are told in words where their number is
// not known exactly.
constexpr std::array<std::pair<const char*, const char*>, 14> columns = {{{"flight", "id"},
                                                                          {"from", "from"},
                                                                          {"to", "to"},
                                                                          {"depart", "depart"},
                                                                          {"arrive", "arrive"},
                                                                          {"people", "people"},
                                                                          {"kind", "kind"},
                                                                          {"sure", "sure"},
                                                                          {"depart_sure", "depart_sure"},
                                                                          {"arrive_sure", "arrive_sure"},
                                                                          {"distance_km", "distance_km"},
                                                                          {"duration_s", "duration_s"},
                                                                          {"from_said", "from_said"},
                                                                          {"to_said", "to_said"}}};

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
  std::vector<std::uint32_t> shown;
  for (std::size_t i = 0; i < timeline.legs.size(); ++i)
    if (timeline.shows(i)) shown.push_back(static_cast<std::uint32_t>(i));
  // A line of remarks, which the reader of tables passes over.
  const Text missing = scenario::note_of_left_out(*timeline.scenario);
  return (missing.empty() ? "" : "# " + missing.in(timeline.scenario->language) + "\r\n") +
         flights_csv(timeline, shown, properties);
}

std::string flights_csv(const timeline::Timeline& timeline, std::span<const std::uint32_t> legs,
                        const Properties& properties) {
  std::string out;
  for (const auto& [title, key] : columns) out += std::string(title) + ",";
  out += "sources,note\r\n";
  const scenario::Scenario& s = *timeline.scenario;
  for (const std::uint32_t i : legs) {
    const timeline::Leg& leg = timeline.legs[i];
    const Json about = properties(leg);
    const scenario::HeadCount& people = s.flights[i].people;
    for (const auto& [title, key] : columns)
      out += (key == std::string_view("people") ? cell(people.known() ? typed_text_of(people) : "")
                                                : cell(about.value(key, Json()))) +
             ",";
    std::string sources;
    for (const Json& source : about.at("sources"))
      sources += (sources.empty() ? "" : "; ") + source.get<std::string>();
    out += cell(sources) + "," + cell(s.flights[leg.flight].note->in(s.language)) + "\r\n";
  }
  return out;
}

}  // namespace homebound::exporting
