#include "session/uses.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace homebound::session {
namespace {

using scenario::Scenario;

bool has(const std::vector<std::size_t>& list, std::size_t index) {
  return std::find(list.begin(), list.end(), index) != list.end();
}

// Whether things of a scenario refer to its place, source, flight or figure number `index`.
class Uses {
 public:
  Uses(std::string_view sort, std::size_t index) : sort_(sort), index_(index) {}

  bool operator()(const scenario::Flight& f) const {
    if (sort_ == "source") return has(f.sources, index_);
    if (sort_ != "place") return false;
    return f.from == index_ || f.to == index_ ||
           std::ranges::any_of(f.via, [&](const scenario::Waypoint& w) { return w.place == index_; });
  }
  bool operator()(const scenario::Figure& f) const {
    if (sort_ == "flight") return has(f.flights, index_);
    return sort_ == "source" &&
           (has(f.sources, index_) ||
            std::ranges::any_of(f.claims, [&](const scenario::Claim& c) { return has(c.sources, index_); }));
  }
  bool operator()(const scenario::Event& e) const {
    if (sort_ == "place") return e.place == index_;
    if (sort_ == "figure") return e.figure == index_;
    return sort_ == "source" && has(e.sources, index_);
  }
  bool operator()(const scenario::StoryScene& s) const {
    if (!s.camera) return false;
    if (sort_ == "flight") return has(s.camera->frame.flights, index_);
    return sort_ == "place" && has(s.camera->frame.places, index_);
  }

 private:
  std::string_view sort_;
  std::size_t index_;
};

}  // namespace

std::vector<std::string> users_of(const Scenario& s, const scenario::Entry& entry) {
  const Uses uses(entry.sort, entry.index);
  std::vector<std::string> users;
  for (const auto& flight : s.flights)
    if (uses(flight)) users.push_back(fmt::format("flight '{}'", flight.id));
  for (const auto& figure : s.figures)
    if (uses(figure)) users.push_back(fmt::format("figure '{}'", figure.id));
  std::vector<std::size_t> events;  // as the file has them, not by time
  for (const auto& event : s.events)
    if (uses(event)) events.push_back(event.order);
  std::ranges::sort(events);
  for (const std::size_t order : events) users.push_back(fmt::format("event {}", order + 1));
  for (std::size_t i = 0; i < s.scenes.size(); ++i)
    if (uses(s.scenes[i])) users.push_back(fmt::format("scene {}", i + 1));
  return users;
}

std::string use_of(const Scenario& s, const scenario::Entry& entry) {
  constexpr std::size_t told = 4;
  std::vector<std::string> users = users_of(s, entry);
  if (users.empty()) return {};
  std::string more;
  if (users.size() > told + 1) {  // one more takes no more room than its count
    more = fmt::format(" and {} more", users.size() - told);
    users.resize(told);
  }
  return fmt::format("{} '{}' is used by {}{}", entry.sort, id_of(s, entry), fmt::join(users, ", "), more);
}

std::string id_of(const Scenario& s, const scenario::Entry& entry) {
  const auto in = [&](const auto& list) { return entry.index < list.size() ? list[entry.index].id : ""; };
  if (entry.sort == "place") return in(s.places);
  if (entry.sort == "source") return in(s.sources);
  if (entry.sort == "flight") return in(s.flights);
  return entry.sort == "figure" ? in(s.figures) : "";
}

}  // namespace homebound::session
