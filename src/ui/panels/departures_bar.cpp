// The histogram over the time bar: how many flights depart when, and the brush that filters by it.
#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <optional>

#include <fmt/format.h>

#include "base/punctuation.h"
#include "compose/routes/colour_key.h"
#include "timeline/departures.h"
#include "ui/kit/boxes.h"
#include "ui/kit/widgets.h"
#include "ui/panels/track.h"

namespace homebound::ui {
namespace {

constexpr std::size_t fewest_departures = 20;          // flights
constexpr double bars_height = 34, narrowest_bar = 6;  // units, of the bars and of one of them

using Edges = std::vector<Instant>;

// A bucket as the track shows it.
struct Bar {
  Instant from, to;
  double left, right;                // pixels
  std::vector<std::size_t> by_kind;  // see timeline::Departures
  std::size_t sum() const { return std::accumulate(by_kind.begin(), by_kind.end(), std::size_t{0}); }
};

const timeline::Departures& departures_of(const Desk& desk) {
  DeparturesBar& bar = desk.panels.explorer.departures;
  const auto& timeline = desk.session.document.timeline;
  if (bar.timeline != timeline)
    bar.departures = std::make_shared<const timeline::Departures>(*timeline), bar.timeline = timeline;
  return *bar.departures;
}

// Returns the seconds of story time that a bar should at least stand for.
Seconds least_width(const Desk& desk, const Track& track) {
  const timeline::StoryClock& story = desk.timeline().story;
  const Seconds seen =
      story.lived(track.strip.to * track.duration) - story.lived(track.strip.from * track.duration);
  return Seconds(seen.value * desk.px(narrowest_bar) / track.width);
}

// A time that the story tells twice has a bar in both scenes.
std::vector<Bar> bars_of(const Desk& desk, const Track& track) {
  std::vector<Bar> bars;
  const timeline::Departures& departures = departures_of(desk);
  const timeline::BucketWidth width = timeline::bucket_width(least_width(desk, track));
  const double first = track.strip.from * track.duration, last = track.strip.to * track.duration;
  for (const auto& stretch : desk.timeline().story.stretches) {
    if (stretch.to_second < first || stretch.from_second > last || stretch.to <= stretch.from) continue;
    const Instant from = stretch.at(std::clamp(first, stretch.from_second, stretch.to_second));
    const Instant to = stretch.at(std::clamp(last, stretch.from_second, stretch.to_second));
    const Edges edges = timeline::bucket_edges(from, to, width, desk.scenario().zone);
    for (std::size_t i = 1; i < edges.size(); ++i) {
      const auto x = [&](Instant t) {
        return std::clamp(track.x(stretch.second_of(std::clamp(t, stretch.from, stretch.to))), track.left,
                          track.left + track.width);
      };
      bars.push_back(
          {edges[i - 1], edges[i], x(edges[i - 1]), x(edges[i]), departures.by_kind(edges[i - 1], edges[i])});
    }
  }
  return bars;
}

const Bar* bar_at(const std::vector<Bar>& bars, double x) {
  const Bar* nearest = nullptr;
  double least = 1e9;
  for (const Bar& bar : bars) {
    const double away = std::max({0.0, bar.left - x, x - bar.right});
    if (away < least) least = away, nearest = &bar;
  }
  return nearest;
}

// The window of the bars between two points of the track. Both its ends are included.
timeline::Window window_between(const Bar& a, const Bar& b) {
  return {std::min(a.from, b.from), after(std::max(a.to, b.to), Seconds(-1))};
}

std::string window_words(const Desk& desk, const timeline::Window& w) {
  const std::string& zone = desk.scenario().zone;
  return day_and_time(w.from, zone, desk.language()) + std::string(punctuation(desk.language()).range) +
         day_and_time(w.to, zone, desk.language());
}

void bucket_tip(const Desk& desk, const timeline::Window& window) {
  const timeline::Departures& departures = departures_of(desk);
  const Instant to = after(window.to, Seconds(1));
  begin_tip(desk);
  ImGui::TextUnformatted(window_words(desk, window).c_str());
  muted(desk,
        fmt::format(fmt::runtime(desk.say(Word::flights_depart)),
                    flights_text(departures.between(window.from, to), desk.service(), desk.language())));
  const auto kinds = departures.by_kind(window.from, to);
  for (std::size_t i = 0; i + 1 < kinds.size() && kinds.size() > 2; ++i) {
    if (kinds[i] == 0) continue;
    const std::string& kind = desk.timeline().kinds[i];
    const auto name = desk.scenario().kinds.find(kind);
    muted(desk, fmt::format("{} · {}", flights_text(kinds[i], desk.service(), desk.language()),
                            name == desk.scenario().kinds.end() ? kind : name->second.in(desk.language())));
  }
  muted(desk, desk.say(Word::brush_hint));
  end_tip();
}

Colour bar_colour(const Desk& desk, const compose::ColourKey& key, std::size_t kind) {
  if (key.index.size() < 2 || kind >= key.index.size()) return desk.palette.muted;
  return key.colour(desk.theme, kind);
}

void draw_bars(const Desk& desk, const std::vector<Bar>& bars, const Rect& area,
               const std::optional<timeline::Window>& window) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const compose::ColourKey key = compose::colour_key(desk.timeline(), desk.theme, scenario::ColourBy::kind);
  std::size_t most = 1;
  for (const Bar& bar : bars) most = std::max(most, bar.sum());
  for (const Bar& bar : bars) {
    const bool within = !window || (bar.from <= window->to && bar.to > window->from);
    const double gap = bar.right - bar.left > desk.px(4) ? desk.px(1) : 0;
    double y = area.bottom;
    for (std::size_t kind = 0; kind < bar.by_kind.size(); ++kind) {
      if (bar.by_kind[kind] == 0) continue;
      // A bar of a few flights beside thousands is still seen.
      const double tall =
          std::max(static_cast<double>(desk.px(1)),
                   area.height() * static_cast<double>(bar.by_kind[kind]) / static_cast<double>(most));
      list.AddRectFilled(vec(bar.left, std::max(area.top, y - tall)),
                         vec(std::max(bar.right - gap, bar.left + 1), y),
                         im32(bar_colour(desk, key, kind).faded(within ? 1.0F : 0.3F)));
      y -= tall;
    }
  }
  list.AddLine(vec(area.left, area.bottom), vec(area.right, area.bottom), im32(desk.palette.line),
               desk.px(1));
  if (!window) return;
  Rect brushed;
  for (const Bar& bar : bars)
    if (bar.from <= window->to && bar.to > window->from)
      brushed.add(Rect{bar.left, area.top, bar.right, area.bottom});
  if (brushed.empty()) return;
  list.AddRectFilled(vec(brushed.left, brushed.top), vec(brushed.right, brushed.bottom),
                     im32(desk.palette.accent.faded(0.14F)));
  list.AddRect(vec(brushed.left, brushed.top), vec(brushed.right, brushed.bottom), im32(desk.palette.accent),
               0, 0, desk.px(1));
}

void set_departures(const Desk& desk, std::optional<timeline::Window> window) {
  timeline::Filter filter = desk.session.look.filter;
  filter.departs = window;
  desk.tell(session::Command(session::SetFilter{std::move(filter)}));
}

}  // namespace

double departures_height(const Desk& desk) {
  return desk.timeline().timed && desk.timeline().legs.size() >= fewest_departures ? bars_height + 4 : 0;
}

void departures_bar(const Desk& desk, const Track& track, double top) {
  const Rect area{track.left, top, track.left + track.width, top + desk.px(bars_height)};
  const std::vector<Bar> bars = bars_of(desk, track);
  ImGui::SetCursorScreenPos(vec(area.left, area.top));
  ImGui::InvisibleButton("##departures", vec(area.width(), area.height()));
  note(desk, "departures", area);
  std::optional<Instant>& held = desk.panels.explorer.departures.held;
  const double x = ImGui::GetIO().MousePos.x;
  const Bar* const here = bar_at(bars, x);
  const auto& now = desk.session.look.filter.departs;
  std::optional<timeline::Window> shown = now;
  if (here != nullptr && ImGui::IsItemActivated()) held = here->from;
  const auto anchor = std::ranges::find_if(bars, [&](const Bar& bar) { return held == bar.from; });
  const bool dragged =
      ImGui::IsMouseDragging(ImGuiMouseButton_Left, desk.px(3)) ||
      (ImGui::IsItemDeactivated() && ImGui::GetIO().MouseDragMaxDistanceSqr[0] > desk.px(3) * desk.px(3));
  if (held && here != nullptr && anchor != bars.end() && dragged) shown = window_between(*anchor, *here);
  if (ImGui::IsItemDeactivated()) {
    if (held && dragged && shown != now) set_departures(desk, shown);
    if (held && !dragged && now) set_departures(desk, std::nullopt);
    held.reset();
  }
  draw_bars(desk, bars, area, shown);
  if (here == nullptr) return;
  if (ImGui::IsItemActive() && shown && dragged)
    bucket_tip(desk, *shown);
  else if (ImGui::IsItemHovered())
    bucket_tip(desk, window_between(*here, *here));
}

}  // namespace homebound::ui
