#include "ui/panels/flight_cells.h"

#include <fmt/format.h>

#include "exporting/data/data_files.h"
#include "exporting/data/flight_json.h"
#include "scenario/head_count_text.h"
#include "scenario/left_out.h"
#include "ui/kit/widgets.h"
#include "ui/panels/edit_panels.h"
#include "words/aboard.h"
#include "words/amounts.h"

namespace homebound::ui {
namespace {

using session::Column;

const char* about(const Desk& desk) { return desk.language() == Language::chinese ? "约" : "~"; }

// Returns a time on a clock; nothing for one that was made up.
std::string time_text(const Desk& desk, Instant t, const std::string& zone, scenario::Certainty sure) {
  if (!desk.timeline().timed) return "";
  return (sure == scenario::Certainty::estimated ? about(desk) : "") + day_and_time(t, zone, desk.language());
}

// Returns "1 Mar 07:00 – 11:00 · expected 07:20 – 11:20", each end on its own clock; a dash for what is not
// known.
std::string planned_text(const Desk& desk, const scenario::Flight& f) {
  const auto& places = desk.scenario().places;
  using Instants = std::optional<Instant> scenario::OtherTimes::*;
  const auto span = [&](Instants which) {
    const auto depart = f.depart ? (*f.depart->others).*which : std::nullopt,
               arrive = f.arrive ? (*f.arrive->others).*which : std::nullopt;
    if (!depart && !arrive) return std::string();
    return fmt::format("{} – {}", depart ? day_and_time(*depart, places[f.from].zone, desk.language()) : "?",
                       !arrive  ? "?"
                       : depart ? time_of_day(*arrive, places[f.to].zone)
                                : day_and_time(*arrive, places[f.to].zone, desk.language()));
  };
  std::string scheduled = span(&scenario::OtherTimes::scheduled);
  const std::string expected = span(&scenario::OtherTimes::estimated);
  if (expected.empty()) return scheduled;
  return fmt::format("{}{}{}", scheduled, scheduled.empty() ? "" : " · ",
                     fmt::format(fmt::runtime(desk.say(Word::expected_times)), expected));
}

// Returns how late it left and arrived: "40 min late / 25 min late".
std::string delays_text(const scenario::Flight& f, Language language) {
  const scenario::Delays delays = scenario::delays_of(f);
  if (!delays.departure && !delays.arrival) return "";
  const auto text = [&](const std::optional<Seconds>& late, const std::optional<scenario::Time>& time) {
    return late ? delay_text(shown_between(*time->others->scheduled, time->at), language) : "?";
  };
  return text(delays.departure, f.depart) + " / " + text(delays.arrival, f.arrive);
}

// Returns CSV with tabs in place of its commas. Cells with line breaks stay quoted.
std::string tab_separated(const std::string& csv) {
  std::string out;
  for (std::size_t i = 0; i < csv.size();) {
    std::string cell;
    if (csv[i] == '"') {
      for (++i; i < csv.size() && (csv[i] != '"' || csv.compare(i, 2, "\"\"") == 0); ++i)
        cell += csv[i], i += csv[i] == '"' ? 1 : 0;
      ++i;
    } else {
      for (; i < csv.size() && csv[i] != ',' && csv[i] != '\r'; ++i) cell += csv[i];
    }
    if (cell.find_first_of("\t\r\n\"") != cell.npos) {
      std::string quoted = "\"";
      for (const char c : cell) quoted += c == '"' ? "\"\"" : std::string(1, c);
      cell = quoted + "\"";
    }
    out += cell;
    if (i < csv.size() && csv[i] == ',')
      out += '\t', ++i;
    else if (i < csv.size())
      out += "\r\n", i += 2;
  }
  return out;
}

}  // namespace

Word column_word(Column column) {
  switch (column) {
    case Column::id:
      return Word::flight;
    case Column::from:
      return Word::filter_origin;
    case Column::to:
      return Word::filter_destination;
    case Column::depart:
      return Word::departs;
    case Column::depart_utc:
      return Word::departs_utc;
    case Column::arrive:
      return Word::arrives;
    case Column::arrive_utc:
      return Word::arrives_utc;
    case Column::planned:
      return Word::planned_times;
    case Column::delay:
      return Word::delay;
    case Column::status:
      return Word::flight_status;
    case Column::distance:
      return Word::distance;
    case Column::duration:
      return Word::duration;
    case Column::people:
      return Word::people;
    case Column::kind:
      return Word::kind;
    case Column::sure:
      return Word::certainty;
    case Column::times:
      return Word::filter_times;
    case Column::sources:
      break;
  }
  return Word::sources;
}

Word short_word(Column column) {
  return column == Column::depart_utc   ? Word::departs_utc_short
         : column == Column::arrive_utc ? Word::arrives_utc_short
                                        : column_word(column);
}

float width_of(Column column) {
  switch (column) {
    case Column::depart:
    case Column::depart_utc:
    case Column::arrive:
    case Column::arrive_utc:
      return 112;
    case Column::from:
    case Column::to:
      return 150;
    case Column::sources:
    case Column::id:
      return 130;
    case Column::planned:
    case Column::delay:
      return 190;
    default:
      return 92;
  }
}

std::string rows_lacking(const Desk& desk) {
  const std::size_t missing = scenario::rows_missing(desk.scenario()),
                    off = scenario::rows_cancelled(desk.scenario());
  const auto filled = [&](Word word, auto... counts) {
    return fmt::format(fmt::runtime(desk.say(word)), count_text(counts, desk.language())...);
  };
  const std::string lacking =
      missing > 0 ? filled(Word::rows_left_out, missing, desk.timeline().legs.size() + missing) : "";
  if (off == 0) return lacking;
  return fmt::format("{}{}{}", lacking, lacking.empty() ? "" : " · ", filled(Word::rows_cancelled, off));
}

std::string cell_text(const Desk& desk, std::size_t row, Column column) {
  const scenario::Scenario& s = desk.scenario();
  const timeline::Leg& leg = desk.timeline().legs[row];
  const scenario::Flight& f = s.flights[leg.flight];
  const auto place = [&](std::size_t i, const std::string& assumed_from) {
    const scenario::Place& p = s.places[i];
    return fmt::format("{}{}  {}", assumed_from.empty() ? "" : about(desk), code_of(p),
                       (p.city.empty() ? p.name : p.city).in(desk.language()));
  };
  switch (column) {
    case Column::id:
      return f.id;
    case Column::from:
      return place(f.from, f.from_said);
    case Column::to:
      return place(f.to, f.to_said);
    case Column::depart:
      return time_text(desk, leg.depart, s.places[f.from].zone, leg.depart_sure);
    case Column::depart_utc:
      return time_text(desk, leg.depart, "UTC", leg.depart_sure);
    case Column::arrive:
      return time_text(desk, leg.arrive, s.places[f.to].zone, leg.arrive_sure);
    case Column::arrive_utc:
      return time_text(desk, leg.arrive, "UTC", leg.arrive_sure);
    case Column::planned:
      return said(desk, planned_text(desk, f));
    case Column::delay:
      return said(desk, delays_text(f, desk.language()));
    case Column::status:
      return desk.say(word_for(f.status, f.mode));
    case Column::distance:
      return kilometres_text(leg.distance, desk.language());
    case Column::duration:
      return duration_text(shown_between(leg.depart, leg.arrive), desk.language());
    case Column::people:
      return mentions_people(f) ? text_of(f.people, desk.language()) : "";
    case Column::kind:
      return kinds_text(s, f, desk.language());
    case Column::sure:
      return f.people.known() ? desk.say(word_for(f.sure)) : "";
    case Column::times:
      return desk.timeline().timed ? desk.say(word_for(timeline::certainty_of_times(leg))) : "";
    case Column::sources:
      break;
  }
  std::string ids;
  for (const std::size_t i : f.sources) ids += (ids.empty() ? "" : ", ") + s.sources[i].id;
  return ids;
}

std::string_view key_of(Column column) {
  switch (column) {
    case Column::id:
      return "id";
    case Column::from:
      return "from";
    case Column::to:
      return "to";
    case Column::depart:
      return "depart";
    case Column::arrive:
      return "arrive";
    case Column::people:
      return "people";
    case Column::kind:
      return "kind";
    case Column::sure:
      return "sure";
    case Column::status:
      return "status";
    case Column::sources:
      return "source";
    default:
      return "";
  }
}

std::optional<std::string> written_in(const Desk& desk, std::uint32_t row, Column column) {
  const scenario::Entry entry{scenario::Sort::flight, row, {}};
  if (key_of(column).empty() || !stands_in_file(desk, entry)) return std::nullopt;
  const std::string& text = *desk.session.document.text;
  return scenario::field_text(scenario::TomlOutline(text), text, entry, key_of(column)).value_or("");
}

std::string table_text(const timeline::Timeline& timeline, const FlightTable& table) {
  std::vector<std::uint32_t> rows;
  for (const std::uint32_t row : table.rows)
    if (table.selected.empty() || table.selected.contains(row)) rows.push_back(row);
  return tab_separated(exporting::flights_csv(
      timeline, rows, [&](const timeline::Leg& leg) { return exporting::flight_json(timeline, leg); }));
}

}  // namespace homebound::ui
