#include "exporting/film/subtitles.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "base/output_file.h"
#include "base/trim.h"
#include "base/utf8.h"

namespace homebound::exporting {
namespace {

// What a line and a cue hold, in columns of which a Chinese character takes two (EBU-TT and Netflix: 42, and
// 16 characters).
constexpr std::size_t line_columns = 42, cue_columns = 2 * line_columns;

std::size_t columns(std::string_view text) {
  std::size_t sum = 0;
  for (const char32_t c : characters_of(text)) sum += c >= 0x2E80 ? 2 : 1;
  return sum;
}

// Tells whether a sentence ends before a position.
bool ends_sentence(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at), after = text.substr(at);
  for (const std::string_view end : {"。", "！", "？", "；"})
    if (before.ends_with(end)) return true;
  return after.starts_with(' ') &&
         (before.ends_with('.') || before.ends_with('!') || before.ends_with('?') || before.ends_with(';'));
}

// Tells whether a line may break before a position.
bool may_break(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  return text[at] == ' ' || before.ends_with("，") || before.ends_with("、") || before.ends_with("。");
}

// Returns where to cut a text of which at most so many columns fit: after a sentence, or else between words.
std::size_t cut(std::string_view text, std::size_t most) {
  std::size_t sentence = 0, word = 0, any = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (continues_character(text[i])) continue;
    if (columns(text.substr(0, i)) > most) break;
    any = i;
    if (ends_sentence(text, i)) sentence = i;
    if (may_break(text, i)) word = i;
  }
  return sentence > 0 ? sentence : word > 0 ? word : any;
}

// Breaks a cue in two lines where it is too long for one, near its middle.
std::string in_lines(std::string_view text) {
  const std::size_t whole = columns(text);
  if (whole <= line_columns) return std::string(text);
  std::size_t best = 0;
  double least = 1e9;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (!may_break(text, i)) continue;
    const double off =
        std::abs(static_cast<double>(columns(text.substr(0, i))) - static_cast<double>(whole) / 2);
    if (off < least) least = off, best = i;
  }
  if (best == 0) return std::string(text);
  return fmt::format("{}\n{}", trimmed(text.substr(0, best)), trimmed(text.substr(best)));
}

// Cuts a text into parts that a cue can hold.
void add_parts(std::vector<std::string>& parts, std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = trimmed(text.substr(begin, end - begin));
    while (columns(line) > cue_columns) {
      const std::size_t at = cut(line, cue_columns);
      parts.push_back(in_lines(trimmed(line.substr(0, at))));
      line = trimmed(line.substr(at));
    }
    if (!line.empty()) parts.push_back(in_lines(line));
    begin = end + 1;
  }
}

// Returns what is said in a scene.
std::vector<std::string> parts_of(const scenario::StoryScene& scene, Language language, SubtitleWords words) {
  std::vector<std::string> parts;
  if (words == SubtitleWords::notes) add_parts(parts, scene.notes.in(language));
  if (!parts.empty()) return parts;
  add_parts(parts, scene.title.in(language));
  add_parts(parts, scene.text.in(language));
  return parts;
}

// Returns the languages that the scenes are told in: both where any text has both, else the scenario's.
std::vector<Language> languages_of(const scenario::Scenario& s) {
  const auto two = [](const Text& text) { return !text.english.empty() && !text.chinese.empty(); };
  if (std::ranges::any_of(s.scenes, [&](const auto& scene) {
        return two(scene.title) || two(scene.text) || two(scene.notes);
      }))
    return {Language::english, Language::chinese};
  return {s.language == Language::chinese ? Language::chinese : Language::english};
}

// 83.5 -> 00:01:23,500
std::string clock_text(double seconds, char point) {
  const auto ms = static_cast<long>(std::lround(seconds * 1000));
  return fmt::format("{:02}:{:02}:{:02}{}{:03}", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60, point,
                     ms % 1000);
}

}  // namespace

std::vector<Subtitles> subtitles_of(const timeline::Timeline& timeline, const FrameClock& clock,
                                    double seconds, SubtitleWords words) {
  const auto& scenes = timeline.scenario->scenes;
  const auto& stretches = timeline.story.stretches;
  const double pace = clock.to > clock.from ? seconds / (clock.to - clock.from) : 0;
  std::vector<Subtitles> all;
  for (const Language language : languages_of(*timeline.scenario)) {
    Subtitles subtitles{language, {}};
    for (std::size_t i = 0; i < scenes.size(); ++i) {
      const double from = (std::max(stretches[i].from_second, clock.from) - clock.from) * pace;
      const double to = (std::min(stretches[i].to_second, clock.to) - clock.from) * pace;
      const std::vector<std::string> parts = parts_of(scenes[i], language, words);
      std::size_t whole = 0;
      for (const std::string& part : parts) whole += columns(part);
      double begin = from;
      for (const std::string& part : parts) {
        if (to <= from) break;
        const double end = &part == &parts.back() ? to
                                                  : begin + (to - from) * static_cast<double>(columns(part)) /
                                                                static_cast<double>(whole);
        subtitles.cues.push_back({begin, end, part});
        begin = end;
      }
    }
    if (!subtitles.cues.empty()) all.push_back(std::move(subtitles));
  }
  return all;
}

std::string srt_text(const Subtitles& subtitles) {
  std::string text;
  int number = 0;
  for (const Cue& cue : subtitles.cues)
    text += fmt::format("{}\n{} --> {}\n{}\n\n", ++number, clock_text(cue.from, ','), clock_text(cue.to, ','),
                        cue.text);
  return text;
}

std::string vtt_text(const Subtitles& subtitles) {
  std::string text = "WEBVTT\n\n";
  for (const Cue& cue : subtitles.cues) {
    std::string escaped;
    for (const char c : cue.text)
      escaped += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    text += fmt::format("{} --> {}\n{}\n\n", clock_text(cue.from, '.'), clock_text(cue.to, '.'), escaped);
  }
  return text;
}

std::filesystem::path subtitle_file(const std::filesystem::path& film, Language language,
                                    const std::string& extension) {
  // A folder of pictures may end in a slash.
  std::filesystem::path file = film.has_filename() ? film : film.parent_path();
  file.replace_extension(fmt::format("{}.{}", language_code(language), extension));
  return file;
}

void write_subtitles(const std::filesystem::path& film, const std::vector<Subtitles>& all) {
  for (const Subtitles& subtitles : all) {
    write_file(subtitle_file(film, subtitles.language, "srt"), srt_text(subtitles));
    write_file(subtitle_file(film, subtitles.language, "vtt"), vtt_text(subtitles));
  }
}

}  // namespace homebound::exporting
