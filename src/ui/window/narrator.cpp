#include "ui/window/narrator.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "base/error.h"
#include "data/sound/sound_file.h"
#include "timeline/narration.h"

namespace homebound::ui {
namespace {

constexpr double in_step = 0.1;       // seconds: less is not noticed
constexpr std::size_t most_kept = 3;  // recordings

template <class Value>
bool ready(const std::shared_future<Value>& value) {
  return value.valid() && value.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

// Reads a whole recording. One that cannot be read to its end is heard as far as it can be.
std::vector<platform::SpeakerSample> samples_of(const std::filesystem::path& file,
                                                const std::stop_token& stop) {
  std::vector<platform::SpeakerSample> samples;
  try {
    data::SoundReader reader(file);
    std::vector<data::StereoSample> some(data::sound_rate);
    for (std::size_t got = some.size(); got == some.size() && !stop.stop_requested();) {
      got = reader.read(some);
      for (std::size_t i = 0; i < got; ++i) {
        platform::SpeakerSample sample{};
        for (std::size_t side = 0; side < sample.size(); ++side)
          sample[side] =
              static_cast<std::int16_t>(std::lround(std::clamp(some[i][side], -1.0F, 1.0F) * 32767));
        samples.push_back(sample);
      }
    }
  } catch (const Error&) {  // the document says so when it is read
  }
  return samples;
}

}  // namespace

Narrator::~Narrator() {
  stop_.request_stop();
  if (ready(loudspeaker_)) loudspeaker_.get()->stop();
  loaded_.clear();  // before the loudspeaker, which holds what they are of
}

void Narrator::fall_silent() {
  if (ready(loudspeaker_)) loudspeaker_.get()->stop();
}

void Narrator::load(const scenario::Narration& narration) {
  const auto known = std::ranges::find(loaded_, narration, &Loading::narration);
  if (known != loaded_.end()) {
    std::rotate(known, known + 1, loaded_.end());
    return;
  }
  if (!loudspeaker_.valid())
    loudspeaker_ = std::async(std::launch::async, [] { return std::make_shared<platform::Loudspeaker>(); });
  loaded_.push_back(
      {narration,
       std::async(std::launch::async,
                  [speaker = loudspeaker_, file = narration.path, stop = stop_.get_token()]() -> Recording {
                    if (!speaker.get()->works()) return nullptr;
                    return speaker.get()->load(samples_of(file, stop), data::sound_rate);
                  })});
  // One that is still being read would be waited for.
  if (loaded_.size() > most_kept && ready(loaded_.front().recording)) loaded_.erase(loaded_.begin());
}

void Narrator::follow(const timeline::Timeline& timeline, double second, bool heard) {
  const auto& scenes = timeline.scenario->scenes;
  const std::size_t scene = timeline.story.stretch_at(second);
  for (const std::size_t near : {scene + 1, scene})
    if (near < scenes.size() && scenes[near].narration) load(*scenes[near].narration);
  const auto told = heard ? timeline::heard_at(timeline, second) : std::nullopt;
  if (!told) return fall_silent();
  const Loading& loading = loaded_.back();
  if (!ready(loudspeaker_) || !ready(loading.recording)) return fall_silent();
  platform::Loudspeaker& speaker = *loudspeaker_.get();
  const Recording& recording = loading.recording.get();
  const auto playing = speaker.playing();
  if (playing && playing->recording == recording.get() && std::abs(playing->second - told->since) <= in_step)
    return;
  // One that has just ended, a moment ahead of the picture, is not begun again for its last word.
  if (!playing && loading.narration.seconds - told->since < 2 * in_step) return;
  speaker.play(recording, told->since);
}

}  // namespace homebound::ui
