#include "exporting/film/film_writer.h"

#include <fmt/format.h>

#include "base/error.h"
#include "exporting/film/encoder.h"
#include "exporting/film/film_check.h"

namespace homebound::exporting {

void check_settings(const FilmSettings& settings) {
  const FilmCodec& codec = *film_codec(settings.format);
  const auto [width, height] = std::pair(settings.width, settings.height);
  if (width <= 0 || height <= 0 || (codec.even() && (width % 2 != 0 || height % 2 != 0)))
    throw UsageError(
        told("{} films of {} x {} pixels cannot be made: width and height must be even; try {} x {}, or .mov",
             "无法制作{1} × {2}像素的 {0} 视频：宽和高须为偶数；请试{3} × {4}，或 .mov", codec.name, width,
             height, width + width % 2, height + height % 2));
  if (settings.transparent && codec.transparent == AV_PIX_FMT_NONE)
    throw UsageError(
        told("{} has no transparency: write .webm, .mov, .gif or a folder of PNG pictures with "
             "--transparent instead",
             "{} 没有透明度：请改用 --transparent 写出 .webm、.mov、.gif 或 PNG 图片文件夹", codec.name));
  if (settings.rate.frames_a_second() > codec.most_frames_a_second)
    throw UsageError(told("{} is shown at up to {:g} frames a second, not {:g}",
                          "{} 每秒最多{:g}帧，而非 {:g}", codec.name, codec.most_frames_a_second,
                          settings.rate.frames_a_second()));
}

FilmWriter::FilmWriter(const std::filesystem::path& file, const FilmSettings& settings)
    : settings_((check_settings(settings), settings)),
      output_(file),
      encoder_(std::make_unique<Encoder>(output_, settings_)),
      queue_([this](const WholeFrame& frame) { encoder_->add(frame); }) {}

FilmWriter::~FilmWriter() = default;

void FilmWriter::add(FrameId id, const render::Frame& frame) {
  if (frame.width != settings_.width || frame.height != settings_.height)
    output_.fail(told("frame {} has {} x {} pixels, the film {} x {}", "第{}帧为{} × {}像素，视频为{} × {}",
                      id.number, frame.width, frame.height, settings_.width, settings_.height));
  if (!frame.opaque && !settings_.transparent)
    output_.fail(told("frame {} is transparent, and the film is not to be", "第{}帧是透明的，而视频不应透明",
                      id.number));
  queue_.add(std::move(id), frame);
  ++frames_;
}

void FilmWriter::finish() {
  queue_.finish();
  if (frames_ == 0) output_.fail({"a film needs at least one frame", "视频至少须有一帧"});
  encoder_->finish();
  encoder_.reset();
  check_film(output_, settings_, frames_);
  output_.commit();
}

}  // namespace homebound::exporting
