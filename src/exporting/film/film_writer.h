// Films in one file: MP4, WebM, MOV and GIF through libav*, in this process.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/output_file.h"
#include "exporting/film/frame_rate.h"
#include "exporting/film/frame_writer.h"

namespace homebound::exporting {

struct FilmSettings {
  Format format = Format::mp4;
  int width = 1920, height = 1080;  // pixels; MP4 and WebM keep colour for blocks of 2 x 2 and need even ones
  bool transparent = false;
  FrameRate rate;
  std::string title, source;  // left out when empty
  std::string encoder;        // libavcodec's name of another one than the format's usual
  std::vector<std::pair<std::string, std::string>> options;  // of the encoder, over the usual ones
};

// Throws UsageError for a size, a rate or transparency that the format cannot hold.
void check_settings(const FilmSettings& settings);

class Encoder;

// Colour is 8-bit 4:2:0 (MP4, WebM) or 10-bit 4:4:4 (MOV) in limited range, matrix, primaries and transfer of
// ITU-R BT.709, and marked so; a GIF has up to 256 colours (export/palette.h). Frames are encoded while the
// next ones are drawn.
class FilmWriter : public FrameWriter {
 public:
  // Throws as check_settings() does, and Error for a codec that is not built in, or a file that cannot be
  // written.
  FilmWriter(const std::filesystem::path& file, const FilmSettings& settings);
  ~FilmWriter() override;  // an unfinished film is removed

  // Throws Error for a frame of another size or with transparency that was not asked for.
  void add(FrameId id, const render::Frame& frame) override;
  // Reads the file back and compares size, number of frames and duration before it takes its name.
  void finish() override;

 private:
  FilmSettings settings_;
  OutputFile output_;
  int frames_ = 0;
  std::unique_ptr<Encoder> encoder_;
  FrameQueue queue_;  // last: its thread uses the encoder
};

}  // namespace homebound::exporting
