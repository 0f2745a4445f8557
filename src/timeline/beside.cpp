#include "timeline/beside.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include "base/error.h"
#include "base/numbers.h"

namespace homebound::timeline {
namespace {

constexpr std::string_view days_key = "days=";
constexpr int most_days = 3660;

int days_in(std::string_view value) {
  const auto number = number_in<int>(value.starts_with('+') ? value.substr(1) : value);
  if (!number || std::abs(*number) > most_days)
    throw Error(told("days={}: expected a whole number of days, such as days=+1",
                     "days={}：应为整数天数，例如 days=+1", std::string(value)));
  return *number;
}

Instant moved(Instant t, int days, std::string_view zone) {
  const bool open = t == Instant::min() || t == Instant::max();
  return open ? t : days_later(t, days, zone);
}

}  // namespace

Beside parse_beside(std::string_view text, const Timeline& timeline) {
  Beside beside;
  std::string terms;
  bool quoted = false, has_days = false;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && (quoted || text[end] != ' '))
      if (text[end++] == '"') quoted = !quoted;
    const std::string_view term = text.substr(i, end - i);
    if (term.starts_with(days_key))
      beside.days = days_in(term.substr(days_key.size())), has_days = true;
    else if (!term.empty())
      terms += (terms.empty() ? "" : " ") + std::string(term);
    i = end + 1;
  }
  if (beside.days != 0 && !timeline.timed)
    throw Error({"days=: the flights have no times", "days=：航班没有时间"});
  if (terms == "all")
    beside.filter.emplace();
  else if (!terms.empty())
    beside.filter = parse_filter(terms, timeline);
  if (terms.empty() && beside.days == 0)
    throw Error(told("beside: expected a filter's terms, days=+1 or all{}",
                     "并排：应为筛选条件、days=+1 或 all{}",
                     has_days ? Text(", not days=0", "，而非 days=0") : Text()));
  return beside;
}

std::string to_text(const Beside& beside) {
  std::string text = beside.days != 0 ? fmt::format("days={:+d}", beside.days) : "";
  if (beside.filter)
    text += (text.empty() ? "" : " ") + (beside.filter->empty() ? "all" : to_text(*beside.filter));
  return text;
}

Instant days_later(Instant t, int days, std::string_view zone) {
  if (days == 0) return t;
  const Instant later = t + std::chrono::days(days);
  return later + (zone_offset(t, zone) - zone_offset(later, zone));
}

Filter filter_beside(const Timeline& first, const Beside& beside) {
  if (beside.filter) return *beside.filter;
  Filter filter = first.filter;
  const std::string& zone = first.scenario->zone;
  for (auto Filter::*window : {&Filter::departs, &Filter::during})
    if (auto& w = filter.*window)
      w = Window{moved(w->from, beside.days, zone), moved(w->to, beside.days, zone)};
  return filter;
}

std::shared_ptr<const Timeline> beside_of(const Timeline& first, const Beside& beside) {
  return std::make_shared<const Timeline>(filtered(first, filter_beside(first, beside)));
}

FrameState state_beside(const FrameState& state, const Timeline& second, int days) {
  FrameState beside = evaluate(second, days_later(state.t, days, second.scenario->zone));
  beside.story = state.story;
  return beside;
}

}  // namespace homebound::timeline
