#include "compose/view/logo.h"

#include <algorithm>
#include <system_error>

#include "base/recent.h"
#include "compose/view/picture_file.h"

namespace homebound::compose {
namespace {

// Pixels a page unit and on the longer side: a page of 1280 units is seldom shown on more than 8000 pixels.
constexpr double sharpness = 6;
constexpr int most_pixels = 2400;

struct LogoKey {
  std::filesystem::path file;
  std::filesystem::file_time_type written;
  std::uintmax_t bytes;
  double height;
  bool operator==(const LogoKey&) const = default;
};

}  // namespace

Size Logo::size() const {
  if (!picture || picture->height <= 0) return {0, 0};
  return {height * picture->width / picture->height, height};
}

LogoRoom Logo::room() const {
  if (!picture) return {};
  return {{size().width + 2 * logo_padding, height + 2 * logo_padding}, right, bottom};
}

std::shared_ptr<const drawing::Pixels> read_logo(const std::filesystem::path& file, double height) {
  // Themes are compared with one another, and their logos by what they point to.
  static Recent<LogoKey, std::shared_ptr<const drawing::Pixels>> recent(8);
  std::error_code ignored;
  const LogoKey key{file, std::filesystem::last_write_time(file, ignored),
                    std::filesystem::file_size(file, ignored), height};
  return recent.get(key, [&] {
    const auto tried = read_picture(file, 64);  // tells its proportions
    const double longer = height * std::max(1.0, static_cast<double>(tried->width) / tried->height);
    return read_picture(file, std::clamp(static_cast<int>(sharpness * longer), 64, most_pixels));
  });
}

}  // namespace homebound::compose
