#include "export/film.h"

#include <fmt/format.h>

#include "base/error.h"
#include "export/encoder.h"
#include "export/film_check.h"

namespace homebound::exporting {

void check_settings(const FilmSettings& settings) {
  const FilmCodec& codec = *film_codec(settings.format);
  const auto [width, height] = std::pair(settings.width, settings.height);
  if (width <= 0 || height <= 0 || (codec.even() && (width % 2 != 0 || height % 2 != 0)))
    throw UsageError(fmt::format(
        "{} films of {} x {} pixels cannot be made: width and height must be even; try {} x {}, or .mov",
        codec.name, width, height, width + width % 2, height + height % 2));
  if (settings.transparent && codec.transparent == AV_PIX_FMT_NONE)
    throw UsageError(
        fmt::format("{} has no transparency: write .webm, .mov, .gif or a folder of PNG pictures with "
                    "--transparent instead",
                    codec.name));
  if (settings.rate.frames_a_second() > codec.most_frames_a_second)
    throw UsageError(fmt::format("{} is shown at up to {:g} frames a second, not {:g}", codec.name,
                                 codec.most_frames_a_second, settings.rate.frames_a_second()));
}

FilmWriter::FilmWriter(const std::filesystem::path& file, const FilmSettings& settings)
    : settings_((check_settings(settings), settings)),
      output_(file),
      encoder_(std::make_unique<Encoder>(output_, settings_)),
      queue_([this](const WholeFrame& frame) { encoder_->add(frame); }) {}

FilmWriter::~FilmWriter() = default;

void FilmWriter::add(FrameId id, const render::Frame& frame) {
  if (frame.width != settings_.width || frame.height != settings_.height)
    output_.fail(fmt::format("frame {} has {} x {} pixels, the film {} x {}", id.number, frame.width,
                             frame.height, settings_.width, settings_.height));
  if (!frame.opaque && !settings_.transparent)
    output_.fail(fmt::format("frame {} is transparent, and the film is not to be", id.number));
  queue_.add(std::move(id), frame);
  ++frames_;
}

void FilmWriter::finish() {
  queue_.finish();
  if (frames_ == 0) output_.fail("a film needs at least one frame");
  encoder_->finish();
  encoder_.reset();
  check_film(output_, settings_, frames_);
  output_.commit();
}

}  // namespace homebound::exporting
