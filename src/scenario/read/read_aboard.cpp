#include "scenario/read/read_aboard.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "data/places/countries.h"
#include "scenario/flight_checks.h"
#include "scenario/head_count_text.h"

namespace homebound::scenario {
namespace {

// Returns the kind. If [kinds] names any, another one is a spelling error, but for the kind of people of whom
// nothing else is said; without it any word is a kind and its own name.
Interned known_kind(Reading& reading, const Placed<std::string>& kind, const std::string& where) {
  const bool any = reading.kinds.names().empty() || kind.value == default_kind;
  if (!any && !reading.kinds.find(kind, where)) return {};
  name_kind(reading.scenario, kind.value);
  reading.kinds_at.emplace(kind.value, kind.at);
  return kind.value;
}

// Returns the table of people = { suspects = 90, officers = 12 }, which tells numbers of kinds; null for
// bounds, also where their keys are misspelt.
const toml::table* by_kind(const toml::node* people) {
  const auto* table = people ? people->as_table() : nullptr;
  if (!table || table->empty()) return nullptr;
  for (const auto& [key, value] : *table)
    if (is_bound_word(key.str())) return nullptr;
  return table;
}

Group group_of_kind(Reading& reading, const toml::key& kind, const toml::node& people,
                    const std::string& where) {
  Group group{.kind = known_kind(reading, {std::string(kind.str()), kind.source().begin}, where)};
  const auto* number = people.as_integer();
  const auto* text = people.as_string();
  const auto typed = text ? head_count_in(text->get()) : std::nullopt;
  if (number && number->get() >= 0 && number->get() <= most_people) {
    group.people = HeadCount(number->get());
  } else if (typed) {
    group.people = *typed;
  } else {
    wrong_type(reading.findings, people, where + "." + std::string(kind.str()),
               {"a number of people, or a text such as \"about 150\"", "人数，或“约150”一类的文字"});
  }
  return group;
}

Interned read_nationality(Reading& reading, TomlReader& group) {
  const auto said = group.string("nationality");
  if (!said) return {};
  if (const data::Country* country = data::Countries::shipped().find(said->value)) return country->iso;
  reading.findings.error(
      said->at, told("{}: '{}' is no country or region; expected a code of ISO 3166 such as CN, or a name",
                     "{}：“{}”不是国家或地区；应为 ISO 3166 代码（例如 CN）或名称",
                     group.where("nationality"), said->value));
  return {};
}

// A group is as certain as the flight's head-count where it does not say otherwise.
Group read_group(Reading& reading, const TomlReader& flight, const toml::table& table, Certainty usual) {
  TomlReader entry(table, flight, "group");
  Group group;
  group.people = entry.head_count("people").value_or(HeadCount());
  if (const auto kind = entry.string("kind")) group.kind = known_kind(reading, *kind, entry.where("kind"));
  group.nationality = read_nationality(reading, entry);
  group.sure = table.contains("sure") ? entry.certainty("sure") : usual;
  group.sources = read_source_ids(reading, entry);
  group.note = entry.text("note");
  entry.finish();
  return group;
}

}  // namespace

void set_groups(Reading& reading, std::vector<Group> groups, Flight& flight) {
  flight.people = HeadCount(0);
  for (Group& group : groups) {
    if (group.kind.empty()) group.kind = default_kind, name_kind(reading.scenario, group.kind);
    flight.people += group.people;
    if (doubt(group.sure) > doubt(flight.sure)) flight.sure = group.sure;
  }
  const auto people_of = [&](const Interned& kind) {
    double people = 0;
    for (const Group& group : groups) people += group.kind == kind ? group.people.middle() : 0;
    return people;
  };
  flight.kind = std::ranges::max(groups, {}, [&](const Group& group) { return people_of(group.kind); }).kind;
  flight.groups = std::move(groups);
}

void read_people(Reading& reading, TomlReader& entry, Flight& flight) {
  std::vector<Group> groups;
  const toml::node* node = entry.find("people");
  const toml::table* kinds = by_kind(node);
  if (kinds)
    for (const auto& [kind, people] : *kinds)
      groups.push_back(group_of_kind(reading, kind, people, entry.where("people"))),
          groups.back().sure = flight.sure;
  for (const toml::table* table : entry.tables("group"))
    groups.push_back(read_group(reading, entry, *table, flight.sure));
  const auto kind = entry.string("kind");
  if (!groups.empty()) {
    if (kind || (node && !kinds))
      reading.findings.error(
          kind ? kind->at : node->source().begin,
          told("{}: its groups tell who is aboard; give a group without a kind for the rest",
               "{}：机上人员已分组列出；其余人员请列为不注类别的一组",
               entry.where(kind ? "kind" : "people")));
    return set_groups(reading, std::move(groups), flight);
  }
  const auto people = entry.head_count("people");
  flight.people = people.value_or(HeadCount());
  if (kind) {
    flight.kind = known_kind(reading, *kind, entry.where("kind"));
  } else if (people) {
    flight.kind = default_kind;
    name_kind(reading.scenario, flight.kind);
  }
}

Craft read_craft(TomlReader& entry) {
  const auto text = [&](std::string_view key) {
    const auto found = entry.string(key);
    return found ? found->value : std::string();
  };
  Craft craft{.operated_by = text("operator"),
              .type = text("aircraft"),
              .registration = text("registration"),
              .callsign = text("callsign"),
              .icao24 = {},
              .flight_number = text("flight_number"),
              .seats = entry.whole_number("seats")};
  if (const auto address = entry.string("icao24")) {
    craft.icao24 = lower(address->value);
    if (craft.icao24.size() != 6 || craft.icao24.find_first_not_of("0123456789abcdef") != std::string::npos)
      entry.findings().error(
          address->at,
          told("{}: '{}' is not an address; expected six hexadecimal digits such as 780abc",
               "{}：“{}”不是地址；应为六位十六进制数，例如 780abc", entry.where("icao24"), address->value));
  }
  return craft;
}

Stages read_stages(Reading& reading, TomlReader& entry) {
  Stages stages;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const toml::node* node = entry.find(stage_names[i]);
    if (!node) continue;
    StageCount& stage = stages[i].emplace();
    if (const auto* table = node->as_table()) {
      TomlReader parts(*table, entry, stage_names[i]);
      parts.require("people");
      stage.people = parts.head_count("people").value_or(HeadCount());
      stage.sure = parts.certainty("sure");
      stage.sources = read_source_ids(reading, parts);
      parts.finish();
    } else {
      stage.people = entry.head_count(stage_names[i]).value_or(HeadCount());
    }
  }
  return stages;
}

}  // namespace homebound::scenario
