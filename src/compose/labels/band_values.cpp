#include "compose/labels/band_values.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "compose/kit/segment.h"
#include "compose/kit/writer.h"
#include "compose/routes/route_bend.h"
#include "scenario/head_count_text.h"
#include "scenario/names.h"
#include "words/amounts.h"

namespace homebound::compose {
namespace {

constexpr std::size_t most_values = 24;
// Em, and the distance from a name at either side, to which the number would seem to belong; page units.
constexpr double size = 11, beside = 6;
constexpr double on_band = 30, on_leader = 8;  // the least length of a band whose number is there; page units

// A flow of which nobody knows how many people it carries has no value.
bool has_value(const Flow& flow, const View& view) {
  return flow.size >= 1 && length_on_page(flow.way, view.page) >= on_leader;
}

// Returns whether a band of another way passes through a box, whose number it would seem to bear. The way
// back lies beside, under the same number's other half.
bool meets_another(const FlowMap& map, const Flow& own, const Rect& box) {
  return std::ranges::any_of(map.flows, [&](const Flow& flow) {
    const bool same = flow.way.path.id() == own.way.path.id() || (flow.from == own.to && flow.to == own.from);
    const Rect near = box.inflated(flow.offset + flow.width);
    if (same || flow.size < own.size / 8 || flow.way.box.empty() || !flow.way.box.overlaps(near))
      return false;
    for (std::size_t part = 0; part < flow.way.path->parts(); ++part) {
      const auto points = flow.way.path->part(part);
      for (std::size_t k = 1; k < points.size(); ++k) {
        const double away = right_of_way(flow, flow.way.share[flow.way.path->starts[part] + k], 0.5);
        const Point right = right_at(*flow.way.path, part, k) * away;
        if (length_inside(box, points[k - 1] + right, points[k] + right) > 0) return true;
      }
    }
    return false;
  });
}

// Returns whether a band's own middle passes through a box.
bool lies_on(const Flow& flow, const Rect& box) {
  for (std::size_t part = 0; part < flow.way.path->parts(); ++part) {
    const auto points = flow.way.path->part(part);
    for (std::size_t k = 1; k < points.size(); ++k)
      if (length_inside(box.inflated(flow.width), points[k - 1], points[k]) > 0) return true;
  }
  return false;
}

Point nearest_in(const Rect& box, Point at) {
  return {std::clamp(at.x, box.left, box.right), std::clamp(at.y, box.top, box.bottom)};
}

text::Style style_of(const BandNumbers& numbers) { return numbers.type.figures(size, 600); }

std::string amount_text(const BandNumbers& numbers, const scenario::HeadCount& people, std::size_t flights) {
  return numbers.map.rule.by_people ? scenario::short_text_of(people, numbers.type.language)
                                    : count_text(static_cast<long>(flights), numbers.type.language);
}

// What a flow's value says at an instant.
std::string value_at(const BandNumbers& numbers, const Flow& flow, Instant t) {
  std::string all = amount_text(numbers, flow.people, flow.legs.size());
  if (!numbers.timeline.timed) return all;
  scenario::HeadCount people = 0;
  std::size_t flights = 0;
  for (const std::size_t leg : flow.legs) {
    if (numbers.timeline.legs[leg].depart > t) break;
    people += numbers.timeline.scenario->flights[numbers.timeline.legs[leg].flight].people;
    ++flights;
  }
  return flights == flow.legs.size() ? all : amount_text(numbers, people, flights) + "/" + all;
}

// The width of the widest thing that a value says.
double widest(const BandNumbers& numbers, const Flow& flow) {
  const std::string all = amount_text(numbers, flow.people, flow.legs.size());
  const bool alone = !numbers.timeline.timed || flow.legs.size() == 1;
  const std::string most = alone && numbers.timeline.timed ? "0/" + all : alone ? all : all + "/" + all;
  return text::shape(most, style_of(numbers)).width;
}

// Shares of a way from its middle outwards, closer than a number is wide.
std::vector<double> shares_of(const Flow& flow) {
  const int steps = std::clamp(static_cast<int>(flow.way.length * 0.4 / 10), 6, 600);
  std::vector<double> shares{0.5};
  for (int i = 1; i <= steps; ++i)
    for (const double side : {-0.4, 0.4}) shares.push_back(0.5 + side * i / steps);
  return shares;
}

}  // namespace

std::vector<BandValue> place_values(const BandNumbers& numbers, bool first, std::vector<Rect>& blocked) {
  const auto& [map, timeline, view, type] = numbers;
  const FlowMap& flows = map;
  const Rect page{0, 0, view.page.width, view.page.height};
  std::vector<Rect> marks;
  for (const Hub& hub : map.hubs)
    if (hub.at) marks.push_back(Rect::at(hub.at->x, hub.at->y, 0, 0).inflated(7));
  std::vector<BandValue> values;
  std::size_t on_page = 0;
  for (std::size_t i = map.flows.size(); i-- > 0 && values.size() < most_values;) {  // from the largest
    const Flow& flow = map.flows[i];
    if (!has_value(flow, view)) continue;
    const bool is_first = on_page++ < first_values;
    if (is_first != first) {
      if (first) break;
      continue;
    }
    const bool is_short = length_on_page(flow.way, view.page) < on_band;
    const double wide = widest(numbers, flow);
    const auto box_at = [&](Point middle) {
      return Rect::at(middle.x - wide / 2, middle.y - size / 2, wide, size).inflated(2);
    };
    const auto room_for = [&](const Rect& box) {
      return Rect{box.left - beside, box.top, box.right + beside, box.bottom};
    };
    const auto is_inside = [&](const Rect& box) {
      return box.left > page.left && box.right < page.right && box.top > page.top && box.bottom < page.bottom;
    };
    const auto middle_at = [&](double share) -> std::optional<Point> {
      const auto at = place_on(flow.way, share);
      if (!at) return std::nullopt;
      const Point right{-std::sin(at->heading), std::cos(at->heading)};
      return at->at + right * right_of_way(flow, share, 0.5);
    };
    const std::vector<double> shares = shares_of(flow);
    const auto place = [&](bool off_bands) {
      for (const double share : shares) {
        const auto middle = middle_at(share);
        if (!middle) continue;
        const Rect box = box_at(*middle), clear = room_for(box);
        const auto near = [&](const Rect& other) { return (first ? box : clear).overlaps(other); };
        const auto hides = [&](const Rect& other) { return box.overlaps(other); };
        if (!is_inside(box) || std::ranges::any_of(blocked, near) || std::ranges::any_of(marks, hides))
          continue;
        if (off_bands && meets_another(flows, flow, box)) continue;
        blocked.push_back(clear);
        values.push_back({i, *middle});
        return true;
      }
      return false;
    };
    const auto place_beside = [&] {
      constexpr int directions = 24;
      const auto band = middle_at(0.5);
      if (!band || !page.contains(*band)) return;
      for (const double away : {24.0, 34.0, 46.0, 60.0})
        for (int k = 0; k < directions; ++k) {
          const double angle = 2 * std::numbers::pi * k / directions;
          const Point middle = *band + Point{std::cos(angle), std::sin(angle)} * (away + flow.width);
          const Rect box = box_at(middle), clear = room_for(box);
          const Point end = nearest_in(box, *band);
          const auto meets = [&](const Rect& other) {
            return clear.overlaps(other) || length_inside(other, *band, end) > 0;
          };
          const auto hides = [&](const Rect& other) {
            return box.overlaps(other) || (!other.contains(*band) && length_inside(other, *band, end) > 0);
          };
          if (!is_inside(box) || std::ranges::any_of(blocked, meets) || std::ranges::any_of(marks, hides) ||
              meets_another(flows, flow, box) || lies_on(flow, box))
            continue;
          blocked.push_back(clear);
          values.push_back({i, middle, *band});
          return;
        }
    };
    const bool placed = !is_short && (place(true) || (first && place(false)));
    if (!placed && first) place_beside();
  }
  return values;
}

std::vector<UnplacedValue> unplaced_values(const BandNumbers& numbers, const std::vector<BandValue>& placed) {
  const FlowMap& map = numbers.map;
  const auto code = [&](std::size_t hub) {
    return scenario::code_of(numbers.timeline.scenario->places[map.hubs[hub].place]);
  };
  std::vector<UnplacedValue> unplaced;
  for (std::size_t i = map.flows.size(); i-- > 0;) {
    const Flow& flow = map.flows[i];
    if (!has_value(flow, numbers.view) || std::ranges::find(placed, i, &BandValue::flow) != placed.end())
      continue;
    unplaced.push_back(
        {i,
         code(flow.from) + "-" + code(flow.to) + ": " + amount_text(numbers, flow.people, flow.legs.size()),
         placed.size() >= most_values});
  }
  return unplaced;
}

void draw_values(Items& items, const BandNumbers& numbers, const std::vector<BandValue>& values, Instant t,
                 const Theme& theme) {
  const text::Style style = style_of(numbers);
  for (const BandValue& value : values) {
    if (value.leader) {
      const double wide = widest(numbers, numbers.map.flows[value.flow]);
      const Rect box = Rect::at(value.middle.x - wide / 2, value.middle.y - size / 2, wide, size);
      Path line;
      line.begin(false);
      line.add(*value.leader), line.add(nearest_in(box.inflated(1), *value.leader));
      add_stroke(items, line, theme.text_halo, 2.6);
      add_stroke(items, std::move(line), theme.text, 0.9);
      add_fill(items, circle_path(*value.leader, 1.9), theme.text);
    }
    add_text(items, value_at(numbers, numbers.map.flows[value.flow], t), style,
             {value.middle.x, value.middle.y + 0.36 * size}, {theme.text, theme.text_halo, 2}, Align::centre);
  }
}

}  // namespace homebound::compose
