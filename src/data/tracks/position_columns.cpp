#include "data/tracks/position_columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <span>

#include "base/ascii.h"
#include "base/numbers.h"
#include "base/trim.h"
#include "data/register/fold.h"

namespace homebound::data {
namespace {

using ColumnTitles = std::vector<std::string>;
using Names = std::span<const std::string_view>;
constexpr std::size_t rows_with_titles = 40;  // titles stand among so many first rows
constexpr std::size_t sample = 2000;          // rows that are looked at

constexpr std::string_view lon_words[] = {"longitude",         "lon", "long", "lng", "gpslongitude",
                                          "locationlongitude", "经度"};
constexpr std::string_view lat_words[] = {"latitude", "lat", "gpslatitude", "locationlatitude", "纬度"};
// Words beside them that change nothing; "origin" or "dest" would.
constexpr std::string_view plain_words[] = {"gps", "deg",   "degrees",  "decimal", "dd",      "position",
                                            "pos", "wgs84", "location", "geo",     "current", "aircraft",
                                            "in",  "of",    "n",        "e",       "°"};
constexpr std::string_view x_names[] = {"x"}, y_names[] = {"y"};
constexpr std::string_view lon_sides[] = {
    "e w",    "ew",        "lon dir",      "longitude dir", "lon hemisphere", "longitude hemisphere",
    "lon ew", "east west", "longitude e w"};
constexpr std::string_view lat_sides[] = {
    "n s",    "ns",          "lat dir",     "latitude dir", "lat hemisphere", "latitude hemisphere",
    "lat ns", "north south", "latitude n s"};
constexpr std::string_view pairs[] = {"position",           "lat lon",     "latlon",  "lat lng",
                                      "latitude longitude", "coordinates", "location"};
// Before "utc time", which may be a clock alone.
constexpr std::string_view times[] = {"timestamp",
                                      "gps date time",
                                      "utc",
                                      "time",
                                      "datetime",
                                      "date time",
                                      "utc time",
                                      "time utc",
                                      "when",
                                      "fix time",
                                      "gps time",
                                      "gpstime",
                                      "时间",
                                      "timestamp utc",
                                      "timestamputc",
                                      "t",
                                      "datetime utc",
                                      "utc datetime",
                                      "date time utc",
                                      "timeposition",
                                      "time position",
                                      "lastposupdate",
                                      "ts",
                                      "unix time",
                                      "unixtime",
                                      "epoch",
                                      "lcl time",
                                      "local time",
                                      "gps datetime",
                                      "recorded at",
                                      "created at",
                                      "lastseen",
                                      "last seen",
                                      "observed at",
                                      "event time",
                                      "received at",
                                      "snapshot id",
                                      "locationtimestamp since1970 s"};
// Names of counts from the start of a record, which are no times, and said so.
constexpr std::string_view counts[] = {"seconds",      "seconds t",    "milliseconds", "elapsed",
                                       "elapsed time", "session time", "zulu"};
constexpr std::string_view dates[] = {"date",     "utc date",   "date utc", "gps date",
                                      "lcl date", "local date", "day",      "日期"};
constexpr std::string_view offsets[] = {"utcofst", "utc offset", "utcoffset", "utc ofst"};
constexpr std::string_view track_ids[] = {"track id",   "trackid", "track fid", "traj id", "trajectory id",
                                          "trajectory", "trip id", "segment",   "id",      "name",
                                          "fid"};
constexpr std::string_view flight_ids[] = {"flight id", "flightid", "fr24 id", "fa flight id"};
constexpr std::string_view callsigns[] = {"callsign", "call sign", "flight", "flight number", "flight no",
                                          "ident",    "acid",      "航班号", "航班"};
constexpr std::string_view addresses[] = {
    "icao24", "hex",          "icao",        "hexident", "hex ident",       "modes",
    "mode s", "icao address", "transponder", "icao hex", "aircraft address"};
constexpr std::string_view registration_titles[] = {"registration", "reg", "tail", "tail number",
                                                    "tailnumber"};
constexpr std::string_view types[] = {"aircraft type", "typecode", "type code", "icao type", "aircraft"};
constexpr std::string_view heights[] = {
    "altitude",       "alt",          "baroaltitude", "baro altitude", "alt baro",
    "geoaltitude",    "geo altitude", "altmsl",       "altgps",        "gps altitude",
    "height",         "elevation",    "ele",          "alt ft",        "altitude ft",
    "altitude feet",  "alt m",        "altitude m",   "feet",          "gps altitude feet",
    "gps altitude ft"};
constexpr std::string_view origins[] = {"origin",
                                        "from",
                                        "dep",
                                        "departure",
                                        "departure airport",
                                        "adep",
                                        "est departure airport",
                                        "estdepartureairport"};
constexpr std::string_view destinations[] = {"destination",
                                             "dest",
                                             "to",
                                             "arr",
                                             "arrival",
                                             "arrival airport",
                                             "ades",
                                             "est arrival airport",
                                             "estarrivalairport",
                                             "destination airport",
                                             "dest airport",
                                             "destination name",
                                             "目的地",
                                             "到达地",
                                             "终点"};
// Words of a coordinate that is where a flight ends: "dest_lat", "lat2".
constexpr std::string_view end_words[] = {"dest",
                                          "destination",
                                          "to",
                                          "arr",
                                          "arrival",
                                          "arriving",
                                          "end",
                                          "ending",
                                          "finish",
                                          "target",
                                          "tgt",
                                          "dst",
                                          "d",
                                          "b",
                                          "2",
                                          "drop",
                                          "dropoff",
                                          "drop off",
                                          "goal",
                                          "landing",
                                          "airport",
                                          "ades",
                                          "second",
                                          "destination airport",
                                          "arrival airport",
                                          "目的地",
                                          "到达",
                                          "到达地",
                                          "抵达",
                                          "终点",
                                          "降落",
                                          "目的"};
constexpr std::string_view grounds[] = {"onground", "on ground",    "ground",
                                        "gnd",      "is on ground", "isonground"};

// Takes how a clock or a date is written out of a title: "Date (yyyy-mm-dd)", "Time [hh:mm:ss]".
void take_pattern(std::string& title) {
  const auto open = title.find_first_of("([");
  const auto close = open == title.npos ? open : title.find_first_of(")]", open);
  if (close == title.npos) return;
  const std::string inner = lower(std::string_view(title).substr(open + 1, close - open - 1));
  if (inner.size() > 1 && inner.find_first_not_of("dmyhs-/:. ") == inner.npos)
    title.erase(open, close + 1 - open);
}

// A title in small letters, its words apart: "Latitude (deg)", "gps_lat", "GPS.Lat" and "GPS Date & Time".
std::string words_of(std::string_view title) {
  std::string text(title);
  take_pattern(text);
  while (text.starts_with('#') || text.starts_with(' ')) text.erase(0, 1);
  for (char& c : text)
    if (c == '_' || c == '[' || c == ']' || c == ':' || c == '/' || c == '(' || c == ')' || c == '"' ||
        c == '&')
      c = ' ';
  return std::string(trimmed(folded(text)));
}

bool holds_name(Names names, std::string_view word) {
  return std::find(names.begin(), names.end(), word) != names.end();
}

// Tells whether a title is one of the words, with nothing beside it that changes what it means.
bool is_coordinate(std::string_view title, Names words) {
  bool found = false;
  while (!title.empty()) {
    const auto end = std::min(title.find(' '), title.size());
    const std::string_view word = title.substr(0, end);
    title.remove_prefix(std::min(end + 1, title.size()));
    if (word.empty()) continue;
    if (holds_name(words, word))
      found = true;
    else if (!holds_name(plain_words, word))
      return false;
  }
  return found;
}

std::optional<std::size_t> column_named(const ColumnTitles& titles, Names wanted) {
  for (const std::string_view w : wanted)
    if (const auto at = std::find(titles.begin(), titles.end(), w); at != titles.end())
      return static_cast<std::size_t>(at - titles.begin());
  return std::nullopt;
}

std::optional<std::size_t> coordinate(const ColumnTitles& titles, Names words, Names otherwise) {
  if (const auto exact = column_named(titles, words)) return exact;
  for (std::size_t i = 0; i < titles.size(); ++i)
    if (is_coordinate(titles[i], words)) return i;
  return column_named(titles, otherwise);
}

PositionColumns places_in(const ColumnTitles& titles) {
  PositionColumns c;
  c.lon = coordinate(titles, lon_words, x_names);
  c.lat = coordinate(titles, lat_words, y_names);
  // Columbus writes "22.567899N" under "LATITUDE N/S".
  if (!c.lon && !c.lat) c.lon = column_named(titles, lon_sides), c.lat = column_named(titles, lat_sides);
  if (!c.lon || !c.lat) c.pair = column_named(titles, pairs);
  return c;
}

bool is_heading(const std::vector<std::string_view>& cells) {
  std::set<int> ids;
  bool runs = true;  // 1, 1, 1, 2, 2: numbers of tracks
  int last = -1;
  for (const std::string_view cell : cells) {
    const auto number = number_in(cell);
    if (!number || *number < 0 || *number > 360) return false;
    const int whole = static_cast<int>(*number);
    runs = runs && whole == *number && (whole == last || whole == last + 1 || (last < 0 && whole <= 1));
    last = whole;
  }
  return !cells.empty() && !(runs && last > 0 && last < static_cast<int>(cells.size()) - 1);
}

bool differ_in_every_row(const std::vector<std::string_view>& cells) {
  return cells.size() > 2 && std::set(cells.begin(), cells.end()).size() == cells.size();
}

bool tells_time(std::string_view cell) {
  if (const auto number = number_in(cell)) return *number > 1e8;  // seconds since 1970, from 1973 on
  return time_in(cell, DateOrder::day_first) || time_in(cell, DateOrder::month_first);
}

// Chooses the column of times: the first by title in which most cells tell an instant; failing that, the
// first that is not empty, or a count.
std::optional<std::size_t> time_column(const Table& table, std::size_t row, const ColumnTitles& titles) {
  std::vector<std::size_t> candidates;
  for (const std::string_view name : times)
    for (std::size_t i = 0; i < titles.size(); ++i)
      if (titles[i] == name) candidates.push_back(i);
  // "Time (EDT)" and "time [s]".
  for (std::size_t i = 0; i < titles.size(); ++i)
    if (titles[i].starts_with("time ") || titles[i].starts_with("timestamp ") ||
        titles[i].starts_with("datetime ") || titles[i].starts_with("date time ") ||
        titles[i].starts_with("utc date"))
      candidates.push_back(i);
  std::optional<std::size_t> without_offset;
  for (const std::size_t i : candidates) {
    const auto cells = cells_below(table, row, i, sample);
    const auto good = std::count_if(cells.begin(), cells.end(), tells_time);
    if (good * 2 <= static_cast<std::ptrdiff_t>(cells.size())) continue;
    // A time that tells its offset comes before a clock's of some place.
    if (number_in(cells[0]) || parse_instant(cells[0])) return i;
    if (!without_offset) without_offset = i;
  }
  if (without_offset) return without_offset;
  for (const std::size_t i : candidates)
    if (!cells_below(table, row, i, 1).empty()) return i;
  return candidates.empty() ? column_named(titles, counts) : std::optional(candidates[0]);
}

// Tells whether the rows are fixes, several of one aircraft, and not flights, each with where it is now or
// with where it starts: an aircraft's fixes lie at different places, and there are `least` more of them than
// there are aircraft.
bool is_record(const Table& table, const PositionColumns& c, std::size_t least) {
  if (!c.time) return false;
  for (const auto& identity : {c.flight, c.track, c.address, c.callsign}) {
    if (!identity) continue;
    std::map<std::string_view, std::string> last;  // position by aircraft
    std::size_t again = 0, moved = 0;
    for (std::size_t row = c.titles + 1; row < std::min(table.rows(), c.titles + sample); ++row) {
      const auto who = table.at(row, *identity);
      if (who.empty() || is_comment(table, row)) continue;
      std::string where(table.at(row, c.pair ? *c.pair : *c.lat));
      if (!c.pair) where.append(" ").append(table.at(row, *c.lon));
      const auto [known, first] = last.try_emplace(who, where);
      if (first) continue;
      ++again, moved += known->second != where;
      known->second = std::move(where);
    }
    if (2 * moved > again && again >= least * last.size()) return true;
  }
  return false;
}

// Returns what else than one of the words and plain ones a title says: "dest" of "dest_lat", "destLat" and
// "Dest. latitude (deg)". Nullopt when it holds none of the words.
std::optional<std::string> beside_words(std::string_view title, Names words) {
  std::string rest;
  bool found = false;
  const auto add = [&](std::string_view word) {
    if (word.empty() || holds_name(plain_words, word)) return;
    rest.append(rest.empty() ? "" : " ").append(word);
  };
  while (!title.empty()) {
    const auto end = std::min(title.find(' '), title.size());
    std::string_view word = title.substr(0, end);
    title.remove_prefix(std::min(end + 1, title.size()));
    for (const std::string_view w : words) {
      if (found || (!word.starts_with(w) && !word.ends_with(w))) continue;
      word = word.starts_with(w) ? word.substr(w.size()) : word.substr(0, word.size() - w.size());
      found = true;
    }
    add(word);
  }
  return found ? std::optional(rest) : std::nullopt;
}

// Tells whether titles name a second position, where flights end: one of an end, or one more of the same
// name.
bool name_second_position(const ColumnTitles& titles) {
  const auto ends = [&](Names words) {
    std::set<std::string> all;
    std::size_t plain = 0;
    for (const std::string& title : titles)
      if (const auto beside = beside_words(title, words)) {
        if (holds_name(end_words, *beside)) all.insert(*beside);
        if (beside->empty() && ++plain == 2) all.insert("");
      }
    return all;
  };
  const auto lats = ends(lat_words), lons = ends(lon_words);
  return std::ranges::any_of(lats, [&](const std::string& end) { return lons.contains(end); });
}

// Tells whether the rows are flights that start at a position: a second position is where they end, or a
// place is named for that and nothing says that the rows are fixes of aircraft.
bool are_flights(const Table& table, const PositionColumns& c, const ColumnTitles& titles) {
  constexpr std::size_t fixes = 2;  // more than one of an aircraft
  if (name_second_position(titles)) return !is_record(table, c, fixes);
  const auto to = column_named(titles, destinations);
  if (!to || c.height || c.address || c.ground || column_named(titles, origins)) return false;
  const auto cells = cells_below(table, c.titles, *to, sample);
  // One aircraft's own record may name where it goes, in every row the same.
  const bool one = std::set(cells.begin(), cells.end()).size() < 2;
  return !cells.empty() && !(one && c.time) && !is_record(table, c, fixes);
}

}  // namespace

bool is_comment(const Table& table, std::size_t row) {
  const std::string_view first = table.at(row, 0);
  return first.starts_with('#') || first.starts_with("//");
}

bool repeats_titles(const Table& table, std::size_t row, const PositionColumns& columns) {
  return columns.lon && columns.lat && is_coordinate(words_of(table.at(row, *columns.lon)), lon_words) &&
         is_coordinate(words_of(table.at(row, *columns.lat)), lat_words);
}

std::vector<std::string_view> cells_below(const Table& table, std::size_t titles, std::size_t column,
                                          std::size_t most) {
  std::vector<std::string_view> cells;
  for (std::size_t row = titles + 1; row < table.rows() && cells.size() < most; ++row)
    if (const auto cell = table.at(row, column); !cell.empty() && !is_comment(table, row))
      cells.push_back(cell);
  return cells;
}

Count count_of(const std::vector<std::string_view>& cells) {
  constexpr double first_day = 36526, last_day = 73050, longest = 400;  // 2000 to 2099; days of one record
  double least = last_day, most = first_day, step = longest, before = -1;
  bool whole = true;
  for (const std::string_view cell : cells) {
    const auto number = number_in(cell);
    if (!number || *number < first_day || *number > last_day) return Count::epoch;
    least = std::min(least, *number), most = std::max(most, *number);
    whole = whole && *number == std::floor(*number);
    if (before >= 0 && *number != before) step = std::min(step, std::abs(*number - before));
    before = *number;
  }
  return !whole && most - least <= longest && step < 0.5 ? Count::days : Count::epoch;
}

std::optional<PositionColumns> find_position_columns(const Table& table) {
  for (std::size_t row = 0; row < std::min(table.rows(), rows_with_titles); ++row) {
    ColumnTitles titles;
    for (std::size_t i = 0; i < table.cells(row); ++i) titles.push_back(words_of(table.at(row, i)));
    PositionColumns c = places_in(titles);
    if (!c.placed()) continue;
    if (c.pair) {  // a position, or where somebody is in words
      const auto cells = cells_below(table, row, *c.pair, 1);
      if (!cells.empty() && cells[0].find_first_of("0123456789") > 1) continue;
    }
    c.titles = row;
    const auto named = [&](Names names) { return column_named(titles, names); };
    c.lon_side = named(lon_sides), c.lat_side = named(lat_sides);
    if (c.lon_side == c.lon) {
      c.lon_side.reset(), c.lat_side.reset();
      static constexpr std::string_view index[] = {"index"}, tag[] = {"tag"};
      c.columbus = named(index) && named(tag);
    }
    c.time = time_column(table, row, titles);
    c.date = named(dates), c.offset = named(offsets);
    if (c.date == c.time) c.date.reset();
    c.flight = named(flight_ids), c.callsign = named(callsigns), c.address = named(addresses);
    c.registration = named(registration_titles), c.type = named(types);
    c.height = named(heights), c.ground = named(grounds);
    if (c.height) {
      const std::string& title = titles[*c.height];
      c.height_in_metres = title.ends_with(" m") || title == "baroaltitude" || title == "geoaltitude" ||
                           title == "elevation" || title == "ele";
    }
    static constexpr std::string_view track[] = {"track"};
    for (const Names names : {Names(track), Names(track_ids)}) {
      const auto column = named(names);
      if (c.track || !column || column == c.callsign) continue;
      const auto cells = cells_below(table, row, *column, sample);
      if (titles[*column] == "track" ? !is_heading(cells) : !differ_in_every_row(cells)) c.track = column;
    }
    if (named(origins) && named(destinations) && !is_record(table, c, 0)) continue;
    if (are_flights(table, c, titles)) continue;
    return c;
  }
  return std::nullopt;
}

bool are_places(const Table& table, const PositionColumns& columns) {
  // Titles that only lists of places have, each place once.
  static constexpr std::string_view identities[] = {
      "iata",    "icao",         "iata code",    "icao code",  "gps code",     "ident", "faa",
      "airport", "airport name", "airport code", "airport id", "station name", "city",  "city name",
      "town",    "municipality", "port",         "机场",       "机场名称",     "城市"};
  static constexpr std::string_view names[] = {"name", "名称"};
  static constexpr std::string_view lands[] = {"country",      "iso country", "country code",
                                               "country name", "continent",   "国家"};
  const PositionColumns& c = columns;
  if (c.time) return false;
  for (const auto& identity : {c.flight, c.track, c.callsign, c.address})
    if (identity && !differ_in_every_row(cells_below(table, c.titles, *identity, sample))) return false;
  bool named = false, in_lands = false;
  for (std::size_t i = 0; i < table.cells(c.titles); ++i) {
    const std::string title = words_of(table.at(c.titles, i));
    const bool differs = differ_in_every_row(cells_below(table, c.titles, i, sample));
    if (holds_name(identities, title) && differs) return true;
    named = named || (holds_name(names, title) && differs);
    in_lands = in_lands || holds_name(lands, title);
  }
  return named && in_lands;
}

}  // namespace homebound::data
