// MP4 films: H.264 through libavcodec and libx264, in this process.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "export/frame_rate.h"
#include "export/frame_writer.h"
#include "export/output_file.h"

namespace homebound::exporting {

struct FilmSettings {
  int width = 1920, height = 1080;  // pixels, both even: colour is kept for blocks of 2 x 2
  FrameRate rate;
  int quality = 18;  // x264's constant rate factor, 0 (lossless) .. 51; 18 looks like the original
  std::string preset = "medium";  // x264's effort: ultrafast .. veryslow
  std::string title, source;      // left out when empty
};

class Mp4Encoder;

// 8-bit 4:2:0 in limited range; matrix, primaries and transfer of ITU-R BT.709, and marked so. The index
// comes first in the file, so that it plays while it loads. Frames are encoded while the next ones are drawn.
class FilmWriter : public FrameWriter {
 public:
  // Throws Error for a size that is odd or not positive, a codec that is not built in, or a file that cannot
  // be written.
  FilmWriter(const std::filesystem::path& file, const FilmSettings& settings);
  ~FilmWriter() override;  // an unfinished film is removed

  // Waits while three frames wait to be encoded. Throws Error for a frame of another size or with
  // transparency, or when encoding has failed.
  void add(scene::Pixels frame) override;
  // Reads the file back and compares size, number of frames and duration before it takes its name.
  void finish() override;

 private:
  void encode_queue();
  void stop();
  void rethrow() const;

  FilmSettings settings_;
  OutputFile output_;
  std::unique_ptr<Mp4Encoder> encoder_;
  int frames_ = 0;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<scene::Pixels> queue_;
  bool ended_ = false;
  std::exception_ptr failure_;
  std::thread worker_;
};

}  // namespace homebound::exporting
