#include "ui/panels/export_draft.h"

#include <array>
#include <cstdlib>
#include <filesystem>

#include "viewing/request_of.h"

namespace homebound::ui {
namespace fs = std::filesystem;
namespace {

// In print a page unit is 0.23 mm on A4. On A3 text need not grow with the paper.
constexpr std::array pages = {ExportPage{Word::page_slide, {1920, 1080}},
                              ExportPage{Word::page_4k, {3840, 2160}},
                              ExportPage{Word::page_square, {1080, 1080}},
                              ExportPage{Word::page_vertical, {1080, 1920}},
                              ExportPage{Word::page_a4, {3508, 2480}, 1, 300.0},
                              ExportPage{Word::page_a3, {4960, 3508}, 0.8, 300.0},
                              ExportPage{Word::page_overlay, {1920, 1080}, 1, {}, true}};

constexpr std::array export_kind_table = {ExportKind{Word::kind_png, ".png"},
                                          ExportKind{Word::kind_svg, ".svg"},
                                          ExportKind{Word::kind_pdf, ".pdf"},
                                          ExportKind{Word::kind_deck, ".pdf", false, false, true},
                                          ExportKind{Word::kind_mp4, ".mp4", true, false},
                                          ExportKind{Word::kind_webm, ".webm", true},
                                          ExportKind{Word::kind_mov, ".mov", true},
                                          ExportKind{Word::kind_gif, ".gif", true},
                                          ExportKind{Word::kind_frames, "", true}};

}  // namespace

std::span<const ExportPage> export_pages() { return pages; }
std::span<const ExportKind> export_kinds() { return export_kind_table; }

ExportDraft first_draft(const session::Document& document) {
  const char* home = std::getenv("HOME");
  std::error_code ec;
  const fs::path folder = home != nullptr && *home == '/' ? fs::path(home) : fs::current_path(ec);
  const fs::path stem = fs::path(document.file).stem();
  ExportDraft draft;
  draft.file =
      (folder / (stem.empty() ? fs::path("homebound") : stem)).string() + export_kind_table[0].extension;
  return draft;
}

ExportDraft with_kind(ExportDraft draft, std::size_t kind) {
  fs::path file = draft.file;
  const std::string old = export_kind_table[draft.kind].extension;
  if (old.empty() || file.extension() == old) file.replace_extension(export_kind_table[kind].extension);
  draft.file = file.string();
  draft.kind = kind;
  draft.transparent = draft.transparent && export_kind_table[kind].alpha;
  return draft;
}

ExportDraft with_page(ExportDraft draft, std::size_t page) {
  draft.page = page;
  draft.transparent = pages[page].transparent && export_kind_table[draft.kind].alpha;
  return draft;
}

exporting::Request request_of(const ExportDraft& draft, const session::Session& session,
                              const compose::View& view, Seconds wall, std::optional<scenario::RoutesAs> as) {
  const ExportPage& page = pages[draft.page];
  exporting::Request request = viewing::request_of(session, view, wall, as);
  request.output = fs::path(draft.file);
  request.size = page.size;
  request.scale = page.scale;
  request.dpi = page.dpi;
  request.transparent = draft.transparent;
  if (export_kind_table[draft.kind].deck) {
    request.pages = exporting::Pages::deck;
    request.notes = draft.notes;
  }
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
