#include "timeline/evidence.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/numbers.h"
#include "scenario/head_count_text.h"
#include "timeline/totals.h"

namespace homebound::timeline {
namespace {

// Returns when the count of a kind with a status first reaches its maximum.
Instant highest(const Timeline& timeline, const std::string& kind, Status status) {
  const Steps all = steps(timeline, Grouping::kind);
  const auto row = std::find(all.groups.begin(), all.groups.end(), kind);
  if (row == all.groups.end()) return timeline.end;
  const auto index = static_cast<std::size_t>(row - all.groups.begin());
  const auto best = std::max_element(all.counts.begin(), all.counts.end(), [&](const auto& a, const auto& b) {
    return a[index].of(status).middle() < b[index].of(status).middle();
  });
  const auto step = static_cast<std::size_t>(best - all.counts.begin());
  if (step > 0) return all.at[step - 1];
  return all.at.empty() ? timeline.begin : std::min(timeline.begin, all.at[0] - std::chrono::seconds(1));
}

void count_by_status(const Timeline& timeline, Evidence& e, std::optional<Instant> at) {
  for (const std::string& kind : timeline.kinds)
    for (const Status status : statuses)
      if (counter_name(kind, status) == e.name) e.kind = kind, e.counter = status;
  if (!e.counter) return;
  e.at = at.value_or(highest(timeline, e.kind, *e.counter));
  const auto kind = std::ranges::find(timeline.kinds, e.kind) - timeline.kinds.begin();
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    const Leg& leg = timeline.legs[i];
    if (!timeline.shows(i)) {
      const scenario::Flight& f = timeline.scenario->flights[i];
      e.filtered = e.filtered || (!never_flew(f) && carries(f, e.kind) && status_at(leg, e.at) == *e.counter);
      continue;
    }
    std::optional<scenario::HeadCount> counted;
    for_each_count(timeline, i, e.at,
                   [&](std::size_t group, Status status, const scenario::HeadCount& people) {
                     if (status != *e.counter || kind_of(leg, group) != static_cast<std::size_t>(kind))
                       return;
                     // Nobody of a journey counts here who has gone on.
                     if (leg.passage && people == 0) return;
                     counted = counted.value_or(scenario::HeadCount(0)) + people;
                   });
    if (counted) e.flights.push_back(i), e.people.push_back(*counted);
  }
}

void gather_sources(const scenario::Scenario& s, Evidence& e) {
  const auto add = [&](const std::vector<std::size_t>& sources) {
    for (const std::size_t i : sources)
      if (std::find(e.sources.begin(), e.sources.end(), i) == e.sources.end()) e.sources.push_back(i);
  };
  if (e.figure) add(s.figures[*e.figure].sources);
  for (const std::size_t i : e.flights) add(s.flights[i].sources);
  if (e.figure)
    for (const scenario::Claim& claim : s.figures[*e.figure].claims) add(claim.sources);
  for (const std::size_t i : e.events) add(s.events[i].sources);
}

}  // namespace

bool Evidence::may_agree() const {
  return value && counts() && !filtered && !sum.exact() &&
         (sum.approximate() || (sum.low() <= *value && *value <= sum.high().value_or(*value)));
}

std::optional<bool> Evidence::agrees() const {
  return value && counts() && !filtered && !may_agree() ? std::optional(sum == *value) : std::nullopt;
}

std::string counter_name(const std::string& kind, Status status) {
  return kind + std::string(scenario::counter_endings[static_cast<std::size_t>(status)]);
}

std::vector<std::string> figure_names(const Timeline& timeline) {
  std::vector<std::string> names;
  for (const scenario::Figure& f : timeline.scenario->figures) names.push_back(f.id);
  for (const std::string& kind : timeline.kinds)
    for (const Status status : statuses)
      if (std::string name = counter_name(kind, status);
          std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
  return names;
}

std::optional<Evidence> evidence(const Timeline& timeline, std::string_view name, std::optional<Instant> at) {
  const scenario::Scenario& s = *timeline.scenario;
  Evidence e{.name = std::string(name), .at = at.value_or(timeline.end)};
  const auto declared = std::find_if(s.figures.begin(), s.figures.end(),
                                     [&](const scenario::Figure& f) { return f.id == name; });
  if (declared != s.figures.end()) {
    e.figure = static_cast<std::size_t>(declared - s.figures.begin());
    e.value = number_in<int>(declared->value.in(Language::english));
    e.flights = declared->flights;
    for (std::size_t i = 0; i < s.events.size(); ++i)
      if (s.events[i].figure == e.figure) e.events.push_back(i);
  }
  if (e.flights.empty()) count_by_status(timeline, e, at);
  if (!e.figure && !e.counter) return std::nullopt;
  if (!e.counter)
    for (const std::size_t i : e.flights) e.people.push_back(s.flights[i].people);
  for (const scenario::HeadCount& people : e.people) e.sum += people;
  gather_sources(s, e);
  return e;
}

std::string sum_text(const Evidence& e) {
  std::string text;
  for (const scenario::HeadCount& people : e.people)
    text += (text.empty() ? "" : " + ") + typed_text_of(people);
  if (e.flights.size() != 1) text += (text.empty() ? "" : " = ") + typed_text_of(e.sum);
  return text;
}

}  // namespace homebound::timeline
