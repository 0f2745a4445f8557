#include "exporting/estimate.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <iterator>
#include <utility>
#include <vector>

#include "exporting/data/data_text.h"
#include "exporting/film/film_codec.h"
#include "exporting/film/frame_clock.h"
#include "exporting/film/frame_writer.h"
#include "exporting/film/soundtrack.h"
#include "exporting/parts.h"
#include "exporting/pptx/slide_pictures.h"
#include "exporting/pptx/story_slides.h"
#include "exporting/pptx/zip_archive.h"
#include "exporting/scratch.h"
#include "exporting/story/story_recording.h"
#include "exporting/studio.h"

namespace homebound::exporting {
namespace {

namespace fs = std::filesystem;

double bytes_of(const fs::path& file) {
  if (!fs::is_directory(file)) return static_cast<double>(fs::file_size(file));
  double sum = 0;
  for (const auto& entry : fs::directory_iterator(file)) sum += static_cast<double>(entry.file_size());
  return sum;
}

class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

Estimate estimate_still(Request request, const std::shared_ptr<const timeline::Timeline>& timeline,
                        const Watcher& watcher) {
  const Format format = request.output.format;
  const bool vector = format == Format::svg || format == Format::pdf;
  const double pixels = request.size.width * request.size.height;
  constexpr double most = 4e6, drawn = 2e6;
  double share = 1;
  if (!vector && pixels > most) {
    const double k = std::sqrt(drawn / pixels);
    request.size = {std::max(16.0, std::round(request.size.width * k)),
                    std::max(16.0, std::round(request.size.height * k))};
    share = request.size.width * request.size.height / pixels;
  }
  Scratch scratch;
  request.output.file = scratch.next(request.output.file);
  const Stopwatch watch;
  (request.pages == Pages::moment ? run_still : run_pages)(request, timeline, watcher);
  // Maps consist of lines more than of areas: their size as PNG grows with the 0.65th power of the pixel
  // count, as measured from 2 to 33 million pixels.
  return {1, bytes_of(request.output.file) * std::pow(1 / share, 0.65), watch.seconds() / share, 1};
}

double sound_bytes(const Request& request, const timeline::Timeline& timeline, const FrameClock& clock) {
  const FilmCodec* const codec = film_codec(request.output.format);
  if (!request.sound || codec == nullptr || codec->sound == nullptr) return 0;
  if (!why_silent(request, timeline, clock).empty()) return 0;
  const Soundtrack sound = soundtrack_of(timeline, clock, request.rate);
  if (sound.silent()) return 0;
  return static_cast<double>(sound.length()) / data::sound_rate *
         static_cast<double>(codec->sound->bits_a_second) / 8;
}

Estimate estimate_film(Request request, const std::shared_ptr<const timeline::Timeline>& timeline,
                       const Watcher& watcher) {
  constexpr int runs = 3, run_frames = 6;
  constexpr double frames_a_key = 250;  // keyframe interval of x264 and libvpx, roughly
  const FrameClock clock = frame_clock(request, *timeline);
  const Stopwatch preparing;
  Studio studio(request, timeline);
  request.resume = false;
  Estimate result;
  result.frames = clock.count();
  result.seconds = preparing.seconds();
  Scratch scratch;
  const auto written = [&](int first, int count) {
    request.output.file = scratch.next(request.output.file);
    const auto writer = frame_writer(request, clock.frames, studio.title(), {}, {});
    render::Frames frames;
    for (int i = first; i < first + count; ++i) {
      watcher.tell({Progress::Phase::drawing, result.sampled, runs * run_frames});
      const Studio::Picture picture = studio.at(clock.second(i));
      writer->add({i, "0123456789abcdef"}, frames.draw(picture.drawing, picture.scale()));
    }
    writer->finish();
    return bytes_of(request.output.file);
  };
  const int whole = runs * run_frames;
  if (result.frames <= whole) {
    const Stopwatch watch;
    result.sampled = result.frames;
    result.bytes = written(clock.first, result.frames) + sound_bytes(request, *timeline, clock);
    result.seconds += watch.seconds();
    return result;
  }
  double keys = 0, others = 0, seconds = 0;
  for (int r = 0; r < runs; ++r) {
    const int first = clock.first + (2 * r + 1) * (result.frames - run_frames) / (2 * runs);
    const double key = written(first, 1);
    const Stopwatch watch;
    const double all = written(first, run_frames);
    seconds += watch.seconds();
    keys += key, others += std::max(0.0, all - key);
    result.sampled += run_frames;
  }
  const double key = keys / runs, other = others / (runs * (run_frames - 1));
  result.bytes = key * std::ceil(result.frames / frames_a_key) +
                 other * (result.frames - std::ceil(result.frames / frames_a_key));
  result.bytes += sound_bytes(request, *timeline, clock);
  result.seconds += seconds / result.sampled * result.frames;
  return result;
}

// Records stretches of the story twice: their first frames alone, and whole. What the second has more is what
// frames take that follow one another, as nearly all do.
Estimate estimate_story(Request request, const std::shared_ptr<const timeline::Timeline>& timeline,
                        const Watcher& watcher) {
  constexpr std::size_t stretches = 9, stretch = 5;  // frames of each
  const std::vector<double> all = frame_seconds(*timeline, request.rate);
  std::vector<double> firsts, whole;
  if (all.size() <= 2 * stretches * stretch) {
    whole = all;
  } else {
    for (std::size_t i = 0; i < stretches; ++i) {
      const std::size_t first = (2 * i + 1) * (all.size() - stretch) / (2 * stretches);
      firsts.push_back(all[first]);
      for (std::size_t k = 0; k < stretch; ++k) whole.push_back(all[first + k]);
    }
  }
  Scratch scratch;
  Estimate result;
  const auto record = [&](const std::vector<double>& seconds) {
    request.output.file = scratch.next(request.output.file);
    const Stopwatch watch;
    result.sampled = record_seconds(request, timeline, seconds, watcher).frames;
    return std::pair{bytes_of(request.output.file), watch.seconds()};
  };
  const auto [bytes_of_firsts, time_of_firsts] = firsts.empty() ? std::pair{0.0, 0.0} : record(firsts);
  const auto [bytes_of_whole, time_of_whole] = record(whole);
  const auto sampled = static_cast<double>(whole.size()), more = sampled - static_cast<double>(firsts.size()),
             others = static_cast<double>(all.size()) - sampled;
  result.bytes = bytes_of_whole + std::max(0.0, bytes_of_whole - bytes_of_firsts) / more * others;
  result.seconds = time_of_whole + std::max(0.0, time_of_whole - time_of_firsts) / more * others;
  result.frames = static_cast<int>(static_cast<double>(all.size()) / sampled * result.sampled);
  return result;
}

// Estimates slides from one picture and, where they have films, from that of the whole story.
Estimate estimate_slides(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                         const Watcher& watcher) {
  const std::vector<StorySlide> slides =
      story_slides(*timeline, request.language.value_or(timeline->scenario->language), request.notes,
                   compose::read_theme(request.theme.empty() ? timeline->scenario->theme : request.theme));
  std::vector<StorySlide> scenes;
  std::ranges::copy_if(slides, std::back_inserter(scenes),
                       [](const StorySlide& s) { return s.shows == StorySlide::Shows::scene; });
  Estimate result;
  const StorySlide& typical = scenes.at(scenes.size() / 2);
  Scratch scratch;
  const Stopwatch watch;
  const SlidePicture picture = SlidePictures(request, timeline).of(typical);
  const fs::path packed = scratch.next(request.output.file);
  OutputFile file(packed);
  write_zip(file, std::array{PackedFile{"map.png", picture.png, false}, PackedFile{"map.svg", picture.svg}});
  file.commit();
  const double a_picture = watch.seconds();
  if (request.films && !picture.motion) {
    Request film = film_request(request, typical, *timeline);
    film.from.reset(), film.to.reset();
    result = estimate_film(film, timeline, watcher);
  }
  const auto pictures = static_cast<double>(scenes.size() + 1);
  result.frames = static_cast<int>(slides.size());
  result.bytes += pictures * bytes_of(packed);
  result.seconds += pictures * a_picture;
  ++result.sampled;
  return result;
}

}  // namespace

Estimate estimate(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                  const Watcher& watcher) {
  const Format format = request.output.format;
  if (is_data(format)) return {0, static_cast<double>(data_text(*timeline, request.output).size()), 0, 0};
  if (is_slides(format)) return estimate_slides(request, timeline, watcher);
  if (is_sound(format))
    return {0, wav_bytes(soundtrack_of(*timeline, frame_clock(request, *timeline), request.rate)), 0, 0};
  if (is_story(format)) return estimate_story(request, timeline, watcher);
  return (is_animation(format) ? estimate_film : estimate_still)(request, timeline, watcher);
}

}  // namespace homebound::exporting
