#include "exporting/film/frame_rate.h"

#include <cmath>
#include <numeric>

#include "base/numbers.h"

namespace homebound::exporting {
namespace {

std::optional<FrameRate> checked(int numerator, int denominator) {
  if (numerator <= 0 || denominator <= 0) return std::nullopt;
  const int common = std::gcd(numerator, denominator);
  const FrameRate rate{numerator / common, denominator / common};
  if (rate.frames_a_second() < 0.01 || rate.frames_a_second() > 1000) return std::nullopt;
  return rate;
}

}  // namespace

std::optional<FrameRate> parse_frame_rate(std::string_view text) {
  if (const std::size_t slash = text.find('/'); slash != text.npos) {
    const auto numerator = number_in<int>(text.substr(0, slash)),
               denominator = number_in<int>(text.substr(slash + 1));
    if (!numerator || !denominator) return std::nullopt;
    return checked(*numerator, *denominator);
  }
  const auto value = number_in<double>(text);
  if (!value || !(*value > 0 && *value <= 1000)) return std::nullopt;
  // NTSC television rates are usually written rounded.
  for (const int whole : {24, 30, 60, 120}) {
    if (*value != whole && std::abs(*value - whole / 1.001) < 0.005) return FrameRate{whole * 1000, 1001};
  }
  return checked(static_cast<int>(std::lround(*value * 1000)), 1000);
}

}  // namespace homebound::exporting
