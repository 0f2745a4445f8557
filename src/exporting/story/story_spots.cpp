#include "exporting/story/story_spots.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "compose/picture/plan_parts.h"

namespace homebound::exporting {
namespace {

constexpr std::size_t most_lines = 500;  // of routes that a reader can tell apart

std::int32_t whole(double units) { return static_cast<std::int32_t>(std::lround(units)); }

// Tells whether single flights are drawn, each with a line that is kept.
bool draws_flights(const compose::Plan::Parts& p) {
  return p.options.layers.routes && !p.routes.marked.empty() && p.routes.flights() > 0;
}

}  // namespace

std::vector<Tape::Spot> spots_of(const compose::Plan& plan, const timeline::FrameState& state,
                                 const StorySubjects& subjects) {
  const compose::Plan::Parts& p = plan.parts();
  const Rect page{0, 0, p.view.page.width, p.view.page.height};
  std::vector<Tape::Spot> spots;
  const auto add = [&](std::optional<Index> subject, Point at) {
    if (subject && page.contains(at)) spots.push_back({*subject, whole(at.x), whole(at.y)});
  };
  if (draws_flights(p) && p.timeline->timed)
    for (std::size_t i = 0; i < state.flights.size(); ++i)
      if (state.flights[i].flies())
        if (const auto place = compose::place_on(p.routes.lines[i], state.flights[i].progress))
          add(subjects.flights[i], place->at);
  for (const compose::Label& label : p.labels)
    if (label.place && label.marked) add(subjects.places[*label.place], label.at);
  return spots;
}

std::vector<drawing::SharedPath> lines_of(const compose::Plan& plan) {
  const compose::Plan::Parts& p = plan.parts();
  std::vector<drawing::SharedPath> lines;
  const auto add = [&](const drawing::SharedPath& path) {
    if (!path || path->points.size() < 2) return;
    if (std::ranges::find(lines, path.id(), &drawing::SharedPath::id) == lines.end()) lines.push_back(path);
  };
  if (p.routes.marked.size() > most_lines) return lines;
  for (std::size_t i = 0; i < p.routes.marked.size(); ++i) {
    add(p.routes.lines[i].path);
    add(p.routes.marked[i].line.path);
    add(p.routes.marked[i].edges.path);
  }
  for (const compose::PlannedLine& planned : p.routes.planned) add(planned.line.path);
  return lines;
}

void StandingLines::end(std::uint32_t frame) {
  for (std::size_t i = open_; i < lines_.size(); ++i) lines_[i].end = frame;
  open_ = lines_.size();
}

void StandingLines::add(std::uint32_t frame, const std::shared_ptr<const compose::Plan>& plan, bool passing,
                        Recorder& recorder, const StorySubjects& subjects) {
  const auto shown = passing ? nullptr : plan;
  if (shown == plan_) return;
  end(frame);
  plan_ = shown;
  if (!plan_ || !draws_flights(plan_->parts())) return;
  const compose::Routes& routes = plan_->parts().routes;
  if (routes.marked.size() > most_lines) return;
  for (std::size_t i = 0; i < routes.marked.size(); ++i) {
    const compose::RouteLine line = routes.lines[i];
    if (!subjects.flights[i] || line.path->points.size() < 2) continue;
    const auto [path, matrix] = recorder.line(line.path);
    lines_.push_back({frame, frame, *subjects.flights[i], path, matrix});
  }
}

std::vector<Tape::Line> StandingLines::take(std::uint32_t frames) {
  end(frames);
  plan_.reset();
  return std::move(lines_);
}

StandingAreas::Box StandingAreas::box_of(Index subject, const Rect& box) {
  return {subject, whole(box.left), whole(box.top), whole(box.right), whole(box.bottom)};
}

void StandingAreas::look_for_counters(const compose::Plan& plan, const StorySubjects& subjects) {
  const compose::Plan::Parts& p = plan.parts();
  counters_.clear();
  const compose::StoryColumn& column = p.overlays.story;
  if (!column.totals) return;
  constexpr double across = 6, down = 3;
  std::map<std::string, Rect> found;
  for (double y = *column.totals; y < p.overlays.column.bottom; y += down)
    for (double x = column.left.left; x <= column.left.right; x += across)
      if (const auto name = compose::counter_at(p.overlays, *p.timeline, {x, y})) {
        found[*name].add(Point{x, y});
        found[*name].add(Point{x + across, y + down});
      }
  for (const auto& [name, box] : found)
    if (const auto known = subjects.counters.find(name); known != subjects.counters.end())
      counters_.push_back(box_of(known->second, box));
}

void StandingAreas::add(std::uint32_t frame, const std::shared_ptr<const compose::Plan>& plan,
                        const timeline::FrameState& state, const StorySubjects& subjects) {
  const compose::Plan::Parts& p = plan->parts();
  if (plan != plan_) look_for_counters(*plan, subjects);
  plan_ = plan;
  std::map<Box, std::uint32_t> now;
  const auto stands = [&](const Box& box) {
    const auto before = open_.find(box);
    now.emplace(box, before == open_.end() ? frame : before->second);
  };
  for (const Box& box : counters_) stands(box);
  if (state.event && *state.event < p.overlays.captions.size() &&
      p.overlays.captions[*state.event].whole->clip)
    stands(box_of(subjects.events[*state.event], *p.overlays.captions[*state.event].whole->clip));
  const compose::StoryColumn& column = p.overlays.story;
  if (column.in_the_air && state.flights.size() <= most_lines) {
    constexpr double down = 4;
    std::map<std::size_t, Rect> listed;
    const double middle = (column.right.left + column.right.right) / 2;
    for (double y = compose::list_place(column, state).top; y < p.overlays.column.bottom; y += down)
      if (const auto flight = compose::listed_at(p.overlays, *p.timeline, state, {middle, y})) {
        listed[*flight].add(Point{column.right.left, y});
        listed[*flight].add(Point{column.right.right, y + down});
      }
    for (const auto& [flight, box] : listed)
      if (subjects.flights[flight]) stands(box_of(*subjects.flights[flight], box));
  }
  for (const auto& [box, first] : open_)
    if (!now.contains(box)) close(box, first, frame);
  open_ = std::move(now);
}

void StandingAreas::close(const Box& box, std::uint32_t first, std::uint32_t end) {
  const auto& [subject, left, top, right, bottom] = box;
  areas_.push_back({first, end, subject, left, top, right, bottom});
}

std::vector<Tape::Area> StandingAreas::take(std::uint32_t frames) {
  for (const auto& [box, first] : open_) close(box, first, frames);
  open_.clear(), plan_.reset();
  std::ranges::sort(areas_, [](const Tape::Area& a, const Tape::Area& b) {
    return std::tie(a.first, a.subject, a.end) < std::tie(b.first, b.subject, b.end);
  });
  return std::move(areas_);
}

}  // namespace homebound::exporting
