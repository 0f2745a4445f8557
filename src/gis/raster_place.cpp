#include "gis/raster_place.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include <fmt/format.h>
#include <gdal_utils.h>
#include <ogr_spatialref.h>

#include "base/destroy.h"
#include "base/error.h"
#include "gis/gdal_file.h"

namespace homebound::gis {
namespace {

using GeoTransform =
    std::array<double, 6>;  // as in GDAL: x = g0 + column g1 + row g2, y = g3 + column g4 + row g5

struct Apply {
  std::array<double, 2> operator()(const GeoTransform& g, double column, double row) const {
    return {g[0] + column * g[1] + row * g[2], g[3] + column * g[4] + row * g[5]};
  }
};

OGRSpatialReference longitude_latitude() {
  OGRSpatialReference result;
  result.SetWellKnownGeogCS("WGS84");
  result.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return result;
}

[[noreturn]] void fail(const std::string& name, const Text& why) {
  throw Error(told("'{}' {}; or give bounds = [west, south, east, north]",
                   "“{}”{}；或给出 bounds = [西, 南, 东, 北]", name, why));
}

// Tells whether the picture is already evenly spaced in degrees.
bool in_place(const GeoTransform& g, const OGRSpatialReference& crs) {
  constexpr std::array<const char*, 2> options = {"IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", nullptr};
  const OGRSpatialReference lonlat = longitude_latitude();
  return g[2] == 0 && g[4] == 0 && g[1] > 0 && g[5] < 0 && crs.IsSame(&lonlat, options.data());
}

// Returns the box of longitudes and latitudes that the picture covers, from a grid of points all over it.
LonLatBox covered(const GeoTransform& g, int width, int height, const OGRSpatialReference& crs,
                  const std::string& name) {
  OGRSpatialReference lonlat = longitude_latitude();
  const std::unique_ptr<OGRCoordinateTransformation> there(OGRCreateCoordinateTransformation(&crs, &lonlat));
  const std::unique_ptr<OGRCoordinateTransformation> back(OGRCreateCoordinateTransformation(&lonlat, &crs));
  if (!there || !back)
    fail(name, {"has a coordinate system that does not lead to longitude and latitude",
                "的坐标系无法换算为经纬度"});
  constexpr int steps = 32;
  std::vector<double> x, y;
  for (int j = 0; j <= steps; ++j)
    for (int i = 0; i <= steps; ++i) {
      const auto p =
          Apply{}(g, static_cast<double>(width) * i / steps, static_cast<double>(height) * j / steps);
      x.push_back(p[0]), y.push_back(p[1]);
    }
  std::vector<int> good(x.size());
  there->Transform(static_cast<int>(x.size()), x.data(), y.data(), nullptr, good.data());
  const auto usable = [&](std::size_t i) {
    return good[i] && std::isfinite(x[i]) && std::isfinite(y[i]) && std::abs(y[i]) <= 90.001;
  };
  std::size_t middle = x.size() / 2;
  for (std::size_t i = 0; !usable(middle) && i < x.size(); ++i) middle = i;
  if (!usable(middle))
    fail(name, {"does not lie on the earth by its coordinate system", "按其坐标系不在地球上"});
  LonLatBox box{x[middle], y[middle], x[middle], y[middle]};
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!usable(i)) continue;
    const double lon = x[middle] + std::remainder(x[i] - x[middle], 360);
    box.west = std::min(box.west, lon), box.east = std::max(box.east, lon);
    box.south = std::min(box.south, y[i]), box.north = std::max(box.north, y[i]);
  }
  // A picture that contains a pole covers all longitudes.
  GeoTransform inverse;
  if (!GDALInvGeoTransform(const_cast<double*>(g.data()), inverse.data()))
    fail(name, {"has a georeference without area", "的地理配准没有面积"});
  bool whole_circle = box.east - box.west > 350;
  for (const double pole : {-90.0, 90.0}) {
    double px = x[middle], py = pole;
    if (!back->Transform(1, &px, &py)) continue;
    const auto [column, row] = Apply{}(inverse, px, py);
    if (!(column >= 0 && column <= width && row >= 0 && row <= height)) continue;
    whole_circle = true;
    (pole < 0 ? box.south : box.north) = pole;
  }
  if (whole_circle) box.west = x[middle] - 180, box.east = x[middle] + 180;
  box.south = std::max(box.south, -90.0), box.north = std::min(box.north, 90.0);
  if (!(box.east > box.west && box.north > box.south))
    fail(name, {"has a georeference without area", "的地理配准没有面积"});
  return box;
}

GDALDatasetUniquePtr in_memory(const Raster& raster) {
  GDALDatasetUniquePtr result(GetGDALDriverManager()->GetDriverByName("MEM")->Create(
      "", raster.width, raster.height, 4, GDT_Byte, nullptr));
  if (!result ||
      result->RasterIO(GF_Write, 0, 0, raster.width, raster.height,
                       const_cast<std::uint8_t*>(raster.rgba.data()), raster.width, raster.height, GDT_Byte,
                       4, nullptr, 4, 4 * static_cast<GSpacing>(raster.width), 1, nullptr) != CE_None)
    throw Error({"no memory for a raster", "内存不足，无法容纳栅格"});
  constexpr std::array colours = {GCI_RedBand, GCI_GreenBand, GCI_BlueBand, GCI_AlphaBand};
  for (int i = 0; i < 4; ++i)
    result->GetRasterBand(i + 1)->SetColorInterpretation(colours[static_cast<std::size_t>(i)]);
  return result;
}

Raster warped(GDALDataset& from, const LonLatBox& to, double pixels, const std::string& name) {
  const double degrees = std::sqrt((to.east - to.west) * (to.north - to.south) / pixels);
  const auto count = [&](double span) {
    return std::clamp(static_cast<int>(std::lround(span / degrees)), 1, 8192);
  };
  Raster result{count(to.east - to.west), count(to.north - to.south), {}, to};
  CPLStringList options;
  for (const std::string& option :
       {std::string("-of"), std::string("MEM"), std::string("-r"), std::string("bilinear"),
        std::string("-t_srs"),
        // Centring the longitudes keeps 180 degrees from becoming a border.
        fmt::format("+proj=longlat +datum=WGS84 +lon_wrap={} +no_defs", (to.west + to.east) / 2),
        std::string("-te"), fmt::format("{}", to.west), fmt::format("{}", to.south),
        fmt::format("{}", to.east), fmt::format("{}", to.north), std::string("-ts"),
        fmt::format("{}", result.width), fmt::format("{}", result.height)})
    options.AddString(option.c_str());
  const std::unique_ptr<GDALWarpAppOptions, Destroy<GDALWarpAppOptionsFree>> parsed(
      GDALWarpAppOptionsNew(options.List(), nullptr));
  const QuietGdal errors;
  GDALDatasetH source = GDALDataset::ToHandle(&from);
  const GDALDatasetUniquePtr made(
      GDALDataset::FromHandle(GDALWarp("", nullptr, 1, &source, parsed.get(), nullptr)));
  if (!made || made->GetRasterCount() < 4)
    fail(name, told("cannot be converted to longitude and latitude{}", "无法换算为经纬度{}",
                    errors.failed() ? told(": {}", "：{}", errors.message()) : Text{}));
  result.rgba.resize(4 * static_cast<std::size_t>(result.width) * static_cast<std::size_t>(result.height));
  if (made->RasterIO(GF_Read, 0, 0, result.width, result.height, result.rgba.data(), result.width,
                     result.height, GDT_Byte, 4, nullptr, 4, 4 * static_cast<GSpacing>(result.width), 1,
                     nullptr) != CE_None)
    throw Error(as_is(errors.message()));
  return result;
}

}  // namespace

Raster in_lonlat(GDALDataset& source, Raster pixels, const std::string& name) {
  GeoTransform g{};
  const QuietGdal errors;
  if (source.GetGeoTransform(g.data()) != CE_None) {
    if (source.GetGCPCount() == 0 ||
        !GDALGCPsToGeoTransform(source.GetGCPCount(), source.GetGCPs(), g.data(), TRUE))
      fail(name, {"says nowhere where on the earth it lies: give it a georeference or a world file",
                  "缺少地理定位信息：请提供地理配准或 world 文件"});
  }
  const int width = source.GetRasterXSize(), height = source.GetRasterYSize();
  OGRSpatialReference crs = longitude_latitude();
  const OGRSpatialReference* own =
      source.GetSpatialRef() ? source.GetSpatialRef() : source.GetGCPSpatialRef();
  if (own) {
    crs = *own;
    crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  } else {
    // A world file alone names no coordinate system: take it for degrees if the numbers allow that.
    for (const double column : {0.0, static_cast<double>(width)})
      for (const double row : {0.0, static_cast<double>(height)})
        if (const auto p = Apply{}(g, column, row); !(std::abs(p[0]) <= 360.001 && std::abs(p[1]) <= 90.001))
          fail(name, {"has no coordinate system, and its coordinates are not degrees",
                      "没有坐标系，且坐标不是度数"});
  }
  const auto nw = Apply{}(g, 0, 0), se = Apply{}(g, width, height);
  constexpr double slack = 1e-6;  // degrees
  if (in_place(g, crs) && nw[1] <= 90 + slack && se[1] >= -90 - slack && se[0] - nw[0] <= 360 + slack) {
    const double turn = 360 * std::round((nw[0] + se[0]) / 720);
    pixels.bounds = {nw[0] - turn, std::max(se[1], -90.0), se[0] - turn, std::min(nw[1], 90.0)};
    return pixels;
  }
  const LonLatBox box = covered(g, width, height, crs, name);
  const GDALDatasetUniquePtr memory = in_memory(pixels);
  const double across = static_cast<double>(width) / pixels.width,
               down = static_cast<double>(height) / pixels.height;
  GeoTransform scaled = {g[0], g[1] * across, g[2] * down, g[3], g[4] * across, g[5] * down};
  memory->SetGeoTransform(scaled.data());
  memory->SetSpatialRef(&crs);
  return warped(*memory, box, static_cast<double>(pixels.width) * pixels.height, name);
}

}  // namespace homebound::gis
