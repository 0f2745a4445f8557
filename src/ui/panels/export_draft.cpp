#include "ui/panels/export_draft.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/numbers.h"
#include "platform/system/file.h"
#include "scenario/read/examples.h"
#include "viewing/request_of.h"

namespace homebound::ui {
namespace fs = std::filesystem;
namespace {

using exporting::Format;
using exporting::Pages;

// In print a page unit is 0.23 mm on A4. On A3 text need not grow with the paper.
constexpr std::array pages = {ExportPage{Word::page_slide, {1920, 1080}},
                              ExportPage{Word::page_4k, {3840, 2160}},
                              ExportPage{Word::page_square, {1080, 1080}},
                              ExportPage{Word::page_vertical, {1080, 1920}},
                              ExportPage{Word::page_a4, {3508, 2480}, 1, 300.0},
                              ExportPage{Word::page_a3, {4960, 3508}, 0.8, 300.0},
                              ExportPage{Word::page_overlay, {1920, 1080}, 1, {}, true}};

constexpr std::array kinds = {
    ExportKind{Word::kind_png, "png", ".png", Format::png},
    ExportKind{Word::kind_svg, "svg", ".svg", Format::svg},
    ExportKind{Word::kind_pdf, "pdf", ".pdf", Format::pdf},
    ExportKind{Word::kind_deck, "deck", ".pdf", Format::pdf, Pages::deck},
    ExportKind{Word::kind_sheet, "contact-sheet", ".png", Format::png, Pages::contact_sheet},
    ExportKind{Word::kind_story, "story", ".html", Format::html},
    ExportKind{Word::kind_slides, "slides", ".pptx", Format::pptx},
    ExportKind{Word::kind_mp4, "mp4", ".mp4", Format::mp4},
    ExportKind{Word::kind_webm, "webm", ".webm", Format::webm},
    ExportKind{Word::kind_mov, "mov", ".mov", Format::mov},
    ExportKind{Word::kind_gif, "gif", ".gif", Format::gif},
    ExportKind{Word::kind_frames, "frames", "", Format::frames},
    ExportKind{Word::kind_csv, "csv", ".csv", Format::csv},
    ExportKind{Word::kind_geojson, "geojson", ".geojson", Format::geojson},
    ExportKind{Word::kind_kml, "kml", ".kml", Format::kml},
    ExportKind{Word::kind_gpx, "gpx", ".gpx", Format::gpx},
    ExportKind{Word::kind_toml, "toml", ".toml", Format::toml},
};

// Returns the document's file; nullopt for one that has none and for the program's own examples.
std::optional<fs::path> file_of(const session::Document& document) {
  std::error_code ec;
  if (document.file.empty() || !fs::is_regular_file(document.file, ec) || scenario::is_shipped(document.file))
    return std::nullopt;
  fs::path file = fs::absolute(document.file, ec);
  return ec ? std::nullopt : std::optional(std::move(file));
}

bool is_own(const fs::path& file, const session::Document& document) {
  const auto own = file_of(document);
  std::error_code ec;
  return own && (file == *own || fs::equivalent(file, *own, ec));
}

// Keeps a name that the program proposes from being that of the document.
fs::path beside(fs::path file, const session::Document& document) {
  if (!is_own(file, document)) return file;
  return file.parent_path() / (file.stem().string() + "-export" + file.extension().string());
}

template <class Names>
std::optional<std::size_t> index_in(const Names& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - names.begin()));
}

// Returns the kind's format and that of the file's name, which agree, or throws.
exporting::Output output_of(const ExportDraft& draft) {
  exporting::Output output{fs::path(draft.file)};
  const std::string expected = draft.what().extension;
  const bool alike = expected.empty() ? output.format == exporting::Format::frames
                                      : lower(output.file.extension().string()) == expected;
  const bool sheet = draft.what().pages == Pages::contact_sheet &&
                     (output.format == exporting::Format::svg || output.format == exporting::Format::pdf);
  if (alike || sheet) return output;
  if (expected.empty())
    throw Error({"a folder of pictures has a name without a dot", "图片文件夹的名称中不能有点号"});
  throw Error(told("the name of this kind of file ends in {}", "此类文件的文件名须以 {} 结尾", expected));
}

}  // namespace

std::span<const ExportPage> export_pages() { return pages; }
std::span<const ExportKind> export_kinds() { return kinds; }

// Slides have one shape, which is that of the first page.
bool ExportKind::offers(const ExportPage& page) const {
  return (!page.dpi || takes("--dpi")) && (!page.transparent || takes("--transparent")) &&
         (!is_slides() || 9 * page.size.width == 16 * page.size.height);
}

std::string line_of(const ExportChoices& c) {
  std::string line = fmt::format("kind={} size={}x{} scale={} rate={} quality={}", c.what().name,
                                 c.size.width, c.size.height, c.scale, c.rate,
                                 exporting::quality_names[static_cast<std::size_t>(c.quality)]);
  if (c.dpi) line += fmt::format(" dpi={}", *c.dpi);
  if (c.subtitles)
    line +=
        fmt::format(" subtitles={}", exporting::subtitle_words_names[static_cast<std::size_t>(*c.subtitles)]);
  if (c.transparent) line += " transparent=yes";
  return line;
}

ExportChoices read_choices(std::string_view line) {
  ExportChoices c;
  const auto in = [](std::optional<double> v, double low, double high) {
    return v && *v >= low && *v <= high;
  };
  while (!line.empty()) {
    const std::string_view word = line.substr(0, line.find(' '));
    line.remove_prefix(std::min(line.size(), word.size() + 1));
    const auto equals = word.find('=');
    if (equals == word.npos) continue;
    const std::string_view key = word.substr(0, equals), value = word.substr(equals + 1);
    if (key == "kind") {
      const auto found = std::ranges::find(kinds, value, &ExportKind::name);
      if (found != kinds.end()) c.kind = static_cast<std::size_t>(found - kinds.begin());
    } else if (key == "size") {
      const auto x = value.find('x');
      const auto w = number_in<double>(value.substr(0, x)),
                 h = x == value.npos ? std::nullopt : number_in<double>(value.substr(x + 1));
      if (in(w, 16, 16384) && in(h, 16, 16384)) c.size = {std::round(*w), std::round(*h)};
    } else if (key == "scale") {
      if (const auto v = number_in<double>(value); in(v, 0.1, 20)) c.scale = *v;
    } else if (key == "dpi") {
      if (const auto v = number_in<double>(value); in(v, 1, 10000)) c.dpi = v;
    } else if (key == "rate") {
      if (exporting::parse_frame_rate(value)) c.rate = value;
    } else if (key == "quality") {
      if (const auto i = index_in(exporting::quality_names, value))
        c.quality = static_cast<exporting::Quality>(*i);
    } else if (key == "subtitles") {
      if (const auto i = index_in(exporting::subtitle_words_names, value))
        c.subtitles = static_cast<exporting::SubtitleWords>(*i);
    } else if (key == "transparent") {
      c.transparent = value == "yes" && c.what().takes("--transparent");
    }
  }
  return c;
}

ExportDraft first_draft(const session::Document& document, const ExportChoices& choices) {
  const char* home = std::getenv("HOME");
  std::error_code ec;
  fs::path folder = home != nullptr && *home == '/' ? fs::path(home) : fs::current_path(ec);
  if (const auto own = file_of(document); own && platform::can_write_in(own->parent_path()))
    folder = own->parent_path();
  const fs::path stem = fs::path(document.file).stem();
  ExportDraft draft;
  static_cast<ExportChoices&>(draft) = choices;
  const fs::path named = folder / (stem.empty() ? fs::path("homebound") : stem);
  draft.file = beside(named.string() + choices.what().extension, document).string();
  return draft;
}

ExportDraft with_kind(ExportDraft draft, std::size_t kind, const session::Document& document) {
  fs::path file = draft.file;
  const std::string old = draft.what().extension;
  if (old.empty() || file.extension() == old) file.replace_extension(kinds[kind].extension);
  draft.file = beside(std::move(file), document).string();
  draft.kind = kind;
  draft.transparent = draft.transparent && kinds[kind].takes("--transparent");
  const auto page = page_of(draft);
  const ExportPage own{Word::page_own, draft.size, draft.scale, draft.dpi};
  return kinds[kind].offers(page ? pages[*page] : own) ? draft : with_page(draft, 0);
}

ExportDraft with_page(ExportDraft draft, std::size_t page) {
  draft.size = pages[page].size;
  draft.scale = pages[page].scale;
  draft.dpi = pages[page].dpi;
  draft.transparent = pages[page].transparent && draft.what().takes("--transparent");
  return draft;
}

std::optional<std::size_t> page_of(const ExportDraft& draft) {
  const auto alike = [&](const ExportPage& p) {
    return p.size == draft.size && p.scale == draft.scale && (!p.transparent || draft.transparent);
  };
  // The overlay is the same size as the slide and comes after it.
  if (draft.transparent && alike(pages.back())) return pages.size() - 1;
  const auto found = std::ranges::find_if(pages, alike);
  return found == pages.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - pages.begin()));
}

exporting::Request request_of(const ExportDraft& draft, const session::Session& session,
                              const compose::View& view, Seconds wall, std::optional<scenario::RoutesAs> as) {
  exporting::Request request = viewing::request_of(session, view, wall, as);
  request.output = output_of(draft);
  if (is_own(request.output.file, session.document))
    throw Error({"this is the file that is open; choose another name", "这是当前打开的文件，请换一个文件名"});
  request.size = draft.size;
  request.scale = draft.scale;
  if (draft.what().takes("--dpi")) request.dpi = draft.dpi;
  request.transparent = draft.transparent;
  request.pages = draft.what().pages;
  request.notes = draft.what().takes("--notes") && draft.notes;
  request.films = draft.slides != ExportDraft::Slides::stills;
  request.moving = draft.slides == ExportDraft::Slides::moving;
  if (draft.what().is_story()) {  // the player draws what lies between two frames, and switches languages
    request.rate = {12, 1};
    request.language.reset();
  }
  if (!draft.what().is_film() && !draft.what().is_slides()) return request;
  const auto rate = exporting::parse_frame_rate(draft.rate);
  if (!rate)
    throw Error(told("'{}' is no frame rate such as 25, 29.97 or 30000/1001",
                     "“{}”不是帧率，例如 25、29.97 或 30000/1001", draft.rate));
  request.rate = *rate;
  if (draft.what().takes("--quality")) request.quality = draft.quality;
  if (draft.what().is_slides()) return request;
  if (!draft.length.empty()) {
    request.seconds = number_in<double>(draft.length);
    if (!request.seconds || !(*request.seconds > 0))
      throw Error(told("'{}' is no number of seconds", "“{}”不是秒数", draft.length));
  }
  if (draft.what().takes("--subtitles")) request.subtitles = draft.subtitles;
  const timeline::StoryClock& story = session.document.timeline->story;
  const std::size_t scene = story.stretch_at(session::second(session, wall));
  if (draft.part == ExportDraft::Part::scene && scene < story.stretches.size())
    request.from = story.stretches[scene].from_second, request.to = story.stretches[scene].to_second;
  if (draft.part == ExportDraft::Part::marked) {
    const session::Range range = session::range_of(session.clock, story);
    request.from = range.begin, request.to = range.end;
  }
  return request;
}

std::string state_name(const ExportAccount& account) {
  if (!account.job) return "none";
  constexpr std::array names = {"running", "done", "stopped", "failed"};
  return names.at(static_cast<std::size_t>(account.job->state));
}

}  // namespace homebound::ui
