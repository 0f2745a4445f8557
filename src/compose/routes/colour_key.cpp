#include "compose/routes/colour_key.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "scenario/names.h"

namespace homebound::compose {

using scenario::ColourBy;

namespace {

// Returns what a leg has of what the scenario does not number; empty where it is not said.
std::string_view name_of(const scenario::Flight& flight, ColourBy by) {
  if (by == ColourBy::operated_by) return flight.craft->operated_by.text();
  if (by == ColourBy::mode) return name_of(flight.mode);
  return scenario::main_nationality(flight).text();
}

bool is_named(ColourBy by) {
  return by == ColourBy::nationality || by == ColourBy::operated_by || by == ColourBy::mode;
}

std::vector<std::string> names_of(const timeline::Timeline& timeline, ColourBy by) {
  std::set<std::string_view> names;
  if (is_named(by))
    for (const scenario::Flight& flight : timeline.scenario->flights) names.insert(name_of(flight, by));
  names.erase("");
  return {names.begin(), names.end()};
}

}  // namespace

std::optional<std::size_t> ColourKey::thing(const timeline::Timeline& timeline, std::size_t leg) const {
  const timeline::Leg& l = timeline.legs[leg];
  const scenario::Flight& f = timeline.scenario->flights[l.flight];
  switch (by) {
    case ColourBy::kind:
      return l.kind;
    case ColourBy::flight:
      return leg;
    case ColourBy::origin:
      return f.from;
    case ColourBy::destination:
      return f.to;
    case ColourBy::nationality:
    case ColourBy::operated_by:
    case ColourBy::mode:
      break;
  }
  const std::string_view name = name_of(f, by);
  const auto found = std::ranges::lower_bound(names, name);
  return found == names.end() || *found != name
             ? std::nullopt
             : std::optional(static_cast<std::size_t>(found - names.begin()));
}

ColourKey colour_key(const timeline::Timeline& timeline, const Theme& theme, ColourBy by) {
  ColourKey key{by, {}, {}, {}, names_of(timeline, by), {}};
  const auto& colours = timeline.scenario->kind_colours;
  if (by == ColourBy::kind && !colours.empty())
    for (const std::string& kind : timeline.kinds) {
      const auto colour = colours.find(kind);
      key.said.push_back(colour == colours.end() ? std::nullopt : std::optional(colour->second));
    }
  const std::size_t things = by == ColourBy::kind     ? timeline.kinds.size()
                             : by == ColourBy::flight ? timeline.legs.size()
                             : is_named(by)           ? key.names.size()
                                                      : timeline.scenario->places.size();
  std::vector<std::pair<double, std::size_t>> sizes(things);  // people, and flights
  for (std::size_t leg = 0; leg < timeline.legs.size(); ++leg) {
    const scenario::Flight& flight = timeline.scenario->flights[timeline.legs[leg].flight];
    const auto add = [&](std::optional<std::size_t> thing, const scenario::HeadCount& people) {
      if (!thing) return;
      if (sizes[*thing].second == 0) key.own.push_back(*thing);
      sizes[*thing].first += people.middle();
      ++sizes[*thing].second;
    };
    if (by == ColourBy::kind) {
      for_each_kind(timeline.legs[leg], flight, add);
    } else {
      add(key.thing(timeline, leg), flight.people);
    }
  }
  key.index.assign(things, things);
  const std::size_t most = std::min(most_colours, theme.routes.size());
  if (key.own.size() > most) {
    std::vector<std::size_t> order = key.own;
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return sizes[i]; });
    for (std::size_t i = 0; i < most; ++i) key.index[order[i]] = i;
    const auto first_other = std::stable_partition(key.own.begin(), key.own.end(),
                                                   [&](std::size_t i) { return key.index[i] < most; });
    key.others.assign(first_other, key.own.end());
    key.own.erase(first_other, key.own.end());
  }
  std::ranges::fill(key.index, key.own.size());
  for (std::size_t i = 0; i < key.own.size(); ++i) key.index[key.own[i]] = i;
  return key;
}

}  // namespace homebound::compose
