// Writes films in one file (MP4, WebM, MOV and GIF) through libav*, in this process.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/output_file.h"
#include "exporting/film/frame_rate.h"
#include "exporting/film/frame_writer.h"
#include "exporting/film/soundtrack.h"
#include "exporting/film/subtitles.h"

namespace homebound::exporting {

// The settings of a film in one file.
struct FilmSettings {
  Format format = Format::mp4;
  int width = 1920, height = 1080;  // pixels; must be even for MP4 and WebM (4:2:0)
  bool transparent = false;
  FrameRate rate;
  Quality quality = Quality::good;
  std::string title, source;         // left out when empty
  std::vector<Subtitles> subtitles;  // a track each, in formats that hold them
  Soundtrack sound;                  // silent: the film has no track of sound
  std::string encoder;               // libavcodec's name; empty: the format's usual encoder
  std::vector<std::pair<std::string, std::string>> options;  // for the encoder; these override the usual ones
};

// Throws UsageError for a size, frame rate or transparency that the format cannot hold.
void check_settings(const FilmSettings& settings);

class Encoder;

// Writes a film of any such format. Colour is 8-bit 4:2:0 (MP4, WebM) or 10-bit 4:4:4 (MOV), limited range,
// with the matrix, primaries and transfer function of ITU-R BT.709, and tagged so. A GIF has up to 256
// colours (palette.h). Frames are encoded while the next ones are drawn.
class FilmWriter : public FrameWriter {
 public:
  // Throws as check_settings() does, and Error when the codec is not built in or the file cannot be written.
  FilmWriter(const std::filesystem::path& file, const FilmSettings& settings);
  ~FilmWriter() override;  // removes an unfinished film

  // Throws Error for a frame of another size, or for unrequested transparency.
  void add(FrameId id, const render::Frame& frame) override;
  // Reads the file back and checks its size, frame count and duration before giving it its name. Throws Error
  // when they are wrong.
  void finish() override;

 private:
  FilmSettings settings_;
  OutputFile output_;
  int frames_ = 0;
  std::unique_ptr<Encoder> encoder_;
  FrameQueue queue_;  // declared last because its thread uses the encoder
};

}  // namespace homebound::exporting
