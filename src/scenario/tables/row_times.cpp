#include "scenario/tables/row_times.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "scenario/flight_checks.h"
#include "scenario/tables/durations.h"

namespace homebound::scenario {
namespace {

using std::chrono::hours;

// Returns local midnight of a day, given in days from 1970-01-01.
LocalTime midnight(int day) { return LocalTime(std::chrono::days(day)); }

// A time that a row says.
struct Said {
  CellTime time;
  const TimeColumn* from;
};

class TimeReader {
 public:
  TimeReader(RowCells& row, const Scenario& scenario, Flight& flight)
      : row_(row), scenario_(scenario), flight_(flight) {}

  bool read() {
    const auto date = day_cell(Field::date), arrive_date = day_cell(Field::arrive_date);
    auto departs = said(Field::depart), arrives = said(Field::arrive);
    if (bad_) return false;
    drop_blank_clocks(departs, arrives);
    if (const auto weekday = row_.columns().weekday; weekday && date)
      check_weekday(*date, weekday_in(row_.cell_at(*weekday)), row_.cell_at(*weekday));
    day_ = date ? date : row_.day_of_parts();
    read_departure(departs);
    if (!bad_) read_arrival(departs, arrives, arrive_date);
    if (!bad_) read_duration();
    if (bad_) return false;
    if (flight_.depart || flight_.arrive) return true;
    return read_day(arrives);
  }

 private:
  std::optional<int> day_in(const CellTime& time) const {
    return time.day ? time.day->in(row_.order()) : std::nullopt;
  }

  // Returns a cell's date or time. Nullopt when the cell is empty, or when it holds anything else, and then
  // `bad_` is set.
  std::optional<CellTime> moment(std::size_t column, bool day_only) {
    const std::string_view text = row_.cell_at(column);
    if (is_unknown(text)) return std::nullopt;
    auto time = row_.parsed(text, column);
    const bool yearless = time && time->without_year && !time->day;
    if (time && !yearless && (!day_only || time->day) && (!time->day || day_in(*time))) {
      if (const auto day = day_in(*time)) check_weekday(*day, time->weekday, text);
      return time;
    }
    bad_ = true;
    if (time && time->day && !yearless) {
      row_.fault_at(
          column, {"date of another order", "日期顺序不符"},
          told("found '{}', which is no date with {}, as the others are read",
               "实为“{}”，按其他日期的顺序（{}）不成日期", shortened(text), words_for(row_.order())),
          text);
      return std::nullopt;
    }
    if (yearless) {
      row_.fault_at(column, {"date without a year", "日期无年份"},
                    told("found '{}', a date without a year, and nothing in the table says the year",
                         "实为“{}”，日期无年份，表中也未说明年份", shortened(text)),
                    text);
      return std::nullopt;
    }
    row_.fault_at(column, {"unreadable date or time", "日期或时间无法识别"},
                  told("found '{}', expected {}", "实为“{}”，应为{}", shortened(text),
                       day_only ? Text{"a date such as 2024-03-01", "日期，例如 2024-03-01"}
                                : Text{"a date and time such as 2024-03-01 13:00",
                                       "日期与时刻，例如 2024-03-01 13:00"}),
                  text);
    return std::nullopt;
  }

  void check_weekday(int day, std::optional<int> weekday, std::string_view said) {
    if (weekday && weekday_of(day) != *weekday)
      row_.faults().count(
          {"weekdays that are not those of their dates; the dates count", "星期与日期不符，以日期为准"},
          row_.number(), fmt::format("{}: {}", shortened(said), iso_day(day)));
  }

  std::optional<int> day_cell(Field field) {
    const auto column = row_.columns()[field];
    const auto time = column ? moment(*column, true) : std::nullopt;
    return time ? day_in(*time) : std::nullopt;
  }

  // Returns all that the row says of a departure or an arrival, the best first.
  std::vector<Said> said(Field field) {
    std::vector<Said> all;
    for (const TimeColumn& from : row_.columns().times[field == Field::arrive])
      if (auto time = moment(from.column, false)) all.push_back({*time, &from});
    return all;
  }

  // Midnight at both ends, "0:00" and "0:00", is what forms hold that nobody filled in: such times are not
  // known.
  void drop_blank_clocks(std::vector<Said>& departs, std::vector<Said>& arrives) {
    const auto is_blank = [](const Said& said) {
      return said.time.time == std::chrono::seconds(0) && !said.time.day && !said.time.day_shift &&
             !said.time.offset;
    };
    if (departs.empty() || arrives.empty()) return;
    if (!std::ranges::all_of(departs, is_blank) || !std::ranges::all_of(arrives, is_blank)) return;
    row_.faults().count({"rows with midnight as departure and arrival, whose times are taken as not known",
                         "起飞与抵达均为零点的行，时刻视为不详"},
                        row_.number(), row_.cell_at(departs[0].from->column));
    departs.clear(), arrives.clear();
  }

  std::string zone_of(const TimeColumn& from, const Place& place) const {
    if (!row_.settings().zone.empty()) return row_.settings().zone;
    return from.zone.empty() ? place.zone : from.zone;
  }

  Certainty sure_of(Standing standing) const {
    if (row_.settings().sure) return *row_.settings().sure;
    switch (standing) {
      case Standing::scheduled:
        return Certainty::scheduled;
      case Standing::expected:
        return Certainty::estimated;
      case Standing::tracked:
        return Certainty::tracked;
      case Standing::plain:
        if (flight_.status == FlightStatus::scheduled) return Certainty::scheduled;
        break;
      case Standing::actual:
        break;
    }
    return Certainty::reported;
  }

  std::optional<Time> time_at(LocalTime local, const Said& said, const Place& place) {
    Time time;
    time.zone = zone_of(*said.from, place);
    time.sure = sure_of(said.from->standing);
    if (said.time.offset) {
      time.at = Instant(local.time_since_epoch() - *said.time.offset);
      return time;
    }
    Text problem;
    if (const auto at = instant_of(local, time.zone, problem)) {
      time.at = *at;
      return time;
    }
    bad_ = true;
    row_.fault_at(said.from->column, {"time that a clock skips or shows twice", "当地时钟跳过或重复的时刻"},
                  problem);
    return std::nullopt;
  }

  // Returns when another time of an end was that was at `near`. Without a date it is of the day on which the
  // flight was less than 16 hours late or 8 early.
  std::optional<Instant> other_instant(const Said& said, Instant near, const Place& place) const {
    if (!said.time.time) return std::nullopt;
    const auto on = [&](int day) {
      const LocalTime local = midnight(day) + *said.time.time;
      return said.time.offset ? Instant(local.time_since_epoch() - *said.time.offset)
                              : resolve_local(local, zone_of(*said.from, place)).first;
    };
    const int shift = said.time.day_shift.value_or(0);
    if (const auto day = said.time.day ? day_in(said.time) : shift != 0 ? day_ : std::nullopt)
      return on(*day + shift);
    if (said.time.day) return std::nullopt;
    const auto about =
        static_cast<int>(std::chrono::floor<std::chrono::days>(near.time_since_epoch()).count());
    for (int day = about - 2; day <= about + 2; ++day)
      if (const auto late = near - on(day); late >= hours(-8) && late < hours(16)) return on(day);
    return std::nullopt;
  }

  // Keeps other times of an end, from one of them on, beside the one that counts. What is neither scheduled
  // nor estimated is noted.
  void keep_others(Time& time, const std::vector<Said>& all, std::size_t first, const Place& place) const {
    OtherTimes others = time.others;
    Text note = time.note;
    for (std::size_t i = first; i < all.size(); ++i) {
      const Standing standing = all[i].from->standing;
      auto& known = standing == Standing::scheduled ? others.scheduled : others.estimated;
      const auto at = standing >= Standing::expected ? other_instant(all[i], time.at, place) : std::nullopt;
      if (at)
        known = at;
      else
        note = told("{}{}{} {}", "{}{}{} {}", note, note.empty() ? Text{} : Text{"; ", "；"},
                    standing == Standing::scheduled  ? Text{"scheduled", "计划"}
                    : standing == Standing::expected ? Text{"estimated", "预计"}
                                                     : Text{"also", "另作"},
                    row_.cell_at(all[i].from->column));
    }
    time.others = others;
    if (!note.empty()) time.note = std::move(note);
  }

  void without_date(const Said& said) {
    bad_ = true;
    row_.fault_at(said.from->column, time_without_date,
                  told("found '{}', a time without a date, and {}", "实为“{}”，只有时刻而无日期，{}",
                       row_.cell_at(said.from->column), no_date()));
  }
  // Says why no date is known.
  Text no_date() const {
    const Columns& columns = row_.columns();
    if (const auto date = columns[Field::date])
      return told("the row's cell of {} gives none", "该行的{}亦未给出", column_name(columns, *date));
    if (columns[Field::day]) return {"year, month and day give none", "年、月、日亦未给出"};
    return {"no column gives the date", "也没有日期列"};
  }

  // Returns by how many days a time is off the day of the timetable: a flight of 23:55 that left at 00:10
  // left on the next day.
  static int days_late(const CellTime& actual, const CellTime& scheduled) {
    if (!actual.time || !scheduled.time || actual.day || actual.day_shift) return 0;
    const auto late = *actual.time - *scheduled.time;
    return late < hours(-8) ? 1 : late > hours(16) ? -1 : 0;
  }

  void read_departure(const std::vector<Said>& all) {
    if (all.empty()) return;
    const Said& best = all[0];
    std::optional<int> day = day_in(best.time);
    if (!day) {
      day = day_;
      for (const Said& other : all)
        if (!day) day = day_in(other.time);
      for (const Said& other : all)
        if (day && other.from->standing == Standing::scheduled) *day += days_late(best.time, other.time);
    } else {
      day_ = day;
    }
    if (!best.time.time) return;
    if (!day) return without_date(best);
    day_ = day;
    const LocalTime local = midnight(*day + best.time.day_shift.value_or(0)) + *best.time.time;
    flight_.depart = time_at(local, best, scenario_.places[flight_.from]);
    if (flight_.depart) keep_others(*flight_.depart, all, 1, scenario_.places[flight_.from]);
  }

  void read_arrival(const std::vector<Said>& departs, const std::vector<Said>& arrives,
                    std::optional<int> arrive_date) {
    if (arrives.empty() || !arrives[0].time.time) return;
    Said best = arrives[0];
    if (!best.time.day && arrive_date) best.time.day = CellTime::Day{arrive_date, arrive_date};
    // A timetable says when a flight was to arrive that is known to have left at another time.
    const bool planned = !departs.empty() && flight_.depart &&
                         departs[0].from->standing < Standing::expected &&
                         best.from->standing >= Standing::expected && departs.size() > 1;
    // What was flown says more of the arrival than the timetable does.
    const Columns& columns = row_.columns();
    if (planned && columns.duration_is_actual &&
        duration_in(row_.cell(Field::duration), columns.duration_unit)) {
      timetable_ = arrives;
      return;
    }
    flight_.arrive = arrival(best, planned ? planned_departure(departs) : std::nullopt);
    if (planned && flight_.arrive && !may_arrive(*flight_.arrive)) {
      const Text what = best.from->standing == Standing::expected ? Text{"estimated arrival", "预计抵达"}
                                                                  : Text{"scheduled arrival", "计划抵达"};
      row_.faults().count(
          {"arrivals of the timetable that the actual departure rules out, which are estimated",
           "实际起飞后已不可能的计划抵达时刻，改为估算"},
          row_.number(), row_.cell_at(best.from->column));
      flight_.note = told("{} {}", "{} {}", what, row_.cell_at(best.from->column));
      flight_.arrive.reset();
    }
    if (flight_.arrive) keep_others(*flight_.arrive, arrives, 1, scenario_.places[flight_.to]);
  }

  // Returns when a flight was to leave that left at another time.
  std::optional<Instant> planned_departure(const std::vector<Said>& departs) const {
    const auto plan = std::ranges::find_if(departs, [](const Said& said) {
      return said.from->standing >= Standing::expected && said.time.time;
    });
    if (plan == departs.end()) return std::nullopt;
    const Said& best = departs[0];
    auto day = day_in(plan->time);
    if (!day && day_)  // that of the actual departure, and of the day that `days_late` has added
      day = *day_ - (day_in(best.time) ? 0 : days_late(best.time, plan->time)) +
            plan->time.day_shift.value_or(0);
    if (!day) return std::nullopt;
    const LocalTime local = midnight(*day) + *plan->time.time;
    if (plan->time.offset) return Instant(local.time_since_epoch() - *plan->time.offset);
    return resolve_local(local, zone_of(*plan->from, scenario_.places[flight_.from])).first;
  }

  // Tells whether a flight that left when it did can arrive then.
  bool may_arrive(const Time& time) const {
    const double hours_flown = seconds_between(flight_.depart->at, time.at).value / 3600;
    return hours_flown > 0 &&
           way_length(scenario_, flight_).value / 1000 / hours_flown <= fastest_of(flight_.mode);
  }

  // Works out the end of the flight that is not given from its duration, or holds it against both ends.
  void read_duration() {
    const Columns& columns = row_.columns();
    const std::string_view cell = row_.cell(Field::duration);
    if (is_unknown(cell) || (!flight_.depart && !flight_.arrive)) return;
    const auto duration = duration_in(cell, columns.duration_unit);
    if (!duration) {
      row_.faults().count({"durations that cannot be read", "时长无法识别"}, row_.number(), shortened(cell));
      return;
    }
    if (flight_.depart && flight_.arrive) {
      constexpr std::chrono::minutes taxiing{45};  // of a duration in the air
      const auto said = flight_.arrive->at - flight_.depart->at;
      if (said > *duration + taxiing || said < *duration - taxiing)
        row_.faults().count({"departures and arrivals that are farther apart than the duration, or nearer "
                             "(is a time zone wrong?)",
                             "起降时刻之差与时长不符（时区可能有误）"},
                            row_.number(), shortened(cell));
      return;
    }
    const bool leaves = flight_.depart.has_value();
    const Time& known = leaves ? *flight_.depart : *flight_.arrive;
    Time other;
    other.at = leaves ? known.at + *duration : known.at - *duration;
    other.zone = scenario_.places[leaves ? flight_.to : flight_.from].zone;
    other.sure = Certainty::derived;
    other.note = leaves ? told("departure and a duration of {}", "由起飞时刻与时长 {} 推算", shortened(cell))
                        : told("arrival and a duration of {}", "由抵达时刻与时长 {} 推算", shortened(cell));
    if (leaves) keep_others(other, timetable_, 0, scenario_.places[flight_.to]);
    (leaves ? flight_.arrive : flight_.depart) = std::move(other);
    if (problem_of(scenario_, flight_).value_or(FlightProblem{FlightProblem::slow, {}}).sort !=
        FlightProblem::slow) {
      (leaves ? flight_.arrive : flight_.depart).reset();
      row_.faults().count({"durations in which no aircraft flies as far, which are not used",
                           "任何飞机都无法在该时长内飞完全程，时长未用"},
                          row_.number(), shortened(cell));
    }
  }

  // Returns how many days after the day of its departure, of which the time is not given, a flight arrives at
  // a time: on the earliest on which it can have come that left on that day.
  int days_flown(int day, const Said& said) const {
    const Place& to = scenario_.places[flight_.to];
    const Instant first = resolve_local(midnight(day), scenario_.places[flight_.from].zone).first;
    const double hours_needed = way_length(scenario_, flight_).value / 1000 / cruise_of(flight_.mode);
    for (int later = 0; later < 2; ++later) {
      const LocalTime local = midnight(day + later) + *said.time.time;
      const Instant at = said.time.offset ? Instant(local.time_since_epoch() - *said.time.offset)
                                          : resolve_local(local, zone_of(*said.from, to)).first;
      if (seconds_between(first, at).value / 3600 >= hours_needed) return later;
    }
    return 2;
  }

  // Returns the arrival. A time alone belongs to the earliest day on which a flight can have arrived that
  // left when it did, or was to leave at `planned`.
  std::optional<Time> arrival(const Said& said, std::optional<Instant> planned) {
    const Place& place = scenario_.places[flight_.to];
    const int shift = said.time.day_shift.value_or(0);
    if (said.time.day || !flight_.depart || said.time.day_shift) {
      const std::optional<int> day = said.time.day ? day_in(said.time) : day_;
      if (!day) {
        without_date(said);
        return std::nullopt;
      }
      const bool days_of_departure = !said.time.day && !said.time.day_shift;
      return time_at(
          midnight(days_of_departure ? *day + days_flown(*day, said) : *day + shift) + *said.time.time, said,
          place);
    }
    const Metres distance = way_length(scenario_, flight_);
    const Instant left = planned.value_or(flight_.depart->at);
    const auto departs =
        static_cast<int>(std::chrono::floor<std::chrono::days>(left.time_since_epoch()).count());
    for (int d = departs - 1; d <= departs + 2; ++d) {
      const LocalTime local = midnight(d) + *said.time.time;
      const Instant about = said.time.offset ? Instant(local.time_since_epoch() - *said.time.offset)
                                             : resolve_local(local, zone_of(*said.from, place)).first;
      const double hours_flown = seconds_between(left, about).value / 3600;
      if (hours_flown > 0 && distance.value / 1000 / hours_flown <= fastest_of(flight_.mode))
        return time_at(local, said, place);
    }
    return time_at(midnight(departs) + *said.time.time, said, place);
  }

  bool read_day(const std::vector<Said>& arrives) {
    if (!day_ && !arrives.empty()) day_ = day_in(arrives[0].time);
    const Columns& columns = row_.columns();
    if (day_) {
      flight_.day = resolve_local(midnight(*day_) + hours(12), scenario_.places[flight_.from].zone).first;
    } else if (columns[Field::depart] || columns[Field::arrive] || columns[Field::date] ||
               columns[Field::day]) {
      const Field field = columns[Field::depart]   ? Field::depart
                          : columns[Field::arrive] ? Field::arrive
                          : columns[Field::date]   ? Field::date
                                                   : Field::day;
      const std::string_view said = row_.cell(field);
      const Text none{"no time and no date is given", "既无时刻，也无日期"};
      row_.fault(field, {"no time", "没有时间"},
                 said.empty() ? none : told("found '{}'; {}", "实为“{}”；{}", shortened(said), none), said);
      return false;
    }
    return true;
  }

  RowCells& row_;
  const Scenario& scenario_;
  Flight& flight_;
  std::optional<int> day_;       // of the departure
  std::vector<Said> timetable_;  // arrivals that a duration stands for
  bool bad_ = false;
};

}  // namespace

bool read_times(RowCells& row, const Scenario& scenario, Flight& flight) {
  return TimeReader(row, scenario, flight).read();
}

}  // namespace homebound::scenario
