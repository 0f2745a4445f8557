// Frames a second, exactly: 30, or 30000/1001.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace homebound::exporting {

struct FrameRate {
  int numerator = 30, denominator = 1;  // both positive
  bool operator==(const FrameRate&) const = default;
  double frames_a_second() const { return static_cast<double>(numerator) / denominator; }
};

// "30", "30000/1001", "12.5"; "23.976", "29.97" and "59.94" mean 24000/1001 and so on. From 1/100 to 1000
// frames a second; nothing when the text is none of these.
std::optional<FrameRate> parse_frame_rate(std::string_view text);

}  // namespace homebound::exporting
