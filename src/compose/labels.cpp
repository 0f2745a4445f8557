#include "compose/labels.h"

#include <algorithm>
#include <cmath>

#include "compose/label_space.h"
#include "compose/words.h"
#include "geo/sphere.h"

namespace homebound::compose {
namespace {

constexpr double detail_gap = 5;
constexpr double label_gap = 4;          // from a city's dot to its name
constexpr double airport_label_gap = 8;  // leaves room for the ring of an event

text::Style name_style(PlaceKind kind, Language language) {
  text::Style style;
  style.size = kind == PlaceKind::airport ? 14.5 : kind == PlaceKind::capital ? 11.5 : 11;
  style.weight = kind == PlaceKind::airport ? 600 : 450;
  style.language = language == Language::chinese ? "zh-CN" : "en";
  return style;
}

text::Style detail_style(Language language) {
  text::Style style = name_style(PlaceKind::airport, language);
  style.size = 11.5;
  style.weight = 500;
  style.letter_spacing = 0.4;
  return style;
}

double mark_radius(PlaceKind kind) {
  return kind == PlaceKind::airport ? 5 : kind == PlaceKind::capital ? 2.6 : 2;
}

// Where a leader line meets its label.
Point nearest_on(const Rect& box, Point p) {
  return {std::clamp(p.x, box.left, box.right), std::clamp(p.y, box.top, box.bottom)};
}

struct LabelSize {
  double width, ascent, descent;
};
LabelSize size_of(const PlaceMark& mark, Language language) {
  const text::Line& name = text::shape(mark.text, name_style(mark.kind, language));
  double width = name.width;
  if (!mark.detail.empty()) width += detail_gap + text::shape(mark.detail, detail_style(language)).width;
  const double size = name_style(mark.kind, language).size;
  return {width, size * 0.80, size * 0.24};
}

struct Candidate {
  Rect box;
  Point baseline;
  double cost;
};

// Around a mark, in the order a cartographer prefers (Imhof 1975): right, above right, below right, left...
std::vector<Candidate> candidates(const PlaceMark& mark, LabelSize s, bool far) {
  const double height = s.ascent + s.descent;
  std::vector<Candidate> result;
  const auto add = [&](double left, double top, double cost) {
    const Rect box = Rect::at(left, top, s.width, height);
    result.push_back({box, {left, top + s.ascent}, cost});
  };
  const auto ring = [&](double r, double extra) {
    const double d = r * 0.75;
    add(mark.at.x + r, mark.at.y - height / 2, extra + 0);
    add(mark.at.x + d, mark.at.y - d - height * 0.6, extra + 1);
    add(mark.at.x + d, mark.at.y + d - height * 0.4, extra + 2);
    add(mark.at.x - r - s.width, mark.at.y - height / 2, extra + 3);
    add(mark.at.x - d - s.width, mark.at.y - d - height * 0.6, extra + 4);
    add(mark.at.x - d - s.width, mark.at.y + d - height * 0.4, extra + 5);
    add(mark.at.x - s.width / 2, mark.at.y - r - height, extra + 6);
    add(mark.at.x - s.width / 2, mark.at.y + r, extra + 7);
  };
  const double r = mark_radius(mark.kind) + (mark.kind == PlaceKind::airport ? airport_label_gap : label_gap);
  ring(r, 0);
  if (far)
    for (double more : {14.0, 28.0, 46.0, 70.0}) ring(r + more, 10 + more / 3);
  return result;
}

std::vector<PlaceMark> airport_marks(const timeline::Timeline& timeline, const View& view,
                                     Language language) {
  std::vector<PlaceMark> marks;
  const auto& places = timeline.scenario->places;
  std::vector<int> people(places.size(), 0);
  for (const scenario::Flight& f : timeline.scenario->flights)
    people[f.from] += f.people + 1, people[f.to] += f.people + 1;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < places.size(); ++i)
    if (people[i] > 0) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return people[a] > people[b]; });
  for (std::size_t i : order) {
    const auto plane = view.projection.forward(places[i].at);
    if (!plane) continue;
    const std::string& name = places[i].name.of(code_of(language));
    const std::string& code = !places[i].iata.empty() ? places[i].iata : places[i].icao;
    marks.push_back({PlaceKind::airport,
                     view.to_page(*plane),
                     i,
                     name,
                     name.ends_with(code) ? "" : code,  // "New York JFK" needs it once
                     std::nullopt,
                     {},
                     false});
  }
  return marks;
}

// Capitals count as if twelve times as large, seats of provinces four times.
double importance(const data::City& c) {
  return static_cast<double>(c.population) * (c.feature == "PPLC" ? 12 : c.feature == "PPLA" ? 4 : 1);
}

std::vector<PlaceMark> city_marks(const World& world, const timeline::Timeline& timeline, const View& view,
                                  Language language) {
  std::vector<const data::City*> cities;
  for (const data::City& c : world.cities())
    if (importance(c) > 300e3) cities.push_back(&c);
  std::stable_sort(cities.begin(), cities.end(),
                   [](auto* a, auto* b) { return importance(*a) > importance(*b); });
  std::vector<Vec3> served;  // a city whose airport is on the map needs no second label
  for (const scenario::Flight& f : timeline.scenario->flights)
    for (std::size_t i : {f.from, f.to}) served.push_back(to_vector(timeline.scenario->places[i].at));
  std::vector<PlaceMark> marks;
  const Rect page{0, 0, view.page.width, view.page.height};
  for (const data::City* c : cities) {
    const auto plane = view.projection.forward(c->at);
    if (!plane) continue;
    const Point at = view.to_page(*plane);
    if (!page.contains(at)) continue;
    const Vec3 v = to_vector(c->at);
    constexpr double near = 0.99992;  // cosine of 80 km
    if (std::any_of(served.begin(), served.end(), [&](Vec3 s) { return dot(s, v) > near; })) continue;
    const bool chinese = language == Language::chinese && !c->name_zh.empty();
    marks.push_back({c->feature == "PPLC" ? PlaceKind::capital : PlaceKind::city,
                     at,
                     std::nullopt,
                     chinese ? c->name_zh : c->name,
                     "",
                     std::nullopt,
                     {},
                     false});
    if (marks.size() >= 400) break;
  }
  return marks;
}

}  // namespace

std::vector<PlaceMark> place_labels(const World& world, const timeline::Timeline& timeline, const View& view,
                                    const Options& options, const std::vector<Rect>& blocked,
                                    const std::vector<Path>& routes) {
  LabelSpace space(view.page);
  for (const Rect& r : blocked) space.block(r);
  for (const Path& path : routes)
    for (std::size_t i = 0; i < path.parts(); ++i)
      for (std::size_t k = 1; k < path.part(i).size(); ++k)
        space.add_line(path.part(i)[k - 1], path.part(i)[k]);

  std::vector<PlaceMark> marks = airport_marks(timeline, view, options.language);
  for (const PlaceMark& m : marks) {
    const double r = mark_radius(m.kind) + 1;
    space.block({m.at.x - r, m.at.y - r, m.at.x + r, m.at.y + r});
  }
  const auto put = [&](PlaceMark& mark) {
    const bool airport = mark.kind == PlaceKind::airport;
    const LabelSize size = size_of(mark, options.language);
    const Candidate* best = nullptr;
    double best_cost = 1e9;
    const auto all = candidates(mark, size, airport);
    for (const Candidate& c : all) {
      if (!space.on_page(c.box) || !space.is_free(c.box.inflated(2.5))) continue;
      const double line = space.line_length(c.box.inflated(2));
      if (!airport && line > 0) continue;  // a city's name never crosses a route
      // Near a route is better than on it, but an aircraft will pass there.
      const double near = airport ? space.line_length(c.box.inflated(13)) : 0;
      const int crossed = c.cost >= 10 ? space.crossings(mark.at, nearest_on(c.box, mark.at)) : 0;
      const double cost = c.cost + line + near * 0.12 + crossed * 4;
      if (cost < best_cost) best = &c, best_cost = cost;
    }
    if (best == nullptr) return false;
    mark.box = best->box;
    mark.baseline = best->baseline;
    mark.leader = best->cost >= 10;
    space.block(best->box);
    return true;
  };
  if (options.layers.labels)
    for (PlaceMark& mark : marks) put(mark);
  if (options.layers.cities) {
    const double room = view.page.width * view.page.height;
    auto left = static_cast<std::size_t>(room / 26e3);  // about 35 on a 1280x720 page
    for (PlaceMark& city : city_marks(world, timeline, view, options.language)) {
      if (left == 0) break;
      const double r = mark_radius(city.kind) + 3;
      const Rect dot{city.at.x - r, city.at.y - r, city.at.x + r, city.at.y + r};
      if (!space.is_free(dot)) continue;
      // Cities keep their distance from each other, so that the map stays calm.
      if (!options.layers.labels) {
        space.block(dot.inflated(30));
      } else if (!put(city)) {
        continue;
      } else {
        space.block(city.box->inflated(14));
      }
      space.block(dot);
      marks.push_back(std::move(city));
      --left;
    }
  }
  return marks;
}

void draw_marks(Items& items, const std::vector<PlaceMark>& marks, const Theme& theme) {
  for (const PlaceMark& m : marks) {
    const double r = mark_radius(m.kind);
    if (m.kind == PlaceKind::airport) {
      add_fill(items, circle_path(m.at, r + 1.6), theme.text_halo.with_alpha(1));
      add_fill(items, circle_path(m.at, r), theme.place);
      add_fill(items, circle_path(m.at, r - 2.4), theme.text_halo.with_alpha(1));
    } else {
      add_fill(items, circle_path(m.at, r), theme.text_muted);
    }
  }
}

void draw_labels(Items& items, const std::vector<PlaceMark>& marks, const Options& options,
                 const Theme& theme) {
  // Cities first, so that an airport's halo may cover a city's dot but never the other way round.
  for (bool airports : {false, true})
    for (const PlaceMark& m : marks) {
      if (!m.box || (m.kind == PlaceKind::airport) != airports) continue;
      if (m.leader) {
        const Point to = nearest_on(*m.box, m.at);
        Path line;
        line.begin(false);
        const Point way = to - m.at;
        line.add(m.at + way * ((mark_radius(m.kind) + 1.6) / std::max(length(way), 1e-9)));
        line.add(to);
        add_stroke(items, std::move(line), theme.text_muted, 0.9);
      }
      const Ink ink{airports ? theme.text : theme.text_muted, theme.text_halo, airports ? 2.2 : 1.6};
      const double end = add_text(items, m.text, name_style(m.kind, options.language), m.baseline, ink);
      if (!m.detail.empty())
        add_text(items, m.detail, detail_style(options.language), m.baseline + Point{end + detail_gap, 0},
                 {theme.text_muted, theme.text_halo, 2.2});
    }
}

}  // namespace homebound::compose
