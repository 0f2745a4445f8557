// The land of every preset at 24 centres, pixel for pixel, against another way to draw it: each pixel's
// position taken back to the globe by PROJ and looked up in a mask that gdal_rasterize drew.
#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>
#include <proj.h>
#include <unistd.h>

#include "base/resources.h"
#include "data/gis/base_map.h"
#include "geo/projection/projection.h"
#include "render/raster/coverage.h"

namespace homebound::render {
namespace {

// Every 30 degrees along the equator, both poles, and five longitudes at 45 degrees north and south.
std::vector<LonLat> centres() {
  std::vector<LonLat> result = {{0, 90}, {0, -90}};
  for (int lon = -180; lon < 180; lon += 30) result.push_back({static_cast<double>(lon), 0});
  for (double lon : {-144.0, -72.0, 0.0, 72.0, 144.0}) {
    result.push_back({lon, 45});
    result.push_back({lon, -45});
  }
  return result;
}

class LandMask {
 public:
  LandMask() {
    const std::string file = testing::TempDir() + "/land_mask_" + std::to_string(getpid()) + ".img";
    const std::string command =
        "gdal_rasterize -q -burn 1 -ot Byte -of ENVI -te -180 -90 180 90 -ts 10800 5400"
        " -l land_mid '" +
        resource("geodata/basemap.gpkg").string() + "' '" + file + "'";
    if (std::system(command.c_str()) != 0) return;
    std::ifstream in(file, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(in), {});
    for (const char* part : {"", ".aux.xml"}) std::remove((file + part).c_str());
    std::remove((file.substr(0, file.size() - 4) + ".hdr").c_str());
  }
  bool good() const { return bytes_.size() == std::size_t{columns} * rows; }
  bool at(LonLat p) const {
    const int x = std::clamp(static_cast<int>((p.lon + 180) * 30), 0, columns - 1);
    const int y = std::clamp(static_cast<int>((90 - p.lat) * 30), 0, rows - 1);
    return bytes_[static_cast<std::size_t>(y) * columns + static_cast<std::size_t>(x)] != 0;
  }

 private:
  static constexpr int columns = 10800, rows = 5400;
  std::vector<char> bytes_;
};

// A picture of the whole map.
struct Frame {
  Affine to_pixels, to_plane;
  int height;
  Frame(int width, const Rect& map) {
    const double scale = width / map.width();
    height = std::clamp(static_cast<int>(std::ceil(map.height() * scale)), 1, 4 * width);
    to_pixels = {scale, 0, 0, -scale, -map.left * scale, map.bottom * scale};
    to_plane = to_pixels.inverse();
  }
};

enum class Ground : char { outside, sea, land };

// The other way: PROJ's inverse, believed where the forward projection leads back.
class Reference {
 public:
  Reference(const Projection& projection, const LandMask& mask, double pixel)
      : projection_(projection),
        mask_(mask),
        pixel_(pixel),
        context_(proj_context_create()),
        pj_(proj_create(context_, projection.definition().c_str())) {}
  ~Reference() {
    proj_destroy(pj_);
    proj_context_destroy(context_);
  }
  Reference(const Reference&) = delete;
  Reference& operator=(const Reference&) = delete;

  // `inside`: the point is known to be on the map.
  Ground at(Point p, bool inside = false) const {
    const PJ_COORD c = proj_trans(pj_, PJ_INV, proj_coord(p.x, p.y, 0, 0));
    proj_errno_reset(pj_);
    if (!std::isfinite(c.lp.lam) || !std::isfinite(c.lp.phi)) return Ground::outside;
    const LonLat found{std::remainder(proj_todeg(c.lp.lam), 360), proj_todeg(c.lp.phi)};
    if (!inside) {
      const auto back = projection_.forward(found);
      if (!back || length(*back - p) > pixel_ / 50) return Ground::outside;
    }
    return mask_.at(found) ? Ground::land : Ground::sea;
  }

 private:
  const Projection& projection_;
  const LandMask& mask_;
  double pixel_;
  PJ_CONTEXT* context_;
  PJ* pj_;
};

struct Verdict {
  double land = 0;        // pixels of the reference
  double area_error = 0;  // share of them
  int wrong = 0;          // pixels in the middle of land or sea that are not
  int stray = 0;          // land pixels away from the map
  double difference = 0;  // summed differences of coverage, share of land; where asked for
};

Verdict compare(const Projection& projection, const Polygons& polygons, const LandMask& mask, bool closely) {
  const int width = closely ? 800 : 300;
  const Domain& domain = projection.domain();
  const bool disc = domain.kind == Domain::Kind::circle && domain.radius.value > 150;
  const Frame frame(width, project_outline(projection, Metres(20e3)).bounds());
  const double pixel = frame.to_plane.magnification();
  const Path land = project_polygons(projection, polygons, Metres(pixel / 4));
  const PixelRect all{0, 0, width, frame.height};
  const Bitmap drawn = bitmap(*fill_coverage(land, frame.to_pixels, all));
  const auto covered = [&](int x, int y) {
    const PixelRect& at = drawn.at;
    if (x < at.left || x >= at.right || y < at.top || y >= at.bottom) return 0.0;
    return drawn.bytes[static_cast<std::size_t>(y - at.top) * at.width() + (x - at.left)] / 255.0;
  };

  const Reference reference(projection, mask, pixel);
  std::vector<Ground> ground(static_cast<std::size_t>(width) * frame.height);
  for (int y = 0; y < frame.height; ++y)
    for (int x = 0; x < width; ++x)
      ground[static_cast<std::size_t>(y) * width + x] = reference.at(frame.to_plane({x + 0.5, y + 0.5}));

  // Where there is little land, islands smaller than a pixel count, too.
  const bool little = !closely && std::count(ground.begin(), ground.end(), Ground::land) < 4000;

  Verdict verdict;
  double area = 0;
  for (int y = 0; y < frame.height; ++y)
    for (int x = 0; x < width; ++x) {
      int seen[3] = {0, 0, 0};
      for (int v = std::max(0, y - 1); v <= std::min(frame.height - 1, y + 1); ++v)
        for (int u = std::max(0, x - 1); u <= std::min(width - 1, x + 1); ++u)
          ++seen[static_cast<int>(ground[static_cast<std::size_t>(v) * width + u])];
      const int outside = seen[0], sea = seen[1], shore = seen[2];
      const double here = covered(x, y);
      double expected = ground[static_cast<std::size_t>(y) * width + x] == Ground::land ? 1 : 0;
      if (sea == 9 && here > 0.5) ++verdict.wrong;
      if (shore == 9 && here < 0.5) ++verdict.wrong;
      if (sea + shore == 0 && here > 0) ++verdict.stray;
      if (std::max({outside, sea, shore}) < 9 ||
          (little && sea == 9)) {  // a shore or the rim: sampled finely
        // At the rim of a disc the last pixel may hold ten degrees of ground.
        const int fine = outside > 0 && disc ? 12 : closely ? 6 : 3;
        int hits = 0;
        for (int k = 0; k < fine * fine; ++k) {
          const Point at{x + (k % fine + 0.5) / fine, y + (std::floor(k / fine) + 0.5) / fine};
          if (reference.at(frame.to_plane(at), sea + shore == 9) == Ground::land) ++hits;
        }
        expected = static_cast<double>(hits) / (fine * fine);
      }
      verdict.land += expected;
      area += here;
      verdict.difference += std::abs(here - expected);
    }
  verdict.area_error = std::abs(area - verdict.land) / verdict.land;
  verdict.difference /= verdict.land;
  return verdict;
}

TEST(LandPixels, AgreeWithAMaskTakenBackToTheGlobe) {
  const LandMask mask;
  ASSERT_TRUE(mask.good()) << "gdal_rasterize (gdal-bin) failed";
  const data::BaseMap map = data::read_base_map(resource("geodata/basemap.gpkg"), data::Detail::medium);
  struct Job {
    std::string_view preset;
    LonLat centre;
    bool closely;
  };
  std::vector<Job> jobs;
  for (const Preset& preset : presets()) {
    int number = 0;
    for (LonLat centre : centres()) jobs.push_back({preset.name, centre, number++ == 9});
  }
  ASSERT_EQ(jobs.size(), presets().size() * 24);
#ifdef __SANITIZE_ADDRESS__  // ten times slower: a few of them
  for (std::size_t k = 0; 29 * k < jobs.size(); ++k) jobs[k] = jobs[29 * k];
  jobs.resize((jobs.size() + 28) / 29);
#endif

  std::vector<Verdict> verdicts(jobs.size());
  std::atomic<std::size_t> next = 0;
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < std::max(2U, std::thread::hardware_concurrency()); ++i)
    workers.emplace_back([&] {
      for (std::size_t k = next++; k < jobs.size(); k = next++)
        verdicts[k] =
            compare(Projection::make(jobs[k].preset, jobs[k].centre), map.land, mask, jobs[k].closely);
    });
  for (std::thread& w : workers) w.join();

  for (std::size_t k = 0; k < jobs.size(); ++k) {
    SCOPED_TRACE(std::string(jobs[k].preset) + " at " + std::to_string(jobs[k].centre.lon) + ',' +
                 std::to_string(jobs[k].centre.lat));
    const Verdict& v = verdicts[k];
    EXPECT_GT(v.land, 500);
    EXPECT_LT(v.area_error, 0.005) << "of " << v.land << " pixels";
    EXPECT_LE(v.wrong, v.land * 0.005) << "of " << v.land << " pixels";
    EXPECT_EQ(v.stray, 0);
    if (jobs[k].closely) {
      EXPECT_LT(v.difference, 0.005);
    }
  }
}

}  // namespace
}  // namespace homebound::render
