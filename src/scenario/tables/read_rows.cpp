#include "scenario/tables/read_rows.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "base/suggest.h"
#include "scenario/flight_checks.h"
#include "scenario/tables/row_faults.h"

namespace homebound::scenario {
namespace {

// Returns local midnight of a day, given in days from 1970-01-01.
LocalTime midnight(int day) { return LocalTime(std::chrono::days(day)); }
std::string iso_day(int day) { return format_time(Instant(std::chrono::days(day)), "UTC", "%Y-%m-%d"); }

class RowReader {
 public:
  RowReader(Reading& reading, const data::Table& table, const TableSettings& settings, Columns columns,
            RowFaults& faults)
      : reading_(reading),
        table_(table),
        settings_(settings),
        columns_(std::move(columns)),
        order_(settings.day_order.value_or(DayOrder::day_first)),
        faults_(faults) {
    for (const Flight& f : reading_.scenario.flights) ids_.emplace(f.id, 1);
  }

  const Columns& columns() const { return columns_; }
  // Finds the order of dates. Returns a note of what had to be assumed, if anything.
  Message find_day_order();
  // Adds the row's flight or reports its fault.
  void read(std::size_t row);

 private:
  std::string_view cell(Field field) const {
    const auto column = columns_[field];
    const std::string_view text = column ? table_.at(row_, *column) : std::string_view{};
    return is_missing(text) ? std::string_view{} : text;
  }
  void fault(Field field, const Message& reason, const Message& message, std::string_view found = {},
             const std::string& unknown_id = {}) {
    const auto column = columns_[field];
    faults_.add(table_.number(row_), column ? static_cast<int>(*column) + 1 : 0, reason,
                column ? told("{}: {}", "{}：{}", column_name(columns_, *column), message) : message,
                shortened(found), unknown_id);
  }

  // Returns a cell's date or time. Nullopt when the cell is empty, or when it holds anything else, and then
  // `bad` is set.
  std::optional<CellTime> moment(Field field, bool& bad);
  std::optional<CellTime> parsed(std::string_view text) const {
    if (table_.day_zero && decimal_number(text)) return cell_time_of_days(text, *table_.day_zero);
    return cell_time(text);
  }
  std::optional<std::size_t> end(Field field, const std::string& day);
  std::optional<std::size_t> find_place(const std::string& text, const std::string& day);
  bool read_times(Flight& flight);
  std::optional<Time> time_at(Field field, LocalTime local, const CellTime& said, const Place& place,
                              bool& bad);
  std::optional<Time> arrival(const Flight& flight, const CellTime& said, std::optional<int> day, bool& bad);
  std::string zone_of(Field field, const Place& place) const;
  bool read_people(Flight& flight);
  bool read_rest(Flight& flight);
  void read_sources(Flight& flight);
  std::string unique_id(const Flight& flight);

  Reading& reading_;
  const data::Table& table_;
  const TableSettings& settings_;
  Columns columns_;
  DayOrder order_;
  RowFaults& faults_;
  std::size_t row_ = 0;
  std::unordered_map<std::string, int> ids_;
  std::unordered_map<std::string, std::size_t> sources_;
  std::unordered_map<std::string, Message> nearest_;  // nearest codes to unknown ones, which often recur
  std::unordered_map<std::size_t, bool> closed_;      // places that have been reported
};

Message RowReader::find_day_order() {
  if (settings_.day_order) return {};
  std::size_t day_first = 0, month_first = 0, either = 0;
  std::string example;
  for (const Field field : {Field::date, Field::depart, Field::arrive, Field::arrive_date}) {
    if (!columns_[field]) continue;
    for (row_ = columns_.first_row; row_ < table_.rows(); ++row_) {
      const auto time = cell(field).empty() ? std::nullopt : parsed(cell(field));
      if (!time || !time->day) continue;
      if (!time->day->month_first) ++day_first;
      if (!time->day->day_first) ++month_first;
      if (!time->day->either()) continue;
      if (++either == 1 || example.find('.') != example.npos) example = cell(field);
    }
  }
  order_ = month_first > day_first ? DayOrder::month_first : DayOrder::day_first;
  if (either == 0 || (day_first > 0) != (month_first > 0)) return {};
  const Message order = order_ == DayOrder::day_first ? Message{"the day first", "日在前"}
                                                      : Message{"the month first", "月在前"};
  if (day_first > 0)
    return told(
        "some dates have the day first and some the month; '{}' is read with {}; say which with "
        "dates = \"dmy\" or \"mdy\"",
        "日期有的日在前，有的月在前；“{}”按{}读取；请用 dates = \"dmy\" 或 \"mdy\" 指明", example, order);
  if (example.find('/') == example.npos) return {};  // "1.3.2024" always has the day first
  return told("dates such as '{}' are read with {}; if that is wrong, say dates = \"mdy\"",
              "“{}”一类日期按{}读取；如有误，请写 dates = \"mdy\"", example, order);
}

std::optional<CellTime> RowReader::moment(Field field, bool& bad) {
  const std::string_view text = cell(field);
  if (text.empty()) return std::nullopt;
  auto time = parsed(text);
  const bool day_only = field == Field::date || field == Field::arrive_date;
  if (time && (!day_only || time->day) && (!time->day || time->day->in(order_))) return time;
  bad = true;
  fault(field, {"unreadable date or time", "日期或时间无法识别"},
        told("found '{}', expected {}", "实为“{}”，应为{}", shortened(text),
             day_only
                 ? Message{"a date such as 2024-03-01", "日期，例如 2024-03-01"}
                 : Message{"a date and time such as 2024-03-01 13:00", "日期与时刻，例如 2024-03-01 13:00"}),
        text);
  return std::nullopt;
}

// Finds the place of "PEK", "Beijing (PEK)" or "PEK - Beijing": a place of the scenario, a code, or an
// airport's full name.
std::optional<std::size_t> RowReader::find_place(const std::string& text, const std::string& day) {
  if (const auto place = reading_.places.look_up(text, day)) return place;
  if (text.size() < 5) return std::nullopt;
  if (const std::size_t open = text.rfind('('); open != text.npos && text.ends_with(')'))
    if (const auto place = reading_.places.look_up(text.substr(open + 1, text.size() - open - 2), day))
      return place;
  const std::size_t first = text.find_first_of(" /-,");
  if (first == 3 || first == 4) {
    const std::string code = text.substr(0, first);
    if (std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
      if (const auto place = reading_.places.look_up(code, day)) return place;
  }
  return reading_.places.look_up_name(text);
}

std::optional<std::size_t> RowReader::end(Field field, const std::string& day) {
  const auto column = columns_[field];
  const std::string_view said = column ? table_.at(row_, *column) : std::string_view{};
  // NAN is the code of Nadi: a word for a missing value counts as one only if it is not a place.
  if (const auto place = reading_.places.look_up(std::string(said), day)) return place;
  const std::string text(cell(field));
  if (text.empty()) {
    fault(field, {"no airport", "没有机场"},
          told("found '{}', expected an airport's code", "实为“{}”，应为机场代码", shortened(said)), said);
    return std::nullopt;
  }
  if (const auto place = find_place(text, day)) return place;
  auto known = nearest_.find(text);
  if (known == nearest_.end())
    known = nearest_.emplace(text, faults_.will_be_told() ? reading_.places.nearest(text) : Message{}).first;
  fault(field, {"unknown airport", "未知的机场"},
        told("unknown airport or place '{}'{}", "未知的机场或地点“{}”{}", shortened(text), known->second),
        text, text);
  return std::nullopt;
}

std::string RowReader::zone_of(Field field, const Place& place) const {
  if (!settings_.zone.empty()) return settings_.zone;
  const std::string& titled = columns_.zones[field == Field::arrive];
  return titled.empty() ? place.zone : titled;
}

std::optional<Time> RowReader::time_at(Field field, LocalTime local, const CellTime& said, const Place& place,
                                       bool& bad) {
  Time time;
  time.zone = zone_of(field, place);
  time.sure = settings_.sure.value_or(columns_.scheduled[field == Field::arrive] ? Certainty::scheduled
                                                                                 : Certainty::reported);
  if (said.offset) {
    time.at = Instant(local.time_since_epoch() - *said.offset);
    return time;
  }
  Message problem;
  if (const auto at = instant_of(local, time.zone, problem)) {
    time.at = *at;
    return time;
  }
  bad = true;
  fault(field, {"time that a clock skips or shows twice", "当地时钟跳过或重复的时刻"}, problem);
  return std::nullopt;
}

// Returns the arrival. A time alone belongs to the earliest day on which the flight can have arrived.
std::optional<Time> RowReader::arrival(const Flight& flight, const CellTime& said, std::optional<int> day,
                                       bool& bad) {
  const Place& place = reading_.scenario.places[flight.to];
  const int shift = said.day_shift.value_or(0);
  if (said.day || !flight.depart || said.day_shift) {
    if (said.day) day = *said.day->in(order_);
    if (!day) {
      bad = true;
      fault(Field::arrive, {"time without a date", "有时刻而无日期"},
            told("found '{}', a time without a date, and no column gives the date",
                 "实为“{}”，只有时刻而无日期，也没有日期列", cell(Field::arrive)));
      return std::nullopt;
    }
    return time_at(Field::arrive, midnight(*day + shift) + *said.time, said, place, bad);
  }
  const Metres distance = length_of(route(reading_.scenario, flight));
  const auto departs =
      static_cast<int>(std::chrono::floor<std::chrono::days>(flight.depart->at.time_since_epoch()).count());
  for (int d = departs - 1; d <= departs + 2; ++d) {
    const LocalTime local = midnight(d) + *said.time;
    const Instant about = said.offset ? Instant(local.time_since_epoch() - *said.offset)
                                      : resolve_local(local, zone_of(Field::arrive, place)).first;
    const double hours = seconds_between(flight.depart->at, about).value / 3600;
    if (hours > 0 && distance.value / 1000 / hours <= fastest_kmh)
      return time_at(Field::arrive, local, said, place, bad);
  }
  return time_at(Field::arrive, midnight(departs) + *said.time, said, place, bad);
}

bool RowReader::read_times(Flight& flight) {
  bool bad = false;
  const Place& from = reading_.scenario.places[flight.from];
  const auto date = moment(Field::date, bad), depart = moment(Field::depart, bad),
             arrive = moment(Field::arrive, bad), arrive_date = moment(Field::arrive_date, bad);
  if (bad) return false;
  std::optional<int> day;
  if (date) day = date->day->in(order_);
  if (depart && depart->day) day = depart->day->in(order_);
  if (depart && depart->time) {
    if (!day) {
      fault(Field::depart, {"time without a date", "有时刻而无日期"},
            told("found '{}', a time without a date, and no column gives the date",
                 "实为“{}”，只有时刻而无日期，也没有日期列", cell(Field::depart)));
      return false;
    }
    const LocalTime local = midnight(*day + depart->day_shift.value_or(0)) + *depart->time;
    flight.depart = time_at(Field::depart, local, *depart, from, bad);
  }
  if (arrive && arrive->time && !bad) {
    CellTime said = *arrive;
    if (!said.day && arrive_date) said.day = arrive_date->day;
    flight.arrive = arrival(flight, said, day, bad);
  }
  if (bad) return false;
  if (!flight.depart && !flight.arrive) {
    if (!day && arrive && arrive->day) day = arrive->day->in(order_);
    if (day) {
      flight.day = resolve_local(midnight(*day) + std::chrono::hours(12), from.zone).first;
    } else if (columns_[Field::depart] || columns_[Field::arrive] || columns_[Field::date]) {
      fault(columns_[Field::depart]   ? Field::depart
            : columns_[Field::arrive] ? Field::arrive
                                      : Field::date,
            {"no time", "没有时间"}, {"no time and no date is given", "既无时刻，也无日期"});
      return false;
    }
  }
  return true;
}

bool RowReader::read_people(Flight& flight) {
  if (const std::string_view text = cell(Field::people); !text.empty()) {
    const auto number = whole_number(text);
    if (!number || *number < 0 || *number > most_people) {
      fault(Field::people, {"unreadable number", "数无法识别"},
            told("found '{}', expected a whole number from 0 to {}", "实为“{}”，应为0至{}的整数",
                 shortened(text), most_people),
            text);
      return false;
    }
    flight.people = *number;
  }
  flight.kind = cell(Field::kind).empty() ? settings_.kind : std::string(cell(Field::kind));
  if (flight.kind.empty() && !cell(Field::people).empty()) flight.kind = default_kind;
  const auto known = reading_.kinds.names();
  const bool any_word = flight.kind.empty() || flight.kind == default_kind || known.empty();
  if (!any_word && !reading_.kinds.index_of(flight.kind)) {
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
    if (!speed || *speed < 50 || *speed > fastest_kmh) {
      fault(Field::speed, {"unreadable number", "数无法识别"},
            told("found '{}', expected a number from 50 to {} km/h", "实为“{}”，应为50至{}公里/小时的数",
                 shortened(text), fastest_kmh),
            text);
      return false;
    }
    flight.speed_kmh = speed;
  }
  flight.sure = settings_.sure.value_or(Certainty::reported);
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
  if (const std::string_view note = cell(Field::note); !note.empty())
    flight.note = {{{"en", std::string(note)}}};
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
      if (is_new) all.push_back({.id = name, .title = {{{"en", name}}}, .date = {}, .url = {}});
      source = entry->second;
    }
    flight.sources.push_back(*source);
  }
  if (flight.sources.empty()) flight.sources = settings_.sources;
}

// Returns an id for the flight: a flight number recurs every day, but an id must not.
std::string RowReader::unique_id(const Flight& flight) {
  const auto& places = reading_.scenario.places;
  const std::string_view given = cell(Field::flight);
  const std::string base =
      given.empty() ? places[flight.from].id + "-" + places[flight.to].id : std::string(given);
  std::string id = base;
  for (int& count = ids_[base]; ++count > 1;) {
    id = fmt::format("{} {}", base, count);
    if (ids_.emplace(id, 1).second) break;
  }
  return id;
}

void RowReader::read(std::size_t row) {
  row_ = row;
  if (!columns_.titles.empty() && table_.cells(row) > columns_.titles.size()) {
    for (std::size_t i = columns_.titles.size(); i < table_.cells(row); ++i)
      if (!table_.at(row, i).empty())
        return faults_.add(table_.number(row), 0, {"more cells than columns", "格数多于列数"},
                           told("{} cells, expected {} as in the titles", "有{}格，标题行有{}格",
                                table_.cells(row), columns_.titles.size()),
                           {});
  }
  std::string day;
  for (const Field field : {Field::depart, Field::date, Field::arrive})
    if (const auto time = cell(field).empty() ? std::nullopt : parsed(cell(field));
        day.empty() && time && time->day)
      if (const auto number = time->day->in(order_)) day = iso_day(*number);
  Flight flight;
  const auto from = end(Field::from, day);
  const auto to = from ? end(Field::to, day) : std::nullopt;
  if (!from || !to) return;
  flight.from = *from, flight.to = *to;
  if (*from == *to)
    return fault(Field::to, {"starts and ends at one place", "起讫同为一地"},
                 told("starts and ends at {}", "起讫同为 {}", reading_.scenario.places[*from].id));
  if (!read_times(flight) || !read_people(flight) || !read_rest(flight)) return;
  if (flight.depart && flight.arrive)
    if (const auto problem = problem_of(reading_.scenario, flight)) {
      if (problem->sort != FlightProblem::slow)
        return fault(Field::arrive,
                     problem->sort == FlightProblem::order
                         ? Message{"arrives before it departs", "抵达早于出发"}
                         : Message{"impossible speed", "速度不可能"},
                     problem->what);
      faults_.warn(table_.number(row), problem->what);
    }
  const auto at = flight.depart   ? std::optional(flight.depart->at)
                  : flight.arrive ? std::optional(flight.arrive->at)
                                  : flight.day;
  for (const std::size_t place : {*from, *to}) {
    if (closed_.contains(place)) continue;
    if (const auto closed = reading_.places.closed_at(reading_.scenario.places[place].id, place, at))
      closed_[place] = true, faults_.warn(table_.number(row), *closed);
  }
  read_sources(flight);
  if (!flight.kind.empty()) name_kind(reading_.scenario, flight.kind);
  flight.id = unique_id(flight);
  reading_.scenario.flights.push_back(std::move(flight));
}

TableReport report_of(const data::Table& table, const Columns& columns) {
  TableReport report;
  report.file = table.name;
  report.rows = table.rows() - std::min(columns.first_row, table.rows()) + table.broken.size();
  report.notes = table.notes;
  for (std::size_t f = 0; f < field_names.size(); ++f)
    if (const auto column = columns.of[f])
      report.columns.push_back({std::string(field_names[f]),
                                *column < columns.titles.size() ? columns.titles[*column] : "", *column + 1});
  for (std::size_t i = 0; i < columns.titles.size(); ++i)
    if (!columns.titles[i].empty() &&
        std::find(columns.of.begin(), columns.of.end(), std::optional(i)) == columns.of.end())
      report.unused.push_back(columns.titles[i]);
  return report;
}

}  // namespace

void read_rows(Reading& reading, const data::Table& table, const TableSettings& settings,
               const std::string& file, bool strict) {
  Columns columns = find_columns(table, reading.places.airports(), settings.columns);
  TableReport report = report_of(table, columns);
  const auto note = [&](Severity severity, const Message& text) {
    reading.findings.add({file, 0, 0, severity, text});
  };
  Message read_as = told("columns: {}", "列：{}", describe(columns));
  for (const Message& how : table.notes) read_as = told("{}; {}", "{}；{}", read_as, how);
  note(Severity::note, read_as);

  RowFaults faults(reading.findings, file, strict);
  for (const data::Table::Broken& broken : table.broken)
    faults.add(broken.number, 0, {"broken row", "行有误"}, broken.what, {});
  RowReader reader(reading, table, settings, std::move(columns), faults);
  if (const Message assumed = reader.find_day_order(); !assumed.empty()) {
    report.notes.push_back(assumed);
    note(Severity::warning, assumed);
  }
  const std::size_t before = reading.scenario.flights.size();
  reading.scenario.flights.reserve(before + table.rows());
  for (std::size_t row = reader.columns().first_row; row < table.rows(); ++row) {
    const std::size_t flights = reading.scenario.flights.size(), places = reading.scenario.places.size();
    reader.read(row);
    // A row that is left out must not leave an airport behind.
    if (reading.scenario.flights.size() == flights) reading.places.keep(places);
  }
  report.flights = reading.scenario.flights.size() - before;
  report.left_out = faults.groups();
  if (const Message left_out = faults.summary(report.rows); !left_out.empty())
    note(strict ? Severity::error : Severity::warning, left_out);
  if (report.flights == 0 && (!strict || report.left_out.empty()))
    note(Severity::error, report.rows == 0 ? Message{"holds titles and no rows", "只有标题，没有行"}
                                           : Message{"no row could be read", "没有一行可以读取"});
  reading.scenario.tables.push_back(std::move(report));
}

}  // namespace homebound::scenario
