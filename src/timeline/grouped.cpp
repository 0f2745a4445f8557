#include "timeline/grouped.h"

#include <functional>
#include <map>

#include "scenario/names.h"

namespace homebound::timeline {

using scenario::HeadCount;

Grouped grouped(const Timeline& timeline, Grouping grouping) {
  const scenario::Scenario& s = *timeline.scenario;
  Grouped result;
  std::map<std::string, std::size_t, std::less<>> known;
  const auto row_of = [&](const std::string& name) {
    const auto [entry, is_new] = known.try_emplace(name, result.names.size());
    if (is_new) result.names.push_back(name);
    return entry->second;
  };
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    const scenario::Flight& f = s.flights[timeline.legs[i].flight];
    const scenario::Place &from = s.places[f.from], &to = s.places[f.to];
    if (never_flew(f)) continue;
    std::size_t group = 0;
    for_each_group(f, [&](const HeadCount&, const Interned& kind, const Interned& nationality) {
      const auto add = [&](const std::string& before, const std::string& after) {
        const std::size_t row = row_of(before);
        result.parts.push_back({i, group++, row, row_of(after)});
      };
      const auto add_to = [&](const std::string& name) { add(name, name); };
      switch (grouping) {
        case Grouping::kind:
          if (!mentions_people(f)) return result.parts.push_back({i, group++, 0, 0, false});
          return add_to(kind);
        case Grouping::nationality:
          return add_to(nationality);
        case Grouping::place:
          return add(from.id, to.id);
        case Grouping::country:
          return add(from.country, to.country);
        case Grouping::flight:
          return add_to(f.id);
        case Grouping::journey:
          return add_to(f.journey->name);
        case Grouping::operated_by:
          return add_to(f.craft->operated_by);
        case Grouping::aircraft:
          return add_to(f.craft->type);
        case Grouping::mode:
          return add_to(std::string(name_of(f.mode)));
      }
    });
  }
  return result;
}

}  // namespace homebound::timeline
