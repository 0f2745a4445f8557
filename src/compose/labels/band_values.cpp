#include "compose/labels/band_values.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "compose/kit/segment.h"
#include "compose/kit/writer.h"
#include "compose/routes/route_bend.h"
#include "scenario/head_count_text.h"
#include "words/amounts.h"

namespace homebound::compose {
namespace {

constexpr std::size_t most_values = 24;
// Em, and the distance from a name at either side, to which the number would seem to belong; page units.
constexpr double size = 11, beside = 6;

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
    // A flow of which nobody knows how many people it carries has no value.
    if (flow.size < 1 || length_on_page(flow.way, view.page) < 30) continue;
    const bool is_first = on_page++ < first_values;
    if (is_first != first) {
      if (first) break;
      continue;
    }
    const double wide = widest(numbers, flow);
    const std::vector<double> shares = shares_of(flow);
    const auto place = [&](bool off_bands) {
      for (const double share : shares) {
        const auto at = place_on(flow.way, share);
        if (!at) continue;
        const Point right{-std::sin(at->heading), std::cos(at->heading)};
        const Point middle = at->at + right * right_of_way(flow, share, 0.5);
        const Rect box = Rect::at(middle.x - wide / 2, middle.y - size / 2, wide, size).inflated(2);
        const Rect clear{box.left - beside, box.top, box.right + beside, box.bottom};
        const bool inside =
            box.left > page.left && box.right < page.right && box.top > page.top && box.bottom < page.bottom;
        const auto near = [&](const Rect& other) { return (first ? box : clear).overlaps(other); };
        const auto hides = [&](const Rect& other) { return box.overlaps(other); };
        if (!inside || std::ranges::any_of(blocked, near) || std::ranges::any_of(marks, hides)) continue;
        if (off_bands && meets_another(flows, flow, box)) continue;
        blocked.push_back(clear);
        values.push_back({i, middle});
        return true;
      }
      return false;
    };
    if (!place(true) && first) place(false);
  }
  return values;
}

void draw_values(Items& items, const BandNumbers& numbers, const std::vector<BandValue>& values, Instant t,
                 const Theme& theme) {
  const text::Style style = style_of(numbers);
  for (const BandValue& value : values)
    add_text(items, value_at(numbers, numbers.map.flows[value.flow], t), style,
             {value.middle.x, value.middle.y + 0.36 * size}, {theme.text, theme.text_halo, 2}, Align::centre);
}

}  // namespace homebound::compose
