#include "compose/picture/hit.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "compose/picture/plan_parts.h"
#include "compose/routes/route_bend.h"
#include "timeline/shown.h"

namespace homebound::compose {
namespace {

using Kind = Hit::Kind;

// Page units.
constexpr double aircraft_reach = 14, dart_reach = 4, event_reach = 12, mark_reach = 9, city_reach = 6,
                 route_reach = 5, band_reach = 2.5;
constexpr std::size_t most_hits = 24;

double distance_to(Point p, Point a, Point b) {
  const Point d = b - a, o = p - a;
  const double squared = d.x * d.x + d.y * d.y;
  const double t = squared > 0 ? std::clamp((o.x * d.x + o.y * d.y) / squared, 0.0, 1.0) : 0;
  return length(o - d * t);
}

// Returns how far a point is from a flow's band: 0 inside.
double distance_to(Point p, const Flow& flow) {
  const Path& way = *flow.way.path;
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t part = 0; part < way.parts(); ++part) {
    const auto points = way.part(part);
    const double* share = flow.way.share.data() + way.starts[part];
    const auto at = [&](std::size_t k, double across) {
      return points[k] + right_at(way, part, k) * right_of_way(flow, share[k], across);
    };
    for (std::size_t k = 1; k < points.size(); ++k) {
      const double half = (right_of_way(flow, share[k], 1) - right_of_way(flow, share[k], 0)) / 2;
      nearest = std::min(nearest, std::max(0.0, distance_to(p, at(k - 1, 0.5), at(k, 0.5)) - half));
    }
  }
  return nearest;
}

struct Near {
  double distance;
  Hit hit;
};

class Finder {
 public:
  Finder(const Plan::Parts& parts, const timeline::FrameState& state, Point at, double reach)
      : p_(parts), state_(state), at_(at), reach_(reach) {}

  std::vector<Hit> find() {
    if (on_overlay() || on_callout()) return result_;
    if (p_.options.layers.routes) aircraft();
    event();
    labels([](const Label& l) { return l.place.has_value(); }, mark_reach);
    if (p_.options.layers.routes) routes();
    const auto is_city = [](const Label& l) {
      return !l.place && (l.kind == LabelKind::city || l.kind == LabelKind::capital);
    };
    labels(is_city, city_reach);
    if (p_.user_layers) features(*p_.user_layers);
    labels([](const Label& l) { return l.kind == LabelKind::country || l.kind == LabelKind::sea; }, 0);
    return result_;
  }

 private:
  void add(Hit hit) {
    if (result_.size() < most_hits && std::find(result_.begin(), result_.end(), hit) == result_.end())
      result_.push_back(std::move(hit));
  }
  void add_nearest(std::vector<Near>& found) {
    std::stable_sort(found.begin(), found.end(),
                     [](const Near& a, const Near& b) { return a.distance < b.distance; });
    for (Near& n : found) add(std::move(n.hit));
  }

  bool on_overlay() {
    const Overlays& f = p_.overlays;
    if (state_.event && *state_.event < f.captions.size() &&
        f.captions[*state_.event].whole->clip->contains(at_)) {
      add({Kind::event, *state_.event, {}});
      return true;
    }
    if (f.column.empty() || !f.column.contains(at_)) return false;
    if (const auto counter = counter_at(f, *p_.timeline, at_)) add({Kind::counter, 0, *counter});
    if (const auto flight = listed_at(f, *p_.timeline, state_, at_)) add({Kind::flight, *flight, {}});
    return true;
  }

  // A callout stands for its figure and for what it is beside; it hides what lies below it.
  bool on_callout() {
    const auto index = callout_at(p_.callouts, p_.callout_subject(), state_, at_);
    if (!index) return false;
    const scenario::Callout& said = p_.timeline->scenario->callouts[*index];
    if (!said.figure.empty()) add({Kind::counter, 0, said.figure});
    if (said.flight) add({Kind::flight, *said.flight, {}});
    if (said.place) add({Kind::place, *said.place, {}, joined_with(*said.place)});
    return true;
  }

  // Single flights have aircraft, corridors darts, and the other forms neither.
  void aircraft() {
    const scenario::RoutesAs as = p_.routes.style.as;
    if (as != scenario::RoutesAs::flights && as != scenario::RoutesAs::corridors) return;
    const double near = (as == scenario::RoutesAs::flights ? aircraft_reach : dart_reach) * reach_;
    std::vector<Near> found;
    for (std::size_t i = 0; i < state_.flights.size(); ++i) {
      if (!state_.flights[i].flies()) continue;
      const auto place = place_on(p_.routes.lines[i], state_.flights[i].progress);
      if (!place) continue;
      if (const double d = length(place->at - at_); d < near) found.push_back({d, {Kind::flight, i, {}}});
    }
    add_nearest(found);
  }

  // The ring of the event in the caption.
  void event() {
    if (!state_.event || !p_.options.layers.caption) return;
    const scenario::Event& e = p_.timeline->scenario->events[*state_.event];
    if (!e.position) return;  // an event at a place is hit through the place
    const auto plane = p_.view.projection.forward(*e.position);
    if (plane && length(p_.view.to_page(*plane) - at_) < event_reach * reach_)
      add({Kind::event, *state_.event, {}});
  }

  Hit hit_of(const Label& l) const {
    if (l.place) return {Kind::place, *l.place, {}, joined_with(*l.place)};
    return {l.kind == LabelKind::country ? Kind::country
            : l.kind == LabelKind::sea   ? Kind::sea
                                         : Kind::city,
            l.of,
            {}};
  }

  // The form in which most of the routes are drawn.
  const Routes::Form* form() const {
    const auto found = std::ranges::find(p_.routes.forms, p_.routes.style.as, &Routes::Form::as);
    return found != p_.routes.forms.end() ? &*found : nullptr;
  }
  std::vector<std::size_t> joined_with(std::size_t place) const {
    const Routes::Form* const drawn = p_.options.layers.routes ? form() : nullptr;
    return drawn != nullptr ? joined_at(drawn->flows, place) : std::vector<std::size_t>{};
  }

  // Marks within reach, nearest first, then names.
  template <class Is>
  void labels(Is is, double reach) {
    std::vector<Near> found;
    for (const Label& l : p_.labels) {
      if (!is(l)) continue;
      const double d = length(l.at - at_);
      if (l.marked && d < reach * reach_)
        found.push_back({d, hit_of(l)});
      else if (l.box && l.box->contains(at_))
        found.push_back({1e6 + d, hit_of(l)});
    }
    add_nearest(found);
  }

  void routes() {
    if (p_.routes.style.as == scenario::RoutesAs::flights) return flights();
    const Routes::Form* const drawn = form();
    if (drawn == nullptr) return;
    std::vector<Near> found;
    for (std::size_t i = drawn->flows.flows.size(); i-- > 0;) {  // the largest lie on top
      const Flow& flow = drawn->flows.flows[i];
      const double reach = band_reach * reach_;
      if (flow.way.box.empty() || !flow.way.box.inflated(reach + flow.offset + flow.width).contains(at_))
        continue;
      if (const double d = distance_to(at_, flow); d < reach)
        found.push_back({d, {Kind::flow, flow.legs.front(), {}, flow.legs}});
    }
    add_nearest(found);
  }

  void flights() {
    std::vector<Near> found;
    const double reach = route_reach * reach_;
    for (std::size_t i = 0; i < p_.routes.lines.size(); ++i) {
      const RouteLine& line = p_.routes.lines[i];
      if (line.box.empty() || !line.box.inflated(reach).contains(at_)) continue;
      double nearest = reach;
      for (std::size_t part = 0; part < line.path->parts(); ++part) {
        const auto points = line.path->part(part);
        for (std::size_t k = 1; k < points.size(); ++k)
          nearest = std::min(nearest, distance_to(at_, points[k - 1], points[k]));
      }
      if (nearest < reach) found.push_back({nearest, {Kind::flight, i, {}}});
    }
    add_nearest(found);
  }

  std::optional<Point> on_page(LonLat p) const {
    const auto plane = p_.view.projection.forward(p);
    return plane ? std::optional(p_.view.to_page(*plane)) : std::nullopt;
  }

  // Search from the top layer down.
  void features(const UserLayers& layers) {
    const auto here = p_.view.projection.inverse(p_.view.to_page.inverse()(at_));
    for (std::size_t i = layers.entries().size(); i-- > 0;) {
      const UserLayers::Entry& entry = layers.entries()[i];
      if (!entry.features || timeline::shown(*p_.timeline, entry.shown, state_) <= 0) continue;
      if (const auto name = name_under(entry, here)) add({Kind::feature, entry.layer, *name});
    }
  }

  std::optional<std::string> name_under(const UserLayers::Entry& entry, std::optional<LonLat> here) const {
    const data::VectorLayer& f = *entry.features;
    const auto name_at = [&](LonLat p) {
      const auto label = std::ranges::find(f.labels, p, &data::VectorLayer::Label::at);
      return label == f.labels.end() ? std::string() : label->text;
    };
    for (const LonLat p : f.points)
      if (const auto at = on_page(p); at && length(*at - at_) < (entry.style.size / 2 + 3) * reach_)
        return name_at(p);
    for (std::size_t part = 0; part < f.lines.parts(); ++part)
      if (const auto line = f.lines.part(part); passes(line)) return name_among(line, f);
    if (!here) return std::nullopt;
    const Vec3 p = to_vector(*here);
    for (std::size_t i = f.area_features.size(); i-- > 0;) {
      const data::VectorLayer::Area& area = f.area_features[i];
      if (winding(f.areas, area.first, area.end, area.at_reference, p) != 0) return area.label;
    }
    return std::nullopt;
  }

  bool passes(std::span<const LonLat> line) const {
    std::optional<Point> before;
    for (const LonLat p : line) {
      const auto at = on_page(p);
      // A gap where the map is cut is not part of the line.
      if (before && at && length(*at - *before) < p_.view.page.width / 2 &&
          distance_to(at_, *before, *at) < route_reach * reach_)
        return true;
      before = at;
    }
    return false;
  }
  static std::string name_among(std::span<const LonLat> line, const data::VectorLayer& f) {
    for (const data::VectorLayer::Label& label : f.labels)
      if (std::find(line.begin(), line.end(), label.at) != line.end()) return label.text;
    return {};
  }

  const Plan::Parts& p_;
  const timeline::FrameState& state_;
  Point at_;
  double reach_;
  std::vector<Hit> result_;
};

}  // namespace

std::vector<Hit> hits(const Plan& plan, const timeline::FrameState& state, Point page_point, double reach) {
  return Finder(plan.parts(), state, page_point, reach).find();
}

std::optional<Hit> next_hit(const std::vector<Hit>& under, const std::optional<Hit>& last) {
  if (under.empty()) return std::nullopt;
  const auto found = last ? std::find(under.begin(), under.end(), *last) : under.end();
  return found == under.end() || found + 1 == under.end() ? under.front() : *(found + 1);
}

}  // namespace homebound::compose
