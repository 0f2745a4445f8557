// The display list: what to draw on a page, in drawing terms only. Geography, styling and text layout come
// before it; how to draw (shaders, textures, tiles) comes after it.
//
// Page units: x points right, y points down, and (0, 0) is the top left corner. A backend draws the page at
// any resolution; one page unit is one pixel at scale 1.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/colour.h"
#include "base/geometry.h"

namespace homebound::drawing {

// A path shared between frames. Equal ids mean equal contents, so a backend may cache by id.
class SharedPath {
 public:
  SharedPath() = default;
  explicit SharedPath(Path path);
  explicit SharedPath(std::shared_ptr<const Path> path);
  const Path& operator*() const { return *path_; }
  const Path* operator->() const { return path_.get(); }
  explicit operator bool() const { return path_ != nullptr; }
  std::uint64_t id() const { return id_; }

 private:
  std::shared_ptr<const Path> path_;
  std::uint64_t id_ = 0;
};

// The area of a path, filled by the non-zero rule.
struct Fill {
  SharedPath path;
  Affine transform;  // path units -> page units
  Colour colour;
};

// The line of a path, with round joins. Dashes are lengths on and off, in page units.
struct Stroke {
  SharedPath path;
  Affine transform;
  Colour colour;
  double width = 1;  // page units, whatever the transform
  enum class Cap : std::uint8_t { butt, round } cap = Cap::round;
  std::vector<double> dashes;
};

// A typeface at no particular size.
class Font {
 public:
  virtual ~Font() = default;
  Font() = default;
  Font(const Font&) = delete;
  Font& operator=(const Font&) = delete;

  // Returns the outline of a glyph for an em of 1 unit: y points down, the origin is on the baseline,
  // curves are flattened to within 1/2000 em. The reference stays valid as long as the font.
  virtual const Path& outline(std::uint32_t glyph) const = 0;
  virtual const std::string& file() const = 0;  // the font file, for backends that embed it
  virtual int face_index() const = 0;           // the face within that file
  virtual const std::string& name() const = 0;  // full name, for dumps
};

// One glyph of a run.
struct Glyph {
  std::uint32_t id = 0;
  Point at;                   // page units, relative to the run's origin
  std::uint32_t cluster = 0;  // where the glyph's characters begin, in bytes of the run's text
};

// A run of shaped text in one font.
struct GlyphRun {
  std::shared_ptr<const Font> font;
  double size = 12;  // em, page units
  Point origin;      // on the baseline
  std::vector<Glyph> glyphs;
  Colour colour;
  std::optional<Colour> halo;  // drawn under the glyphs of the whole run
  double halo_width = 0;       // reach beyond the outline, page units
  std::string text;            // the characters that the run shows, UTF-8
};

// A picture in 8-bit sRGB with straight alpha; rows run from the top, without padding.
struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;
};

// A picture stretched over a parallelogram of the page.
struct Image {
  std::shared_ptr<const Pixels> pixels;
  Affine transform;  // unit square (0,0)..(1,1) -> page units
  float opacity = 1;
  std::string words = {};  // what it shows, for those who do not see it
};

class SphereRaster;  // drawing/warp.h
struct SphereGrid;

// A fill that takes its colour from a picture of the sphere: an Image of warped() seen through the path.
struct Warp {
  SharedPath path;
  Affine transform;  // path units -> page units
  std::shared_ptr<const SphereRaster> raster;
  std::shared_ptr<const SphereGrid> grid;  // the position on the sphere of each place on the page
  float opacity = 1;
};

struct Group;
using Item = std::variant<Fill, Stroke, GlyphRun, Image, Warp, std::shared_ptr<const Group>>;

// Items drawn one over the other, then laid as one picture on whatever is below.
struct Group {
  std::string name;          // for dumps and layers of vector files
  std::optional<Rect> clip;  // page units
  float opacity = 1;         // of the group as a whole
  std::uint64_t key = 0;     // groups with the same key draw the same and may be cached; 0 for none
  std::vector<Item> items;
};

// A page with its items, from the bottom up.
struct Drawing {
  Size page;
  Colour background;  // alpha 0 for a transparent page
  std::vector<Item> items;
};

// Describes a drawing for tests and `git diff`: one line per item, numbers to 1/100 unit, paths as part and
// point counts, bounds and a checksum.
std::string dump(const Drawing& drawing);

}  // namespace homebound::drawing
