// Subtitles inside a film: timed text of 3GPP in MP4 and MOV, WebVTT in WebM.
#pragma once

#include <vector>

#include "exporting/film/libav.h"
#include "exporting/film/subtitles.h"

namespace homebound::exporting {

class SubtitleTracks {
 public:
  // Adds a stream for each language to a film whose header is not written yet. Both must outlive this object.
  SubtitleTracks(AVFormatContext& format, AVCodecID codec, const std::vector<Subtitles>& subtitles);
  // Writes the cues that begin before a second of the film and have not been written. Returns a negative
  // result of libav, or 0.
  int write_until(double second);

 private:
  struct Track {
    AVStream* stream;
    const Subtitles& subtitles;
    std::size_t written = 0;
  };
  int write(Track& track, const Cue& cue);

  AVFormatContext& format_;
  AVCodecID codec_;
  std::vector<Track> tracks_;
  Libav<AVPacket> packet_;
};

}  // namespace homebound::exporting
