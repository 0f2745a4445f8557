// What the export panel proposes, remembers and refuses.
#include "ui/panels/export_draft.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>
#include <unistd.h>

namespace homebound::ui {
namespace {

namespace fs = std::filesystem;

class ExportDraftTest : public testing::Test {
 protected:
  ExportDraftTest() {
    fs::create_directories(root_ / "home");
    ::setenv("HOME", (root_ / "home").c_str(), 1);
  }
  ~ExportDraftTest() override { fs::remove_all(root_); }

  session::Document document(const std::string& name) const {
    std::ofstream(root_ / name)
        << "title = \"Ferry\"\n[[flight]]\nid = \"one\"\nfrom = \"CGK\"\nto = \"PVG\"\n";
    session::Document made = session::new_document();
    made.file = (root_ / name).string();
    return made;
  }
  static std::size_t kind(std::string_view name) {
    for (std::size_t i = 0; i < export_kinds().size(); ++i)
      if (export_kinds()[i].name == name) return i;
    ADD_FAILURE() << name;
    return 0;
  }

  fs::path root_ = fs::temp_directory_path() / ("homebound_draft_" + std::to_string(::getpid()));
};

TEST_F(ExportDraftTest, RemembersEveryChoice) {
  for (std::size_t i = 0; i < export_kinds().size(); ++i)
    for (const auto quality :
         {exporting::Quality::small, exporting::Quality::good, exporting::Quality::best}) {
      ExportChoices c;
      c.kind = i, c.quality = quality;
      c.size = {1234, 567}, c.scale = 1.25, c.rate = "30000/1001", c.dpi = 150;
      c.subtitles = exporting::SubtitleWords::notes;
      c.transparent = export_kinds()[i].takes("--transparent");
      EXPECT_EQ(read_choices(line_of(c)), c) << line_of(c);
    }
  EXPECT_EQ(read_choices(line_of({})), ExportChoices{});
}

TEST_F(ExportDraftTest, WhatCannotBeReadKeepsItsDefault) {
  for (const char* line :
       {"", "kind=xyz", "size=12", "size=1x1", "size=99999x99999", "size=axb", "scale=0", "rate=never",
        "quality=9", "dpi=-1", "subtitles=", "===", "  ", "transparent=maybe"})
    EXPECT_EQ(read_choices(line), ExportChoices{}) << line;
  EXPECT_EQ(read_choices("kind=xyz size=640x480").size, (Size{640, 480}));
  EXPECT_FALSE(read_choices("kind=mp4 transparent=yes").transparent) << "an MP4 has no alpha";
}

TEST_F(ExportDraftTest, LiesBesideTheDocumentAndIsNeverTheDocument) {
  const session::Document scenario = document("ferry.toml"), table = document("flights.csv");
  EXPECT_EQ(first_draft(scenario).file, (root_ / "ferry.png").string());
  EXPECT_EQ(first_draft(session::new_document()).file, (root_ / "home/homebound.png").string());
  ExportDraft draft = with_kind(first_draft(scenario), kind("toml"), scenario);
  EXPECT_EQ(draft.file, (root_ / "ferry-export.toml").string());
  draft = with_kind(first_draft(table), kind("csv"), table);
  EXPECT_EQ(draft.file, (root_ / "flights-export.csv").string());
  ExportChoices last;
  last.kind = kind("csv");
  EXPECT_EQ(first_draft(table, last).file, (root_ / "flights-export.csv").string());
  EXPECT_EQ(first_draft(scenario, last).file, (root_ / "ferry.csv").string());
}

TEST_F(ExportDraftTest, AKindTakesItsExtensionAlong) {
  const session::Document scenario = document("ferry.toml");
  ExportDraft draft = first_draft(scenario);
  for (const auto& [name, file] :
       {std::pair{"deck", "ferry.pdf"}, std::pair{"contact-sheet", "ferry.png"},
        std::pair{"mp4", "ferry.mp4"}, std::pair{"frames", "ferry"}, std::pair{"geojson", "ferry.geojson"}}) {
    draft = with_kind(draft, kind(name), scenario);
    EXPECT_EQ(draft.file, (root_ / file).string());
  }
  draft.file = (root_ / "of my own.xyz").string();
  EXPECT_EQ(with_kind(draft, kind("png"), scenario).file, draft.file) << "a name that was typed stays";
}

TEST_F(ExportDraftTest, SlidesAreSixteenToNineAndHaveNotes) {
  const session::Document scenario = document("ferry.toml");
  ExportDraft draft = first_draft(scenario);
  draft.size = {3508, 2480}, draft.dpi = 300;
  draft = with_kind(draft, kind("slides"), scenario);
  EXPECT_EQ(draft.file, (root_ / "ferry.pptx").string());
  EXPECT_EQ(draft.size, (Size{1920, 1080}));
  EXPECT_FALSE(draft.dpi);
  EXPECT_TRUE(draft.what().takes("--notes"));
  draft.size = {1280, 720};
  EXPECT_EQ(with_kind(draft, kind("slides"), scenario).size, (Size{1280, 720}));
}

TEST_F(ExportDraftTest, EachKindOffersWhatAppliesToIt) {
  const auto offered = [](const char* name, std::string_view option) {
    return export_kinds()[kind(name)].takes(option);
  };
  for (const char* with : {"png", "svg", "pdf", "webm", "mov", "gif", "frames"})
    EXPECT_TRUE(offered(with, "--transparent")) << with;
  for (const char* without : {"mp4", "deck", "contact-sheet", "story", "slides", "csv"})
    EXPECT_FALSE(offered(without, "--transparent")) << without;
  for (const char* with : {"deck", "story", "slides"}) EXPECT_TRUE(offered(with, "--notes")) << with;
  for (const char* without : {"png", "contact-sheet", "mp4"})
    EXPECT_FALSE(offered(without, "--notes")) << without;
  for (const char* with : {"mp4", "webm", "slides"}) EXPECT_TRUE(offered(with, "--quality")) << with;
  for (const char* without : {"mov", "gif", "png"}) EXPECT_FALSE(offered(without, "--quality")) << without;
  // Paper is for pictures, an overlay for what may be transparent.
  const auto pages = [](const char* name) {
    int print = 0, overlay = 0;
    for (const ExportPage& page : export_pages())
      if (export_kinds()[kind(name)].offers(page)) print += page.dpi ? 1 : 0, overlay += page.transparent;
    return std::pair(print, overlay);
  };
  EXPECT_EQ(pages("png"), std::pair(2, 1));
  EXPECT_EQ(pages("deck"), std::pair(2, 0));
  EXPECT_EQ(pages("mp4"), std::pair(0, 0));
  EXPECT_EQ(pages("webm"), std::pair(0, 1));
  EXPECT_EQ(pages("slides"), std::pair(0, 0));
}

TEST_F(ExportDraftTest, AFilmTakesNoPageForPrintAlong) {
  const session::Document scenario = document("ferry.toml");
  ExportDraft draft = first_draft(scenario);
  for (std::size_t page = 0; page < export_pages().size(); ++page)
    if (export_pages()[page].dpi) draft = with_page(draft, page);
  ASSERT_TRUE(draft.dpi);
  EXPECT_EQ(with_kind(draft, kind("pdf"), scenario).size, draft.size);
  draft = with_kind(draft, kind("mp4"), scenario);
  EXPECT_EQ(draft.size, (Size{1920, 1080}));
  EXPECT_FALSE(draft.dpi);
  draft.size = {800, 600};
  EXPECT_EQ(with_kind(draft, kind("webm"), scenario).size, (Size{800, 600})) << "a size of one's own stays";
}

TEST_F(ExportDraftTest, APageIsKnownByItsSize) {
  ExportDraft draft;
  for (std::size_t page = 0; page < export_pages().size(); ++page)
    EXPECT_EQ(page_of(with_page(draft, page)), page);
  draft = with_page(draft, 0);
  draft.size.width = 1000;
  EXPECT_FALSE(page_of(draft));
}

}  // namespace
}  // namespace homebound::ui
