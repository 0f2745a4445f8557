#include "compose/labels/area_labels.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/utf8.h"

namespace homebound::compose {
namespace {

constexpr double kilometre = 1000;  // metres
constexpr double gap = 5;           // to other labels, page units

double stepped(double v, double step) { return std::round(v / step) * step; }

// Sizes are quantised, so that panning and zooming reshape few texts.
Lettering lettering(const data::Area& area, LabelKind kind, double breadth) {
  if (kind == LabelKind::country) {
    const double size = std::clamp(stepped(breadth * 0.085, 1), smallest_type, 15.5);
    return {size, stepped(std::clamp(breadth / 60, 0.5, 5.0), 0.5)};
  }
  constexpr std::array<Lettering, 4> by_rank = {{{17, 5}, {15, 4}, {13, 2}, {11.5, 1}}};
  return by_rank[static_cast<std::size_t>(std::clamp(area.rank, 1, 4) - 1)];
}

// The local scale in page units per kilometre, eastward and by area; it may differ much from the map's
// mean.
struct Scale {
  double east, mean;
};
Scale local_scale(const View& view, LonLat at, Point here) {
  constexpr double km = 30, degree = 111.2;
  const double mean = view.to_page.magnification() * kilometre;
  const double lon = km / degree / std::max(0.05, std::cos(to_radians(Degrees(at.lat)).value));
  const double lat = km / degree;
  const auto east = view.projection.forward({at.lon + lon > 180 ? at.lon - lon : at.lon + lon, at.lat});
  const auto north = view.projection.forward({at.lon, at.lat + lat > 90 ? at.lat - lat : at.lat + lat});
  if (!east || !north) return {0, 0};  // at the map's edge
  const Point e = view.to_page(*east) - here, n = view.to_page(*north) - here;
  const Scale scale{length(e) / km, std::sqrt(std::abs(e.x * n.y - e.y * n.x)) / km};
  return scale.east > mean * 5 ? Scale{mean, mean} : scale;
}

// Returns whether a point of the page shows a part of the world.
bool on_map(const View& view, const Affine& to_plane, Point page) {
  const auto place = view.projection.inverse(to_plane(page));
  const auto back = place ? view.projection.forward(*place) : std::nullopt;
  return back && length(view.to_page(*back) - page) < 1;
}

// Returns whether a page point is within a sea's reach of an anchor, an ellipse half as high as wide, or
// not far beyond it.
bool in_reach(const View& view, const Affine& to_plane, Point page, const data::Area::Anchor& anchor) {
  constexpr double degree = 111.2, slack = 1.8;  // km
  const auto place = view.projection.inverse(to_plane(page));
  if (!place) return false;
  const double middle = to_radians(Degrees((place->lat + anchor.at.lat) / 2)).value;
  const double east = std::remainder(place->lon - anchor.at.lon, 360) * degree * std::cos(middle);
  const double north = (place->lat - anchor.at.lat) * degree;
  return std::hypot(east, 2 * north) <= slack * anchor.room_km;
}

struct Place {
  Rect box;
  double cost;
};

// Returns the share of a name's letters that routes cross, when it is set in a box.
double crossed_share(const LabelText& text, const Rect& box, const LabelSpace& space) {
  double letters = 0, crossed = 0;
  for (const LabelText::Row& row : text.rows)
    for (const LabelText::Piece& piece : row.pieces) {
      const std::u32string all = characters_of(piece.text);
      const double wide = row.width / static_cast<double>(all.size());
      double left = box.left + (box.width() - row.width) / 2;
      for (const char32_t letter : all) {
        const double baseline = box.top + row.baseline, em = piece.style.size;
        const Rect at{left, baseline - 0.85 * em, left + wide, baseline + 0.3 * em};  // with the halo
        left += wide;
        if (letter == U' ') continue;
        ++letters;
        if (space.line_length(at) > 1) ++crossed;
      }
    }
  return letters > 0 ? crossed / letters : 0;
}

// How far from an anchor, in shares of the room around it, names are tried.
constexpr double land_reaches[] = {0.3, 0.6}, sea_reaches[] = {0.15, 0.3, 0.45, 0.6, 0.69};

// A text to be set near an anchor, at most `room` page units away.
struct AreaText {
  const LabelText& text;
  Point anchor;
  double room, cost;
  const data::Area::Anchor* sea;  // both ends of a sea's name lie within its reach; null for a country
};

// Searches around an anchor, as far as the area reaches, for the place where the text fits, is free and
// crosses the fewest routes.
void consider(const AreaText& area, const LabelSpace& space, const View& view, std::optional<Place>& best) {
  const LabelText& text = area.text;
  const Point anchor = area.anchor;
  const double room = area.room;
  const double w = text.width / 2, h = text.height / 2;
  const Affine to_plane = view.to_page.inverse();
  const Size page = view.page;
  const auto try_at = [&](Point centre, double more) {
    const Point off = centre - anchor;
    const double away = std::hypot(off.x, 2 * off.y);
    if (away > room * 0.7) return;
    const Place place{Rect::at(centre.x - w, centre.y - h, 2 * w, 2 * h), area.cost + more + away * 0.03};
    if (best && place.cost >= best->cost) return;
    if (!space.on_page(place.box) || !space.is_free(place.box.inflated(gap))) return;
    const double line = space.line_length(place.box.inflated(2));
    const double total = place.cost + line * (area.sea ? 0.4 : 0.25);
    if (best && total >= best->cost) return;
    constexpr double most_crossed = 1.0 / 3;
    if (area.sea ? crossed_share(text, place.box, space) > most_crossed : line > 2.5 * text.height) return;
    for (const Point corner : {Point{-w, -h}, {w, -h}, {-w, h}, {w, h}})
      if (!on_map(view, to_plane, centre + corner)) return;
    for (const Point end : {Point{-w, 0}, {w, 0}})
      if (area.sea != nullptr && !in_reach(view, to_plane, centre + end, *area.sea)) return;
    best = Place{place.box, total};
  };
  try_at(anchor, 0);
  // The middle of the visible part may be off the page.
  const Point pulled{
      std::clamp(anchor.x, std::min(w + 12, page.width / 2), std::max(page.width - w - 12, page.width / 2)),
      std::clamp(anchor.y, std::min(h + 24, page.height / 2),
                 std::max(page.height - h - 24, page.height / 2))};
  if (!(pulled == anchor)) try_at(pulled, 1);
  constexpr Point around[] = {{0, -0.5},     {0, 0.5},     {-1, 0},      {1, 0},
                              {-0.7, -0.35}, {0.7, -0.35}, {-0.7, 0.35}, {0.7, 0.35}};
  // A sea has room for its name beside the routes that cross it.
  const auto reaches =
      area.sea ? std::span<const double>(sea_reaches) : std::span<const double>(land_reaches);
  for (const double r : reaches)
    for (const Point d : around) try_at(pulled + d * (r * room), 1);
}

}  // namespace

void add_areas(std::vector<Label>& labels, LabelSpace& space, const LabelSubject& subject, LabelKind kind) {
  const View& view = subject.view;
  const std::vector<data::Area>& areas =
      kind == LabelKind::country ? subject.world.countries() : subject.world.seas();
  const double mean = view.to_page.magnification() * kilometre;
  for (const data::Area& area : areas) {
    const double breadth = area.size_km * mean;
    if (breadth < 24) continue;  // too little for even a short name
    const Lettering look = lettering(area, kind, breadth);
    const Text name{area.name, area.name_zh};
    std::array<LabelText, 3> texts;
    std::optional<Place> best;
    std::size_t best_text = 0;
    bool fits = false;
    Point first;
    for (std::size_t a = 0; a < area.anchors.size(); ++a) {
      const auto& anchor = area.anchors[a];
      const auto plane = view.projection.forward(anchor.at);
      if (!plane) continue;
      const Point here = view.to_page(*plane);
      const Scale scale = local_scale(view, anchor.at, here);
      const double room = anchor.room_km * scale.east;
      if (here.x < -room || here.y < -room || here.x > view.page.width + room ||
          here.y > view.page.height + room)
        continue;
      for (std::size_t t = 0; t < texts.size(); ++t) {
        LabelText& text = texts[t];  // by variant: letter-spaced, on two rows, tight
        if (text.rows.empty())
          text = area_text(kind, name, subject.options.type(),
                           {t == 2 ? std::max(smallest_type, look.size - 1) : look.size,
                            t == 2 ? 0.5 : look.spacing, t == 1});
        const double allowed =
            kind == LabelKind::country ? std::max(room, 0.55 * area.size_km * scale.mean) : room;
        if (text.width / 2 > allowed || text.height > 1.3 * allowed) continue;
        if (!fits) first = here, fits = true;
        const double cost = 2.0 * static_cast<double>(a) + 3.0 * static_cast<double>(t);
        const double before = best ? best->cost : 1e9;
        consider({text, here, room, cost, kind == LabelKind::sea ? &anchor : nullptr}, space, view, best);
        if (best && best->cost < before) best_text = t;
      }
      if (best && best->cost < 2.0 * static_cast<double>(a + 1)) break;  // no later anchor is better
    }
    if (!fits) continue;
    Label label{kind, first, std::nullopt, false, texts[best_text], std::nullopt, false};
    label.of = static_cast<std::size_t>(&area - areas.data());
    label.marked = false;
    if (best) {
      label.box = best->box;
      label.at = best->box.centre();
      space.block(*label.box);
    }
    labels.push_back(std::move(label));
  }
}

}  // namespace homebound::compose
