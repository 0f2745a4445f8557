// The land of every preset at 24 centres, pixel for pixel, against another way to draw it: each pixel's
// position taken back to the globe by PROJ and looked up in a mask that gdal_rasterize drew.
#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <limits>
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

class LandMask {
 public:
  explicit LandMask(const std::string& layer) {
    const std::string file = testing::TempDir() + "/land_mask_" + std::to_string(getpid()) + ".img";
    const std::string command =
        "gdal_rasterize -q -burn 1 -ot Byte -of ENVI -te -180 -90 180 90 -ts 5400 2700"
        " -l " +
        layer + " '" + resource("geodata/basemap.gpkg").string() + "' '" + file + "'";
    if (std::system(command.c_str()) != 0) return;
    std::ifstream in(file, std::ios::binary);
    bits_.assign(std::istreambuf_iterator<char>(in), {});
    for (const char* part : {"", ".aux.xml"}) std::remove((file + part).c_str());
    std::remove((file.substr(0, file.size() - 4) + ".hdr").c_str());
  }
  bool good() const { return bits_.size() == std::size_t{columns} * rows; }
  bool at(LonLat p) const {
    const int x = std::clamp(static_cast<int>((p.lon + 180) * 15), 0, columns - 1);
    const int y = std::clamp(static_cast<int>((90 - p.lat) * 15), 0, rows - 1);
    return bits_[static_cast<std::size_t>(y) * columns + static_cast<std::size_t>(x)];
  }

 private:
  static constexpr int columns = 5400, rows = 2700;
  std::vector<bool> bits_;
};

// A picture of the whole map.
struct Frame {
  Affine to_pixels, to_plane;
  int width, height;
  Frame(int across, const Rect& map) : width(across) {
    const double scale = width / map.width();
    height = std::clamp(static_cast<int>(std::ceil(map.height() * scale)), 1, 4 * width);
    to_pixels = {scale, 0, 0, -scale, -map.left * scale, map.bottom * scale};
    to_plane = to_pixels.inverse();
  }
};

enum class Ground : char { outside, sea, land };

// The other way: PROJ's inverse, believed where the forward projection leads back. A map of another centre on
// the same parallel is the same plane with the globe turned under it, so the longitudes that PROJ is asked
// for once serve them all.
class Reference {
 public:
  Reference(const Projection& projection, int width)
      : frame(width, project_outline(projection, Metres(20e3)).bounds()),
        pixel(frame.to_plane.magnification()),
        projection_(projection),
        context_(proj_context_create()),
        pj_(proj_create(context_, projection.definition().c_str())) {
    for (int y = 0; y < frame.height; ++y)
      for (int x = 0; x < width; ++x) pixels_.push_back(find({x + 0.5, y + 0.5}, false));
    for (auto& samples : samples_) samples.resize(pixels_.size());
  }
  ~Reference() {
    proj_destroy(pj_);
    proj_context_destroy(context_);
  }
  Reference(const Reference&) = delete;
  Reference& operator=(const Reference&) = delete;

  // What lies at the middle of each pixel when the centre's longitude is `lon`.
  std::vector<Ground> middles(const LandMask& mask, double lon) const {
    std::vector<Ground> result;
    for (const LonLat& at : pixels_) result.push_back(ground(at, mask, lon));
    return result;
  }
  // The share of land in a pixel, by fine x fine samples. `inside`: the pixel is known to be on the map.
  double share(int x, int y, int fine, bool inside, const LandMask& mask, double lon) {
    auto& samples = samples_[inside][static_cast<std::size_t>(y) * frame.width + x];
    if (samples.empty())
      for (int k = 0; k < fine * fine; ++k)
        samples.push_back(
            find({x + (k % fine + 0.5) / fine, y + (std::floor(k / fine) + 0.5) / fine}, inside));
    const auto land =
        std::ranges::count_if(samples, [&](LonLat at) { return ground(at, mask, lon) == Ground::land; });
    return static_cast<double>(land) / (fine * fine);
  }

  const Frame frame;
  const double pixel;  // metres

 private:
  // Not a number beyond the map.
  LonLat find(Point in_frame, bool inside) const {
    const Point p = frame.to_plane(in_frame);
    const PJ_COORD c = proj_trans(pj_, PJ_INV, proj_coord(p.x, p.y, 0, 0));
    proj_errno_reset(pj_);
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    if (!std::isfinite(c.lp.lam) || !std::isfinite(c.lp.phi)) return {none, none};
    const LonLat found{std::remainder(proj_todeg(c.lp.lam), 360), proj_todeg(c.lp.phi)};
    if (inside) return found;
    const auto back = projection_.forward(found);
    return back && length(*back - p) <= pixel / 50 ? found : LonLat{none, none};
  }
  static Ground ground(LonLat at, const LandMask& mask, double lon) {
    if (std::isnan(at.lon)) return Ground::outside;
    at.lon += lon;
    if (at.lon >= 180) at.lon -= 360;
    if (at.lon < -180) at.lon += 360;
    return mask.at(at) ? Ground::land : Ground::sea;
  }

  const Projection& projection_;
  PJ_CONTEXT* context_;
  PJ* pj_;
  std::vector<LonLat> pixels_;
  std::vector<std::vector<LonLat>> samples_[2];  // of each pixel that was asked for: at the rim, inside
};

// Whether the map ends near its centre's antipode.
bool is_disc(const Domain& domain) {
  return domain.kind == Domain::Kind::circle && domain.radius.value > 150;
}

struct Verdict {
  double land = 0;        // pixels of the reference
  double area_error = 0;  // share of them
  int wrong = 0;          // pixels in the middle of land or sea that are not
  int stray = 0;          // land pixels away from the map
  double difference = 0;  // summed differences of coverage, share of land; where asked for
};

Verdict compare(const Projection& projection, Reference& reference, const Polygons& polygons,
                const LandMask& mask, bool closely) {
  const Frame& frame = reference.frame;
  const bool disc = is_disc(projection.domain());
  const Path land = project_polygons(projection, polygons, Metres(reference.pixel / 4));
  const Bitmap drawn = bitmap(*fill_coverage(land, frame.to_pixels, {0, 0, frame.width, frame.height}));
  const auto covered = [&](int x, int y) {
    const PixelRect& at = drawn.at;
    if (x < at.left || x >= at.right || y < at.top || y >= at.bottom) return 0.0;
    return drawn.bytes[static_cast<std::size_t>(y - at.top) * at.width() + (x - at.left)] / 255.0;
  };
  const double lon = projection.centre().lon;
  const std::vector<Ground> ground = reference.middles(mask, lon);

  // Where there is little land, islands smaller than a pixel count, too.
  const bool little = !closely && std::ranges::count(ground, Ground::land) < frame.width * frame.width / 22;

  Verdict verdict;
  double area = 0;
  for (int y = 0; y < frame.height; ++y)
    for (int x = 0; x < frame.width; ++x) {
      int seen[3] = {0, 0, 0};
      for (int v = std::max(0, y - 1); v <= std::min(frame.height - 1, y + 1); ++v)
        for (int u = std::max(0, x - 1); u <= std::min(frame.width - 1, x + 1); ++u)
          ++seen[static_cast<int>(ground[static_cast<std::size_t>(v) * frame.width + u])];
      const int outside = seen[0], sea = seen[1], shore = seen[2];
      const double here = covered(x, y);
      double expected = ground[static_cast<std::size_t>(y) * frame.width + x] == Ground::land ? 1 : 0;
      if (sea == 9 && here > 0.5) ++verdict.wrong;
      if (shore == 9 && here < 0.5) ++verdict.wrong;
      if (sea + shore == 0 && here > 0) ++verdict.stray;
      if (std::max({outside, sea, shore}) < 9 ||
          (little && sea == 9)) {  // a shore or the rim: sampled finely
        // At the rim of a disc the last pixel may hold ten degrees of ground.
        const int fine = outside > 0 && disc ? 12 : closely ? 5 : 3;
        expected = reference.share(x, y, fine, sea + shore == 9, mask, lon);
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
  const std::filesystem::path file = resource("geodata/basemap.gpkg");
  const LandMask coarse_mask("land_lo"), fine_mask("land_mid");
  ASSERT_TRUE(coarse_mask.good() && fine_mask.good()) << "gdal_rasterize (gdal-bin) failed";
  const Polygons coarse = data::read_base_map(file, data::Detail::low).land;
  const Polygons fine = data::read_base_map(file, data::Detail::medium).land;
  // A preset's maps of one latitude.
  struct Job {
    std::string_view preset;
    double lat;
    std::vector<double> lons;
    bool closely = false;
    std::vector<Verdict> verdicts = {};
  };
  // Every 30 degrees along the equator, both poles, and five longitudes at 45 degrees north and south.
  const std::vector<double> round = {-180, -150, -120, -90, -60, -30, 0, 30, 60, 90, 120, 150};
  const std::vector<double> fifths = {-144, -72, 0, 72, 144};
  std::vector<Job> jobs;
  for (const Preset& preset : presets()) {
    if (preset.name == "hemispheres") continue;  // PROJ knows only its halves
    jobs.push_back({preset.name, 0, {30}, true});
    jobs.push_back({preset.name, 0, round});
    for (const double lat : {-45.0, 45.0}) jobs.push_back({preset.name, lat, fifths});
    for (const double lat : {-90.0, 90.0}) jobs.push_back({preset.name, lat, {0}});
  }
#ifdef __SANITIZE_ADDRESS__  // ten times slower: a few of them
  for (std::size_t k = 0; 29 * k < jobs.size(); ++k) jobs[k] = jobs[29 * k];
  jobs.resize((jobs.size() + 28) / 29);
#endif

  std::atomic<std::size_t> next = 0;
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < std::max(2U, std::thread::hardware_concurrency()); ++i)
    workers.emplace_back([&] {
      for (std::size_t k = next++; k < jobs.size(); k = next++) {
        Job& job = jobs[k];
        const Projection unturned = Projection::make(job.preset, LonLat{0, job.lat});
        // Beside the antipode even the short edges of the finer coast are long.
        const bool finely = is_disc(unturned.domain());
        Reference reference(unturned, job.closely ? 500 : finely ? 300 : 200);
        for (const double lon : job.lons)
          job.verdicts.push_back(compare(Projection::make(job.preset, LonLat{lon, job.lat}), reference,
                                         finely ? fine : coarse, finely ? fine_mask : coarse_mask,
                                         job.closely));
      }
    });
  for (std::thread& w : workers) w.join();

  for (const Job& job : jobs)
    for (std::size_t k = 0; k < job.lons.size(); ++k) {
      SCOPED_TRACE(std::string(job.preset) + " at " + std::to_string(job.lons[k]) + ',' +
                   std::to_string(job.lat));
      const Verdict& v = job.verdicts[k];
      EXPECT_GT(v.land, 200);
      EXPECT_LT(v.area_error, 0.005) << "of " << v.land << " pixels";
      EXPECT_LE(v.wrong, v.land * 0.005) << "of " << v.land << " pixels";
      EXPECT_EQ(v.stray, 0);
      if (job.closely) {
        EXPECT_LT(v.difference, 0.008);
      }
    }
}

}  // namespace
}  // namespace homebound::render
