#include "exporting/pptx/moving_scene.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "compose/kit/segment.h"
#include "compose/picture/plan_parts.h"
#include "compose/routes/craft_shapes.h"
#include "drawing/digest.h"

namespace homebound::exporting {
namespace {

using drawing::GlyphRun;
using Kind = SlideEffect::Kind;

constexpr std::size_t most_crafts = 48;             // that one slide moves
constexpr double places_a_second = 12;              // at which it is known where a craft is
constexpr double least_step = 0.5;                  // seconds between two texts of a clock
constexpr int most_steps = 40;                      // of a scene's texts
constexpr double off_in_time = 1.5;                 // page units by which a craft may be ahead or behind
constexpr double off_the_way = 0.25;                // page units
constexpr double grown_length = 30;                 // page units of a way that appear at once
constexpr int most_grown = 16;                      // pieces of a way
constexpr double half_long = 12, half_wide = 11.5;  // page units, of the shapes of crafts of size 1
constexpr double points_an_inch = 72;

// --- what stays, and texts that do not

// All that tells a text from another.
using RunKey = std::tuple<std::string, double, double, double, std::string>;
RunKey key_of(const GlyphRun& run) {
  return {run.text, run.origin.x, run.origin.y, run.size, to_hex(run.colour)};
}

std::string digest_of(const drawing::Item& item) {
  drawing::Drawing alone;
  alone.items.push_back(item);
  return drawing::Digester().of(alone);
}

const std::string furniture = "furniture", panel = "story";

// Calls visit(item, name of its group) for what is in a group, and in groups that are made anew each time.
template <class Visit>
void each_item(const drawing::Group& group, const Visit& visit) {
  for (const drawing::Item& item : group.items) {
    const auto* const inner = std::get_if<std::shared_ptr<const drawing::Group>>(&item);
    if (inner != nullptr && *inner && (*inner)->key == 0)
      each_item(**inner, visit);
    else
      visit(item, group.name);
  }
}

const drawing::Group* group_named(const drawing::Drawing& drawing, const std::string& name) {
  for (const drawing::Item& item : drawing.items)
    if (const auto* const group = std::get_if<std::shared_ptr<const drawing::Group>>(&item))
      if (*group && (*group)->name == name) return group->get();
  return nullptr;
}

// The furniture of a scene at all times of its texts.
class Furniture {
 public:
  void add(const drawing::Drawing& drawing) {
    const drawing::Group* const group = group_named(drawing, furniture);
    std::set<RunKey> runs;
    std::set<std::string> others;
    if (group != nullptr) {
      each_item(*group, [&](const drawing::Item& item, const std::string&) {
        if (const auto* const run = std::get_if<GlyphRun>(&item))
          runs.insert(key_of(*run)), samples_.emplace(key_of(*run), *run);
        else
          others.insert(digest_of(item));
      });
      last_ = *group;
    }
    for (const RunKey& key : runs) shown_[key].push_back(times_);
    for (const std::string& other : others) ++always_[other];
    ++times_;
  }

  // Returns what is there at all times, and the panel as it is at the end.
  std::optional<drawing::Group> lasting() const {
    return last_ ? std::optional(lasting(*last_)) : std::nullopt;
  }

  // Calls visit(run, first, end) for each stretch of samples in which a text is there that is not there
  // always.
  template <class Visit>
  void each_change(const Visit& visit) const {
    for (const auto& [key, when] : shown_) {
      if (when.size() == times_) continue;
      for (std::size_t i = 0; i < when.size();) {
        std::size_t end = i + 1;
        while (end < when.size() && when[end] == when[end - 1] + 1) ++end;
        visit(samples_.at(key), when[i], when[end - 1] + 1);
        i = end;
      }
    }
  }
  std::size_t times() const { return times_; }

 private:
  drawing::Group lasting(const drawing::Group& group) const {
    drawing::Group kept = group;
    kept.items.clear();
    for (const drawing::Item& item : group.items) {
      const auto* const inner = std::get_if<std::shared_ptr<const drawing::Group>>(&item);
      if (inner != nullptr && *inner && (*inner)->key == 0) {
        kept.items.emplace_back(std::make_shared<const drawing::Group>(lasting(**inner)));
      } else if (const auto* const run = std::get_if<GlyphRun>(&item)) {
        if (shown_.at(key_of(*run)).size() == times_) kept.items.push_back(item);
      } else if (group.name == panel || always_.at(digest_of(item)) == times_) {
        kept.items.push_back(item);
      }
    }
    return kept;
  }

  std::size_t times_ = 0;
  std::map<RunKey, std::vector<std::size_t>> shown_;  // the times at which each text is there
  std::map<RunKey, GlyphRun> samples_;
  std::map<std::string, std::size_t> always_;  // by digest, how many times other items are there
  std::optional<drawing::Group> last_;
};

// --- from the page to the slide

struct OnSlide {
  SlideBox box;
  double unit = 1;  // inches a page unit
  Point at(Point p) const { return {box.x + p.x * unit, box.y + p.y * unit}; }
  SlideBox of(const Rect& r) const {
    const Point corner = at({r.left, r.top});
    return {corner.x, corner.y, r.width() * unit, r.height() * unit};
  }
  double points(double units) const { return units * unit * points_an_inch; }
};

Point share_of_slide(Point inches) { return {inches.x / slide_inches.width, inches.y / slide_inches.height}; }

// Where a text is, page units.
Rect box_of(const GlyphRun& run) {
  double right = run.origin.x;
  for (const drawing::Glyph& glyph : run.glyphs)
    right =
        std::max(right, run.origin.x + glyph.at.x + run.size * run.font->outline(glyph.id).bounds().right);
  return {run.origin.x, run.origin.y - 0.95 * run.size, right, run.origin.y + 0.35 * run.size};
}

// --- the way of a craft

// Returns the points from which a polygon of measures is nowhere off by more than `off`, ends included: a
// function of a point's number (Douglas and Peucker 1973).
std::vector<std::size_t> corners(const std::vector<double>& values, double off) {
  std::vector<std::size_t> kept{0, values.size() - 1};
  for (std::size_t i = 0; i + 1 < kept.size();) {
    const std::size_t a = kept[i], b = kept[i + 1];
    double most = off;
    std::size_t farthest = a;
    for (std::size_t k = a + 1; k < b; ++k) {
      const double share = static_cast<double>(k - a) / static_cast<double>(b - a);
      const double away = std::abs(values[k] - (values[a] + (values[b] - values[a]) * share));
      if (away > most) most = away, farthest = k;
    }
    if (farthest == a)
      ++i;
    else
      kept.insert(kept.begin() + static_cast<std::ptrdiff_t>(i) + 1, farthest);
  }
  return kept;
}

// Returns what of a way lies within a box.
Path within(const Path& way, const Rect& box) {
  Path kept;
  for (std::size_t part = 0; part < way.parts(); ++part) {
    const auto points = way.part(part);
    bool open = false;
    for (std::size_t k = 1; k < points.size(); ++k) {
      const Point a = points[k - 1], step = points[k] - a;
      const auto inside = compose::part_inside(box, a, points[k]);
      if (!inside || !(inside->from < inside->to)) {
        open = false;
        continue;
      }
      if (!open || inside->from > 0) kept.begin(false), kept.add(a + step * inside->from);
      kept.add(a + step * inside->to);
      open = inside->to >= 1;
    }
  }
  return kept;
}

// Points as far apart as each other along a line, so that whoever counts points and whoever measures lengths
// move alike.
std::vector<Point> evenly(const std::vector<Point>& line, const std::vector<double>& lengths, std::size_t a,
                          std::size_t b) {
  const double whole = lengths[b] - lengths[a];
  const auto along = [&](double length) {
    std::size_t k = a;
    while (k + 1 < b && lengths[k + 1] < length) ++k;
    const double way = lengths[k + 1] - lengths[k];
    return way > 0 ? line[k] + (line[k + 1] - line[k]) * ((length - lengths[k]) / way) : line[k];
  };
  for (std::size_t count = 1;; count *= 2) {
    std::vector<Point> points;
    for (std::size_t i = 0; i <= count; ++i)
      points.push_back(along(lengths[a] + whole * static_cast<double>(i) / static_cast<double>(count)));
    double off = 0;
    for (std::size_t k = a; k <= b; ++k) {
      const double place = whole > 0 ? (lengths[k] - lengths[a]) / whole * static_cast<double>(count) : 0;
      const auto before = std::min(static_cast<std::size_t>(place), count - 1);
      off = std::max(off, length(line[k] - (points[before] + (points[before + 1] - points[before]) *
                                                                 (place - static_cast<double>(before)))));
    }
    constexpr std::size_t enough = 64;
    if (off <= off_the_way || count >= enough) return points;
  }
}

// A stretch of time in which a craft is seen.
struct Seen {
  std::size_t first = 0;  // sample
  std::vector<Point> at;  // page units
  std::vector<double> headings;
};

class SceneShapes {
 public:
  SceneShapes(Studio& studio, std::size_t scene, double last, SlideBox box, Language language)
      : studio_(studio),
        timeline_(studio.timeline()),
        language_(language),
        from_(timeline_.story.stretches.at(scene).from_second),
        last_(last) {
    for (const double second : seconds(std::ceil((last_ - from_) * places_a_second)))
      states_.push_back(timeline::evaluate_story(timeline_, second));
    begin_ = settled(states_.front());
    const Studio::Picture first = studio_.at(StorySecond{last_}, begin_);
    plan_ = first.plan;
    on_ = {box, box.width / first.drawing.page.width};
    page_ = {0, 0, first.drawing.page.width, first.drawing.page.height};
  }

  std::optional<MovingScene> made() {
    const compose::Plan::Parts& p = plan_->parts();
    const bool routes = timeline_.timed && p.options.layers.routes && !timeline_.legs.empty();
    if (last_ - from_ <= 0 || (routes && p.routes.flights() < 1)) return {};
    std::vector<std::pair<std::size_t, std::vector<Seen>>> crafts;
    for (std::size_t leg = 0; routes && leg < timeline_.legs.size(); ++leg)
      if (std::vector<Seen> seen = seen_of(leg); !seen.empty()) crafts.emplace_back(leg, std::move(seen));
    if (crafts.size() > most_crafts) return {};
    for (const auto& [leg, seen] : crafts) add_way(leg);
    for (const auto& [leg, seen] : crafts)
      for (const Seen& one : seen) add_craft(leg, one);
    MovingScene made{what_stays(), plan_, settled(states_.back()), {}};
    made.motion = std::move(motion_);
    return made;
  }

 private:
  // Times from the scene's first second to its last, so many steps apart.
  std::vector<double> seconds(double steps) const {
    const int count = std::max(1, static_cast<int>(steps));
    std::vector<double> all;
    for (int i = 0; i <= count; ++i) all.push_back(from_ + (last_ - from_) * i / count);
    return all;
  }
  double time_of(double sample) const {
    return (last_ - from_) * sample / static_cast<double>(states_.size() - 1);
  }
  std::size_t last_sample() const { return states_.size() - 1; }

  // Without what goes over from one scene into the next.
  static timeline::FrameState settled(timeline::FrameState state) {
    if (state.story) state.story->arrived = 1;
    state.caption = {};
    return state;
  }

  std::vector<Seen> seen_of(std::size_t leg) const {
    const compose::RouteLine line = plan_->parts().routes.lines[leg];
    std::vector<Seen> all;
    const Rect inside = page_.inflated(-half_long * plan_->parts().routes.style.aircraft_size);
    bool going_on = false;
    constexpr double jump = 0.15;  // of the page: a way that the map's edge cuts goes on elsewhere
    if (line.share.empty()) return all;
    for (std::size_t k = 0; k < states_.size(); ++k) {
      const timeline::FlightState& flight = states_[k].flights[leg];
      const auto place = flight.flies() ? compose::place_on(line, flight.progress) : std::nullopt;
      if (!place || !inside.contains(place->at)) {
        going_on = false;
        continue;
      }
      if (!going_on || length(place->at - all.back().at.back()) > jump * page_.width())
        all.push_back({k, {}, {}});
      all.back().at.push_back(place->at), all.back().headings.push_back(place->heading);
      going_on = true;
    }
    return all;
  }

  std::string name_of(std::size_t leg) const {
    return timeline_.scenario->flights[timeline_.legs[leg].flight].id;
  }
  Text words_of(std::size_t leg) const {
    const scenario::Scenario& s = *timeline_.scenario;
    const scenario::Flight& f = s.flights[timeline_.legs[leg].flight];
    const auto place = [&](std::size_t i) {
      return s.places[i].city.empty() ? s.places[i].name : s.places[i].city;
    };
    const Text from = place(f.from), to = place(f.to);
    return {fmt::format("On the way from {} to {}", from.english, to.english),
            fmt::format("由{}前往{}", from.chinese, to.chinese)};
  }

  std::size_t add(MovingShape shape) {
    motion_.shapes.push_back(std::move(shape));
    return motion_.shapes.size() - 1;
  }
  void add(SlideEffect effect) { motion_.effects.push_back(std::move(effect)); }

  // The part of a way that has been flown, as long as the scene lasts: in pieces, each of which appears when
  // it has been passed.
  void add_way(std::size_t leg) {
    const compose::Plan::Parts& p = plan_->parts();
    const compose::RouteLine line = p.routes.lines[leg];
    const double before = states_.front().flights[leg].progress, after = states_.back().flights[leg].progress;
    add_piece(leg, line, 0, before, 0);
    const int pieces = std::clamp(
        static_cast<int>(std::lround((after - before) * line.length / grown_length)), 1, most_grown);
    std::size_t sample = 0;
    for (int i = 0; i < pieces; ++i) {
      const double from = before + (after - before) * i / pieces,
                   to = before + (after - before) * (i + 1) / pieces;
      while (sample < last_sample() && states_[sample].flights[leg].progress < to) ++sample;
      add_piece(leg, line, from, to, time_of(static_cast<double>(sample)));
    }
  }

  void add_piece(std::size_t leg, const compose::RouteLine& line, double from, double to, double time) {
    if (!(to > from)) return;
    const Path way = within(compose::stretch(line, from, to), page_);
    const Rect box = way.bounds();
    if (way.points.size() < 2) return;
    const compose::RouteStyle& style = plan_->parts().routes.style.legs[leg];
    MovingShape shape;
    shape.box = on_.of(box);
    shape.outline =
        transformed(way, Affine::scale(1 / std::max(box.width(), 1e-6), 1 / std::max(box.height(), 1e-6)) *
                             Affine::translate({-box.left, -box.top}));
    shape.line = style.colour.with_alpha(1);
    shape.line_points = on_.points(style.width);
    shape.dashed = style.mark.form == compose::CertaintyMark::Form::dashed || !style.gaps.empty();
    shape.name = name_of(leg);
    const std::size_t index = add(std::move(shape));
    if (time > 0) add({.kind = Kind::appears, .shape = index, .at = time});
  }

  void add_craft(std::size_t leg, const Seen& seen) {
    const compose::Plan::Parts& p = plan_->parts();
    const compose::RouteStyle& style = p.routes.style.legs[leg];
    const double size = p.routes.style.aircraft_size;
    const Point middle = seen.at.back();  // whoever prints the slide sees how the scene ends
    MovingShape shape;
    shape.box = on_.of({middle.x - half_long * size, middle.y - half_wide * size, middle.x + half_long * size,
                        middle.y + half_wide * size});
    shape.outline =
        transformed(*compose::craft_shape(style.mode), Affine::scale(0.5 / half_long, 0.5 / half_wide) *
                                                           Affine::translate({half_long, half_wide}));
    shape.turn = seen.headings[seen.headings.size() / 2];
    shape.fill = style.colour.with_alpha(1);
    shape.line = p.theme.text_halo.with_alpha(1);
    shape.line_points = on_.points(1.2 * size);
    shape.name = name_of(leg);
    shape.words = words_of(leg).in(language_);
    const std::size_t index = add(std::move(shape));
    const std::size_t end = seen.first + seen.at.size() - 1;
    if (seen.first > 0)
      add({.kind = Kind::appears, .shape = index, .at = time_of(static_cast<double>(seen.first))});
    std::vector<double> lengths{0};
    for (std::size_t k = 1; k < seen.at.size(); ++k)
      lengths.push_back(lengths.back() + length(seen.at[k] - seen.at[k - 1]));
    if (seen.at.size() > 1) {
      const std::vector<std::size_t> parts = corners(lengths, off_in_time);
      for (std::size_t i = 1; i < parts.size(); ++i) add_move(index, seen, lengths, parts[i - 1], parts[i]);
    }
    if (end < last_sample())
      add({.kind = Kind::leaves, .shape = index, .at = time_of(static_cast<double>(end))});
  }

  void add_move(std::size_t shape, const Seen& seen, const std::vector<double>& lengths, std::size_t a,
                std::size_t b) {
    constexpr double stands = 0.05;  // page units
    if (lengths[b] - lengths[a] < stands) return;
    SlideEffect effect{.kind = Kind::moves,
                       .shape = shape,
                       .at = time_of(static_cast<double>(seen.first + a)),
                       .seconds = time_of(static_cast<double>(b - a))};
    for (const Point at : evenly(seen.at, lengths, a, b))
      effect.way.push_back(share_of_slide((at - seen.at.back()) * on_.unit));
    add(std::move(effect));
  }

  // The picture without what moves, and its texts that change as shapes.
  drawing::Drawing what_stays() {
    const double steps =
        std::min<double>(most_steps, std::max(1.0, std::floor((last_ - from_) / least_step)));
    const std::vector<double> times = seconds(steps);
    Furniture all;
    for (const double second : times)
      all.add(studio_.at(StorySecond{last_}, settled(timeline::evaluate_story(timeline_, second))).drawing);
    add_texts(all, times);
    // Ways that are being flown are drawn as planned ones, over which they grow.
    timeline::FrameState waiting = begin_;
    for (timeline::FlightState& flight : waiting.flights)
      if (flight.flies() || flight.status == timeline::Status::airborne)
        flight.status = timeline::Status::waiting, flight.progress = 0;
    for (std::size_t i = 0; i < waiting.flights.size(); ++i)
      if (waiting.flights[i].status == timeline::Status::waiting) waiting.flights[i].progress = 0;
    drawing::Drawing picture = studio_.at(StorySecond{last_}, waiting).drawing;
    std::erase_if(picture.items, [](const drawing::Item& item) {
      const auto* const group = std::get_if<std::shared_ptr<const drawing::Group>>(&item);
      return group != nullptr && *group && ((*group)->name == "aircraft" || (*group)->name == furniture);
    });
    if (auto lasting = all.lasting())
      picture.items.emplace_back(std::make_shared<const drawing::Group>(std::move(*lasting)));
    return picture;
  }

  // A text for a time.
  struct Timed {
    GlyphRun run;
    Rect box;
    std::size_t first, end;  // samples
    bool right = false;      // set against its right edge
  };

  void add_texts(const Furniture& all, const std::vector<double>& times) {
    std::vector<Timed> texts;
    all.each_change([&](const GlyphRun& run, std::size_t first, std::size_t end) {
      texts.push_back({run, box_of(run), first, end});
    });
    share_boxes(texts);
    // The last ones lie on top. Of a place that is empty at the end the texts would be seen on paper.
    std::ranges::stable_sort(texts, {}, &Timed::first);
    const std::vector<Timed> whole = texts;
    std::erase_if(texts, [&](const Timed& text) {
      return std::ranges::none_of(
          whole, [&](const Timed& last) { return last.end == times.size() && last.box == text.box; });
    });
    for (const Timed& text : texts) {
      MovingShape shape;
      shape.box = on_.of(text.box);
      constexpr int bold_from = 18;  // page units
      shape.text = MovingText{text.run.text, on_.points(text.run.size), text.run.size >= bold_from,
                              text.right,    text.run.colour,           language_};
      shape.name = text.run.text;
      if (text.end == times.size()) shape.words = text.run.text;
      const std::size_t index = add(std::move(shape));
      if (text.first > 0) add({.kind = Kind::appears, .shape = index, .at = times[text.first] - from_});
      if (text.end < times.size()) add({.kind = Kind::leaves, .shape = index, .at = times[text.end] - from_});
    }
  }

  // Texts that follow one another in one place take one box, so that each hides the others on paper.
  static void share_boxes(std::vector<Timed>& texts) {
    constexpr double near = 0.6;  // page units
    for (bool again = true; again;) {
      again = false;
      for (Timed& a : texts)
        for (Timed& b : texts) {
          if (&a == &b || std::abs(a.run.origin.y - b.run.origin.y) > near || a.box == b.box) continue;
          const bool left = std::abs(a.box.left - b.box.left) < near,
                     right = std::abs(a.box.right - b.box.right) < near;
          if (!left && !right) continue;
          if (right && !left) a.right = b.right = true;
          const Rect both{std::min(a.box.left, b.box.left), std::min(a.box.top, b.box.top),
                          std::max(a.box.right, b.box.right), std::max(a.box.bottom, b.box.bottom)};
          a.box = b.box = both;
          again = true;
        }
    }
  }

  Studio& studio_;
  const timeline::Timeline& timeline_;
  Language language_;
  double from_, last_;
  std::vector<timeline::FrameState> states_;  // at times of crafts
  timeline::FrameState begin_;
  std::shared_ptr<const compose::Plan> plan_;
  OnSlide on_;
  Rect page_;
  SlideMotion motion_;
};

}  // namespace

std::optional<MovingScene> moving_scene(Studio& studio, std::size_t scene, double last_second, SlideBox box,
                                        Language language) {
  return SceneShapes(studio, scene, last_second, box, language).made();
}

void lay_on(SlideMotion& motion, const drawing::Pixels& pixels, SlideBox box) {
  const double scale = pixels.width / box.width;  // pixels an inch
  for (MovingShape& shape : motion.shapes) {
    if (!shape.text || pixels.rgba.empty()) continue;
    const auto at = [](double v, int size) {
      return static_cast<std::size_t>(std::clamp(static_cast<int>(v), 0, size - 1));
    };
    const double beside = 0.01;  // inches
    const std::size_t x = at((shape.box.x - box.x - beside) * scale, pixels.width),
                      y = at((shape.box.y - box.y + shape.box.height / 2) * scale, pixels.height);
    const std::uint8_t* const rgba =
        pixels.rgba.data() + 4 * (y * static_cast<std::size_t>(pixels.width) + x);
    shape.fill = Colour{static_cast<float>(rgba[0]) / 255, static_cast<float>(rgba[1]) / 255,
                        static_cast<float>(rgba[2]) / 255, 1};
  }
}

}  // namespace homebound::exporting
