#include "scenes.h"

#include <cmath>
#include <numbers>

#include "drawing/warp.h"
#include "text/text.h"

namespace homebound::render {
namespace {

using namespace drawing;

constexpr Colour scene_white{1, 1, 1, 1}, scene_black{0, 0, 0, 1}, scene_blue{0.1f, 0.3f, 0.7f, 1},
    scene_red{0.8f, 0.1f, 0.1f, 1};

Item group(std::vector<Item> items, float opacity, std::optional<Rect> clip = {}, std::uint64_t key = 0) {
  return std::make_shared<const Group>(Group{"group", clip, opacity, key, std::move(items)});
}

Path scene_polyline(std::vector<Point> points, bool closed = false) {
  Path path;
  path.begin(closed);
  for (Point p : points) path.add(p);
  return path;
}

Drawing fills() {
  Path ring = circle_path({160, 60}, 45);
  Path hole = circle_path({160, 60}, 25);
  std::reverse(hole.points.begin(), hole.points.end());
  ring.append(hole);
  return {
      {240, 120},
      scene_white,
      {Fill{SharedPath(circle_path({60, 60}, 40.3)), {}, scene_blue}, Fill{SharedPath(ring), {}, scene_red},
       Fill{SharedPath(rectangle_path(Rect::at(0.25, 0.25, 10.5, 10.5))), Affine::translate({2, 3}),
            scene_black.with_alpha(0.5f)}}};
}

// A fan of triangles around a point: one path, so no seam may show.
Drawing abutting() {
  Path fan;
  constexpr int count = 37;
  const auto rim = [](int i) {
    const double a = 2 * std::numbers::pi * i / count;
    return Point{60.3 + 50 * std::cos(a), 59.6 + 50 * std::sin(a)};
  };
  for (int i = 0; i < count; ++i) {
    fan.begin(true);
    for (Point p : {Point{60.1, 60.2}, rim(i), rim(i + 1)}) fan.add(p);
  }
  return {{120, 120}, scene_white, {Fill{SharedPath(fan), {}, scene_blue}}};
}

Drawing strokes() {
  Drawing s{{240, 160}, scene_white, {}};
  double y = 10;
  for (double width : {0.3, 0.7, 1.0, 1.5, 2.0, 3.5, 6.0, 12.0, 20.0}) {
    s.items.push_back(Stroke{SharedPath(scene_polyline({{12, y}, {100, y + 4.3}})), {}, scene_black, width});
    s.items.push_back(Stroke{SharedPath(scene_polyline({{130, y}, {180, y + 6}, {228, y - 3}})),
                             {},
                             scene_blue,
                             width,
                             Stroke::Cap::butt});
    y += width + 10;
  }
  return s;
}

Drawing dashes() {
  Drawing s{{240, 80}, scene_white, {}};
  s.items.push_back(Stroke{
      SharedPath(scene_polyline({{10, 15}, {230, 15}})), {}, scene_black, 2, Stroke::Cap::butt, {10, 5}});
  s.items.push_back(Stroke{
      SharedPath(scene_polyline({{10, 30}, {230, 38}})), {}, scene_black, 3, Stroke::Cap::round, {0, 8}});
  s.items.push_back(
      Stroke{SharedPath(circle_path({120, 210}, 150)), {}, scene_red, 4, Stroke::Cap::butt, {12, 6, 3}});
  return s;
}

// A translucent line that crosses itself is even all over.
Drawing crossing() {
  return {{120, 120},
          scene_white,
          {Stroke{SharedPath(scene_polyline({{20, 20}, {100, 100}, {100, 20}, {20, 100}, {60, 10}})),
                  {},
                  scene_black.with_alpha(0.5f),
                  10}}};
}

void write(Drawing& drawing, std::string_view words, const text::Style& style, Point at, Colour colour,
           std::optional<Colour> halo = {}, double halo_width = 0) {
  for (GlyphRun run : text::shape(words, style).runs) {
    run.origin = run.origin + at;
    run.colour = colour;
    run.halo = halo;
    run.halo_width = halo_width;
    drawing.items.emplace_back(std::move(run));
  }
}

Drawing texts() {
  Drawing s{{640, 220}, scene_white, {}};
  s.items.push_back(
      Fill{SharedPath(rectangle_path(Rect::at(0, 110, 640, 110))), {}, {0.55f, 0.72f, 0.8f, 1}});
  write(s, "Phnom Penh to Hangzhou, 78 suspects", {.size = 12}, {10, 24}, scene_black);
  write(s, "金边至杭州，七十八名嫌疑人", {.size = 13, .language = "zh-CN"}, {10, 48}, scene_black);
  write(s, "AVATAR To. 1:11", {.size = 24, .weight = 600}, {10, 84}, scene_blue);
  write(s, "09:41:07", {.size = 16, .tabular_figures = true}, {300, 84}, scene_black);
  write(s, "Guangzhou 广州", {.size = 14, .weight = 500}, {10, 140}, scene_black, scene_white, 2);
  write(s, "South China Sea", {.size = 11, .italic = true, .letter_spacing = 3}, {200, 140}, scene_blue,
        scene_white.with_alpha(0.6f), 1.5);
  write(s, "Homebound 归途", {.size = 70, .weight = 700}, {10, 205}, scene_white, scene_blue, 2);
  return s;
}

Drawing groups() {
  const Fill left{SharedPath(circle_path({50, 50}, 35)), {}, scene_red};
  const Fill right{SharedPath(circle_path({85, 50}, 35)), {}, scene_blue};
  return {{240, 100},
          scene_white,
          {group({left, right}, 0.5f), group({Fill{SharedPath(circle_path({180, 50}, 40)), {}, scene_blue}},
                                             1, Rect::at(150, 20, 60, 50))}};
}

Drawing images() {
  auto pixels = std::make_shared<Pixels>(Pixels{64, 64, {}});
  for (int y = 0; y < 64; ++y) {
    for (int x = 0; x < 64; ++x) {
      const bool dark = ((x / 8) + (y / 8)) % 2 == 0;
      const auto level = static_cast<std::uint8_t>(dark ? 40 : 220);
      pixels->rgba.insert(pixels->rgba.end(),
                          {level, static_cast<std::uint8_t>(4 * x), static_cast<std::uint8_t>(4 * y), 255});
    }
  }
  return {{240, 120},
          scene_white,
          {Image{pixels, Affine{64, 0, 0, 64, 10, 10}, 1},
           Image{pixels, Affine::translate({150, 20}) * Affine::rotate(0.4) * Affine::scale(70, 70), 0.7f},
           Image{pixels, Affine{16, 0, 0, 16, 90, 20}, 1}}};
}

// A globe of 30 degree squares seen from above 20 N 175 E, enlarged and reduced.
Drawing warps() {
  Pixels squares{360, 180, {}};
  for (int y = 0; y < 180; ++y)
    for (int x = 0; x < 360; ++x) {
      const auto level = static_cast<std::uint8_t>((x / 30 + y / 30) % 2 == 0 ? 60 : 210);
      squares.rgba.insert(squares.rgba.end(),
                          {level, static_cast<std::uint8_t>(x / 2), static_cast<std::uint8_t>(y),
                           static_cast<std::uint8_t>(255 - y / 4)});
    }
  const auto raster = std::make_shared<const SphereRaster>(squares, SphereRaster::Bounds{});
  Drawing s{{480, 240}, scene_white, {}};
  for (const auto& [centre, radius] : {std::pair{Point{120, 120}, 110.0}, {Point{360, 120}, 40.0}}) {
    auto grid = std::make_shared<SphereGrid>();
    grid->columns = grid->rows = 121;
    grid->box = Rect::at(centre.x - 1.1 * radius, centre.y - 1.1 * radius, 2.2 * radius, 2.2 * radius);
    const double lon = 175 * std::numbers::pi / 180, lat = 20 * std::numbers::pi / 180;
    for (int j = 0; j < grid->rows; ++j)
      for (int i = 0; i < grid->columns; ++i) {
        const double x = (i - 60) / 60.0 * 1.1, y = (60 - j) / 60.0 * 1.1;
        const double z = std::sqrt(std::max(0.0, 1 - x * x - y * y));
        const double up = y * std::cos(lat) + z * std::sin(lat), out = z * std::cos(lat) - y * std::sin(lat);
        for (const double v :
             {out * std::cos(lon) - x * std::sin(lon), out * std::sin(lon) + x * std::cos(lon), up})
          grid->xyz.push_back(static_cast<float>(v));
      }
    s.items.push_back(
        Warp{SharedPath(circle_path(centre, radius)), {}, raster, grid, radius > 50 ? 1 : 0.7f});
  }
  return s;
}

Drawing transparent() {
  Drawing s{{120, 60}, {0, 0, 0, 0}, {}};
  s.items.push_back(Fill{SharedPath(circle_path({30, 30}, 20)), {}, scene_red});
  s.items.push_back(
      Fill{SharedPath(rectangle_path(Rect::at(70, 10, 40, 40))), {}, scene_blue.with_alpha(0.5f)});
  return s;
}

}  // namespace

std::vector<std::pair<std::string, Drawing>> drawings() {
  return {{"fills", fills()},       {"abutting", abutting()},
          {"strokes", strokes()},   {"dashes", dashes()},
          {"crossing", crossing()}, {"texts", texts()},
          {"groups", groups()},     {"images", images()},
          {"warps", warps()},       {"transparent", transparent()}};
}

}  // namespace homebound::render
