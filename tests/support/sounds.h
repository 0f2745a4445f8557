// Files of sound for tests, written by hand.
#pragma once

#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>
#include <string>

namespace homebound::test {

// A WAV file of 16 bits: `heard` tells what is heard at a second, from -1 to 1.
inline std::string wav(double seconds, int rate, int channels, const std::function<double(double)>& heard) {
  std::string bytes;
  const auto add = [&](std::uint32_t number, int size) {
    for (int i = 0; i < size; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xFF);
  };
  const auto samples = static_cast<std::uint32_t>(std::lround(seconds * rate));
  const auto sides = static_cast<std::uint32_t>(channels);
  bytes += "RIFF", add(36 + 2 * samples * sides, 4);
  bytes += "WAVEfmt ", add(16, 4), add(1, 2), add(sides, 2);
  add(static_cast<std::uint32_t>(rate), 4), add(static_cast<std::uint32_t>(rate) * 2 * sides, 4);
  add(2 * sides, 2), add(16, 2);
  bytes += "data", add(2 * samples * sides, 4);
  for (std::uint32_t i = 0; i < samples; ++i)
    for (std::uint32_t side = 0; side < sides; ++side)
      add(static_cast<std::uint32_t>(std::lround(heard(static_cast<double>(i) / rate) * 32767)) & 0xFFFF, 2);
  return bytes;
}

// What begins with a short tone and is silent from then on.
inline double beep(double second) {
  return second < 0.05 ? 0.8 * std::sin(2 * std::numbers::pi * 1000 * second) : 0;
}

}  // namespace homebound::test
