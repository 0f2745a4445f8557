// An exact frame rate, such as 30 or 30000/1001 frames per second.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace homebound::exporting {

// A frame rate as a fraction, frames per second.
struct FrameRate {
  int numerator = 30, denominator = 1;  // both positive
  bool operator==(const FrameRate&) const = default;
  double frames_a_second() const { return static_cast<double>(numerator) / denominator; }
};

// Parses "30", "30000/1001" or "12.5"; "23.976", "29.97", "59.94" and so on mean 24000/1001, 30000/1001 and
// so on. Returns nullopt for any other text and for rates outside 1/100 to 1000 frames per second.
std::optional<FrameRate> parse_frame_rate(std::string_view text);

}  // namespace homebound::exporting
