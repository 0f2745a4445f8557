#include "compose/labels/graticule_labels.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "geo/sphere.h"

namespace homebound::compose {
namespace {

constexpr double sample = 7;        // page units between points of an edge
constexpr double apart = 34;        // page units; values of one kind closer together are omitted
constexpr double value_margin = 3;  // page units from the page's edge or the map's outline
constexpr double inward = 2;        // page units inside the outline at which positions are read

// A point where an edge meets a graticule line.
struct Meeting {
  bool meridian;
  double value;  // degrees
  Point at;
  Point outward;      // unit vector from the edge towards the label
  double preference;  // the smallest is labelled
  double along;       // page units from the edge's start
};

// A point of an edge, with the map position just inside it.
struct EdgePoint {
  Point at, outward;
  double along = 0;
  std::optional<LonLat> place;
};

class Meetings {
 public:
  Meetings(const View& view, const Path& outline, double step)
      : view_(view), to_plane_(view.to_page.inverse()), map_(outline.bounds()), step_(step) {}

  std::optional<LonLat> place_at(Point page) const {
    const Point plane = to_plane_(page);
    // Beyond the map PROJ's inverse of some projections tries long before it gives up.
    if (!map_.contains(plane)) return std::nullopt;
    const auto place = view_.projection.inverse(plane);
    if (!place) return std::nullopt;
    const auto back = view_.projection.forward(*place);  // PROJ also inverts points beyond the map's edge
    if (!back || length(view_.to_page(*back) - page) > 1) return std::nullopt;
    return place;
  }

  // Collects the lines met between neighbouring points of an edge.
  template <class Preference>
  void walk(const std::vector<EdgePoint>& edge, bool meridians, bool parallels, Preference preference) {
    std::vector<Meeting> found;
    for (std::size_t i = 1; i < edge.size(); ++i) {
      const EdgePoint &a = edge[i - 1], &b = edge[i];
      if (!a.place || !b.place || b.along - a.along > 3 * sample) continue;
      const auto meet = [&](bool meridian, double from, double to) {
        if (std::abs(to - from) > std::max(20.0, step_)) return;  // past a pole
        for (double k = std::ceil(std::min(from, to) / step_); k * step_ < std::max(from, to); ++k) {
          const double share = (k * step_ - from) / (to - from);
          const Point at = a.at + (b.at - a.at) * share;
          const double turned = meridian ? wrapped(k * step_) : k * step_;
          const double value = meridian && turned == -180 ? 180 : turned;
          found.push_back(
              {meridian, value, at, a.outward, preference(at, meridian), a.along + share * sample});
        }
      };
      const double turn = std::remainder(b.place->lon - a.place->lon, 360);
      if (meridians) meet(true, a.place->lon, a.place->lon + turn);
      if (parallels) meet(false, a.place->lat, b.place->lat);
    }
    for (const Meeting& m : found) {
      const bool crowded = std::any_of(found.begin(), found.end(), [&](const Meeting& o) {
        return &o != &m && o.meridian == m.meridian && std::abs(o.along - m.along) < apart;
      });
      if (!crowded && std::abs(m.value) <= (m.meridian ? 180 : 89)) all.push_back(m);
    }
  }

  std::vector<Meeting> all;

 private:
  const View& view_;
  Affine to_plane_;
  Rect map_;  // about the outline, in metres
  double step_;
};

void walk_page(Meetings& meetings, const View& view) {
  const double w = view.page.width, h = view.page.height;
  const auto side = [&](Point from, Point to, Point outward, bool upright) {
    std::vector<EdgePoint> edge;
    const double whole = length(to - from);
    for (int i = 0; i * sample <= whole; ++i) {
      const double along = i * sample;
      const Point at = from + (to - from) * (along / whole);
      edge.push_back({at, outward, along, meetings.place_at(at)});
    }
    // Right comes before left and above before below, where there are fewer overlays; meridians are
    // labelled on horizontal sides, parallels on vertical ones.
    const double later = outward.x > 0 || outward.y < 0 ? 1 : 0;
    meetings.walk(edge, !upright, upright, [&](Point, bool) { return later; });
  };
  // Labels are placed inside the page.
  side({0, 0}, {0, h}, {1, 0}, true);
  side({w, 0}, {w, h}, {-1, 0}, true);
  side({0, h}, {w, h}, {0, -1}, false);
  side({0, 0}, {w, 0}, {0, 1}, false);
}

void walk_outline(Meetings& meetings, const View& view, const Path& outline) {
  const Rect page = Rect{0, 0, view.page.width, view.page.height}.inflated(-8);
  const Domain& domain = view.projection.domain();
  // At the limb of a globe seen from its side, meridians converge; around a pole there are only meridians.
  const bool circle = domain.kind == Domain::Kind::circle;
  const bool polar = circle && std::abs(domain.centre.lat) > 60;
  for (std::size_t i = 0; i < outline.parts(); ++i) {
    const auto part = outline.part(i);
    double area = 0;
    for (std::size_t k = 0; k < part.size(); ++k) {
      const Point a = part[k], b = part[(k + 1) % part.size()];
      area += a.x * b.y - b.x * a.y;
    }
    const double turn = (area > 0) == (view.to_page.determinant() < 0) ? 1 : -1;  // the outward side
    std::vector<EdgePoint> edge;
    double along = 0;
    for (std::size_t k = 0; k < part.size(); ++k) {
      const Point a = view.to_page(part[k]), b = view.to_page(part[(k + 1) % part.size()]);
      const double whole = length(b - a);
      if (whole < 1e-6) continue;
      const Point way = (b - a) * (1 / whole), outward{-way.y * turn, way.x * turn};
      for (int step = 0; step * sample < whole; ++step) {
        const double s = step * sample;
        const Point at = a + way * s;
        EdgePoint point{at, outward, along + s, std::nullopt};
        if (page.contains(at) && (edge.empty() || along + s - edge.back().along >= sample * 0.7)) {
          point.place = meetings.place_at(at - outward * inward);
          edge.push_back(point);
        }
      }
      along += whole;
    }
    if (!edge.empty() && along - edge.back().along + edge.front().along <= 2 * sample) {
      edge.push_back(edge.front());  // close the loop
      edge.back().along += along;
    }
    meetings.walk(edge, polar || !circle, !polar,
                  [&](Point at, bool meridian) { return meridian ? -at.y / 1e4 : at.x / 1e4; });
  }
}

std::string degrees(double v, const char* positive, const char* negative) {
  return fmt::format("{:g}°{}", std::abs(v), v > 0 ? positive : v < 0 ? negative : "");
}

}  // namespace

std::string parallel_name(double latitude) { return degrees(latitude, "N", "S"); }
std::string meridian_name(double longitude) {
  return std::abs(longitude) == 180 ? "180°" : degrees(longitude, "E", "W");
}

void add_graticule_values(std::vector<Label>& labels, LabelSpace& space, const View& view,
                          const Path& outline, double step, const Typography& type) {
  Meetings meetings(view, outline, step);
  walk_page(meetings, view);
  walk_outline(meetings, view, outline);
  std::stable_sort(meetings.all.begin(), meetings.all.end(),
                   [](const Meeting& a, const Meeting& b) { return a.preference < b.preference; });
  std::map<std::pair<bool, double>, bool> done;
  for (const Meeting& m : meetings.all) {
    bool& placed = done[{m.meridian, m.value}];
    if (placed) continue;
    Label label{LabelKind::graticule,
                m.at,
                std::nullopt,
                false,
                graticule_text(m.meridian ? meridian_name(m.value) : parallel_name(m.value), type),
                std::nullopt,
                false};
    const double w = label.text.width / 2, h = label.text.height / 2;
    const Point centre{m.at.x + m.outward.x * (w + value_margin + 2),
                       m.at.y + m.outward.y * (h + value_margin + 2)};
    const Rect box = Rect::at(centre.x - w, centre.y - h, 2 * w, 2 * h);
    if (!space.on_page(box) || !space.is_free(box.inflated(4)) || space.line_length(box.inflated(1)) > 0)
      continue;
    label.box = box;
    space.block(box);
    placed = true;
    labels.push_back(std::move(label));
  }
}

}  // namespace homebound::compose
