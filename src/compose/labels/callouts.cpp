#include "compose/labels/callouts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numbers>

#include "compose/labels/label_search.h"
#include "compose/labels/label_space.h"
#include "compose/labels/point_candidates.h"
#include "timeline/shown.h"

namespace homebound::compose {
namespace {

using scenario::Callout;
using scenario::TimeSpan;

// Page units.
constexpr std::array card_gaps = {15.0, 26.0, 40.0, 58.0, 80.0};  // from an anchor to its card
constexpr double of_aircraft = 11, off_marks = 4, step_of_way = 8, leader_start = 9, leader_piece = 4;
constexpr double off_own_mark = 15;  // beyond the box that it blocks
// A card that moves is hidden where it has no room, and has none at all if that is for most of its way.
constexpr double without_room_cost = 4000, most_without_room = 0.5, hidden_reach = 6, hidden_fade = 18;
constexpr double passing_same_side = 60;    // between the offsets of a card that slides from one to the other
constexpr std::size_t most_aircraft = 300;  // of more, cards may lie on some

// Returns the corners of a card around an anchor at a distance, from the preferred one: right, above right,
// below right, left, above left, below left, above, below, and eight between.
std::array<Point, 16> corners_around(Size card, double gap) {
  const double w = card.width, h = card.height, d = gap * 0.75;
  std::array<Point, 16> corners{{{gap, -h / 2},
                                 {d, -d - h},
                                 {d, d},
                                 {-gap - w, -h / 2},
                                 {-d - w, -d - h},
                                 {-d - w, d},
                                 {-w / 2, -gap - h},
                                 {-w / 2, gap}}};
  for (std::size_t i = 0; i < 8; ++i) {
    const double turn = (static_cast<double>(i) + 0.5) * std::numbers::pi / 4;
    corners[8 + i] = {std::cos(turn) * (gap + w / 2) - w / 2, std::sin(turn) * (gap + h / 2) - h / 2};
  }
  return corners;
}

Rect box_at(Point anchor, Point offset, Size card) {
  return Rect::at(anchor.x + offset.x, anchor.y + offset.y, card.width, card.height);
}

// Returns the ends of the leader; none where the card touches its anchor.
std::optional<std::pair<Point, Point>> leader_between(Point anchor, const Rect& box) {
  const Point to{std::clamp(anchor.x, box.left, box.right), std::clamp(anchor.y, box.top, box.bottom)};
  const double away = length(to - anchor);
  if (away <= leader_start) return std::nullopt;
  return std::pair{anchor + (to - anchor) * (leader_start / away), to};
}

// Returns the time in which a callout is shown, in the scene told.
std::optional<TimeSpan> time_of(const CalloutSubject& subject, std::size_t index) {
  const timeline::Timeline& timeline = subject.cards.timeline;
  const scenario::Scenario& s = *timeline.scenario;
  const Callout& callout = s.callouts[index];
  if (callout.flight && !timeline.shows(*callout.flight)) return std::nullopt;
  TimeSpan span = timeline::shown_in(timeline, callout);
  const auto& scene = subject.cards.options.scene;
  if (!scene || *scene >= s.scenes.size()) return span;
  const scenario::StoryScene& told = s.scenes[*scene];
  if (!belongs_to(s, index, *scene) || !overlaps(span, {told.from, told.to})) return std::nullopt;
  span.from = std::max(span.from.value_or(told.from), told.from);
  span.to = std::min(span.to.value_or(told.to), told.to);
  if (*span.from >= *span.to) return std::nullopt;  // it begins where the scene ends, or ends where it begins
  return span;
}

// Returns the share of a leg's way flown by an end of a span.
double flown(const timeline::Leg& leg, const std::optional<Instant>& t, double otherwise) {
  return t ? timeline::progress(leg, *t) : otherwise;
}

// Returns what a callout that follows no aircraft stands beside in a view.
std::optional<Point> anchor_in(const CalloutSubject& subject, const Callout& said) {
  if (said.flight) {
    const auto middle = place_on(subject.routes.lines[*said.flight], 0.5);
    return middle ? std::optional(middle->at) : std::nullopt;
  }
  const LonLat at = said.place ? subject.cards.timeline.scenario->places[*said.place].at : *said.at;
  const auto plane = subject.view.projection.forward(at);
  return plane ? std::optional(subject.view.to_page(*plane)) : std::nullopt;
}

// The search for room.
class CalloutRoom {
 public:
  CalloutRoom(const CalloutSubject& subject, const std::vector<Label>& places, const LabelGround& ground)
      : subject_(subject), blocked_(ground.blocked), space_(subject.view.page), page_(subject.view.page) {
    for (const Label& place : places)
      if (place.box) names_.push_back(place.box->inflated(label_gap));
    for (const Rect& box : blocked_) space_.block(box);
    for (const Label& place : places) space_.block(mark_box(place).inflated(off_marks));
    if (subject.cards.options.layers.routes) add_routes(space_, ground.routes);
  }

  std::vector<PlacedCallout> place() {
    const scenario::Scenario& s = *subject_.cards.timeline.scenario;
    for (std::size_t i = 0; i < s.callouts.size(); ++i)
      if (const auto span = time_of(subject_, i)) prepare(i, *span);
    for (std::size_t i = 0; i < placed_.size(); ++i)
      if (placed_[i].follows)
        for (const bool beside_names : {true, false})
          if (!placed_[i].offset) follow(i, beside_names);
    std::vector<std::vector<Candidate>> candidates(placed_.size());
    for (std::size_t i = 0; i < placed_.size(); ++i)
      if (!placed_[i].follows && placed_[i].on_map)
        for (const bool beside_names : {true, false})
          if (candidates[i].empty()) candidates[i] = candidates_of(i, beside_names);
    const auto chosen =
        choose(candidates, [&](std::size_t a, std::size_t b) { return overlaps(spans_[a], spans_[b]); });
    for (std::size_t i = 0; i < placed_.size(); ++i)
      if (chosen[i]) {
        const Rect& box = candidates[i][*chosen[i]].box;
        placed_[i].offset = Point{box.left, box.top} - placed_[i].anchor;
        taken_[i] = {box};
      }
    return std::move(placed_);
  }

  // The boxes that cards take at any time, and their leaders.
  void block(const std::vector<PlacedCallout>& placed, std::vector<Rect>& blocked) const {
    for (std::size_t i = 0; i < placed.size(); ++i) {
      blocked.insert(blocked.end(), taken_[i].begin(), taken_[i].end());
      if (placed[i].follows || !placed[i].offset || callout(placed[i]).area) continue;
      const Rect box = box_at(placed[i].anchor, *placed[i].offset, placed[i].card);
      if (const auto leader = leader_between(placed[i].anchor, box)) {
        const auto& [from, to] = *leader;
        const int pieces = 1 + static_cast<int>(length(to - from) / leader_piece);
        for (int k = 0; k <= pieces; ++k) {
          const Point at = from + (to - from) * (static_cast<double>(k) / pieces);
          blocked.push_back(Rect::at(at.x, at.y, 0, 0).inflated(1.5));
        }
      }
    }
  }

 private:
  const Callout& callout(const PlacedCallout& placed) const {
    return subject_.cards.timeline.scenario->callouts[placed.callout];
  }
  const timeline::Timeline& timeline() const { return subject_.cards.timeline; }
  bool aircraft_shown() const {
    return timeline().timed && subject_.cards.options.layers.routes && subject_.routes.flights() > 0;
  }
  bool on_page(Point at) const { return Rect{0, 0, page_.width, page_.height}.contains(at); }
  // Tells whether overlays hide a point.
  bool covered(Point at) const {
    return std::ranges::any_of(blocked_, [&](const Rect& box) { return box.contains(at); });
  }

  // Finds the anchor and the size of a callout.
  void prepare(std::size_t index, const TimeSpan& span) {
    PlacedCallout placed{.callout = index};
    const Callout& said = timeline().scenario->callouts[index];
    if (said.flight && aircraft_shown()) placed.follows = *said.flight;
    const std::optional<Point> anchor = anchor_in(subject_, said);
    placed.on_map = anchor && (placed.follows || (on_page(*anchor) && !covered(*anchor)));
    if (anchor) placed.anchor = *anchor;
    if (placed.on_map) placed.card = card_size(subject_.cards, index);
    placed_.push_back(std::move(placed));
    spans_.push_back(span);
    taken_.emplace_back();
  }

  // Returns where an aircraft passes in a span, step by step, as far as it is seen.
  std::vector<Point> passed_by(std::size_t leg, const TimeSpan& span) const {
    const RouteLine& line = subject_.routes.lines[leg];
    const timeline::Leg& flight = timeline().legs[leg];
    const double from = flown(flight, span.from, 0), to = flown(flight, span.to, 1);
    const int steps = 1 + static_cast<int>(line.length * (to - from) / step_of_way);
    std::vector<Point> points;
    for (int k = 0; k <= steps; ++k)
      if (const auto place = place_on(line, from + (to - from) * k / steps);
          place && on_page(place->at) && !covered(place->at))
        points.push_back(place->at);
    return points;
  }

  // Tells whether a box is free of what lies there at all times, if wanted of the names that the places would
  // have without cards, and of the cards shown in a span.
  bool is_free(const Rect& box, const TimeSpan& span, bool beside_names) const {
    if (!space_.on_page(box) || !space_.is_free(box.inflated(label_gap))) return false;
    if (beside_names && std::ranges::any_of(names_, [&](const Rect& name) { return name.overlaps(box); }))
      return false;
    for (std::size_t i = 0; i < placed_.size(); ++i)
      if (overlaps(spans_[i], span))
        for (const Rect& other : taken_[i])
          if (box.inflated(label_gap).overlaps(other)) return false;
    return true;
  }

  // Finds the side of an aircraft on which the card has room all the way, or most of it.
  void follow(std::size_t i, bool beside_names) {
    PlacedCallout& placed = placed_[i];
    const std::vector<Point> way = passed_by(*placed.follows, spans_[i]);
    placed.on_map = placed.on_map && !way.empty();
    if (!placed.on_map) return;
    const auto steps = static_cast<double>(way.size());
    double least = most_without_room * without_room_cost, order = 0;
    for (const double gap : card_gaps)
      for (const Point offset : corners_around(placed.card, gap)) {
        double cost = order++;
        std::vector<Point> without_room;
        for (std::size_t k = 0; k < way.size() && cost < least; ++k) {
          const Rect box = box_at(way[k], offset, placed.card);
          if (is_free(box, spans_[i], beside_names)) {
            cost += 2 * space_.line_length(box.inflated(2)) / steps;
          } else {
            cost += without_room_cost / steps;
            without_room.push_back(way[k]);
          }
        }
        if (cost < least) least = cost, placed.offset = offset, placed.without_room = std::move(without_room);
      }
    if (!placed.offset) return;
    for (const Point at : way)
      if (std::ranges::find(placed.without_room, at) == placed.without_room.end())
        taken_[i].push_back(box_at(at, *placed.offset, placed.card));
  }

  // Returns the free boxes for a card that stands still, cheapest first.
  std::vector<Candidate> candidates_of(std::size_t i, bool beside_names) const {
    const PlacedCallout& placed = placed_[i];
    const bool area = callout(placed).area;
    // Cards are free of where aircraft pass while they are shown.
    LabelSpace passed(page_);
    if (aircraft_shown() && timeline().legs.size() <= most_aircraft)
      for (std::size_t leg = 0; leg < timeline().legs.size(); ++leg) {
        const timeline::Leg& flight = timeline().legs[leg];
        if (!timeline().shows(leg) || !overlaps({flight.depart, flight.arrive}, spans_[i])) continue;
        for (const Point at : passed_by(leg, spans_[i]))
          passed.block(Rect::at(at.x, at.y, 0, 0).inflated(of_aircraft));
      }
    std::vector<Candidate> result;
    double order = 0;
    const auto consider = [&](Point offset) {
      Candidate c{box_at(placed.anchor, offset, placed.card), order++, false, {}, {}};
      if (!is_free(c.box, spans_[i], beside_names) || !passed.is_free(c.box)) return;
      c.cost += 0.5 * space_.line_length(c.box.inflated(2));
      if (const auto leader = leader_between(placed.anchor, c.box); leader && !area) {
        c.leader = true, c.from = leader->first, c.to = leader->second;
        const double away = length(c.to - placed.anchor);
        const Point beyond = placed.anchor + (c.to - placed.anchor) * (std::min(away, off_own_mark) / away);
        if (!space_.is_free(beyond, c.to)) return;
        c.cost += 4 * space_.crossings(beyond, c.to);
      }
      result.push_back(c);
    };
    const Point centred{-placed.card.width / 2, -placed.card.height / 2};
    if (area) consider(centred);
    for (const double gap : card_gaps) {
      // An area's card keeps to its middle.
      const double away = area ? gap - std::min(placed.card.width, placed.card.height) / 2 : gap;
      for (const Point offset : corners_around(placed.card, away)) consider(offset);
    }
    std::stable_sort(result.begin(), result.end(), [](auto& a, auto& b) { return a.cost < b.cost; });
    return result;
  }

  const CalloutSubject& subject_;
  const std::vector<Rect> blocked_;  // by overlays and aids
  std::vector<Rect> names_;
  LabelSpace space_;
  Size page_;
  std::vector<PlacedCallout> placed_;
  std::vector<TimeSpan> spans_;           // of each
  std::vector<std::vector<Rect>> taken_;  // by each, at any time
};

}  // namespace

std::vector<PlacedCallout> place_callouts(const CalloutSubject& subject, const std::vector<Label>& places,
                                          LabelGround& ground) {
  CalloutRoom room(subject, places, ground);
  std::vector<PlacedCallout> placed = room.place();
  room.block(placed, ground.blocked);
  return placed;
}

namespace {

// What a callout stands beside in a view at an instant, and how far it is shown there; nullopt where it is
// not on the map, or not shown.
struct Standing {
  Point anchor;
  double opacity = 1;
};
std::optional<Standing> standing(const PlacedCallout& placed, Point anchor, const CalloutSubject& subject,
                                 const timeline::FrameState& state) {
  const timeline::Timeline& timeline = subject.cards.timeline;
  const scenario::Scenario& s = *timeline.scenario;
  Standing result{anchor,
                  timeline::shown(timeline, timeline::shown_in(timeline, s.callouts[placed.callout]), state,
                                  [&](std::size_t scene) { return belongs_to(s, placed.callout, scene); })};
  if (result.opacity <= 0) return std::nullopt;
  if (!placed.follows) return result;
  const auto place = place_on(subject.routes.lines[*placed.follows], state.flights[*placed.follows].progress);
  if (!place || !Rect{0, 0, subject.view.page.width, subject.view.page.height}.contains(place->at))
    return std::nullopt;
  result.anchor = place->at;
  return result;
}

// Of one that has been placed in this view: it is hidden where it has no room on its way.
std::optional<Standing> standing_here(const PlacedCallout& placed, const CalloutSubject& subject,
                                      const timeline::FrameState& state) {
  if (!placed.offset) return std::nullopt;
  auto here = standing(placed, placed.anchor, subject, state);
  if (!here || !placed.follows) return here;
  double room = 1;
  for (const Point at : placed.without_room)
    room = std::min(room, (length(here->anchor - at) - hidden_reach) / hidden_fade);
  here->opacity *= std::max(0.0, room);
  return here->opacity > 0 ? here : std::nullopt;
}

void draw_callout(Items& items, std::size_t index, const Standing& at, const Rect& box,
                  const CalloutSubject& subject, const Theme& theme, const timeline::FrameState& state) {
  const Callout& callout = subject.cards.timeline.scenario->callouts[index];
  const auto group = std::make_shared<drawing::Group>();
  group->name = "callout";
  group->opacity = static_cast<float>(at.opacity);
  if (const auto leader = leader_between(at.anchor, box); leader && !callout.area) {
    Path line;
    line.begin(false);
    line.add(leader->first), line.add(leader->second);
    add_stroke(group->items, line, theme.text_halo, 2.8);
    add_stroke(group->items, std::move(line), theme.text, 1);
  }
  if (callout.at && !callout.area) {
    add_fill(group->items, circle_path(at.anchor, 4.2), theme.text_halo.with_alpha(1));
    add_fill(group->items, circle_path(at.anchor, 3), theme.accent);
  }
  draw_card(group->items, subject.cards, index, theme, box, state);
  items.emplace_back(group);
}

}  // namespace

void draw_callouts(Items& items, const std::vector<PlacedCallout>& callouts, const CalloutSubject& subject,
                   const Theme& theme, const timeline::FrameState& state) {
  for (const PlacedCallout& placed : callouts)
    if (const auto at = standing_here(placed, subject, state))
      draw_callout(items, placed.callout, *at, box_at(at->anchor, *placed.offset, placed.card), subject,
                   theme, state);
}

std::vector<std::pair<Rect, double>> draw_passing_callouts(Items& items, const PassingCallouts& callouts,
                                                           const CalloutSubject& subject, const Theme& theme,
                                                           const timeline::FrameState& state) {
  const auto placed_in = [](const std::vector<PlacedCallout>& all, std::size_t index) {
    const auto found = std::ranges::find(all, index, &PlacedCallout::callout);
    return found != all.end() && found->offset ? &*found : nullptr;
  };
  const auto& said = subject.cards.timeline.scenario->callouts;
  std::vector<std::pair<Rect, double>> cards;
  for (std::size_t i = 0; i < said.size(); ++i) {
    const PlacedCallout *const before = placed_in(callouts.before, i), *const after =
                                                                           placed_in(callouts.after, i);
    if (before == nullptr && after == nullptr) continue;
    const auto anchor = anchor_in(subject, said[i]);
    const auto draw = [&](const PlacedCallout& placed, Point offset, double opacity) {
      if (!anchor && !placed.follows) return;
      auto at = standing(placed, anchor.value_or(Point{}), subject, state);
      if (!at || opacity <= 0) return;
      at->opacity *= opacity;
      const Rect box = box_at(at->anchor, offset, placed.card);
      draw_callout(items, i, *at, box, subject, theme, state);
      cards.emplace_back(box, at->opacity);
    };
    const double way = callouts.way;
    if (before != nullptr && after != nullptr &&
        length(*after->offset - *before->offset) < passing_same_side) {
      draw(*after, *before->offset + (*after->offset - *before->offset) * way, 1);
      continue;
    }
    if (before != nullptr) draw(*before, *before->offset, std::clamp(1 - 2 * way, 0.0, 1.0));
    if (after != nullptr) draw(*after, *after->offset, std::clamp(2 * way - 1, 0.0, 1.0));
  }
  return cards;
}

std::optional<std::size_t> callout_at(const std::vector<PlacedCallout>& callouts,
                                      const CalloutSubject& subject, const timeline::FrameState& state,
                                      Point at) {
  for (std::size_t i = callouts.size(); i-- > 0;)  // the last one lies on top
    if (const auto here = standing_here(callouts[i], subject, state);
        here && box_at(here->anchor, *callouts[i].offset, callouts[i].card).contains(at))
      return callouts[i].callout;
  return std::nullopt;
}

}  // namespace homebound::compose
