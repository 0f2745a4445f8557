#include "data/text/json_table.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/instant.h"
#include "data/text/file_bytes.h"
#include "data/text/json_outline.h"
#include "data/text/json_text.h"
#include "data/text/text_encoding.h"
#include "data/text/unpack.h"

namespace homebound::data {
namespace {

using Json = nlohmann::json;
constexpr std::uintmax_t largest_list = 100'000'000, largest_unpacked_list = 400'000'000;  // bytes
constexpr int levels = 4;  // of objects whose keys become columns

// Finds the arrays of objects.
void find_lists(const Json& value, std::vector<const Json*>& lists) {
  if (value.is_array() && !value.empty() && value[0].is_object()) lists.push_back(&value);
  if (value.is_structured())
    for (const Json& inner : value) find_lists(inner, lists);
}

std::string cell_of(const Json& value) {
  if (value.is_null()) return {};
  return value.is_string() ? value.get<std::string>()
                           : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

using JsonRow = std::map<std::string, std::string>;

void flatten(const Json& object, const std::string& before, int level, JsonRow& row) {
  for (const auto& [key, value] : object.items()) {
    std::string title = before;
    if (!before.empty()) title += ' ';
    title += key;
    if (value.is_object()) {
      if (level < levels) flatten(value, title, level + 1, row);
    } else if (!value.is_array()) {
      row[title] = cell_of(value);
    }
  }
}

const std::string& at(const JsonRow& row, const std::string& key) {
  static const std::string none;
  const auto found = row.find(key);
  return found == row.end() ? none : found->second;
}
const std::string& first_at(const JsonRow& row, std::initializer_list<const char*> keys) {
  for (const char* key : keys)
    if (const auto found = row.find(key); found != row.end() && !found->second.empty()) return found->second;
  return at(row, "");
}

std::string joined(std::initializer_list<std::string> parts) {
  std::string all;
  for (const std::string& part : parts)
    if (!part.empty()) all += (all.empty() ? "" : "; ") + part;
  return all;
}

const std::vector<std::string> own_titles{"flight", "from", "to",   "depart",
                                          "arrive", "sure", "note", "status"};

// Seconds since 1970 as a time with its offset.
std::string printed(const std::string& seconds) {
  const bool digits =
      !seconds.empty() && seconds.size() < 12 && seconds.find_first_not_of("0123456789") == seconds.npos;
  return digits ? iso8601(Instant(std::chrono::seconds(std::stoll(seconds)))) : seconds;
}

std::string without_spaces(std::string text) {
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

bool is_opensky(const JsonRow& row) {
  return row.contains("firstSeen") && row.contains("estDepartureAirport");
}
std::vector<std::string> of_opensky(const JsonRow& row) {
  const std::string address = at(row, "icao24");
  return {without_spaces(at(row, "callsign")),
          at(row, "estDepartureAirport"),
          at(row, "estArrivalAirport"),
          printed(at(row, "firstSeen")),
          printed(at(row, "lastSeen")),
          "tracked",
          joined({address.empty() ? "" : "ICAO 24-bit address " + address,
                  "airports estimated by the OpenSky Network"})};
}

bool is_fr24(const JsonRow& row) { return row.contains("fr24_id") && row.contains("datetime_takeoff"); }
std::vector<std::string> of_fr24(const JsonRow& row) {
  const std::string address = at(row, "hex");
  return {first_at(row, {"flight", "callsign"}),
          at(row, "orig_icao"),
          first_at(row, {"dest_icao_actual", "dest_icao"}),
          first_at(row, {"datetime_takeoff", "first_seen"}),
          first_at(row, {"datetime_landed", "last_seen"}),
          "tracked",
          joined({at(row, "reg"), at(row, "type"), address.empty() ? "" : "ICAO 24-bit address " + address})};
}

bool is_aeroapi(const JsonRow& row) {
  return row.contains("fa_flight_id") && (row.contains("scheduled_out") || row.contains("scheduled_off") ||
                                          row.contains("actual_off") || row.contains("actual_out"));
}
std::vector<std::string> of_aeroapi(const JsonRow& row) {
  const std::string& departs = first_at(row, {"actual_out", "actual_off"});
  const std::string& arrives = first_at(row, {"actual_in", "actual_on"});
  const bool actual = !departs.empty() && !arrives.empty();
  return {
      first_at(row, {"ident_iata", "ident"}),
      first_at(row, {"origin code_icao", "origin code_iata", "origin code", "origin"}),
      first_at(row, {"destination code_icao", "destination code_iata", "destination code", "destination"}),
      departs.empty() ? first_at(row, {"estimated_out", "estimated_off", "scheduled_out", "scheduled_off"})
                      : departs,
      arrives.empty() ? first_at(row, {"estimated_in", "estimated_on", "scheduled_in", "scheduled_on"})
                      : arrives,
      actual ? "reported" : "scheduled",
      joined({at(row, "registration"), at(row, "aircraft_type")}),
      at(row, "cancelled") == "true"  ? "cancelled"
      : at(row, "diverted") == "true" ? "diverted"
                                      : ""};
}

bool is_of_a_service(const JsonRow& row) { return is_opensky(row) || is_fr24(row) || is_aeroapi(row); }

JsonRow row_of(const Json& object) {
  JsonRow row;
  flatten(object, "", 1, row);
  return row;
}

// Returns the objects that are flights: of all lists of a service, as an airport's departures and arrivals,
// or answers on lines of their own; one alone; or of the longest list.
std::vector<const Json*> flights_in(const Json& root) {
  std::vector<const Json*> lists, flights;
  const auto take = [&](const Json& list) {
    for (const Json& entry : list)
      if (entry.is_object()) flights.push_back(&entry);
  };
  find_lists(root, lists);
  for (const Json* list : lists)
    if (is_of_a_service(row_of(list->front()))) take(*list);
  if (!flights.empty()) return flights;
  if (root.is_object() && is_of_a_service(row_of(root))) return {&root};
  const auto longest = std::ranges::max_element(lists, {}, [](const Json* list) { return list->size(); });
  if (longest != lists.end()) take(**longest);
  return flights;
}

std::string text_in(const std::filesystem::path& file, std::uintmax_t most, Part part) {
  auto bytes = first_bytes(file, most);
  if (!bytes) throw Error({"cannot be read", "无法读取"});
  if (is_gzip(*bytes))
    bytes = part == Part::whole ? unpacked(*bytes, largest_unpacked_list) : unpacked_beginning(*bytes, most);
  return decode_text(std::move(*bytes), {}, part).text;
}

}  // namespace

bool is_plain_json(const std::filesystem::path& file) {
  constexpr std::uintmax_t looked_at = 200'000;
  try {
    const std::string text = text_in(file, looked_at, Part::beginning);
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == text.npos || (text[first] != '{' && text[first] != '[')) return false;
    const JsonOutline outline = outline_of(text);
    for (const char* type :
         {"FeatureCollection", "Feature", "Point", "LineString", "Polygon", "MultiLineString", "MultiPoint",
          "MultiPolygon", "GeometryCollection", "Topology"})
      if (outline.types.find(type) != outline.types.end()) return false;
    return !outline.keys.empty();
  } catch (const Error&) {
    return false;
  }
}

Table read_json_table(const std::filesystem::path& file) {
  std::error_code problem;
  if (const auto size = std::filesystem::file_size(file, problem); !problem && size > largest_list)
    throw Error(told("is larger than {} MB, the most for a list as JSON", "大于{} MB，超出 JSON 列表的上限",
                     largest_list / 1'000'000));
  const std::string text = text_in(file, largest_list, Part::whole);
  const Json root = parse_json(text, [](std::size_t line, const Text& what) {
    throw Error(line > 0 ? told("cannot be read: line {}: {}", "无法读取：第{}行：{}", line, what)
                         : told("cannot be read: {}", "无法读取：{}", what));
  });
  const std::vector<const Json*> flights = flights_in(root);
  if (flights.empty())
    throw Error(
        {"is JSON without a list of flights: an array of objects", "是 JSON，但没有航班列表：对象的数组"});
  std::vector<JsonRow> rows;
  std::vector<std::string> titles;
  for (const Json* flight : flights) {
    rows.push_back(row_of(*flight));
    for (const auto& [title, value] : rows.back())
      if (const auto known = std::ranges::lower_bound(titles, title);
          known == titles.end() || *known != title)
        titles.insert(known, title);
    if (titles.size() > 1000) throw Error({"has more than 1000 columns", "超过1000列"});
  }
  Table table;
  table.name = file.filename().string();
  const bool opensky = is_opensky(rows.front()), aeroapi = is_aeroapi(rows.front()),
             fr24 = is_fr24(rows.front());
  table.titles = opensky || aeroapi || fr24 ? own_titles : titles;
  if (opensky || fr24) table.titles.pop_back();  // which say nothing of the status
  int number = 0;
  for (const JsonRow& row : rows) {
    table.begin_row(++number);
    if (opensky || aeroapi || fr24)
      for (const std::string& cell : opensky ? of_opensky(row) : fr24 ? of_fr24(row) : of_aeroapi(row))
        table.add(cell);
    else
      for (const std::string& title : titles) table.add(at(row, title));
  }
  return table;
}

}  // namespace homebound::data
