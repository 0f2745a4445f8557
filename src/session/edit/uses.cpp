#include "session/edit/uses.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace homebound::session {
namespace {

using scenario::Scenario;
using scenario::Sort;

bool has(const std::vector<std::size_t>& list, std::size_t index) {
  return std::find(list.begin(), list.end(), index) != list.end();
}

// Tells whether parts of a scenario refer to one of its entries.
class Uses {
 public:
  Uses(const Scenario& s, const scenario::Entry& entry)
      : sort_(entry.sort), index_(entry.index), id_(id_of(s, entry)) {}

  bool operator()(const scenario::Flight& f) const {
    if (sort_ == Sort::kind) return carries(f, id_);
    if (sort_ == Sort::source)
      return has(f.sources, index_) ||
             std::ranges::any_of(*f.groups, [&](const auto& g) { return has(g.sources, index_); }) ||
             std::ranges::any_of(*f.stages, [&](const auto& s) { return s && has(s->sources, index_); });
    if (sort_ == Sort::flight) return f.journey->continues == index_;
    if (sort_ != Sort::place) return false;
    const auto passes = [&](const std::vector<scenario::Waypoint>& via) {
      return std::ranges::any_of(via, [&](const scenario::Waypoint& w) { return w.place == index_; });
    };
    return f.from == index_ || f.to == index_ || f.planned->to == index_ || passes(f.via) ||
           passes(f.planned->via);
  }
  bool operator()(const scenario::Figure& f) const {
    if (sort_ == Sort::flight) return has(f.flights, index_);
    return sort_ == Sort::source &&
           (has(f.sources, index_) ||
            std::ranges::any_of(f.claims, [&](const scenario::Claim& c) { return has(c.sources, index_); }));
  }
  bool operator()(const scenario::Event& e) const {
    if (sort_ == Sort::place) return e.place == index_;
    if (sort_ == Sort::figure) return e.figure == index_;
    return sort_ == Sort::source && has(e.sources, index_);
  }
  bool operator()(const scenario::Callout& c) const {
    if (sort_ == Sort::place) return c.place == index_;
    if (sort_ == Sort::flight) return c.flight == index_;
    if (sort_ == Sort::figure) return c.figure == id_;
    return sort_ == Sort::source && has(c.sources, index_);
  }
  bool operator()(const scenario::StoryScene& s) const {
    if (sort_ == Sort::callout) return has(s.callouts, index_);
    if (sort_ == Sort::flight && has(s.stress, index_)) return true;
    return (s.camera && (*this)(*s.camera)) ||
           std::ranges::any_of(s.keyframes, [&](const scenario::Keyframe& k) { return (*this)(k.camera); });
  }
  bool operator()(const scenario::SceneCamera& c) const {
    if (sort_ == Sort::flight)
      return has(c.frame.flights, index_) || (c.follow && c.follow->flight == index_);
    return sort_ == Sort::place && has(c.frame.places, index_);
  }

 private:
  Sort sort_;
  std::size_t index_;
  std::string id_;  // identifies a kind, and a figure where callouts name it; else the index does
};

}  // namespace

std::vector<Text> users_of(const Scenario& s, const scenario::Entry& entry) {
  const Uses uses(s, entry);
  std::vector<Text> users;
  for (const auto& flight : s.flights)
    if (uses(flight)) users.push_back(told("flight '{}'", "航班“{}”", flight.id));
  for (const auto& figure : s.figures)
    if (uses(figure)) users.push_back(told("figure '{}'", "数据项“{}”", figure.id));
  std::vector<std::size_t> events;  // in the file's order, not by time
  for (const auto& event : s.events)
    if (uses(event)) events.push_back(event.order);
  std::ranges::sort(events);
  for (const std::size_t order : events) users.push_back(told("event {}", "第{}个事件", order + 1));
  for (std::size_t i = 0; i < s.callouts.size(); ++i)
    if (uses(s.callouts[i]))
      users.push_back(s.callouts[i].id.empty() ? told("callout {}", "第{}个标注框", i + 1)
                                               : told("callout '{}'", "标注框“{}”", s.callouts[i].id));
  for (std::size_t i = 0; i < s.scenes.size(); ++i)
    if (uses(s.scenes[i])) users.push_back(told("scene {}", "第{}个场景", i + 1));
  return users;
}

Text use_of(const Scenario& s, const scenario::Entry& entry) {
  constexpr std::size_t named = 4;
  const std::vector<Text> users = users_of(s, entry);
  if (users.empty()) return {};
  // A single further name takes no more room than "and 1 more".
  const std::size_t shown = users.size() > named + 1 ? named : users.size();
  Text list = users[0];
  for (std::size_t i = 1; i < shown; ++i) list = told("{}, {}", "{}、{}", list, users[i]);
  if (shown < users.size()) list = told("{} and {} more", "{}，另有{}项", list, users.size() - shown);
  return told("{} '{}' is used by {}", "{}“{}”正用于{}", scenario::word_for(entry.sort), id_of(s, entry),
              list);
}

std::string id_of(const Scenario& s, const scenario::Entry& entry) {
  const auto in = [&](const auto& list) { return entry.index < list.size() ? list[entry.index].id : ""; };
  if (entry.sort == Sort::place) return in(s.places);
  if (entry.sort == Sort::source) return in(s.sources);
  if (entry.sort == Sort::flight) return in(s.flights);
  if (entry.sort == Sort::figure) return in(s.figures);
  if (entry.sort == Sort::callout) return in(s.callouts);
  return entry.id;
}

}  // namespace homebound::session
