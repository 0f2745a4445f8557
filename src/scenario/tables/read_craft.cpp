#include "scenario/tables/read_craft.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "data/places/countries.h"
#include "data/places/words.h"
#include "scenario/flight_checks.h"
#include "scenario/head_count_text.h"
#include "scenario/read/read_aboard.h"
#include "scenario/tables/modes.h"

namespace homebound::scenario {
namespace {

void unread(RowCells& row, Field field) {
  row.faults().count(told("cells of {} that cannot be read", "{}无法识别的单元格",
                          column_name(row.columns(), *row.columns()[field])),
                     row.number(), shortened(row.cell(field)));
}

// Reads one of "people=90, kind=suspects, nationality=CN".
std::optional<Group> group_in(std::string_view text) {
  Group group;
  for (const std::string_view part : data::split(text, ',')) {
    const std::size_t sign = part.find('=');
    if (sign == part.npos) return std::nullopt;
    const std::string_view key = trimmed(part.substr(0, sign)), value = trimmed(part.substr(sign + 1));
    if (key == "people") {
      const auto people = head_count_in(value);
      if (!people) return std::nullopt;
      group.people = *people;
    } else if (key == "kind") {
      group.kind = std::string(value);
    } else if (key == "nationality") {
      const data::Country* country = data::Countries::shipped().find(value);
      if (!country) return std::nullopt;
      group.nationality = country->iso;
    } else {
      return std::nullopt;
    }
  }
  return group;
}

std::optional<std::vector<Group>> groups_in(std::string_view text, Certainty sure) {
  std::vector<Group> groups;
  for (const std::string_view part : data::split(text, ';')) {
    auto group = group_in(part);
    if (!group) return std::nullopt;
    group->sure = sure;
    groups.push_back(*std::move(group));
  }
  return groups;
}

}  // namespace

void read_craft(RowCells& row, Flight& flight) {
  Craft craft{.operated_by = std::string(row.cell(Field::airline)),
              .type = std::string(row.cell(Field::aircraft)),
              .registration = std::string(row.cell(Field::registration)),
              .callsign = std::string(row.cell(Field::callsign)),
              .icao24 = lower(row.cell(Field::icao24)),
              .flight_number = std::string(row.cell(Field::flight_number)),
              .seats = {}};
  if (const std::string_view seats = row.cell(Field::seats); !seats.empty()) {
    const auto number = whole_number(seats);
    if (number && *number > 0)
      craft.seats = number;
    else
      unread(row, Field::seats);
  }
  flight.craft = std::move(craft);
  Stages stages;
  constexpr std::array fields{Field::planned, Field::booked, Field::boarded, Field::arrived};
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string_view cell = row.cell(fields[i]);
    if (cell.empty()) continue;
    if (const auto count = head_count_in(cell)) {
      if (count->known()) stages[i] = StageCount{.people = *count, .sources = {}};
    } else {
      unread(row, fields[i]);
    }
  }
  flight.stages = std::move(stages);
  flight.journey = Journey{.name = std::string(row.cell(Field::journey)), .continues = {}};
}

void read_mode(RowCells& row, Flight& flight) {
  const std::string_view cell = row.cell(Field::mode);
  if (cell.empty()) return;
  if (const auto mode = mode_in(cell))
    flight.mode = *mode;
  else
    unread(row, Field::mode);
}

void read_groups(RowCells& row, Reading& reading, Flight& flight) {
  if (const std::string_view cell = row.cell(Field::groups); !cell.empty()) {
    auto groups = groups_in(cell, flight.sure);
    const auto is_unknown_kind = [&](const Group& group) {
      return !group.kind.empty() && !reading.kinds.names().empty() && !reading.kinds.index_of(group.kind);
    };
    if (!groups || std::ranges::any_of(*groups, is_unknown_kind)) return unread(row, Field::groups);
    for (const Group& group : *groups)
      if (!group.kind.empty()) name_kind(reading.scenario, group.kind);
    return set_groups(reading, *std::move(groups), flight);
  }
  const std::string_view land = row.cell(Field::nationality);
  if (land.empty()) return;
  const data::Country* country = data::Countries::shipped().find(land, true);
  if (!country) return unread(row, Field::nationality);
  set_groups(
      reading,
      {{.people = flight.people, .kind = flight.kind, .nationality = country->iso, .sure = flight.sure}},
      flight);
}

}  // namespace homebound::scenario
