// The loudspeaker: plays one recording at a time, through OpenAL.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace homebound::platform {

// What the left and the right side hear.
using SpeakerSample = std::array<std::int16_t, 2>;

// Keeps OpenAL and ALSA from writing to the terminal that there is no device. Call it before there are other
// threads.
void silence_sound_libraries();

class Loudspeaker {
 public:
  // Opens the usual device, which may take a while. Without a device, or without OpenAL, nothing is heard.
  Loudspeaker();
  ~Loudspeaker();
  Loudspeaker(const Loudspeaker&) = delete;
  Loudspeaker& operator=(const Loudspeaker&) = delete;

  bool works() const { return device_ != nullptr; }

  // A recording that the device holds. It must not outlive the loudspeaker.
  class Recording;
  // Hands samples over, at a rate of samples a second. Any thread may. Null where nothing is heard.
  std::shared_ptr<const Recording> load(std::span<const SpeakerSample> samples, int rate) const;

  // Plays a recording from a second on, instead of what was played. Past its end, nothing is heard.
  void play(std::shared_ptr<const Recording> recording, double second);
  void stop();
  // The recording that is played, and its second that is heard.
  struct Playing {
    const Recording* recording = nullptr;
    double second = 0;
  };
  std::optional<Playing> playing() const;

 private:
  struct Device;
  std::unique_ptr<Device> device_;  // null: there is none
};

}  // namespace homebound::platform
