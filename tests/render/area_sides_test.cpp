// Areas of every size at 48 views, against another way to draw them: each pixel's position taken back to
// longitude and latitude by PROJ and looked up in the rings of the file by the even-odd rule in the plane,
// which is what a file of longitudes and latitudes means.
#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

#include <gtest/gtest.h>

#include "base/resources.h"
#include "data/gis/base_map.h"
#include "data/gis/vector_layer.h"
#include "geo/projection/projection.h"
#include "render/raster/coverage.h"
#include "support/temporary_folder.h"

namespace homebound::render {
namespace {

using Ring = std::vector<LonLat>;

struct Mask {
  std::string name;
  std::vector<std::vector<Ring>> polygons;  // rings as they stand in the file, closed implicitly
  std::size_t notes = 0;
};

Ring rectangle(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}};
}

Ring turned_round(Ring ring) {
  std::reverse(ring.begin(), ring.end());
  return ring;
}

// A coast of many points round a place, not much like a circle.
Ring island(LonLat middle, double size) {
  Ring ring;
  for (int i = 0; i < 90; ++i) {
    const double angle = i * M_PI / 45,
                 r = size * (1 + 0.35 * std::sin(5 * angle) + 0.1 * std::cos(17 * angle));
    ring.push_back({middle.lon + r * std::cos(angle), middle.lat + 0.7 * r * std::sin(angle)});
  }
  return ring;
}

// Longitudes as registers of coastlines have them, whatever lies between two points.
Ring in_one_turn(Ring ring) {
  for (LonLat& p : ring) p.lon = p.lon > 180 ? p.lon - 360 : p.lon;
  return ring;
}

// A coast along all longitudes from `west` to `east`, closed along a pole.
Ring polar(double west, double east, double coast, double pole) {
  Ring ring = {{west, pole}};
  for (double lon = west; lon <= east; lon += 4)
    ring.push_back({lon, coast + 4 * std::sin(lon / 17) * std::sin((lon - west) * M_PI / (east - west))});
  ring.push_back({east, pole});
  return ring;
}

std::vector<Mask> masks() {
  const Ring world = rectangle(-180, -90, 180, 90), country = island({115, 32}, 15);
  return {
      {"a country", {{country}}},
      {"the world", {{world}}},
      {"the world, clockwise", {{turned_round(world)}}},
      {"the world from 0 to 360", {{rectangle(0, -90, 360, 90)}}},
      {"the world less a country", {{world, country}}},
      {"the same, all clockwise", {{turned_round(world), turned_round(country)}}},
      {"the world less a country, with an enclave", {{world, country}, {island({115, 32}, 4)}}},
      {"the world less two that touch 180 degrees",
       {{world, rectangle(-180, 40, -150, 70), rectangle(140, -30, 180, 20)}}},
      {"the world less a country, from 0 to 360",
       {{rectangle(0, -90, 360, 90), island({0.5 + 180, 10}, 20)}}},
      {"60 S to 60 N", {{rectangle(-180, -60, 180, 60)}}},
      {"30 S to 85 N, corners at 90 degrees apart",
       {{{{-180, -30}, {-90, -30}, {0, -30}, {90, -30}, {180, -30}, {180, 85}, {-180, 85}}}}},
      {"the north", {{rectangle(-180, 0, 180, 90)}}},
      {"the south, from 0 to 360", {{rectangle(0, -90, 360, 0)}}},
      {"the east", {{rectangle(0, -90, 180, 90)}}},
      {"the west", {{rectangle(-180, -90, 0, 90)}}},
      {"three quarters", {{rectangle(-180, -60, 90, 80)}}, 1},
      {"a wedge from pole to pole over 180 degrees", {{rectangle(150, -90, 215, 90)}}},
      {"a coast round the south pole", {{polar(-180, 180, -62, -90)}}},
      {"a coast round the north pole, from 0 to 360", {{polar(0, 360, 60, 90)}}},
      {"all but that", {{world, polar(-180, 180, 60, 90)}}},
      {"a box over 180 degrees, cut in two",
       {{rectangle(160, -20, 180, 25)}, {rectangle(-180, -20, -155, 25)}}},
      {"the same to 205", {{rectangle(160, -20, 205, 25)}}},
      {"half of it", {{rectangle(-180, -20, -155, 25)}}},
      {"an island over 180 degrees, not cut there", {{in_one_turn(island({180, -17}, 8))}}, 1},
      {"islands on both sides of it",
       {{island({172, 60}, 6)},
        {island({-171, 63}, 7), island({-171, 63}, 2)},
        {rectangle(179, -30, 180, -9)}}},
      {"two that overlap, one of them the world's middle",
       {{rectangle(-180, -50, 180, 50)}, {rectangle(100, -80, 150, 80)}}},
  };
}

std::string geojson(const Mask& mask) {
  std::string text = R"({"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon","coordinates":[)";
  for (const auto& polygon : mask.polygons) {
    text += text.back() == '[' ? "[" : ",[";
    for (const Ring& ring : polygon) {
      text += text.back() == '[' ? "[" : ",[";
      for (std::size_t i = 0; i <= ring.size(); ++i) {
        const LonLat p = ring[i % ring.size()];
        text += (i == 0 ? "[" : ",[") + std::to_string(p.lon) + "," + std::to_string(p.lat) + "]";
      }
      text += "]";
    }
    text += "]";
  }
  return text + "]}}";
}

// The even-odd rule in the plane, for each polygon, in every turn of longitudes. The edges are sorted into
// bands of latitude.
class Plane {
 public:
  explicit Plane(const std::vector<std::vector<Ring>>& polygons) : polygons_(polygons.size()), edges_(180) {
    for (std::size_t k = 0; k < polygons.size(); ++k)
      for (const Ring& ring : polygons[k])
        for (std::size_t i = 0; i < ring.size(); ++i) add({ring[i], ring[(i + 1) % ring.size()], k});
  }
  bool covers(LonLat p) const {
    std::vector<char> odd(polygons_ * 3, 0);
    for (const Edge& e : edges_[band(p.lat)]) {
      if ((e.a.lat > p.lat) == (e.b.lat > p.lat)) continue;
      const double lon = e.a.lon + (e.b.lon - e.a.lon) * (p.lat - e.a.lat) / (e.b.lat - e.a.lat);
      for (int turn = 0; turn < 3; ++turn)
        if (p.lon + (turn - 1) * 360 < lon) odd[e.polygon * 3 + static_cast<std::size_t>(turn)] ^= 1;
    }
    return std::find(odd.begin(), odd.end(), 1) != odd.end();
  }

 private:
  struct Edge {
    LonLat a, b;
    std::size_t polygon;
  };
  static std::size_t band(double lat) {
    return static_cast<std::size_t>(std::clamp(static_cast<int>(lat + 90), 0, 179));
  }
  void add(const Edge& e) {
    for (std::size_t i = band(std::min(e.a.lat, e.b.lat)); i <= band(std::max(e.a.lat, e.b.lat)); ++i)
      edges_[i].push_back(e);
  }
  std::size_t polygons_;
  std::vector<std::vector<Edge>> edges_;
};

struct View {
  std::string projection;
  std::optional<LonLat> centre;
};

// Every preset at two centres: upright and not, with the cut along edges of the masks and elsewhere.
std::vector<View> views() {
  const LonLat centres[] = {{0, 0},    {160, 0},  {115, 0},    {180, 0},   {-65, 0},   {0, 90}, {30, -90},
                            {-77, 40}, {115, 32}, {-150, -35}, {-180, 20}, {100, -10}, {0, 30}};
  std::vector<View> result;
  std::size_t next = 0;
  for (const Preset& preset : presets())
    for (int i = 0; i < 2 && preset.name != "hemispheres"; ++i)
      result.push_back({std::string(preset.name), centres[next++ % std::size(centres)]});
  // Their parallel is always the equator.
  for (const LonLat centre : {LonLat{-20, 0}, {115, 0}}) result.push_back({"hemispheres", centre});
  return result;
}

// The map in a small picture, and where its pixels are on the globe.
class SmallMap {
 public:
  explicit SmallMap(const View& view) : projection_(Projection::make(view.projection, view.centre)) {
    const Rect map = project_outline(projection_, Metres(20e3)).bounds();
    const double scale = std::sqrt(6e3 / (map.width() * map.height()));
    size_ = {0, 0, static_cast<int>(std::ceil(map.width() * scale)),
             static_cast<int>(std::ceil(map.height() * scale))};
    const double across = size_.right / map.width(), down = size_.bottom / map.height();
    to_pixels_ = {across, 0, 0, -down, -map.left * across, map.bottom * down};
    const Affine to_plane = to_pixels_.inverse();
    // Places spread evenly but in no rows (Roberts's R2 sequence), as boundaries run along rows.
    for (int i = 1; i <= 20'000; ++i) {
      const Point at = to_plane({std::fmod(0.7548776662466927 * i, 1) * size_.right,
                                 std::fmod(0.5698402909980532 * i, 1) * size_.bottom});
      const auto place = projection_.inverse(at);
      const auto back = place ? projection_.forward(*place) : std::nullopt;
      if (back && length(*back - at) * scale < 0.02) places_.push_back(*place);
    }
    map_ = drawn(project_outline(projection_, Metres(0.25 / scale)));
  }

  double map() const { return map_; }
  double places() const { return static_cast<double>(places_.size()); }
  double expected(const Plane& mask) const {
    return static_cast<double>(std::ranges::count_if(places_, [&](LonLat p) { return mask.covers(p); }));
  }
  double drawn(const Path& fill) const {
    if (fill.empty()) return 0;
    const Bitmap bitmap_ = bitmap(*fill_coverage(fill, to_pixels_, size_));
    double sum = 0;
    for (const auto byte : bitmap_.bytes) sum += byte;
    return sum / 255;
  }
  ProjectedAreas project(const Shape& areas) const {
    return project_areas(projection_, areas, Metres(0.25 / to_pixels_.magnification()));
  }
  // How many pixels' length of a line runs along 180 degrees or at a pole.
  double on_seams(const Path& line) const {
    double length_there = 0;
    for (std::size_t i = 0; i < line.parts(); ++i) {
      const auto part = line.part(i);
      for (std::size_t k = 1; k < part.size(); ++k) {
        const auto a = projection_.inverse(part[k - 1]), b = projection_.inverse(part[k]);
        const auto made_up = [](LonLat p) {
          return std::abs(p.lon) > 179.999 || std::abs(p.lat) > 90 - 1e-6;
        };
        if (a && b && made_up(*a) && made_up(*b))
          length_there += length(part[k] - part[k - 1]) * to_pixels_.magnification();
      }
    }
    return length_there;
  }

 private:
  Projection projection_;
  Affine to_pixels_;
  PixelRect size_;
  std::vector<LonLat> places_;
  double map_ = 0;  // pixels
};

data::VectorLayer read(const Mask& mask) {
  const std::string file = test::temporary("mask.geojson");
  test::put(file, geojson(mask));
  return data::read_vector_layer(file);
}

TEST(AreaSides, AreThoseOfThePlaneAt48Views) {
  struct Case {
    std::string name;
    Shape areas;
    Plane plane;
  };
  std::vector<Case> cases;
  for (const Mask& mask : masks()) {
    const data::VectorLayer layer = read(mask);
    EXPECT_EQ(layer.notes.size(), mask.notes) << mask.name;
    cases.push_back({mask.name, layer.areas, Plane(mask.polygons)});
  }
  // The control: land read as somebody's layer beside the program's own way to read it.
  const auto base_map = resource("geodata/basemap.gpkg");
  const Shape land = data::read_vector_layer(base_map, {.layer = "land_lo", .where = {}, .label = {}}).areas,
              own = prepared(data::read_base_map(base_map, data::Detail::low).land);

  const std::vector<View> all = views();
  ASSERT_EQ(all.size(), 48U);
  std::vector<std::string> failures(all.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t k = next++; k < all.size(); k = next++) {
      const SmallMap canvas(all[k]);
      const auto expect = [&](const std::string& name, double drawn, double expected) {
        if (std::abs(drawn - expected) > 0.005)
          failures[k] +=
              name + ": " + std::to_string(drawn) + " instead of " + std::to_string(expected) + "; ";
      };
      const auto drawn = [&](const Path& fill) { return canvas.drawn(fill) / canvas.map(); };
      expect("land", drawn(canvas.project(land).fill), drawn(canvas.project(own).fill));
      for (const Case& c : cases) {
        const ProjectedAreas areas = canvas.project(c.areas);
        expect(c.name, drawn(areas.fill), canvas.expected(c.plane) / canvas.places());
        if (const double seam = canvas.on_seams(areas.shore); seam > 1)
          failures[k] += c.name + ": outlined for " + std::to_string(seam) + " pixels along a seam; ";
      }
    }
  };
  std::thread other(work);
  work();
  other.join();
  for (std::size_t k = 0; k < all.size(); ++k)
    EXPECT_EQ(failures[k], "") << all[k].projection << " at " << all[k].centre->lon << ','
                               << all[k].centre->lat;
}

}  // namespace
}  // namespace homebound::render
