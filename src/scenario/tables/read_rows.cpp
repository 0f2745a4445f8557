#include "scenario/tables/read_rows.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/numbers.h"
#include "base/suggest.h"
#include "data/places/coordinates.h"
#include "geo/measure/geodesic.h"
#include "geo/sphere.h"
#include "scenario/flight_checks.h"
#include "scenario/head_count_text.h"
#include "scenario/tables/cell_kinds.h"
#include "scenario/tables/fate.h"
#include "scenario/tables/find_columns.h"
#include "scenario/tables/heading.h"
#include "scenario/tables/read_craft.h"
#include "scenario/tables/row_set.h"
#include "scenario/tables/row_times.h"
#include "scenario/tables/side_by_side.h"
#include "scenario/tables/split_ends.h"
#include "scenario/tables/table_places.h"
#include "scenario/tables/tidy.h"
#include "scenario/tables/titles.h"
#include "scenario/tables/totals_check.h"

namespace homebound::scenario {
namespace {

constexpr std::int64_t most_aboard = 900;  // no airliner is certified for as many

// Tells whether a position may be that of a place: towns are large, and airports lie outside them.
bool is_beside(LonLat place, LonLat position) {
  constexpr Metres beside{100e3};
  return geodesic_inverse(place, position).distance <= beside;
}

// What was found of a table before its rows are read.
struct Found {
  Columns columns;
  std::optional<RowCells::Dates> dates;     // nullopt: not looked for yet
  std::optional<data::PlaceContext> usual;  // of its places, likewise
};

class RowReader : public RowCells {
 public:
  RowReader(Reading& reading, const data::Table& table, const TableSettings& settings, Found found,
            RowFaults& faults)
      : RowCells(table, settings, std::move(found.columns), faults),
        reading_(reading),
        places_(found.usual ? TablePlaces(reading.places, *found.usual)
                            : TablePlaces(reading.places, table, columns_)) {
    if (found.dates) read_by(*found.dates);
    for (std::size_t i = 0; i < reading_.scenario.flights.size(); ++i)
      has_id(reading_.scenario.flights[i].id, i);
    for (const std::size_t column : columns_.statuses)
      asked_.push_back(asked_by(column < columns_.titles.size() ? columns_.titles[column] : ""));
    statuses_.resize(columns_.statuses.size());
    std::set<std::size_t> used;
    for (const auto& column : columns_.of)
      if (column) used.insert(*column);
    for (const auto& times : columns_.times)
      for (const TimeColumn& time : times) used.insert(time.column);
    used.insert(columns_.statuses.begin(), columns_.statuses.end());
    used.insert(columns_.remarks.begin(), columns_.remarks.end());
    used_.assign(used.begin(), used.end());
    for (std::size_t i = 0; i < columns_.titles.size(); ++i)
      if (const auto title = read_title(columns_.titles[i]); title && !used.contains(i))
        for (const Field field : title->fields)
          if (field == Field::depart || field == Field::arrive) may_say_fate_.push_back(i);
    may_say_fate_.insert(may_say_fate_.end(), columns_.remarks.begin(), columns_.remarks.end());
    for (const auto& times : columns_.times)
      for (const TimeColumn& time : times) may_say_fate_.push_back(time.column);
    for (const Field field : {Field::date, Field::people})
      if (columns_[field]) may_say_fate_.push_back(*columns_[field]);
  }

  const TablePlaces& places() const { return places_; }
  // Makes room for what is noted of so many rows.
  void expect(std::size_t rows) {
    named_.reserve(columns_[Field::flight] ? rows : 0);
    for (RowSet* set : {&ids_, &rows_read_, &cells_read_}) set->reserve(rows);
  }
  // Adds the row's flight or reports its fault.
  void read(std::size_t row);
  // Ties legs to those that they continue, once all are read.
  void tie_legs();

 private:
  // A flight with a number and a day.
  struct Named {
    std::size_t row, from, to;
    int day;  // from 1970-01-01, at the origin
  };
  bool has_more_cells();
  struct Fate {
    FlightStatus status = FlightStatus::unsaid;
    std::string diverted_to;  // as the row says
  };
  std::optional<Fate> fate();
  std::optional<std::size_t> has_id(std::string_view id, std::size_t flight);
  const Named* said_of_day(const Named& flight);
  bool is_repeated(const Flight& flight);
  bool says_something(std::size_t column) const;
  bool same_cells(std::size_t a, std::size_t b, bool all) const;
  // The hashes of a row's cells, all and those that are read.
  struct RowHashes {
    std::size_t all = 0, read = 0;
  };
  RowHashes hashes();
  bool said_before(RowSet& rows, std::size_t hash, bool all);
  std::string day_for_codes() const;
  std::string_view degrees(Field end, bool latitude) const;
  std::optional<LonLat> position(Field end) const;
  Text no_position(Field end) const;
  std::string_view place_text(Field field) const;
  std::optional<std::size_t> named_at(const std::string& name, const std::string& day, LonLat at,
                                      bool by_air);
  LonLat compared(const std::string& name, LonLat at);
  std::optional<TablePlaces::End> end_at_position(Field field, const std::string& day, bool by_air);
  std::optional<std::pair<TablePlaces::End, TablePlaces::End>> ends(const std::string& day, bool by_air);
  void no_place(Field field, const data::Meaning& meaning);
  void note_cell(Flight& flight, std::size_t column, std::string_view text) const;
  void read_people(Flight& flight);
  bool read_kind(Flight& flight);
  bool read_rest(Flight& flight);
  static void divert(Flight& flight);
  void read_sources(Flight& flight);
  void read_people_beside(Flight& flight);
  std::string unique_id(const Flight& flight);
  std::string speed_of(const Flight& flight) const;

  Reading& reading_;
  TablePlaces places_;
  bool may_be_positions_ = true;             // the cells of the row's ends: no angle is without a digit
  RowSet ids_;                               // of flights, by their indices in the scenario
  std::vector<std::uint32_t> times_of_ids_;  // by flight, how many others would have its id
  std::unordered_map<std::string, std::size_t> sources_;
  std::unordered_map<std::string, Text> nearest_;  // nearest codes to unknown ones, which often recur
  // Places that have been reported as closed, and those of which rows without a day say nothing.
  std::unordered_set<std::size_t> closed_, silent_;
  // The rows that were read, by all their cells, by those that are read, and by flight, day and ends.
  RowSet rows_read_, cells_read_;
  std::vector<std::size_t> cells_;  // hashes of the row's
  std::vector<Named> named_;
  RowSet flights_read_;  // indices into named_
  // What texts say of a flight's fate, by column of statuses and elsewhere.
  struct Status {
    std::optional<FlightStatus> said;
    bool moved = false;
  };
  std::vector<Asked> asked_;
  std::vector<Memo<Status>> statuses_;
  Memo<std::optional<FlightStatus>> alone_;
  Memo<std::optional<std::string>> diverted_;
  Memo<bool> cancelling_;
  Memo<std::optional<HeadCount>> counts_;
  // Columns that may hold words of a flight's fate instead of what they should hold: of remarks, of times, of
  // what only its title calls a time.
  std::vector<std::size_t> may_say_fate_;
  std::vector<std::size_t> used_;                               // the columns that are read
  std::vector<std::pair<std::size_t, std::string>> continued_;  // flights, and the ids of the legs before
};

std::string_view RowReader::degrees(Field end, bool latitude) const {
  const bool out = end == Field::from;
  return cell(latitude ? (out ? Field::from_lat : Field::to_lat) : (out ? Field::from_lon : Field::to_lon));
}

// Returns where the row's cells put an end of the flight. Zero and zero means that nobody knows.
std::optional<LonLat> RowReader::position(Field end) const {
  if (!may_be_positions_) return std::nullopt;
  const auto lat = data::written_degrees(degrees(end, true), true),
             lon = data::written_degrees(degrees(end, false), false);
  std::optional<LonLat> at;
  if (const auto written = data::written_position(cell(end))) at = written->at;
  if (lat && lon && std::abs(*lat) <= 90 && std::abs(*lon) <= 360) at = LonLat{wrapped(*lon), *lat};
  return at && (at->lat != 0 || at->lon != 0) ? at : std::nullopt;
}

// Returns why an end's cells give no position; empty when they are blank or give one.
Text RowReader::no_position(Field end) const {
  if (!may_be_positions_) return {};
  const std::string_view lat_text = degrees(end, true), lon_text = degrees(end, false);
  const auto lat = data::written_degrees(lat_text, true), lon = data::written_degrees(lon_text, false);
  if (position(end)) return {};
  if ((lat && lon && *lat == 0 && *lon == 0) || data::written_position(cell(end)))
    return {"0, 0 lies in the sea off Africa and usually stands for an empty cell",
            "0, 0 位于非洲以西的海上，通常表示空白单元格"};
  if (data::is_off_the_globe(cell(end)))
    return told("'{}' is not on the globe: latitudes are from -90 to 90",
                "“{}”超出范围：纬度应在 -90 至 90 之间", shortened(cell(end)));
  if (lat_text.empty() && lon_text.empty()) return {};
  if (!lat || !lon)
    return told("found '{}' and '{}', expected a latitude and a longitude in degrees",
                "实为“{}”和“{}”，应为以度表示的纬度和经度", shortened(lat_text), shortened(lon_text));
  if (std::abs(*lat) > 90 && std::abs(*lat) <= 180 && std::abs(*lon) <= 90)
    return told("the latitude {} is not from -90 to 90; latitude and longitude look swapped",
                "纬度 {} 不在 -90 至 90 之间；纬度与经度似乎写反了", *lat);
  if (std::abs(*lat) > 90)
    return told("the latitude {} is not from -90 to 90", "纬度 {} 不在 -90 至 90 之间", *lat);
  return told("the longitude {} is not from -180 to 180", "经度 {} 不在 -180 至 180 之间", *lon);
}

// Returns the place that a name means at a position: the scenario's own, or an airport of that name; nothing
// if none lies there.
std::optional<std::size_t> RowReader::named_at(const std::string& name, const std::string& day, LonLat at,
                                               bool by_air) {
  if (const auto own = reading_.places.own(name))
    return is_beside(reading_.scenario.places[*own].at, at) ? own : std::nullopt;
  data::Meaning meaning = reading_.places.meaning(name, {.day = day, .by_air = by_air});
  if (!meaning.town.empty())
    return is_beside(*meaning.position, at) ? std::optional(reading_.places.town(meaning)) : std::nullopt;
  if (meaning.airport)
    meaning.others.insert(meaning.others.begin(), {meaning.airport, nullptr, {}, meaning.nearby});
  const auto there = std::ranges::find_if(meaning.others, [&](const data::Candidate& c) {
    return c.airport && !c.nearby && is_beside(c.airport->at, at);
  });
  if (there == meaning.others.end()) return std::nullopt;
  return reading_.places.index_of({.sure = data::Meaning::Sure::certain, .airport = there->airport}, name);
}

// Compares a position with what is known under the row's name. Where they lie apart, it says so, and what
// would bring them together. Returns the position that does; otherwise that of the row stands.
LonLat RowReader::compared(const std::string& name, LonLat at) {
  const std::vector<LonLat> known = reading_.places.places_named(name);
  if (known.empty() || !data::Countries::shipped().named(name).empty()) return at;
  const auto lies_at = [&](LonLat place) {
    return std::ranges::any_of(known, [&](LonLat k) { return is_beside(k, place); });
  };
  if (lies_at(at)) return at;
  double nearest = std::numeric_limits<double>::max();
  for (const LonLat k : known) nearest = std::min(nearest, geodesic_inverse(k, at).distance.value);
  const struct {
    LonLat at;
    Text cause;
  } causes[] = {{{at.lat, at.lon}, {"latitude and longitude look swapped", "纬度与经度似乎写反了"}},
                {{-at.lon, at.lat}, {"the sign of the longitude looks wrong", "经度的正负号似乎有误"}},
                {{at.lon, -at.lat}, {"the sign of the latitude looks wrong", "纬度的正负号似乎有误"}},
                {{-at.lon, -at.lat}, {"both signs look wrong", "经纬度的正负号似乎都有误"}}};
  for (const auto& [mended, cause] : causes)
    if (std::abs(mended.lat) <= 90 && lies_at(mended)) {
      faults_.count(told("position and name disagree: {}", "位置与名称不符：{}", cause), number(), name);
      return mended;
    }
  faults_.count({"position and name disagree, and the position stands", "位置与名称不符，以所给位置为准"},
                number(), fmt::format("{}: {:.0f} km", shortened(name), nearest / 1000));
  return at;
}

// Returns the end of a flight that the row gives by a position.
std::optional<TablePlaces::End> RowReader::end_at_position(Field field, const std::string& day, bool by_air) {
  const auto given = position(field);
  if (!given) return std::nullopt;
  const std::string name(data::written_position(cell(field)) ? std::string_view{} : cell(field));
  const LonLat at = name.empty() ? *given : compared(name, *given);
  const bool mended = at != *given;
  if (!name.empty())
    if (const auto place = named_at(name, day, at, by_air))
      return TablePlaces::End{.place = place, .assumed = mended};
  const auto when = parse_instant((day.empty() ? "2000-01-01" : day) + "T12:00Z");
  return TablePlaces::End{.place = reading_.places.at(at, name, when.value_or(Instant{})), .assumed = mended};
}

std::string_view RowReader::place_text(Field field) const {
  const auto column = columns_[field];
  return column ? raw_at(*column) : std::string_view{};
}

// Returns the two ends of the row's flight, or reports the fault of the first that has none.
std::optional<std::pair<TablePlaces::End, TablePlaces::End>> RowReader::ends(const std::string& day,
                                                                             bool by_air) {
  const auto has_digit = [](std::string_view text) { return std::ranges::any_of(text, is_digit); };
  may_be_positions_ = columns_[Field::from_lat] || columns_[Field::from_lon] || columns_[Field::to_lat] ||
                      columns_[Field::to_lon] || has_digit(place_text(Field::from)) ||
                      has_digit(place_text(Field::to));
  const auto from = end_at_position(Field::from, day, by_air), to = end_at_position(Field::to, day, by_air);
  auto both =
      places_.ends({from ? std::string_view{} : place_text(Field::from), cell(Field::from_country)},
                   {to ? std::string_view{} : place_text(Field::to), cell(Field::to_country)}, day, by_air);
  if (from) both.first = *from;
  if (to) both.second = *to;
  for (const Field field : {Field::from, Field::to})
    if (const Text why = no_position(field);
        !why.empty() && (field == Field::from ? both.first : both.second).place)
      faults_.warn(number(), told("{}; the place is that of its name", "{}；按名称确定地点", why));
  for (const auto& [field, end] : {std::pair{Field::from, &both.first}, {Field::to, &both.second}})
    if (!end->place) return no_place(field, *end->meaning), std::nullopt;
  return both;
}

void RowReader::no_place(Field field, const data::Meaning& meaning) {
  const std::string text(place_text(field));
  const Text why = no_position(field);
  if (!columns_[field]) {
    const Field latitude = field == Field::from ? Field::from_lat : Field::to_lat;
    const std::string_view said = place_text(latitude);
    return fault(latitude, {"no position", "没有位置"},
                 why.empty() ? told("found '{}', expected a latitude and a longitude in degrees",
                                    "实为“{}”，应为以度表示的纬度和经度", shortened(said))
                             : why,
                 said);
  }
  const auto with_position = [&](const Text& fault) {
    return why.empty() ? fault : told("{}; {}", "{}；{}", fault, why);
  };
  if (cell(field).empty())
    return fault(field, {"no airport", "没有机场"},
                 with_position(told("found '{}', expected an airport's code", "实为“{}”，应为机场代码",
                                    shortened(text))),
                 text);
  if (meaning.sure == data::Meaning::Sure::ambiguous)
    return fault(
        field, {"ambiguous place", "地点不明确"},
        with_position(told("'{}' may be {}", "“{}”可能是{}", shortened(text), data::described(meaning))),
        text, text);
  auto known = nearest_.find(text);
  if (known == nearest_.end())
    known = nearest_.emplace(text, faults_.will_be_told() ? reading_.places.nearest(text) : Text{}).first;
  fault(field, {"unknown airport", "未知的机场"},
        with_position(told("unknown airport or place '{}'{}", "未知的机场或地点“{}”{}", shortened(text),
                           known->second)),
        text, text);
}

// Keeps what a cell says in the flight's note.
void RowReader::note_cell(Flight& flight, std::size_t column, std::string_view text) const {
  const Text quoted = told("{}: '{}'", "{}：“{}”", column_name(columns_, column), shortened(text, 200));
  flight.note = flight.note ? told("{}; {}", "{}；{}", *flight.note, quoted) : quoted;
}

// Reads the head-count. A cell that cannot be read is an unknown number, and the flight's note keeps its
// text: the flight took place all the same.
void RowReader::read_people(Flight& flight) {
  const auto column = columns_[Field::people];
  const std::string_view text = column ? raw_at(*column) : std::string_view{};
  if (!text.empty() && is_missing(text))
    faults_.count(
        {"head-counts without a number, which are unknown and not 0", "人数栏未写数字，视为人数不详，而非 0"},
        number(), text);
  if (const auto& count = counts_.get(text, [&] { return head_count_in(text); })) {
    flight.people = *count;
    if (tells_crew_apart(text)) note_cell(flight, *column, text);
    const auto& places = reading_.scenario.places;
    const bool between_airports = !places[flight.from].iata.empty() && !places[flight.to].iata.empty();
    if (flight.mode == Mode::air && count->low() > most_aboard && (has_time(flight) || between_airports))
      faults_.count(told("more than {} people aboard one flight, which no aircraft carries",
                         "单个航班超过{}人，超出任何飞机的载客量", most_aboard),
                    number(), text);
  } else {
    faults_.add_unread(number(), static_cast<int>(*column) + 1,
                       told("{}: found '{}', expected a number of people such as 120, about 150 or 120-160",
                            "{}：实为“{}”，应为人数，例如 120、约150 或 120-160",
                            column_name(columns_, *column), shortened(text)),
                       text);
    note_cell(flight, *column, text);
  }
  if (!text.empty() && flight.kind.empty()) flight.kind = default_kind;
}

bool RowReader::read_kind(Flight& flight) {
  flight.kind = cell(Field::kind).empty() ? settings_.kind : std::string(cell(Field::kind));
  if (flight.kind.empty() || flight.kind == default_kind) return true;
  if (const auto known = reading_.kinds.names(); !known.empty() && !reading_.kinds.index_of(flight.kind)) {
    fault(Field::kind, {"unknown kind", "未知的类别"},
          told("unknown kind '{}'{}", "未知的类别“{}”{}", shortened(flight.kind),
               did_you_mean(shortened(flight.kind), known)),
          flight.kind);
    return false;
  }
  return true;
}

bool RowReader::read_rest(Flight& flight) {
  if (const std::string_view text = cell(Field::speed); !text.empty()) {
    const auto speed = decimal_number(text);
    if (!speed || *speed < least_cruise_kmh || *speed > fastest_kmh) {
      fault(Field::speed, {"unreadable number", "数无法识别"},
            told("found '{}', expected a number from {} to {} km/h", "实为“{}”，应为{}至{}公里/小时的数",
                 shortened(text), least_cruise_kmh, fastest_kmh),
            text);
      return false;
    }
    flight.speed_kmh = speed;
  }
  // A plan says no more of the people than of the times.
  flight.sure = settings_.sure.value_or(flight.status == FlightStatus::scheduled ? Certainty::scheduled
                                                                                 : Certainty::reported);
  if (const std::string_view text = cell(Field::sure); !text.empty()) {
    const auto sure = certainty_named(text);
    if (!sure) {
      fault(Field::sure, {"unknown certainty", "未知的可靠程度"},
            told("found '{}', expected one of reported, derived, estimated, scheduled, tracked",
                 "实为“{}”，应为 reported、derived、estimated、scheduled、tracked 之一", text),
            text);
      return false;
    }
    flight.sure = *sure;
  }
  if (const std::string_view note = cell(Field::note); !note.empty()) {
    const Text said{std::string(note), ""};
    flight.note = flight.note ? told("{}; {}", "{}；{}", said, *flight.note) : said;
  }
  return true;
}

// Reads ids of the scenario's sources or titles of others, separated by semicolons.
void RowReader::read_sources(Flight& flight) {
  std::string_view rest = cell(Field::source);
  while (!rest.empty()) {
    const std::size_t cut = std::min(rest.find(';'), rest.size());
    std::string name(rest.substr(0, cut));
    rest.remove_prefix(std::min(cut + 1, rest.size()));
    name.erase(0, std::min(name.find_first_not_of(' '), name.size()));
    while (name.ends_with(' ')) name.pop_back();
    if (name.empty()) continue;
    auto source = reading_.sources.index_of(name);
    if (!source) {
      auto& all = reading_.scenario.sources;
      const auto [entry, is_new] = sources_.try_emplace(name, all.size());
      if (is_new) all.push_back({.id = name, .title = {name, ""}, .date = {}, .url = {}});
      source = entry->second;
    }
    flight.sources.push_back(*source);
  }
  if (flight.sources.empty()) flight.sources = settings_.sources;
}

// Reads the head-count from columns of its bounds, where it has no number of its own.
void RowReader::read_people_beside(Flight& flight) {
  if (flight.people.known() || !cell(Field::people).empty()) return;
  const auto number = [&](std::string_view title) -> std::optional<std::int64_t> {
    const auto count = head_count_in(beside(title));
    return count ? count->exact() : std::nullopt;
  };
  const auto about = number("people_about"), low = number("people_min"), high = number("people_max");
  HeadCount count;
  if (high && low.value_or(0) <= *high)
    count = HeadCount::between(low.value_or(0), *high);
  else if (low)
    count = HeadCount::at_least(*low);
  else if (about)
    count = *about;
  flight.people = about ? HeadCount::about(count) : count;
  if (count.known() && flight.kind.empty()) flight.kind = default_kind;
}

// Gives a flight an id; if another has it, returns that one instead.
std::optional<std::size_t> RowReader::has_id(std::string_view id, std::size_t flight) {
  const auto& flights = reading_.scenario.flights;
  return ids_.add(std::hash<std::string_view>()(id), static_cast<std::uint32_t>(flight),
                  [&](std::uint32_t other) { return flights[other].id == id; });
}

// Returns an id for the flight: a flight number recurs every day, but an id must not.
std::string RowReader::unique_id(const Flight& flight) {
  const auto& places = reading_.scenario.places;
  const std::string_view given = cell(Field::flight);
  const bool bare = given.find_first_not_of("0123456789") == given.npos && is_airline(cell(Field::airline));
  std::string base = given.empty() ? places[flight.from].id + "-" + places[flight.to].id
                                   : std::string(bare ? cell(Field::airline) : "") + std::string(given);
  const std::size_t own = reading_.scenario.flights.size();
  const auto first = has_id(base, own);
  if (!first) return base;
  times_of_ids_.resize(std::max<std::size_t>(times_of_ids_.size(), *first + 1));
  for (std::uint32_t& others = times_of_ids_[*first];;) {
    const fmt::format_int count(++others + 1);
    std::string id = base;
    id.append(1, ' ').append(count.data(), count.size());
    if (!has_id(id, own)) return id;
  }
}

// Returns what the columns of a row say of what became of the flight; nullopt when it was cancelled, and then
// the row is left out.
std::optional<RowReader::Fate> RowReader::fate() {
  Fate fate;
  // A diversion goes before all else that is said of a flight.
  const auto found = [&](std::optional<FlightStatus> said, std::size_t column) {
    if (said && *said != FlightStatus::unsaid && fate.status != FlightStatus::diverted) fate.status = *said;
    if (said != FlightStatus::cancelled || settings_.keep_cancelled) return false;
    faults_.leave_out(number(), static_cast<int>(column) + 1, cancelled, cell_at(column));
    return true;
  };
  for (std::size_t i = 0; i < columns_.statuses.size(); ++i) {
    const std::size_t column = columns_.statuses[i];
    const std::string_view text = cell_at(column);
    if (text.empty() && !says_nobody_knows(raw_at(column))) continue;
    const auto& [said, moved] = statuses_[i].get(text, [&] {
      return Status{fate_in(text, asked_[i]), names_another_time(text)};
    });
    if (found(said, column)) return std::nullopt;
    if (!said)
      faults_.count({"a status that is not known, whose flights are drawn", "状态词不明，航班仍予绘出"},
                    number(), shortened(raw_at(column)));
    else if (moved)
      faults_.count({"a status that names another time, which is not read: flights are drawn at the times of "
                     "their rows",
                     "状态提及另一时刻，未予读取：航班按该行的时刻绘出"},
                    number(), shortened(text));
  }
  for (const std::size_t column : may_say_fate_) {
    const std::string_view text = cell_at(column);
    if (text.empty() || is_digit(text[0])) continue;  // a time or a number
    if (found(alone_.get(text, [&] { return fate_alone(text); }), column)) return std::nullopt;
  }
  for (const std::size_t column : columns_.remarks) {
    const std::string_view text = cell_at(column);
    if (text.empty()) continue;
    if (const auto& place = diverted_.get(text, [&] { return diverted_to(text); })) {
      fate.status = FlightStatus::diverted;
      if (!place->empty()) fate.diverted_to = *place;
    }
    if (cancelling_.get(text, [&] { return mentions_cancelling(text); }))
      faults_.count(
          {"remarks that speak of a cancellation, whose flights are drawn", "备注提及取消，航班仍予绘出"},
          number(), shortened(text));
  }
  return fate;
}

// Tells whether a cell says anything of a row's flight: running numbers of rows do not.
bool RowReader::says_something(std::size_t column) const {
  return !columns_.numbers_rows || columns_[Field::flight] != column;
}

// Tells whether two rows say the same in all their cells, or in those that are read.
bool RowReader::same_cells(std::size_t a, std::size_t b, bool all) const {
  const auto same = [&](std::size_t column) {
    return !says_something(column) || raw_at(a, column) == raw_at(b, column);
  };
  if (!all) return std::ranges::all_of(used_, same);
  if (table_.cells(a) != table_.cells(b)) return false;
  for (std::size_t i = 0; i < table_.cells(a); ++i)
    if (!same(i)) return false;
  return true;
}

RowReader::RowHashes RowReader::hashes() {
  const auto hash_of = [&](std::size_t column) {
    return says_something(column) ? std::hash<std::string_view>()(raw_at(column)) : 0;
  };
  RowHashes hashes;
  cells_.resize(table_.cells(row_));
  for (std::size_t i = 0; i < cells_.size(); ++i) hashes.all = mixed(hashes.all, cells_[i] = hash_of(i));
  for (const std::size_t column : used_)  // a row may end before it
    hashes.read = mixed(hashes.read, column < cells_.size() ? cells_[column] : hash_of(column));
  return hashes;
}

// Tells whether an earlier row says the same in all its cells, or in those that are read, and notes the row.
bool RowReader::said_before(RowSet& rows, std::size_t hash, bool all) {
  return rows
      .add(hash, static_cast<std::uint32_t>(row_),
           [&](std::uint32_t known) { return same_cells(known, row_, all); })
      .has_value();
}

// Returns the earlier row of the same number, day and ends, or notes the row.
const RowReader::Named* RowReader::said_of_day(const Named& flight) {
  const auto number_of = [&](const Named& n) { return raw_at(n.row, *columns_[Field::flight]); };
  const std::string_view number = number_of(flight);
  std::size_t hash = std::hash<std::string_view>()(number);
  for (const std::size_t part : {flight.from, flight.to, static_cast<std::size_t>(flight.day)})
    hash = mixed(hash, part);
  const auto known =
      flights_read_.add(hash, static_cast<std::uint32_t>(named_.size()), [&](std::uint32_t other) {
        const Named& n = named_[other];
        return n.from == flight.from && n.to == flight.to && n.day == flight.day && number_of(n) == number;
      });
  if (known) return &named_[*known];
  named_.push_back(flight);
  return nullptr;
}

// Tells whether the row says again what another row has said, and leaves it out if it does. One that differs
// in something is another flight, but worth a look.
bool RowReader::is_repeated(const Flight& flight) {
  const std::string_view flight_number = columns_.numbers_rows ? std::string_view{} : cell(Field::flight);
  const auto at = flight.depart   ? std::optional(flight.depart->at)
                  : flight.arrive ? std::optional(flight.arrive->at)
                                  : flight.day;
  const auto [whole, read] = hashes();
  const bool again = said_before(rows_read_, whole, true), same = said_before(cells_read_, read, false);
  const bool named = !flight_number.empty() && at;
  const Named* const same_flight =
      named ? said_of_day({row_, flight.from, flight.to,
                           days_between(Instant(), "UTC", *at, reading_.scenario.places[flight.from].zone)})
            : nullptr;
  // A flight of that number leaves there at that time once.
  const bool is_doubled = (again && (at || !flight_number.empty())) || (same && named && flight.depart);
  const bool says_same = again || (same && at);  // a route without a day may be flown by two airlines
  if (says_same && settings_.keep_repeated ? !*settings_.keep_repeated : is_doubled) {
    faults_.leave_out(number(), 0, {"repeated", "重复"}, flight_number);
    if (!settings_.keep_repeated)
      faults_.count({"rows that repeat another are left out; keep_repeated = true counts them",
                     "重复的行已略去；如应计入，请用 keep_repeated = true"},
                    number());
    return true;
  }
  const std::string_view people = cell(Field::people);
  if (says_same)
    faults_.count(
        {"rows that say the same as an earlier row, which all count; keep_repeated = false leaves them out",
         "内容与前面某行相同，均计入；如应略去，请用 keep_repeated = false"},
        number(), flight_number);
  else if (const std::string_view others = same_flight ? cell_of(same_flight->row, Field::people) : people;
           others != people)
    faults_.count(
        {"the number, day and ends of an earlier row, but other people, which are added; which is right?",
         "航班号、日期与起讫均与前面某行相同，人数不同，均已计入；以何者为准？"},
        number(),
        fmt::format("{}: {} ({}), {} ({})", flight_number, others, table_.number(same_flight->row), people,
                    number()));
  else if (same_flight)
    faults_.count({"the number, day and ends of an earlier row, which both count",
                   "航班号、日期与起讫均与前面某行相同，均计入"},
                  number(), flight_number);
  return false;
}

// Returns the day that decides what codes mean, in ISO 8601; empty when the row names none.
std::string RowReader::day_for_codes() const {
  std::optional<int> day;
  for (const Field field : {Field::depart, Field::date, Field::arrive}) {
    const auto time = cell(field).empty() ? std::nullopt : parsed(cell(field), *columns_[field]);
    if (!day && time && time->day) day = time->day->in(order_);
  }
  if (!day) day = day_of_parts();
  return day ? iso_day(*day) : "";
}

// Tells whether the row has cells beyond the titles, and leaves it out if it does.
bool RowReader::has_more_cells() {
  if (columns_.titles.empty()) return false;
  for (std::size_t i = columns_.titles.size(); i < table_.cells(row_); ++i)
    if (!table_.at(row_, i).empty()) {
      faults_.add(number(), 0, {"more cells than columns", "格数多于列数"},
                  told("{} cells, expected {} as in the titles", "有{}格，标题行有{}格", table_.cells(row_),
                       columns_.titles.size()),
                  {});
      return true;
    }
  return false;
}

void RowReader::read(std::size_t row) {
  row_ = row;
  if (has_more_cells()) return;
  if (columns_.of_others.contains(row))
    return faults_.add_told(number(), {"a row of another table", "属于另一表格"});
  const auto fate = this->fate();
  if (!fate) return;
  const std::string day = day_for_codes();
  Flight flight;
  flight.status = fate->status;
  read_mode(*this, flight);
  const auto both = ends(day, flight.mode == Mode::air);
  if (!both) return;
  flight.from = *both->first.place, flight.to = *both->second.place;
  flight.from_said = both->first.assumed ? place_text(Field::from) : beside("from_said");
  flight.to_said = both->second.assumed ? place_text(Field::to) : beside("to_said");
  const auto& places = reading_.scenario.places;
  if (is_one_place(places[flight.from], places[flight.to]))
    return fault(Field::to, {"starts and ends at one place", "起讫同为一地"},
                 told("starts and ends at {}", "起讫同为 {}", places[flight.from].id));
  if (!read_times(*this, reading_.scenario, flight) || !read_kind(flight) || !read_rest(flight)) return;
  for (const auto& [title, time] :
       {std::pair("depart_sure", &flight.depart), {"arrive_sure", &flight.arrive}})
    if (*time)
      if (const auto sure = certainty_named(beside(title))) (*time)->sure = *sure;
  if (flight.status == FlightStatus::diverted) divert(flight);
  if (flight.depart && flight.arrive)
    if (const auto problem = problem_of(reading_.scenario, flight)) {
      if (problem->sort != FlightProblem::slow)
        return fault(Field::arrive,
                     problem->sort == FlightProblem::order ? Text{"arrives before it departs", "抵达早于出发"}
                                                           : Text{"impossible speed", "速度不可能"},
                     problem->what);
      faults_.count(told("flights slower than {} km/h (is a time zone wrong?)",
                         "时速低于{}公里的航班（时区可能有误）", slowest_kmh),
                    number(), speed_of(flight));
    }
  const auto at = flight.depart   ? std::optional(flight.depart->at)
                  : flight.arrive ? std::optional(flight.arrive->at)
                                  : flight.day;
  if (is_repeated(flight)) return;
  for (const std::size_t place : {flight.from, flight.to}) {
    if (closed_.contains(place) || (!at && silent_.contains(place))) continue;
    if (const auto closed = reading_.places.closed_at(reading_.scenario.places[place].id, place, at))
      closed_.insert(place), faults_.warn(table_.number(row), *closed);
    else if (!at)
      silent_.insert(place);
  }
  read_people(flight);
  read_sources(flight);
  read_people_beside(flight);
  read_craft(*this, flight);
  read_groups(*this, reading_, flight);
  if (flight.craft->seats && flight.people.low() > *flight.craft->seats)
    faults_.count({"more people aboard than seats", "人数多于座位数"}, number(),
                  fmt::format("{} > {}", flight.people.low(), *flight.craft->seats));
  for (const StageProblem& problem : stage_problems(flight))
    faults_.count(problem.sort, number(), problem.found);
  if (!flight.kind.empty()) name_kind(reading_.scenario, flight.kind);
  flight.id = unique_id(flight);
  if (const std::string_view before = cell(Field::continues); !before.empty())
    continued_.emplace_back(reading_.scenario.flights.size(), before);
  if (flight.status == FlightStatus::diverted)
    faults_.count(
        {"diverted flights, which are drawn to their planned destinations", "备降的航班，仍绘至原定目的地"},
        number(), fate->diverted_to);
  reading_.scenario.flights.push_back(std::move(flight));
}

void RowReader::tie_legs() {
  if (continued_.empty()) return;
  auto& flights = reading_.scenario.flights;
  std::unordered_map<std::string_view, std::size_t> by_id;
  for (std::size_t i = 0; i < flights.size(); ++i) by_id.emplace(flights[i].id, i);
  for (const auto& [leg, id] : continued_) {
    const auto before = by_id.find(id);
    std::optional<std::size_t> at = before == by_id.end() ? std::nullopt : std::optional(before->second);
    while (at && *at != leg) at = flights[*at].journey->continues;
    if (at || before == by_id.end()) {  // of no leg, or of itself
      faults_.count({"legs that continue no flight of the table", "所接续的航班不在表中"}, 0, shortened(id));
      continue;
    }
    Journey journey = flights[leg].journey;
    journey.continues = before->second;
    flights[leg].journey = std::move(journey);
  }
}

// A diverted flight did not arrive where and when it was to, nor did its people: what is left of the plan is
// an estimate.
void RowReader::divert(Flight& flight) {
  if (flight.arrive && doubt(flight.arrive->sure) >= doubt(Certainty::scheduled)) flight.arrive.reset();
  if (flight.arrive) flight.arrive->sure = Certainty::estimated;
  flight.sure = Certainty::estimated;
}

// Returns how fast a flight would have been: "542 km in 24:20".
std::string RowReader::speed_of(const Flight& flight) const {
  const auto taken = std::chrono::floor<std::chrono::minutes>(flight.arrive->at - flight.depart->at).count();
  return fmt::format("{:.0f} km, {}:{:02}", way_length(reading_.scenario, flight).value / 1000, taken / 60,
                     taken % 60);
}

TableReport report_of(const data::Table& table, const Columns& columns) {
  TableReport report;
  report.file = table.name;
  report.rows = columns.rows() + table.broken.size();
  report.notes = table.notes;
  report.notes.insert(report.notes.end(), columns.notes.begin(), columns.notes.end());
  for (std::size_t f = 0; f < field_names.size(); ++f)
    if (columns.of[f]) {
      const std::size_t column = columns.written_in(*columns.of[f]);
      report.columns.push_back({std::string(field_names[f]),
                                column < columns.titles.size() ? columns.titles[column] : "", column + 1});
    }
  report.unused = unused_titles(columns);
  for (const std::size_t i : unused_untitled(columns))
    report.unused.push_back(column_name(columns, i).english);
  return report;
}

// Puts the mended cells into the table. One that does not exist is worth a warning: the file has changed.
void mend(Reading& reading, data::Table& table, const TableSettings& settings, const std::string& file) {
  if (settings.mends.empty()) return;
  const Columns columns = find_columns(table, reading.places.airports(), settings.columns);
  for (const Mend& mend : settings.mends) {
    const auto number = number_in<std::size_t>(mend.column);
    const auto titled = std::ranges::find(columns.titles, mend.column);
    const std::size_t column = titled != columns.titles.end()
                                   ? static_cast<std::size_t>(titled - columns.titles.begin())
                                   : number.value_or(0) - 1;  // wraps around where there is none
    std::size_t row = 0;
    while (row < table.rows() && table.number(row) != mend.row) ++row;
    if (row < table.rows() && column < std::max(table.columns(), columns.titles.size()))
      table.put(row, column, mend.value);
    else
      reading.findings.add({file, 0, 0, Severity::warning, no_cell_to_mend(mend.row, mend.column), {}, {}});
  }
}

// Takes what was read of a trial back.
class Trial {
 public:
  explicit Trial(Reading& reading)
      : reading_(reading),
        kinds_(reading.scenario.kinds),
        flights_(reading.scenario.flights.size()),
        places_(reading.scenario.places.size()),
        sources_(reading.scenario.sources.size()) {}
  ~Trial() {
    Scenario& s = reading_.scenario;
    s.flights.erase(s.flights.begin() + static_cast<std::ptrdiff_t>(flights_), s.flights.end());
    s.sources.erase(s.sources.begin() + static_cast<std::ptrdiff_t>(sources_), s.sources.end());
    s.kinds = kinds_;
    reading_.places.keep(places_);
  }
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;

 private:
  Reading& reading_;
  std::map<std::string, Text> kinds_;
  std::size_t flights_, places_, sources_;
};

// Finds the columns, and reads some rows to see whether they can be right: a guessed column of times
// that makes most of them impossible is not what it seems. `notes` says which these were.
Found find_tried_columns(Reading& reading, const data::Table& table, const TableSettings& settings,
                         std::vector<Text>& notes) {
  constexpr std::size_t most_tried = 300, fewest_faults = 5;
  NotColumns wrong;
  for (;;) {
    Columns columns = find_columns(table, reading.places.airports(), settings.columns, wrong);
    const Trial trial(reading);
    RowFaults faults(false);
    RowReader reader(reading, table, settings, {columns}, faults);
    const RowCells::Dates dates = reader.find_dates();
    const std::size_t rows = columns.end_row - columns.first_row, tried = std::min(rows, most_tried);
    std::size_t flights = 0;
    for (std::size_t i = 0; i < tried; ++i)
      if (const std::size_t row = columns.first_row + i * rows / tried; columns.is_flight(row))
        reader.read(row), ++flights;
    const std::size_t before = wrong.size();
    for (const Field field : {Field::depart, Field::arrive, Field::date, Field::arrive_date}) {
      if (!columns[field] || settings.columns.contains(field) || wrong.size() > before) continue;
      std::vector<std::size_t> of_field{*columns[field]};
      for (const TimeColumn& time : columns.times[field == Field::arrive])
        if ((field == Field::depart || field == Field::arrive) && time.column != of_field[0])
          of_field.push_back(time.column);
      for (const std::size_t column : of_field) {
        const auto [count, reason] = faults.faults_in(static_cast<int>(column) + 1);
        // Rows that cannot be read for another reason say nothing of the times.
        const std::size_t others = flights - (faults.faults() - count);
        const bool none_has_a_day = count == others && reason.english == time_without_date.english;
        if (!none_has_a_day && (count < fewest_faults || 2 * count <= others)) continue;
        wrong.insert({field, column});
        notes.push_back(told("{} is not used for {}: of {} rows, {} would be impossible ({})",
                             "{}未用作 {}：{}行中将有{}行不可能（{}）", column_name(columns, column),
                             field_names[static_cast<std::size_t>(field)], others, count, reason));
      }
    }
    if (wrong.size() == before) return {std::move(columns), dates, reader.places().usual()};
  }
}

}  // namespace

std::string read_rows(Reading& reading, data::Table table, const TableSettings& settings,
                      const std::string& file, bool strict) {
  // Shares of the time that reading and compiling take.
  constexpr double cut = 0.1, found_out = 0.25, all_read = 0.9;
  reading.watcher.tell(cut);
  mend(reading, table, settings, file);
  std::vector<Text> tidied = tidy(table);
  if (settings.columns.empty())
    if (auto stacked = stack_tables(table)) tidied.push_back(*std::move(stacked));
  std::vector<Text> taken_back;
  Found found = [&] {
    std::map<std::size_t, std::size_t> parts;
    try {
      return find_tried_columns(reading, table, settings, taken_back);
    } catch (const Error&) {
      // One column may hold both ends.
      if (!settings.columns.contains(Field::from) && !settings.columns.contains(Field::to))
        parts = split_ends(table, reading.places.airports());
      if (parts.empty()) throw;
    }
    Found tried = find_tried_columns(reading, table, settings, taken_back);
    tried.columns.parts_of = std::move(parts);
    return tried;
  }();
  TableReport report = report_of(table, found.columns);
  const auto note = [&](Severity severity, const Text& text) {
    reading.findings.add({file, 0, 0, severity, text, {}, {}});
  };
  RowFaults faults(strict);
  for (const data::Table::Broken& broken : table.broken)
    faults.add(broken.number, 0, {"broken row", "行有误"}, broken.what, {});
  report.guessed_dates = std::move(found.dates->guessed);
  const std::vector<Assumed> dates = std::move(found.dates->said);
  RowReader reader(reading, table, settings, std::move(found), faults);
  for (const Assumed& assumed : dates)
    if (!assumed.guessed) report.notes.push_back(assumed.whole());
  Text read_as = told("columns: {}", "列：{}", describe(reader.columns()));
  for (const Text& how : report.notes) read_as = told("{}; {}", "{}；{}", read_as, how);
  note(Severity::note, read_as);
  taken_back.insert(taken_back.begin(), tidied.begin(), tidied.end());
  taken_back.insert(taken_back.end(), reader.columns().doubts.begin(), reader.columns().doubts.end());
  for (const Text& what : taken_back) report.notes.push_back(what), note(Severity::warning, what);
  for (const Assumed& assumed : dates)
    if (assumed.guessed) report.notes.push_back(assumed.whole()), note(Severity::warning, assumed.whole());
  reading.watcher.tell(found_out);
  const std::size_t before = reading.scenario.flights.size();
  reading.scenario.flights.reserve(before + table.rows());
  reader.expect(table.rows());
  TotalsCheck totals(table, reader.columns(), reading.scenario.flights);
  for (std::size_t row = reader.columns().first_row; row < reader.columns().end_row; ++row) {
    if (row % 1024 == 0)
      reading.watcher.tell(found_out + (all_read - found_out) * static_cast<double>(row) /
                                           static_cast<double>(reader.columns().end_row));
    if (reader.columns().totals.contains(row)) totals.check(row, faults.left_out());
    if (!reader.columns().is_flight(row)) continue;
    const std::size_t flights = reading.scenario.flights.size(), places = reading.scenario.places.size();
    reader.read(row);
    // A row that is left out must not leave an airport behind.
    if (reading.scenario.flights.size() == flights) reading.places.keep(places);
  }
  reader.tie_legs();
  for (const auto& [text, agrees] : totals.found()) {
    report.notes.push_back(text);
    note(agrees ? Severity::note : Severity::warning, text);
  }
  report.flights = reading.scenario.flights.size() - before;
  report.places = reader.places().report();
  for (const Text& assumed : TablePlaces::assumptions(report.places)) note(Severity::warning, assumed);
  faults.report(reading.findings, file, report);
  if (report.flights == 0 && report.cancelled < report.rows && (!strict || faults.faults() == 0))
    note(Severity::error, report.rows == 0 ? Text{"holds titles and no rows", "只有标题，没有行"}
                                           : Text{"no row could be read", "没有一行可以读取"});
  reading.scenario.tables.push_back(std::move(report));
  return heading_of(table, reader.columns());
}

}  // namespace homebound::scenario
