#include "timeline/accept.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "base/message.h"
#include "scenario/head_count_text.h"

namespace homebound::timeline {
namespace {

using scenario::Figure;
using scenario::Flight;
using scenario::Place;
using scenario::Scenario;

// Returns `id`, or with a number where it is taken.
template <class List>
std::string free_id(const List& list, const std::string& id) {
  const auto taken = [&](const std::string& name) {
    return std::ranges::any_of(list, [&](const auto& one) { return one.id == name; });
  };
  std::string free = id;
  for (int i = 2; taken(free); ++i) free = fmt::format("{} {}", id, i);
  return free;
}

// The scenario that takes what a report says.
class Taker {
 public:
  Taker(const Timeline& before, const Timeline& report, const std::string& name)
      : s_(*before.scenario), report_(*report.scenario), name_(name) {}

  Scenario take(const Accepted& accepted) {
    for (const Counterparts& c : accepted.changed) change(s_.flights[c.before], report_.flights[c.after], c);
    for (const std::size_t leg : accepted.fresh) add(leg);
    // Journeys are joined once all of their legs are there.
    for (const std::size_t leg : accepted.fresh) {
      const auto continues = report_.flights[leg].journey->continues;
      const auto before = continues ? added_.find(*continues) : added_.end();
      Flight& flight = s_.flights[added_.at(leg)];
      flight.journey = scenario::Journey{
          flight.journey->name, before == added_.end() ? std::nullopt : std::optional(before->second)};
    }
    return std::move(s_);
  }

 private:
  // Returns the place that one of the report's is here.
  std::size_t place(std::size_t index) {
    const Place& p = report_.places[index];
    const auto known = std::ranges::find_if(s_.places, [&](const Place& q) { return is_same_place(p, q); });
    if (known != s_.places.end()) return static_cast<std::size_t>(known - s_.places.begin());
    s_.places.push_back(p);
    s_.places.back().id = free_id(std::span(s_.places).first(s_.places.size() - 1), p.id);
    return s_.places.size() - 1;
  }

  // Returns the source that one of the report's is here. One that the report only names is the one of that
  // id.
  std::size_t source(const scenario::Source& named) {
    const bool bare = named.title.english == named.id && named.date.empty() && named.url.empty();
    const auto known = std::ranges::find_if(s_.sources, [&](const scenario::Source& source) {
      if (bare && source.id == named.id) return true;
      return source.title == named.title && source.date == named.date && source.url == named.url;
    });
    if (known != s_.sources.end()) return static_cast<std::size_t>(known - s_.sources.begin());
    scenario::Source added = named;
    added.id = free_id(s_.sources, named.id);
    s_.sources.push_back(std::move(added));
    return s_.sources.size() - 1;
  }
  // Returns the sources of a flight of the report; the report itself where it names none.
  std::vector<std::size_t> sources(const std::vector<std::size_t>& of) {
    std::vector<std::size_t> here;
    here.reserve(of.size() + 1);
    for (const std::size_t i : of) here.push_back(source(report_.sources[i]));
    if (here.empty() && !name_.empty()) here.push_back(source({.id = name_, .title = as_is(name_)}));
    return here;
  }

  // Returns a flight of the report with the places and sources of this scenario.
  Flight moved_here(const Flight& theirs) {
    Flight f = theirs;
    f.from = place(f.from), f.to = place(f.to);
    for (scenario::Waypoint& w : f.via)
      if (w.place) w.place = place(*w.place);
    scenario::PlannedWay planned = f.planned;
    if (planned.to) planned.to = place(*planned.to);
    for (scenario::Waypoint& w : planned.via)
      if (w.place) w.place = place(*w.place);
    f.planned = std::move(planned);
    std::vector<scenario::Group> groups = f.groups;
    for (scenario::Group& g : groups)
      if (!g.sources.empty()) g.sources = sources(g.sources);
    f.groups = std::move(groups);
    scenario::Stages stages = f.stages;
    for (auto& stage : stages)
      if (stage && !stage->sources.empty()) stage->sources = sources(stage->sources);
    f.stages = std::move(stages);
    f.sources = sources(f.sources);
    return f;
  }

  void add(std::size_t leg) {
    Flight f = moved_here(report_.flights[leg]);
    f.id = free_id(s_.flights, f.id);
    added_[leg] = s_.flights.size();
    s_.flights.push_back(std::move(f));
  }

  void change(Flight& ours, const Flight& theirs, const Counterparts& counterparts) {
    const Flight was = ours, is = moved_here(theirs);
    bool people = false;
    for (const Aspect aspect : counterparts.changed) switch (aspect) {
        case Aspect::from:
          ours.from = is.from, ours.from_said = is.from_said;
          break;
        case Aspect::to:
          ours.to = is.to, ours.to_said = is.to_said;
          break;
        case Aspect::depart:
          ours.depart = is.depart, ours.day = is.day, ours.day_zone = is.day_zone;
          break;
        case Aspect::arrive:
          ours.arrive = is.arrive;
          break;
        case Aspect::people:
        case Aspect::kind:
          people = true;
          ours.people = is.people, ours.kind = is.kind, ours.groups = is.groups, ours.sure = is.sure;
          break;
        case Aspect::status:
          ours.status = is.status;
          break;
        case Aspect::craft:
          ours.craft = is.craft;
          break;
      }
    if (people) {
      ours.sources = is.sources;
    } else {
      for (const std::size_t i : is.sources)
        if (std::ranges::find(ours.sources, i) == ours.sources.end()) ours.sources.push_back(i);
    }
    if (was.people.known() && is.people.known() && was.people != is.people)
      keep_both(counterparts.before, was, is);
  }

  // Keeps what was said of the people of a flight beside what the report says.
  void keep_both(std::size_t flight, const Flight& was, const Flight& is) {
    const auto value = [](const Flight& f) {
      const auto exact = f.people.exact();
      return exact ? Text{std::to_string(*exact), ""}
                   : Text{text_of(f.people, Language::english), text_of(f.people, Language::chinese)};
    };
    auto figure = std::ranges::find(s_.figures, std::vector{flight}, &Figure::flights);
    if (figure == s_.figures.end()) {
      const std::string id = free_id(s_.figures, "people-" + was.id);
      s_.figures.push_back({.id = id,
                            .value = value(was),
                            .text = told("people on {}", "{} 所载人数", was.id),
                            .sure = was.sure,
                            .sources = was.sources,
                            .flights = {flight}});
      figure = s_.figures.end() - 1;
    }
    scenario::Claim former{figure->value, figure->sources, {}};
    if (former.sources.empty())
      former.note = told("as it was before the report {}", "报表 {} 之前的说法", name_);
    figure->value = value(is), figure->sources = is.sources, figure->sure = is.sure;
    std::erase_if(figure->claims, [&](const scenario::Claim& c) { return c.value == figure->value; });
    if (std::ranges::find(figure->claims, former.value, &scenario::Claim::value) == figure->claims.end())
      figure->claims.push_back(std::move(former));
  }

  Scenario s_;
  const Scenario& report_;
  const std::string& name_;
  std::map<std::size_t, std::size_t> added_;  // flights here by legs of the report
};

}  // namespace

Scenario with_report(const Timeline& before, const Timeline& report, const Accepted& accepted,
                     const std::string& name) {
  return Taker(before, report, name).take(accepted);
}

}  // namespace homebound::timeline
