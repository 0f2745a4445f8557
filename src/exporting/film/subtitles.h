// Subtitles of a film from what its scenes say.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "exporting/film/frame_clock.h"
#include "exporting/request.h"

namespace homebound::exporting {

struct Cue {
  double from = 0, to = 0;  // seconds of the film
  std::string text;         // one or two lines
  bool operator==(const Cue&) const = default;
};
// The cues of one language, in order of time, never two at once.
struct Subtitles {
  Language language = Language::english;
  std::vector<Cue> cues;
};

// Returns the subtitles of each language that the scenes have, of what `words` names. Long texts become
// several cues, sentence by sentence; a scene's seconds are shared out by the length of what is to be read.
std::vector<Subtitles> subtitles_of(const timeline::Timeline& timeline, const FrameClock& clock,
                                    double seconds, SubtitleWords words);

// Return the files' text: SubRip, and WebVTT of the W3C.
std::string srt_text(const Subtitles& subtitles);
std::string vtt_text(const Subtitles& subtitles);
// Returns the name of such a file beside a film: film.mp4 -> film.zh.srt.
std::filesystem::path subtitle_file(const std::filesystem::path& film, Language language,
                                    const std::string& extension);
// Writes both kinds for each language. Throws Error.
void write_subtitles(const std::filesystem::path& film, const std::vector<Subtitles>& all);

}  // namespace homebound::exporting
