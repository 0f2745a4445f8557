#include "render/svg/numbers.h"

#include <cmath>
#include <cstdint>

#include <fmt/format.h>

namespace homebound::render {
namespace {

std::int64_t hundredths(double v) { return std::llround(v * 100); }

void add_number(std::string& out, std::int64_t hundredths) {
  if (hundredths < 0) out += '-', hundredths = -hundredths;
  const std::int64_t whole = hundredths / 100, part = hundredths % 100;
  if (whole != 0 || part == 0) fmt::format_to(std::back_inserter(out), "{}", whole);
  if (part == 0) return;
  out += '.';
  out += static_cast<char>('0' + part / 10);
  if (part % 10 != 0) out += static_cast<char>('0' + part % 10);
}

// Adds a number after another one; a minus sign separates them by itself.
void add_next(std::string& out, std::int64_t hundredths) {
  if (hundredths >= 0) out += ' ';
  add_number(out, hundredths);
}

}  // namespace

std::string svg_number(double v) {
  std::string out;
  add_number(out, hundredths(v));
  return out;
}

std::string svg_matrix(const Affine& m) {
  const auto plain = [](double v) { return std::round(v * 1e6) / 1e6 + 0.0; };  // without "-0"
  return fmt::format("matrix({} {} {} {} {} {})", plain(m.a), plain(m.b), plain(m.c), plain(m.d), plain(m.e),
                     plain(m.f));
}

std::string svg_path(const Path& path) {
  std::string out;
  for (std::size_t i = 0; i < path.parts(); ++i) {
    const auto part = path.part(i);
    if (part.empty()) continue;
    std::int64_t x = hundredths(part[0].x), y = hundredths(part[0].y);
    out += 'M';
    add_number(out, x), add_next(out, y);
    // Steps run from rounded point to rounded point, so that errors do not add up.
    bool moved = false;
    for (const Point p : part.subspan(1)) {
      const std::int64_t dx = hundredths(p.x) - x, dy = hundredths(p.y) - y;
      if (dx == 0 && dy == 0) continue;
      if (moved) {
        add_next(out, dx);
      } else {
        out += 'l', add_number(out, dx);
      }
      add_next(out, dy);
      x += dx, y += dy, moved = true;
    }
    if (path.closed[i] != 0) {
      out += 'z';
    } else if (!moved) {
      out += "l0 0";  // a dot
    }
  }
  return out;
}

std::string svg_colour(std::string_view property, Colour c) {
  std::string out = fmt::format(" {}=\"{}\"", property, to_hex(c.with_alpha(1)));
  if (c.a < 1)
    out += fmt::format(" {}-opacity=\"{:.4g}\"", property, std::round(static_cast<double>(c.a) * 1e4) / 1e4);
  return out;
}

}  // namespace homebound::render
