#include "compose/routes/route_mark.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "compose/routes/route_bend.h"

namespace homebound::compose {
namespace {

using Stretches = std::vector<std::pair<double, double>>;

// Returns the shares of the dashes along a way between two shares. There is a whole number of dashes on the
// way, each in the middle of its gap, so that they are the same from both ends.
void add_dashes(Stretches& result, const RouteLine& way, const std::vector<double>& dashes, double from,
                double to, Size page) {
  const Rect near = Rect{0, 0, page.width, page.height}.inflated(50);
  const double wanted = dashes[0] + dashes[1];
  const double period = way.length / std::max(1.0, std::round(way.length / wanted));
  const double before = period * dashes[1] / wanted / 2, after = period - before;
  double passed = 0;
  for (std::size_t part = 0; part < way.path->parts(); ++part) {
    const auto points = way.path->part(part);
    const double* share = way.share.data() + way.path->starts[part];
    double last = -1;  // number of the dash that was added last in this part
    for (std::size_t k = 1; k < points.size(); ++k) {
      const double step = length(points[k] - points[k - 1]), end = passed + step;
      Rect box;
      box.add(points[k - 1]), box.add(points[k]);
      if (step > 0 && box.inflated(1).overlaps(near))
        for (double n = std::floor(passed / period); n * period + before < end; ++n) {
          const double a = std::max(passed, n * period + before), b = std::min(end, n * period + after);
          if (a >= b) continue;
          const auto share_at = [&](double along) {
            const double s = share[k - 1] + (share[k] - share[k - 1]) * ((along - passed) / step);
            return std::clamp(s, from, to);
          };
          const double s = share_at(a), e = share_at(b);
          if (s >= e) continue;
          if (n == last)
            result.back().second = e;  // it goes on over a point
          else
            result.emplace_back(s, e);
          last = n;
        }
      passed = end;
    }
  }
}

Stretches strokes_of(const RouteLine& way, const RouteStyle& style, Size page) {
  Stretches result;
  const bool dashed = style.mark.form == CertaintyMark::Form::dashed;
  const auto add = [&](double from, double to) {
    if (dashed)
      add_dashes(result, way, style.mark.dashes, from, to, page);
    else
      result.emplace_back(from, to);
  };
  double done = 0;
  for (const auto& [from, to] : style.gaps) {
    if (from > done) add(done, from);
    add_dashes(result, way, dashes_of_gaps(style.way_given, style.width), from, to, page);
    done = to;
  }
  if (done < 1) add(done, 1);
  return result;
}

// Returns both sides of a line as one.
RouteLine both_sides(const RouteLine& line, double away) {
  const std::vector<double> right(line.share.size(), away), left(line.share.size(), -away);
  const RouteLine first = shifted(line, right);
  const RouteLine second = shifted(line, left);
  Path path = *first.path;
  path.append(*second.path);
  std::vector<double> share(first.share.begin(), first.share.end());
  share.insert(share.end(), second.share.begin(), second.share.end());
  return make_route_line(std::move(path), std::move(share));
}

}  // namespace

MarkedLine marked(const RouteLine& line, const RouteLine& way, const RouteStyle& style, Size page) {
  MarkedLine result{line, make_route_line({}, {})};
  if (line.path->empty()) return result;
  const bool edged = style.mark.form == CertaintyMark::Form::edged;
  if (style.mark.form == CertaintyMark::Form::dashed || !style.gaps.empty())
    result.line = stretches(line, strokes_of(way, style, page));
  if (!edged) return result;
  const RouteLine sides = both_sides(line, style.width / 2 + edge_room - edge_width / 2);
  Stretches there{{0, 1}};
  if (!style.mark.dashes.empty()) there.clear(), add_dashes(there, way, style.mark.dashes, 0, 1, page);
  if (!style.gaps.empty()) {  // where nothing was recorded, nothing is surer
    Stretches outside;
    double done = 0;
    for (const auto& [from, to] : style.gaps) outside.emplace_back(done, from), done = to;
    outside.emplace_back(done, 1);
    there = std::move(outside);
  }
  result.edges = stretches(sides, there);
  return result;
}

}  // namespace homebound::compose
