#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/output_file.h"
#include "exporting/film/frame_clock.h"
#include "exporting/film/soundtrack.h"
#include "exporting/parts.h"

namespace homebound::exporting {
namespace {

void add_number(std::string& bytes, std::uint32_t number, int size) {
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xFF);
}

// Returns what stands before samples of 16 bits in a WAV file.
std::string wav_header(std::uint32_t data_bytes) {
  constexpr std::uint32_t channels = 2, sample = 2, pcm = 1, fields = 16;
  std::string bytes = "RIFF";
  add_number(bytes, data_bytes + 36, 4);
  bytes += "WAVEfmt ";
  add_number(bytes, fields, 4);
  add_number(bytes, pcm, 2), add_number(bytes, channels, 2);
  add_number(bytes, data::sound_rate, 4), add_number(bytes, data::sound_rate * channels * sample, 4);
  add_number(bytes, channels * sample, 2), add_number(bytes, 8 * sample, 2);
  bytes += "data";
  add_number(bytes, data_bytes, 4);
  return bytes;
}

}  // namespace

double wav_bytes(const Soundtrack& track) { return 44 + 4 * static_cast<double>(track.length()); }

Result run_sound(const Request& request, const timeline::Timeline& timeline, const Watcher& watcher) {
  const FrameClock clock = frame_clock(request, timeline);
  Result result;
  result.note = why_silent(request, timeline, clock);
  if (!result.note.empty()) throw UsageError(result.note);
  const Soundtrack track = soundtrack_of(timeline, clock, request.rate);
  if (track.silent() || !request.sound)
    throw UsageError(Text{"there is nothing to be heard: no scene shown has a narration",
                          "没有可导出的声音：所选场景均无旁白"});
  OutputFile file(request.output.file);
  if (wav_bytes(track) > std::numeric_limits<std::uint32_t>::max())
    file.fail({"a WAV file holds at most six hours of sound; choose a part by --from and --to",
               "WAV 文件最多容纳六小时的声音；请用 --from 和 --to 选取一部分"});
  file.write(wav_header(static_cast<std::uint32_t>(4 * track.length())));
  SoundMixer mixer(track);
  std::vector<data::StereoSample> samples(data::sound_rate);  // of a second
  const auto seconds = static_cast<int>(track.length() / data::sound_rate);
  for (std::int64_t left = track.length(), second = 0; left > 0; left -= std::ssize(samples), ++second) {
    watcher.tell({Progress::Phase::drawing, static_cast<int>(second), seconds});
    samples.resize(static_cast<std::size_t>(std::min<std::int64_t>(left, data::sound_rate)));
    mixer.read(samples);
    std::string bytes;
    for (const data::StereoSample& sample : samples)
      for (const float side : sample)
        add_number(bytes, static_cast<std::uint32_t>(std::lround(side * 32767)) & 0xFFFF, 2);
    file.write(bytes);
  }
  file.commit();
  result.frames = clock.count();
  return result;
}

}  // namespace homebound::exporting
