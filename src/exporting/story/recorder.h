// Records drawings on a tape: each shape, text and picture once, and of every picture what differs from those
// before.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/sha256.h"
#include "drawing/drawing.h"
#include "exporting/story/stretch_finder.h"
#include "exporting/story/tape.h"
#include "exporting/story/tape_path.h"

namespace homebound::exporting {

class Recorder {
 public:
  // What the camera does: what it passes is seen once, so that what is recorded reaches no farther than the
  // page; and on its way between two projections it sees another map in every picture, which is recorded
  // coarsely.
  enum class Camera { rests, passes, turns };
  // The pictures of one variant follow one another.
  struct Shot {
    Camera camera = Camera::rests;
    std::size_t variant = 0;
    std::uint32_t frame = 0;
  };
  // Records a picture and returns the number of its root for now: take() says the final one. Of a shade of
  // traffic, which is another in every picture, one picture in `fade_frames` is stored.
  Index add(const drawing::Drawing& drawing, const Shot& shot);
  explicit Recorder(std::uint32_t fade_frames = 1) : fade_frames_(std::max(1U, fade_frames)) {}
  // Names the lines, in page units, of which the strokes of the next pictures may be stretches.
  void set_lines(std::vector<drawing::SharedPath> lines) { stretches_.set(std::move(lines)); }

  Index colour(Colour colour);
  // Returns the path and the matrix of a line in page units, for a reader's pointer.
  std::pair<Index, Index> line(const drawing::SharedPath& path);

  // Completes the tape: paths that a camera has shown from several places are cut to what was to be seen of
  // them. The roots of variants and what lines refer to become the tape's own.
  Tape take(std::vector<Tape::Variant> variants, std::vector<std::vector<Tape::Line>> lines);

 private:
  using Item = drawing::Item;
  // Marks the numbers of paths and matrices that are final only when the tape is complete.
  static constexpr Index waits = 1U << 31;

  // A path that stays while the view moves, as those of the base map do.
  struct KeptPath {
    drawing::SharedPath path;
    PathUse use{};
    bool dashed = false;
    double scale = 0;  // the largest at which it was seen, page units
    Rect seen;         // what was seen of it, in the path's unit
  };
  struct KeptMatrix {
    Affine transform;
    Index path = 0;  // among the kept ones
    bool operator==(const KeptMatrix&) const = default;
  };
  struct Small {  // a path that is final
    Index path = 0;
    Affine placed;
    double extent = 0;
    bool empty = false;
  };
  struct Placed {
    Index path = 0, matrix = 0;
  };
  struct Way {  // a line of which stretches are drawn
    Index path = 0, matrix = 0;
    std::vector<double> measures;                 // of its points along the path that is recorded, in points
    std::int32_t measure(std::int32_t of) const;  // both in 256ths
  };

  // A shade that changes from frame to frame while the view rests: which pictures lie around the frames since
  // the last one that is stored is known only later.
  struct Shade {
    Affine transform;
    float opacity = 1;
    std::shared_ptr<const drawing::Pixels> now;  // of `frame`
    std::uint32_t frame = 0, stored = 0;  // the last frame, and the last of which the picture is stored
    Index image = 0;                      // of `stored`
    std::vector<Index> open;              // numbers of fades since then
  };
  struct Fade {
    Index from = 0, to = 0;
    std::uint32_t frames = 0;  // since `from`
    std::uint32_t of = 1;      // from one to the other
  };

  std::vector<Index> nodes_of(const std::vector<Item>& items);
  Index group(const std::string& name, const std::vector<Item>& items, float opacity,
              const std::optional<Rect>& clip);
  std::optional<Index> node(const drawing::Fill& fill);
  std::optional<Index> node(const drawing::Stroke& stroke);
  std::optional<Index> node(const drawing::GlyphRun& run);
  std::optional<Index> node(const drawing::Image& image);
  std::optional<Index> node(const drawing::Warp& warp);
  Index fading(const drawing::Image& image);
  void store(Shade& shade);  // the picture of its last frame
  std::optional<Index> node(const std::shared_ptr<const drawing::Group>& group);

  std::optional<Placed> placed(const drawing::SharedPath& path, const Affine& transform, PathUse use,
                               double width = 0, bool dashed = false);
  Placed kept(const drawing::SharedPath& path, const Affine& transform, PathUse use, bool dashed);
  // Of a long path what is `seen`, in its unit, is recorded.
  const Small& small(const drawing::SharedPath& path, double quantum, PathUse use, const Rect& seen = {},
                     bool dashed = false);
  const Way& way_of(const drawing::SharedPath& path);
  TapeNode finished(const TapeFade& fade) const;
  std::vector<Index> shapes_of_kept_paths() const;
  std::optional<Rect> outline_box(const TapeNode& node, const std::vector<Index>& shapes) const;
  Index matrix(const Affine& transform, double extent) {
    return tape_.matrices.add(matrix_bytes(transform, extent));
  }
  Index text(const drawing::GlyphRun& run);
  Index glyph(const std::shared_ptr<const drawing::Font>& font, std::uint32_t id);
  Index picture(const drawing::Pixels& pixels, bool shade = false);
  Index add_image(const drawing::Pixels& pixels, const Affine& transform, float opacity);
  Rect reach() const;  // the page with what is recorded around it

  Tape tape_;
  StretchFinder stretches_;
  std::uint32_t fade_frames_;
  Shot shot_;
  std::map<std::size_t, Shade> shades_;  // by variant
  std::vector<Fade> fades_;
  Size page_;
  bool passing_ = false, turning_ = false;
  std::vector<KeptPath> kept_paths_;
  std::map<std::tuple<std::uint64_t, PathUse, bool>, Index> kept_numbers_;   // by the path's id
  std::map<std::tuple<std::uint64_t, PathUse, bool>, Index> kept_contents_;  // by a digest of its points
  std::vector<KeptMatrix> kept_matrices_;
  std::unordered_multimap<std::size_t, Index> kept_matrix_numbers_;  // by hash
  // By the path's id, its quantum and use, and what is recorded of it.
  std::map<std::tuple<std::uint64_t, double, PathUse, double, double, bool>, Small> small_;
  std::map<std::pair<std::uint64_t, bool>, Way>
      ways_;  // by the line's id, and whether the camera was passing
  std::map<std::pair<const drawing::Font*, std::uint32_t>, Index> glyphs_;
  std::vector<std::shared_ptr<const drawing::Font>> fonts_;  // so that no other takes their addresses
  std::map<const drawing::Pixels*, Index> pictures_;
  std::map<std::tuple<Sha256, int, int>, Index> picture_digests_;  // by digest, width and height
  std::vector<std::shared_ptr<const drawing::Pixels>> pixels_;
  std::map<std::pair<std::uint64_t, bool>, Index> groups_;  // by key, and whether the camera was passing
};

}  // namespace homebound::exporting
