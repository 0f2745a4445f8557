#include "compose/labels/point_candidates.h"

#include <algorithm>
#include <array>
#include <numbers>

#include "compose/labels/point_labels.h"

namespace homebound::compose {
namespace {

constexpr double city_gap = 4;                         // from a mark to its label, page units
constexpr double airport_gap = 8;                      // leaves room for the ring of an event
constexpr std::array rings = {6.0, 12.0, 18.0, 25.0};  // farther away by that much, with a leader
constexpr double far_cost = 10;
constexpr double doubtful = 2, doubt_cost = 12;  // times as far away, and what that costs

double reach(LabelKind kind) {
  const bool large = kind == LabelKind::airport || kind == LabelKind::place;
  return mark_radius(kind) + (large ? airport_gap : city_gap);
}

// The directions around a mark in the order a cartographer prefers (Imhof 1975): right, above right, below
// right, left, above left, below left, above, below.
std::array<Rect, 8> around(Point at, const LabelText& text, double r) {
  const double w = text.width, h = text.height, d = r * 0.75;
  const double right = at.x + r, above = at.y - d - h * 0.6, below = at.y + d - h * 0.4, left = at.x - r - w;
  const auto box = [&](double x, double y) { return Rect::at(x, y, w, h); };
  return {box(right, at.y - h / 2),        box(at.x + d, above),       box(at.x + d, below),
          box(left, at.y - h / 2),         box(at.x - d - w, above),   box(at.x - d - w, below),
          box(at.x - w / 2, at.y - r - h), box(at.x - w / 2, at.y + r)};
}

// The same directions and eight more between them, for labels farther away.
std::vector<Rect> all_around(Point at, const LabelText& text, double r) {
  const auto eight = around(at, text, r);
  std::vector<Rect> boxes(eight.begin(), eight.end());
  const double w = text.width, h = text.height;
  for (int i = 0; i < 8; ++i) {
    const double turn = (i + 0.5) * std::numbers::pi / 4, x = std::cos(turn), y = std::sin(turn);
    boxes.push_back(Rect::at(at.x + x * (r + w / 2) - w / 2, at.y + y * (r + h / 2) - h / 2, w, h));
  }
  return boxes;
}

}  // namespace

Rect mark_box(const Label& label) {
  const double r = mark_radius(label.kind) + 1;
  return {label.at.x - r, label.at.y - r, label.at.x + r, label.at.y + r};
}

std::vector<Candidate> candidates_of(const Label& label, const LabelSpace& space, bool far) {
  std::vector<Candidate> result;
  const auto consider = [&](const Rect& box, double cost, bool leader) {
    if (!space.on_page(box) || !space.is_free(box.inflated(label_gap))) return;
    if (distance(box, label.at) > most_away || !space.is_nearest(label.at, box)) return;
    Candidate c{box, cost + space.line_length(box.inflated(2)), leader, {}, {}};
    // A name that has another mark not much farther away than its own may be read as that one's.
    if (!leader && !space.is_nearest(label.at, box, doubtful)) c.cost += doubt_cost;
    // Near a route is better than on it, but an aircraft will still pass there.
    c.cost += space.line_length(box.inflated(13)) * 0.12;
    if (leader) {
      Label there = label;
      there.box = box, there.leader = true;
      const auto line = leader_of(there);
      if (!line || !space.is_free(line->from, line->to)) return;
      c.from = line->from, c.to = line->to;
      c.cost += 4 * space.crossings(c.from, c.to);
    }
    result.push_back(c);
  };
  const double r = reach(label.kind);
  double order = 0;
  for (const Rect& box : around(label.at, label.text, r)) consider(box, order++, false);
  if (far)
    for (const double more : rings) {
      order = 0;
      for (const Rect& box : all_around(label.at, label.text, r + more))
        consider(box, far_cost + more / 3 + 0.5 * order++, true);
    }
  std::stable_sort(result.begin(), result.end(), [](auto& a, auto& b) { return a.cost < b.cost; });
  return result;
}

std::optional<Rect> quiet_place(const Label& label, const LabelSpace& space) {
  for (const Rect& box : around(label.at, label.text, reach(label.kind)))
    if (space.on_page(box) && space.is_free(box.inflated(label_gap)) && space.is_nearest(label.at, box) &&
        space.line_length(box.inflated(2)) <= 0)
      return box;
  return std::nullopt;
}

}  // namespace homebound::compose
