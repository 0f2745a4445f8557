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
  const Interned kind = e.kind;
  for (std::size_t i = 0; i < timeline.legs.size(); ++i)
    if (carries(timeline.scenario->flights[i], kind) && !never_flew(timeline.scenario->flights[i]) &&
        status_at(timeline.legs[i], e.at) == *e.counter) {
      if (timeline.shows(i))
        e.flights.push_back(i);
      else
        e.filtered = true;
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
  return kind + (status == Status::waiting ? "-waiting" : status == Status::airborne ? "-aboard" : "-landed");
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
  for (const std::size_t i : e.flights) e.sum += e.people(s.flights[i]);
  gather_sources(s, e);
  return e;
}

std::string sum_text(const Timeline& timeline, const Evidence& e) {
  std::string text;
  for (const std::size_t i : e.flights)
    text += fmt::format("{}{}", text.empty() ? "" : " + ",
                        typed_text_of(e.people(timeline.scenario->flights[i])));
  if (e.flights.size() != 1) text += fmt::format("{}{}", text.empty() ? "" : " = ", typed_text_of(e.sum));
  return text;
}

}  // namespace homebound::timeline
