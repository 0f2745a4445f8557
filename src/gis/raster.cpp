#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>

#include <fmt/format.h>

#include "base/error.h"
#include "gis/gdal_file.h"
#include "gis/gis.h"
#include "gis/raster_place.h"

namespace homebound::gis {
namespace {

constexpr double most_pixels = 16e6, most_across = 8192, most_read = 500e6;

std::size_t area(int width, int height) {
  return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
}

class RasterReader {
 public:
  RasterReader(GDALDataset& source, std::string name) : source_(source), name_(std::move(name)) {
    const double w = source_.GetRasterXSize(), h = source_.GetRasterYSize();
    const double coarser = std::max({1.0, w / most_across, h / most_across, std::sqrt(w * h / most_pixels)});
    width_ = std::max(1, static_cast<int>(w / coarser)), height_ = std::max(1, static_cast<int>(h / coarser));
    check_effort();
  }

  Raster read() {
    Raster raster{width_, height_, std::vector<std::uint8_t>(4 * area(width_, height_)), {}};
    const int bands = source_.GetRasterCount();
    std::vector<GDALRasterBand*> colours;
    for (int i = 1; i <= bands && colours.size() < 3; ++i)
      if (GDALRasterBand* band = source_.GetRasterBand(i); band->GetColorInterpretation() != GCI_AlphaBand)
        colours.push_back(band);
    if (colours.empty()) fail({"it has no bands of colours", "没有颜色波段"});
    if (colours.size() == 2) colours.pop_back();  // grey and something else
    if (const GDALColorTable* palette = colours[0]->GetColorTable(); palette && bands <= 2) {
      read_palette(*colours[0], *palette, raster);
    } else {
      for (std::size_t k = 0; k < colours.size(); ++k) read_colour(*colours[k], k, raster);
      if (colours.size() == 1)
        for (std::size_t i = 0; i < raster.rgba.size(); i += 4)
          raster.rgba[i + 1] = raster.rgba[i + 2] = raster.rgba[i];
      read_alpha(colours, raster);
    }
    return raster;
  }

 private:
  [[noreturn]] void fail(const Text& why) const {
    throw Error(told("cannot read '{}': {}", "无法读取“{}”：{}", name_, why));
  }

  // Checks how much must be decoded: the coarsest overview that is fine enough.
  void check_effort() const {
    if (source_.GetRasterCount() < 1) fail({"it holds no picture", "没有图像"});
    GDALRasterBand* const band = source_.GetRasterBand(1);
    double pixels = static_cast<double>(band->GetXSize()) * band->GetYSize();
    for (int i = 0; i < band->GetOverviewCount(); ++i)
      if (const GDALRasterBand* o = band->GetOverview(i);
          o && const_cast<GDALRasterBand*>(o)->GetXSize() >= width_)
        pixels = std::min(pixels, static_cast<double>(const_cast<GDALRasterBand*>(o)->GetXSize()) *
                                      const_cast<GDALRasterBand*>(o)->GetYSize());
    if (pixels > most_read)
      fail(
          told("{} x {} pixels without overviews are too many to read: add overviews with gdaladdo, or "
               "make it coarser with gdal_translate -outsize",
               "{} × {}像素且没有概览层，过大而无法读取：请用 gdaladdo 添加概览层，或用 gdal_translate "
               "-outsize 降低分辨率",
               band->GetXSize(), band->GetYSize()));
  }

  template <class Value>
  std::vector<Value> values(GDALRasterBand& band, int width, int height, GDALDataType type,
                            GDALRIOResampleAlg resampling) const {
    std::vector<Value> result(area(width, height));
    GDALRasterIOExtraArg extra;
    INIT_RASTERIO_EXTRA_ARG(extra);
    extra.eResampleAlg = resampling;
    const QuietGdal errors;
    if (band.RasterIO(GF_Read, 0, 0, band.GetXSize(), band.GetYSize(), result.data(), width, height, type, 0,
                      0, &extra) != CE_None)
      fail(errors.failed() ? as_is(errors.message()) : Text{"it breaks off", "数据中断"});
    return result;
  }

  void read_palette(GDALRasterBand& band, const GDALColorTable& palette, Raster& raster) const {
    const auto index = values<std::uint16_t>(band, width_, height_, GDT_UInt16, GRIORA_NearestNeighbour);
    const auto mask =
        values<std::uint8_t>(*band.GetMaskBand(), width_, height_, GDT_Byte, GRIORA_NearestNeighbour);
    for (std::size_t i = 0; i < index.size(); ++i) {
      GDALColorEntry c{0, 0, 0, 0};
      if (index[i] < palette.GetColorEntryCount()) palette.GetColorEntryAsRGB(index[i], &c);
      if (mask[i] == 0) c.c4 = 0;
      const short parts[] = {c.c1, c.c2, c.c3, c.c4};
      for (std::size_t k = 0; k < 4; ++k) raster.rgba[4 * i + k] = static_cast<std::uint8_t>(parts[k]);
    }
  }

  void read_colour(GDALRasterBand& band, std::size_t channel, Raster& raster) const {
    if (band.GetRasterDataType() == GDT_Byte) {
      const auto bytes = values<std::uint8_t>(band, width_, height_, GDT_Byte, GRIORA_Average);
      for (std::size_t i = 0; i < bytes.size(); ++i) raster.rgba[4 * i + channel] = bytes[i];
      return;
    }
    const auto [low, high] = stretch(band);
    const auto numbers = values<float>(band, width_, height_, GDT_Float32, GRIORA_Average);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const double share = (static_cast<double>(numbers[i]) - low) / (high - low);
      raster.rgba[4 * i + channel] =
          static_cast<std::uint8_t>(std::isfinite(share) ? std::clamp(share, 0.0, 1.0) * 255 + 0.5 : 0);
    }
  }

  // Returns the values that become black and white.
  std::pair<double, double> stretch(GDALRasterBand& band) const {
    const int w = std::min(width_, 512), h = std::min(height_, 512);
    const auto sample = values<double>(band, w, h, GDT_Float64, GRIORA_NearestNeighbour);
    const auto mask = values<std::uint8_t>(*band.GetMaskBand(), w, h, GDT_Byte, GRIORA_NearestNeighbour);
    std::vector<double> valid;
    for (std::size_t i = 0; i < sample.size(); ++i)
      if (mask[i] != 0 && std::isfinite(sample[i])) valid.push_back(sample[i]);
    if (valid.empty()) return {0, 1};
    std::sort(valid.begin(), valid.end());
    const auto at = [&](double share) {
      return valid[static_cast<std::size_t>(share * static_cast<double>(valid.size() - 1))];
    };
    const double low = at(0.02), high = at(0.98);
    return high > low ? std::pair{low, high} : std::pair{low - 0.5, low + 0.5};
  }

  // Makes pixels opaque where any band has a value.
  void read_alpha(const std::vector<GDALRasterBand*>& bands, Raster& raster) const {
    for (std::size_t i = 3; i < raster.rgba.size(); i += 4) raster.rgba[i] = 0;
    for (GDALRasterBand* band : bands) {
      const auto mask =
          values<std::uint8_t>(*band->GetMaskBand(), width_, height_, GDT_Byte, GRIORA_NearestNeighbour);
      for (std::size_t i = 0; i < mask.size(); ++i)
        raster.rgba[4 * i + 3] = std::max(raster.rgba[4 * i + 3], mask[i]);
    }
  }

  GDALDataset& source_;
  std::string name_;
  int width_ = 0, height_ = 0;
};

}  // namespace

Raster read_raster(const std::filesystem::path& file, const std::optional<LonLatBox>& bounds) {
  const GDALDatasetUniquePtr source = open_user_file(file, GDAL_OF_RASTER);
  Raster raster = RasterReader(*source, file.filename().string()).read();
  if (const char* told = source->GetMetadataItem("EXIF_Orientation"))
    raster.orientation = std::clamp(std::atoi(told), 1, 8);
  if (bounds) {
    raster.bounds = *bounds;
    if (raster.bounds.east <= raster.bounds.west) raster.bounds.east += 360;
    return raster;
  }
  return in_lonlat(*source, std::move(raster), file.filename().string());
}

}  // namespace homebound::gis
