#include "timeline/drawn_difference.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "base/message.h"

namespace homebound::timeline {
namespace {

using scenario::Flight;
using scenario::Scenario;

// How a flight differs, in the order of the legend.
enum class Sort { fresh, gone, moved, people, both, told, old_way };
constexpr std::array<const char*, 7> ids{"new", "gone", "moved", "people", "both", "other", "before"};

bool is_move(Aspect a) {
  return a == Aspect::from || a == Aspect::to || a == Aspect::depart || a == Aspect::arrive;
}
Sort sort_of(const Counterparts& c) {
  const bool moved = std::ranges::any_of(c.changed, is_move);
  const bool people =
      std::ranges::any_of(c.changed, [](Aspect a) { return a == Aspect::people || a == Aspect::kind; });
  if (moved && people) return Sort::both;
  return moved ? Sort::moved : people ? Sort::people : Sort::told;
}

Text name_of(Sort sort, std::size_t count) {
  switch (sort) {
    case Sort::fresh:
      return told("new: {}", "新增：{}班", count);
    case Sort::gone:
      return told("gone: {}", "减少：{}班", count);
    case Sort::moved:
      return told("moved: {}", "改期或改线：{}班", count);
    case Sort::people:
      return told("other people: {}", "人员变更：{}班", count);
    case Sort::both:
      return told("moved, other people: {}", "改期或改线且人员变更：{}班", count);
    case Sort::told:
      return told("told otherwise: {}", "其他变更：{}班", count);
    case Sort::old_way:
      break;
  }
  return told("the way before: {}", "原航线：{}班", count);
}

class Drawing {
 public:
  void add(const Timeline& of, std::size_t leg, Sort sort) {
    const Scenario& s = *of.scenario;
    const Flight& told_of = s.flights[leg];
    Flight f;
    f.from = place(s.places[told_of.from]), f.to = place(s.places[told_of.to]);
    for (const scenario::Waypoint& w : told_of.via) f.via.push_back({w.at, {}});
    f.kind = std::string(ids[static_cast<std::size_t>(sort)]);
    f.mode = told_of.mode;
    f.id = told_of.id;
    for (int i = 2; std::ranges::find(s_.flights, f.id, &Flight::id) != s_.flights.end(); ++i)
      f.id = fmt::format("{} {}", told_of.id, i);
    ++counts_[sort];
    s_.flights.push_back(std::move(f));
  }
  Scenario take() {
    for (const auto& [sort, count] : counts_)
      s_.kinds.emplace(ids[static_cast<std::size_t>(sort)], name_of(sort, count));
    s_.colour_by = scenario::ColourBy::kind;
    s_.routes_as = scenario::RoutesAs::flights;
    return std::move(s_);
  }

 private:
  std::size_t place(const scenario::Place& p) {
    const auto known = std::ranges::find_if(
        s_.places, [&](const scenario::Place& q) { return p.id == q.id || is_same_place(p, q); });
    if (known != s_.places.end()) return static_cast<std::size_t>(known - s_.places.begin());
    s_.places.push_back(p);
    return s_.places.size() - 1;
  }

  Scenario s_;
  std::map<Sort, std::size_t> counts_;
};

}  // namespace

Scenario drawn_difference(const Timeline& before, const Timeline& after, const Difference& difference,
                          const std::string& from, const std::string& to) {
  Drawing drawing;
  // Kinds have colours in the order in which they come.
  for (const std::size_t leg : difference.fresh) drawing.add(after, leg, Sort::fresh);
  for (const std::size_t leg : difference.gone) drawing.add(before, leg, Sort::gone);
  std::size_t same = 0;
  for (const Sort sort : {Sort::moved, Sort::people, Sort::both, Sort::told})
    for (const Counterparts& c : difference.both)
      if (!c.changed.empty() && sort_of(c) == sort) drawing.add(after, c.after, sort);
  for (const Counterparts& c : difference.both) {
    same += c.changed.empty() ? 1 : 0;
    if (std::ranges::any_of(c.changed, [](Aspect a) { return a == Aspect::from || a == Aspect::to; }))
      drawing.add(before, c.before, Sort::old_way);
  }
  Scenario s = drawing.take();
  s.title = told("What has changed: {} → {}", "变化：{} → {}", from, to);
  if (same > 0)
    s.attribution = told("Not drawn because they are the same: {}.", "未变且未绘出：{}班。", same);
  return s;
}

}  // namespace homebound::timeline
