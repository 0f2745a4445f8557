#include <bit>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "drawing/drawing.h"
#include "drawing/warp.h"

namespace homebound::drawing {
namespace {

// Computes FNV-1a over values rounded to 1/100 unit, so that a last-bit difference does not change a dump.
class Checksum {
 public:
  void add(std::int64_t value) {
    for (int shift = 0; shift < 64; shift += 8) {
      hash_ = (hash_ ^ (static_cast<std::uint64_t>(value) >> shift & 0xff)) * 0x100000001b3;
    }
  }
  void add(double value) { add(static_cast<std::int64_t>(std::llround(value * 100))); }
  void add(Point p) { add(p.x), add(p.y); }
  std::uint32_t value() const { return static_cast<std::uint32_t>(hash_ ^ hash_ >> 32); }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325;
};

// Formats to 1/100 unit, without trailing zeros and without "-0".
std::string number(double v) {
  const double rounded = std::round(v * 100) / 100;
  return fmt::format("{}", rounded == 0 ? 0.0 : rounded);
}

std::string numbers(std::initializer_list<double> values) {
  std::string out;
  for (double v : values) out += (out.empty() ? "" : ",") + number(v);
  return out;
}

std::string box(const Rect& r) { return r.empty() ? "empty" : numbers({r.left, r.top, r.right, r.bottom}); }

std::string shape(const SharedPath& shared, const Affine& m) {
  if (!shared) return "no path";
  const Path drawn = transformed(*shared, m);
  Checksum sum;
  for (std::uint32_t s : drawn.starts) sum.add(std::int64_t{s});
  for (std::uint8_t c : drawn.closed) sum.add(std::int64_t{c});
  for (Point p : drawn.points) sum.add(p);
  return fmt::format("parts={} points={} bounds={} sum={:08x}", drawn.parts(), drawn.points.size(),
                     box(drawn.bounds()), sum.value());
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out + '"';
}

class Dumper {
 public:
  explicit Dumper(std::string& out) : out_(out) {}

  void items(const std::vector<Item>& list) {
    ++depth_;
    for (const Item& item : list) std::visit(*this, item);
    --depth_;
  }

  void operator()(const Fill& f) { line("fill {} {}", to_hex(f.colour), shape(f.path, f.transform)); }

  void operator()(const Stroke& s) {
    std::string dashes;
    for (double d : s.dashes) dashes += (dashes.empty() ? " dashes=" : ",") + number(d);
    line("stroke {} width={} cap={}{} {}", to_hex(s.colour), number(s.width),
         s.cap == Stroke::Cap::round ? "round" : "butt", dashes, shape(s.path, s.transform));
  }

  void operator()(const GlyphRun& run) {
    Checksum sum;
    for (const Glyph& g : run.glyphs) sum.add(std::int64_t{g.id}), sum.add(g.at);
    const std::string halo =
        run.halo ? fmt::format(" halo={} {}", to_hex(*run.halo), number(run.halo_width)) : std::string();
    line("text {} {} {} size={} at={}{} glyphs={} sum={:08x}", quoted(run.text), to_hex(run.colour),
         run.font ? quoted(run.font->name()) : "no font", number(run.size),
         numbers({run.origin.x, run.origin.y}), halo, run.glyphs.size(), sum.value());
  }

  void operator()(const Image& image) {
    const Affine& m = image.transform;
    const Pixels none;
    const Pixels& pixels = image.pixels ? *image.pixels : none;
    Checksum sum;
    for (std::uint8_t byte : pixels.rgba) sum.add(std::int64_t{byte});
    line("image {}x{} opacity={} matrix={} sum={:08x}", pixels.width, pixels.height, number(image.opacity),
         numbers({m.a, m.b, m.c, m.d, m.e, m.f}), sum.value());
  }

  void operator()(const Warp& warp) {
    if (!warp.raster || !warp.grid) return line("warp of nothing");
    const SphereRaster::Level& finest = warp.raster->levels().front();
    Checksum sum;
    for (std::uint8_t byte : finest.rgba) sum.add(std::int64_t{byte});
    for (float v : warp.grid->xyz) sum.add(static_cast<double>(v));
    line("warp {}x{} opacity={} grid={}x{} at={} {} raster sum={:08x}", finest.width, finest.height,
         number(warp.opacity), warp.grid->columns, warp.grid->rows, box(warp.grid->box),
         shape(warp.path, warp.transform), sum.value());
  }

  void operator()(const std::shared_ptr<const Group>& group) {
    if (!group) return line("no group");
    std::string attributes;
    if (group->clip) attributes += " clip=" + box(*group->clip);
    if (group->opacity != 1) attributes += " opacity=" + number(group->opacity);
    if (group->key != 0) attributes += " keyed";  // the key may differ from run to run
    line("group {}{}", quoted(group->name), attributes);
    items(group->items);
  }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    out_.append(2 * static_cast<std::size_t>(depth_), ' ');
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_ += '\n';
  }

  std::string& out_;
  int depth_ = -1;
};

}  // namespace

std::string dump(const Drawing& drawing) {
  std::string out = fmt::format("page {}x{} {}\n", number(drawing.page.width), number(drawing.page.height),
                                to_hex(drawing.background));
  Dumper(out).items(drawing.items);
  return out;
}

}  // namespace homebound::drawing
