#include "exporting/story/recorder.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <span>
#include <string_view>
#include <tuple>

#include "base/hash.h"
#include "base/sha256.h"
#include "drawing/trim.h"
#include "drawing/warp.h"
#include "exporting/png/png.h"
#include "exporting/story/jpeg.h"
#include "exporting/story/tape_bytes.h"
#include "exporting/story/toned.h"
#include "exporting/story/zone_fills.h"

namespace homebound::exporting {
namespace {

constexpr double grain = 64;         // whole numbers a page unit
constexpr double kept_grain = 16;    // of what stays while the view moves: its curves are a quarter pixel off
constexpr double kept_off = 0.2;     // page units by which its lines may be off
constexpr double turning_grain = 8;  // of a map that changes in every picture
constexpr double passing_grain = 16;        // of lines of routes that a camera passes
constexpr std::size_t passing_stride = 3;   // of such a line every third point
constexpr double glyph_grain = 2048;        // an em
constexpr std::size_t stays_from = 48;      // points from which a path is one that stays
constexpr std::size_t trimmed_from = 200;   // points from which a path is cut to what is recorded
constexpr double at_rest = 0.25;            // of the page, recorded on each side of it for readers who pan
constexpr double edge = 12;                 // page units around what is seen, for the width of lines
constexpr double passing_pixels = 1.0 / 3;  // a page unit, of a picture of the sphere that a camera passes

std::int32_t fine(double units) { return static_cast<std::int32_t>(std::lround(units * grain)); }
std::uint32_t fine_length(double units) {
  return static_cast<std::uint32_t>(std::max(0L, std::lround(units * grain)));
}
std::uint32_t fine_opacity(float opacity) {
  return static_cast<std::uint32_t>(std::lround(std::clamp(opacity, 0.0F, 1.0F) * 65535));
}

// Returns the largest power of two of the path's unit of which `grain_of` are no more than a page unit.
double quantum_for(const Affine& transform, double grain_of) {
  const double scale = std::max(transform.magnification(), 1e-12);
  return std::exp2(-std::ceil(std::log2(scale * grain_of) - 1e-9));
}

Rect box_of(const Rect& box, const Affine& m) {
  Rect mapped;
  for (const Point p :
       {Point{box.left, box.top}, {box.right, box.top}, {box.left, box.bottom}, {box.right, box.bottom}})
    mapped.add(m(p));
  return mapped;
}

bool is_small(const Path& path, const Affine& transform) {
  return transform == Affine{} || path.points.size() < stays_from;
}

// Returns a path whose parts are as closed as they are drawn.
Path as_closed(Path path, PathUse use) {
  if (use == PathUse::area) std::ranges::fill(path.closed, std::uint8_t{1});
  return path;
}

std::uint64_t content_digest(const Path& path) {
  std::size_t hash = path.points.size();
  for (const std::uint32_t start : path.starts) hash = mixed(hash, start) ^ hash >> 29;
  for (const Point p : path.points)
    for (const double v : {p.x, p.y}) hash = mixed(hash, std::bit_cast<std::uint64_t>(v)) ^ hash >> 29;
  return hash;
}

Path trimmed(const Path& path, const Rect& box, PathUse use, bool dashed) {
  return use == PathUse::area ? drawing::trimmed_fill(path, box) : drawing::trimmed_line(path, box, dashed);
}

// Returns the picture of a shade of traffic that changes with time: that of what is planned is paler, and
// stays.
const drawing::Image* shade_in(const drawing::Group& group) {
  if (group.name != "density" || group.items.size() != 1) return nullptr;
  const auto* const image = std::get_if<drawing::Image>(&group.items.front());
  return image != nullptr && image->pixels && !image->pixels->rgba.empty() && image->opacity >= 1 ? image
                                                                                                  : nullptr;
}

}  // namespace

Rect Recorder::reach() const {
  const Rect page{0, 0, page_.width, page_.height};
  return page.inflated(passing_ ? edge : edge + at_rest * std::min(page_.width, page_.height));
}

Index Recorder::add(const drawing::Drawing& drawing, const Shot& shot) {
  page_ = drawing.page;
  shot_ = shot;
  passing_ = shot.camera != Camera::rests, turning_ = shot.camera == Camera::turns;
  const Index root = group("", drawing.items, 1, std::nullopt);
  // A shade that has gone goes over into nothing.
  if (const auto shade = shades_.find(shot.variant);
      shade != shades_.end() && shade->second.frame != shot.frame)
    store(shade->second), shades_.erase(shade);
  return root;
}

// Stores the picture of a shade's last frame, and closes the fades towards it.
void Recorder::store(Shade& shade) {
  if (shade.frame != shade.stored) {
    const Index image = picture(*shade.now, true);
    for (const Index open : shade.open) fades_[open].to = image, fades_[open].of = shade.frame - shade.stored;
    shade.image = image, shade.stored = shade.frame;
  }
  shade.open.clear();
}

Index Recorder::fading(const drawing::Image& image) {
  const auto before = shades_.find(shot_.variant);
  const bool goes_on =
      before != shades_.end() && before->second.frame + 1 == shot_.frame &&
      before->second.transform == image.transform && before->second.opacity == image.opacity &&
      before->second.now->width == image.pixels->width && before->second.now->height == image.pixels->height;
  if (!goes_on) {
    if (before != shades_.end()) store(before->second), shades_.erase(before);
    shades_[shot_.variant] = {image.transform,
                              image.opacity,
                              image.pixels,
                              shot_.frame,
                              shot_.frame,
                              picture(*image.pixels, true),
                              {}};
  }
  Shade& shade = shades_[shot_.variant];
  shade.now = image.pixels, shade.frame = shot_.frame;
  if (shade.frame - shade.stored >= fade_frames_) store(shade);
  const auto number = static_cast<Index>(fades_.size());
  fades_.push_back({shade.image, shade.image, shade.frame - shade.stored, 1});
  if (shade.frame != shade.stored) shade.open.push_back(number);
  return tape_.nodes.add(TapeFade{.from = number | waits,
                                  .to = number | waits,
                                  .matrix = matrix(image.transform, 1),
                                  .opacity = fine_opacity(image.opacity)});
}

Index Recorder::group(const std::string& name, const std::vector<Item>& items, float opacity,
                      const std::optional<Rect>& clip) {
  TapeGroup group{.opacity = fine_opacity(opacity), .children = nodes_of(items)};
  std::string bytes;
  put_text(bytes, name);
  if (tape_.strings.size() == 0) tape_.strings.add(std::string(1, '\0'));
  group.name = tape_.strings.add(std::move(bytes));
  if (clip) {
    group.clip = TapeGroup::Clip::box;
    group.left = fine(clip->left), group.top = fine(clip->top);
    group.right = fine(clip->right), group.bottom = fine(clip->bottom);
  }
  return tape_.nodes.add(std::move(group));
}

std::vector<Index> Recorder::nodes_of(const std::vector<Item>& items) {
  std::vector<Index> nodes;
  for (const Item& item : items)
    if (const auto number = std::visit([this](const auto& one) { return node(one); }, item))
      nodes.push_back(*number);
  return nodes;
}

std::optional<Index> Recorder::node(const std::shared_ptr<const drawing::Group>& of) {
  if (!of || of->opacity <= 0 || of->items.empty()) return std::nullopt;
  if (of->key == 0) return group(of->name, of->items, of->opacity, of->clip);
  if (const drawing::Image* const shade = shade_in(*of); shade != nullptr && !passing_ && fade_frames_ > 1)
    return fading(*shade);
  const std::pair key{of->key, passing_};
  if (const auto known = groups_.find(key); known != groups_.end()) return known->second;
  const Index made = group(of->name, of->items, of->opacity, of->clip);
  groups_.emplace(key, made);
  return made;
}

std::optional<Index> Recorder::node(const drawing::Fill& fill) {
  if (!fill.path || fill.colour.a <= 0) return std::nullopt;
  const auto at = placed(fill.path, fill.transform, PathUse::area);
  if (!at) return std::nullopt;
  return tape_.nodes.add(TapeFill{at->path, at->matrix, colour(fill.colour)});
}

std::optional<Index> Recorder::node(const drawing::Stroke& stroke) {
  if (!stroke.path || stroke.colour.a <= 0 || stroke.width <= 0) return std::nullopt;
  TapeStroke line{.colour = colour(stroke.colour),
                  .width = std::max(1U, fine_length(stroke.width)),
                  .round = stroke.cap == drawing::Stroke::Cap::round};
  for (const double dash : stroke.dashes) line.dashes.push_back(fine_length(dash));
  if (stroke.transform == Affine{})
    if (const auto found = stretches_.find(stroke.path); !found.empty()) {
      std::vector<Index> nodes;
      for (const auto& [of, from, to] : found) {
        const Way& way = way_of(of);
        line.path = way.path, line.matrix = way.matrix;
        nodes.push_back(tape_.nodes.add(TapeStretch{line, way.measure(from), way.measure(to)}));
      }
      return nodes.size() == 1 ? nodes.front() : tape_.nodes.add(TapeGroup{.children = std::move(nodes)});
    }
  const auto at = placed(stroke.path, stroke.transform, PathUse::line, stroke.width, !stroke.dashes.empty());
  if (!at) return std::nullopt;
  line.path = at->path, line.matrix = at->matrix;
  return tape_.nodes.add(std::move(line));
}

std::optional<Index> Recorder::node(const drawing::GlyphRun& run) {
  if (!run.font || run.glyphs.empty() || run.colour.a <= 0) return std::nullopt;
  const double right = run.origin.x + run.glyphs.back().at.x + 2 * run.size;
  const Rect seen = reach();
  if (right < seen.left || run.origin.x - run.size > seen.right || run.origin.y < seen.top ||
      run.origin.y - 2 * run.size > seen.bottom)
    return std::nullopt;
  TapeRun node{.text = text(run),
               .size = fine_length(run.size),
               .x = fine(run.origin.x),
               .y = fine(run.origin.y),
               .colour = colour(run.colour)};
  if (run.halo && run.halo->a > 0 && run.halo_width > 0)
    node.halo = colour(*run.halo) + 1, node.halo_width = fine_length(run.halo_width);
  return tape_.nodes.add(node);
}

std::optional<Index> Recorder::node(const drawing::Image& image) {
  if (!image.pixels || image.pixels->rgba.empty() || image.opacity <= 0) return std::nullopt;
  const auto known = pictures_.find(image.pixels.get());
  const Index number = known != pictures_.end() ? known->second : picture(*image.pixels);
  if (known == pictures_.end())
    pictures_.emplace(image.pixels.get(), number), pixels_.push_back(image.pixels);
  return tape_.nodes.add(TapeImage{
      .image = number, .matrix = matrix(image.transform, 1), .opacity = fine_opacity(image.opacity)});
}

std::optional<Index> Recorder::node(const drawing::Warp& warp) {
  if (!warp.path || !warp.raster || !warp.grid || warp.opacity <= 0) return std::nullopt;
  const auto seen_through = placed(warp.path, warp.transform, PathUse::area);
  if (!seen_through) return std::nullopt;
  if (const auto zones = zone_fills(warp)) {
    if (zones->empty()) return std::nullopt;
    std::vector<Item> items;
    for (const ZoneFill& zone : *zones)
      items.emplace_back(drawing::Fill{drawing::SharedPath(zone.area), {}, zone.colour});
    TapeGroup group{.opacity = fine_opacity(warp.opacity),
                    .clip = TapeGroup::Clip::path,
                    .path = seen_through->path,
                    .matrix = seen_through->matrix,
                    .children = nodes_of(items)};
    std::string name;
    put_text(name, "zones");
    group.name = tape_.strings.add(std::move(name));
    return tape_.nodes.add(std::move(group));
  }
  const Rect& box = warp.grid->box;
  const double pixels = passing_ ? passing_pixels : 1;
  const auto whole = [&](double length) {
    return std::max(1, static_cast<int>(std::lround(length * pixels)));
  };
  const drawing::Pixels picture_of = drawing::warped(warp, box, whole(box.width()), whole(box.height()));
  return tape_.nodes.add(TapeImage{.image = picture(picture_of),
                                   .matrix = matrix({box.width(), 0, 0, box.height(), box.left, box.top}, 1),
                                   .opacity = fine_opacity(warp.opacity),
                                   .clipped = true,
                                   .clip = seen_through->path,
                                   .clip_matrix = seen_through->matrix});
}

std::optional<Recorder::Placed> Recorder::placed(const drawing::SharedPath& path, const Affine& transform,
                                                 PathUse use, double width, bool dashed) {
  if (path->empty()) return std::nullopt;
  const Rect seen = reach();
  const bool stays = !is_small(*path, transform);
  if (stays && !turning_) return kept(path, transform, use, dashed);
  if (!box_of(path->bounds(), transform).inflated(width).overlaps(seen)) return std::nullopt;
  const Small& known = small(path, quantum_for(transform, stays ? turning_grain : grain), use,
                             box_of(seen, transform.inverse()), dashed);
  if (known.empty) return std::nullopt;
  return Placed{known.path, matrix(transform * known.placed, known.extent)};
}

const Recorder::Small& Recorder::small(const drawing::SharedPath& path, double quantum, PathUse use,
                                       const Rect& seen, bool dashed) {
  const std::tuple key{path.id(), quantum, use, page_.width, page_.height, passing_};
  if (const auto known = small_.find(key); known != small_.end()) return known->second;
  const bool long_one = use != PathUse::way && path->points.size() >= trimmed_from;
  const WholePath whole =
      long_one ? whole_path(simplified(as_closed(trimmed(*path, seen, use, dashed), use), 4 * quantum),
                            quantum, use)
               : whole_path(*path, quantum, use);
  const Small made{whole.empty() ? 0 : tape_.paths.add(whole.bytes), whole.placed, whole.extent,
                   whole.empty()};
  return small_.emplace(key, made).first->second;
}

Recorder::Placed Recorder::kept(const drawing::SharedPath& path, const Affine& transform, PathUse use,
                                bool dashed) {
  auto number = kept_numbers_.find({path.id(), use, dashed});
  if (number == kept_numbers_.end()) {
    const auto [same, is_new] = kept_contents_.emplace(std::tuple{content_digest(*path), use, dashed},
                                                       static_cast<Index>(kept_paths_.size()));
    if (is_new) kept_paths_.push_back({path, use, dashed, 0, {}});
    number = kept_numbers_.emplace(std::tuple{path.id(), use, dashed}, same->second).first;
  }
  KeptPath& known = kept_paths_[number->second];
  known.scale = std::max(known.scale, transform.magnification());
  known.seen.add(box_of(reach(), transform.inverse()));
  const KeptMatrix wanted{transform, number->second};
  std::size_t hash = wanted.path;
  for (const double v : {transform.a, transform.b, transform.c, transform.d, transform.e, transform.f})
    hash = mixed(hash, std::bit_cast<std::uint64_t>(v));
  const auto [first, last] = kept_matrix_numbers_.equal_range(hash);
  for (auto it = first; it != last; ++it)
    if (kept_matrices_[it->second] == wanted) return {number->second | waits, it->second | waits};
  const auto matrix = static_cast<Index>(kept_matrices_.size());
  kept_matrices_.push_back(wanted);
  kept_matrix_numbers_.emplace(hash, matrix);
  return {number->second | waits, matrix | waits};
}

Index Recorder::colour(Colour colour) {
  std::string bytes;
  for (const float part : {colour.r, colour.g, colour.b, colour.a})
    bytes += static_cast<char>(std::lround(std::clamp(part, 0.0F, 1.0F) * 255));
  return tape_.colours.add(std::move(bytes));
}

std::pair<Index, Index> Recorder::line(const drawing::SharedPath& path) {
  const Way& way = way_of(path);
  return {way.path, way.matrix};
}

// A camera that passes shows a line once, so that fewer points do; the same ones in each frame, so that the
// player can move them.
const Recorder::Way& Recorder::way_of(const drawing::SharedPath& path) {
  const std::pair key{path.id(), passing_};
  if (const auto known = ways_.find(key); known != ways_.end()) return known->second;
  Way made;
  Path fewer;
  made.measures.reserve(path->points.size());
  for (std::size_t part = 0; part < path->parts(); ++part) {
    const auto points = path->part(part);
    const std::size_t stride = passing_ ? passing_stride : 1;
    fewer.begin(false);
    for (std::size_t k = 0; k < points.size(); ++k) {
      const std::size_t before = k / stride * stride;
      const auto next = std::min(before + stride, points.size() - 1);
      const double share =
          next > before ? static_cast<double>(k - before) / static_cast<double>(next - before) : 0;
      const bool kept = k % stride == 0 || k + 1 == points.size();
      if (kept) fewer.add(points[k]);
      const auto number = static_cast<double>(fewer.points.size() - 1);
      made.measures.push_back(kept ? number : number + share);
    }
  }
  const WholePath whole = whole_path(fewer, 1 / (passing_ ? passing_grain : grain), PathUse::way);
  made.path = tape_.paths.add(whole.bytes), made.matrix = matrix(whole.placed, whole.extent);
  return ways_.emplace(key, std::move(made)).first->second;
}

std::int32_t Recorder::Way::measure(std::int32_t of) const {
  const auto point = static_cast<std::size_t>(of / 256);
  const double share = of % 256 / 256.0;
  const double from = measures[point], to = measures[std::min(point + 1, measures.size() - 1)];
  return static_cast<std::int32_t>(std::lround((from + (to - from) * share) * 256));
}

Index Recorder::text(const drawing::GlyphRun& run) {
  std::string bytes;
  put(bytes, run.glyphs.size());
  std::int32_t x = 0, y = 0;
  for (const drawing::Glyph& g : run.glyphs) {
    put(bytes, glyph(run.font, g.id));
    const std::int32_t next_x = fine(g.at.x), next_y = fine(g.at.y);
    put_signed(bytes, next_x - x), put_signed(bytes, next_y - y);
    x = next_x, y = next_y;
  }
  return tape_.texts.add(std::move(bytes));
}

Index Recorder::glyph(const std::shared_ptr<const drawing::Font>& font, std::uint32_t id) {
  const std::pair key{font.get(), id};
  if (const auto known = glyphs_.find(key); known != glyphs_.end()) return known->second;
  if (std::ranges::find(fonts_, font) == fonts_.end()) fonts_.push_back(font);
  std::string bytes;
  put(bytes, tape_.paths.add(whole_outline(font->outline(id), 1 / glyph_grain).bytes));
  return glyphs_[key] = tape_.glyphs.add(std::move(bytes));
}

// A picture that is drawn anew is most often what it was; its digest takes less long than packing it.
Index Recorder::picture(const drawing::Pixels& pixels, bool shade) {
  const std::string_view rgba(reinterpret_cast<const char*>(pixels.rgba.data()), pixels.rgba.size());
  const std::tuple known{sha256(rgba), pixels.width, pixels.height};
  if (const auto number = picture_digests_.find(known); number != picture_digests_.end())
    return number->second;
  const auto toned = shade ? toned_png(pixels) : std::nullopt;
  std::string bytes, packed = toned ? *toned : png(pixels);
  TapeImageType type = TapeImageType::png;
  if (!shade && is_continuous(pixels))
    if (auto smaller = jpeg(pixels); smaller && smaller->size() < packed.size() * 2 / 3)
      packed = std::move(*smaller), type = TapeImageType::jpeg;
  put(bytes, static_cast<Index>(type));
  put_text(bytes, packed);
  return picture_digests_[known] = tape_.images.add(std::move(bytes));
}

namespace {

// Replaces the numbers that waited by final ones.
struct FinalNumbers {
  const std::vector<std::optional<Index>>& paths;
  const std::vector<Index>& matrices;
  Index waits;
  bool shown = true;  // no path that the node draws has been cut away whole

  void path(Index& i) {
    if ((i & waits) == 0) return;
    const auto known = paths[i & ~waits];
    if (!known) shown = false;
    i = known.value_or(0);
  }
  void matrix(Index& i) {
    if ((i & waits) != 0) i = matrices[i & ~waits];
  }
  void number(std::uint32_t) {}
  void flag(bool) {}
  void clip(TapeGroup::Clip) {}
  void signed_number(std::int32_t) {}
  void text(Index) {}
  void image(Index) {}
  void colour(Index) {}
  void string(Index) {}
  void measures(std::int32_t, std::int32_t) {}
  void numbers(const std::vector<std::uint32_t>&) {}
  void children(const std::vector<Index>&) {}
};

}  // namespace

namespace {

// What a path has of edges within a box, in no order.
struct InnerEdges {
  std::size_t count = 0, digest = 0;
  bool operator==(const InnerEdges&) const = default;
};
InnerEdges inner_edges(const Path& path, const Rect& box, PathUse use) {
  InnerEdges edges;
  const auto within = [&](Point p) {
    return p.x > box.left && p.x < box.right && p.y > box.top && p.y < box.bottom;
  };
  const auto hash = [](Point p) {
    return mixed(mixed(0, std::bit_cast<std::uint64_t>(p.x)), std::bit_cast<std::uint64_t>(p.y)) >> 3;
  };
  for (std::size_t i = 0; i < path.parts(); ++i) {
    const auto part = path.part(i);
    const bool closed = use == PathUse::area || path.closed[i] != 0;
    for (std::size_t k = closed ? 0 : 1; k < part.size(); ++k) {
      const Point a = part[k == 0 ? part.size() - 1 : k - 1], b = part[k];
      if (a == b || !within(a) || !within(b)) continue;
      ++edges.count;
      edges.digest += mixed(hash(a) + hash(b), hash(a) ^ hash(b)) >> 3;
    }
  }
  return edges;
}

}  // namespace

// Returns for each kept path the one whose shape it has: of a line, the area that it is the outline of, as
// the coast is of the land. Else itself.
std::vector<Index> Recorder::shapes_of_kept_paths() const {
  std::vector<Index> shapes(kept_paths_.size());
  for (Index i = 0; i < shapes.size(); ++i) {
    const KeptPath& line = kept_paths_[i];
    shapes[i] = i;
    if (line.use != PathUse::line || line.dashed) continue;
    std::optional<InnerEdges> of_line;
    for (Index k = 0; k < shapes.size() && shapes[i] == i; ++k) {
      const KeptPath& area = kept_paths_[k];
      if (area.use != PathUse::area || area.seen != line.seen || area.scale != line.scale) continue;
      if (!of_line) of_line = inner_edges(*line.path, line.seen, line.use);
      if (of_line->count > 0 && *of_line == inner_edges(*area.path, area.seen, area.use)) shapes[i] = k;
    }
  }
  return shapes;
}

// Returns where the outline of an area that is cut at its box shows none of the cut, page units; nothing for
// a node that is no such outline.
std::optional<Rect> Recorder::outline_box(const TapeNode& node, const std::vector<Index>& shapes) const {
  const auto* const stroke = std::get_if<TapeStroke>(&node);
  if (stroke == nullptr || (stroke->path & waits) == 0) return std::nullopt;
  const Index path = stroke->path & ~waits;
  if (shapes[path] == path) return std::nullopt;
  const Affine& transform = kept_matrices_[stroke->matrix & ~waits].transform;
  return box_of(kept_paths_[path].seen, transform).inflated(-(1 + stroke->width / grain));
}

// Where both pictures are one, or the frame has its own, there is nothing to fade.
TapeNode Recorder::finished(const TapeFade& fade) const {
  const Fade& found = fades_[fade.from & ~waits];
  if (found.from == found.to || found.frames == 0)
    return TapeImage{.image = found.from, .matrix = fade.matrix, .opacity = fade.opacity};
  if (found.frames == found.of)
    return TapeImage{.image = found.to, .matrix = fade.matrix, .opacity = fade.opacity};
  return TapeFade{found.from, found.to, fade.matrix, fade.opacity,
                  static_cast<std::uint32_t>(std::lround(65535.0 * found.frames / found.of))};
}

Tape Recorder::take(std::vector<Tape::Variant> variants, std::vector<std::vector<Tape::Line>> lines) {
  std::vector<std::optional<Index>> paths;
  std::vector<WholePath> wholes;
  const std::vector<Index> shapes = shapes_of_kept_paths();
  for (Index i = 0; i < kept_paths_.size(); ++i) {
    const KeptPath& kept = kept_paths_[i];
    if (shapes[i] != i) {
      wholes.emplace_back(), paths.emplace_back();
      continue;
    }
    const double quantum = std::exp2(-std::ceil(std::log2(kept.scale * kept_grain) - 1e-9));
    const Path seen = trimmed(*kept.path, kept.seen, kept.use, kept.dashed);
    wholes.push_back(
        whole_path(simplified(as_closed(seen, kept.use), kept_off / kept.scale), quantum, kept.use));
    paths.push_back(wholes.back().empty() ? std::nullopt
                                          : std::optional(tape_.paths.add(wholes.back().bytes)));
  }
  for (Index i = 0; i < kept_paths_.size(); ++i) paths[i] = paths[shapes[i]];
  std::vector<Index> matrices;
  for (const KeptMatrix& kept : kept_matrices_) {
    const WholePath& whole = wholes[shapes[kept.path]];
    matrices.push_back(matrix(kept.transform * whole.placed, whole.extent));
  }
  for (auto& [variant, shade] : shades_) store(shade);
  TapeNodes nodes;
  std::vector<std::optional<Index>> numbers(tape_.nodes.size());
  for (Index i = 0; i < tape_.nodes.size(); ++i) {
    TapeNode node = tape_.nodes[i];
    const std::optional<Rect> outlined = outline_box(node, shapes);
    FinalNumbers final{paths, matrices, waits};
    visit_fields(node, final);
    if (!final.shown) continue;
    if (const auto* const fade = std::get_if<TapeFade>(&node)) node = finished(*fade);
    if (auto* const group = std::get_if<TapeGroup>(&node)) {
      std::vector<Index> children;
      for (const Index child : group->children)
        if (numbers[child]) children.push_back(*numbers[child]);
      group->children = std::move(children);
    }
    numbers[i] = nodes.add(std::move(node));
    if (outlined)
      numbers[i] = nodes.add(TapeGroup{.clip = TapeGroup::Clip::box,
                                       .left = fine(outlined->left),
                                       .top = fine(outlined->top),
                                       .right = fine(outlined->right),
                                       .bottom = fine(outlined->bottom),
                                       .children = {*numbers[i]}});
  }
  tape_.nodes = std::move(nodes);
  for (Tape::Variant& variant : variants)
    for (Index& root : variant.roots) root = numbers[root].value_or(0);
  tape_.variants = std::move(variants);
  tape_.lines = std::move(lines);
  return std::move(tape_);
}

}  // namespace homebound::exporting
