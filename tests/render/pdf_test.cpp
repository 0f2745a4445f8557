// PDF documents as poppler and qpdf read them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "render/pdf/cairo.h"
#include "scenes.h"
#include "support/documents.h"
#include "support/process.h"
#include "support/similarity.h"
#include "support/temporary_folder.h"
#include "text/text.h"

namespace homebound::render {
namespace {

using test::put, test::run, test::TemporaryFolder;
using testing::HasSubstr;

drawing::Drawing haloed(const std::string& words) {
  text::Style style;
  style.size = 24;
  drawing::Drawing drawing{{400, 80}, {1, 1, 1, 1}, {}};
  for (drawing::GlyphRun run : text::shape(words, style).runs) {
    run.origin = run.origin + Point{20, 50};
    run.halo = Colour{1, 1, 0, 0.5f};
    run.halo_width = 2;
    drawing.items.emplace_back(std::move(run));
  }
  return drawing;
}

TEST(CairoPdf, LooksLikeTheScene) {
  const TemporaryFolder folder;
  for (const auto& [name, drawing] : drawings()) {
    put(folder / "a.pdf", pdf(drawing));
    const drawing::Pixels page = test::drawn_pdf(folder / "a.pdf"), wanted = draw_cairo(drawing);
    EXPECT_EQ(page.width, wanted.width) << name;
    EXPECT_EQ(page.height, wanted.height) << name;
    // Poppler makes thin lines a pixel wide and samples a pixel at 4 x 4 points.
    EXPECT_GE(test::ssim(page, wanted), 0.93) << name;
  }
}

TEST(CairoPdf, TextCanBeSelected) {
  const TemporaryFolder folder;
  for (const std::string words : {"Flights to Guangzhou 2015", "office affluent", "从金边飞往广州"}) {
    put(folder / "a.pdf", pdf(haloed(words)));
    EXPECT_THAT(run("pdftotext " + (folder / "a.pdf").string() + " -").out, HasSubstr(words));
  }
}

TEST(CairoPdf, SaysWhatItIs) {
  const TemporaryFolder folder;
  put(folder / "a.pdf", pdf(haloed("Home"), {"回家", "Flights", Instant(std::chrono::hours(24))}));
  const std::string info = run("TZ=UTC pdfinfo -isodates " + (folder / "a.pdf").string()).out;
  for (const char* line : {"Title:           回家\n", "Subject:         Flights\n", "300 x 60 pts",
                           "Pages:           1\n", "CreationDate:    1970-01-02T00:00:00"}) {
    EXPECT_THAT(info, HasSubstr(line));
  }
  const std::string fonts = run("pdffonts " + (folder / "a.pdf").string()).out;
  EXPECT_THAT(fonts, testing::ContainsRegex("Inter.* yes yes yes")) << "embedded, subset, with Unicode";
}

// Wide gaps are no spaces.
TEST(CairoPdf, SpacedLettersAreWords) {
  const TemporaryFolder folder;
  text::Style style;
  style.letter_spacing = 6;
  drawing::Drawing drawing{{400, 80}, {1, 1, 1, 1}, {}};
  for (drawing::GlyphRun run : text::shape("Yellow Sea", style).runs) {
    run.origin = run.origin + Point{20, 50};
    drawing.items.emplace_back(std::move(run));
  }
  put(folder / "a.pdf", pdf(drawing));
  EXPECT_THAT(run("pdftotext " + (folder / "a.pdf").string() + " -").out, HasSubstr("Yellow Sea"));
}

TEST(CairoPdf, NamedGroupsAreLayers) {
  const auto group = [](const char* name, std::vector<drawing::Item> items) {
    return std::make_shared<const drawing::Group>(drawing::Group{name, {}, 1, 0, std::move(items)});
  };
  const auto square = [](double x, Colour colour) {
    return drawing::Fill{drawing::SharedPath(rectangle_path(Rect::at(x, 10, 30, 30))), {}, colour};
  };
  const Colour red{1, 0, 0, 1}, blue{0, 0, 1, 1};
  const drawing::Drawing drawing{
      {100, 50},
      {1, 1, 1, 1},
      {group("map", {group("sea", {square(10, blue)}), group("land", {square(30, red)})}), square(60, blue),
       group("nothing", {})}};
  const TemporaryFolder folder;
  const std::string file = (folder / "a.pdf").string();
  put(file, pdf(drawing));
  const std::string checked = run("qpdf --check " + file).out;
  EXPECT_THAT(checked, HasSubstr("No syntax or stream encoding errors found"));
  const std::string objects = run("qpdf --qdf --object-streams=disable " + file + " -").out;
  EXPECT_THAT(objects, HasSubstr("/Name (Sea)"));
  EXPECT_THAT(objects, HasSubstr("/Name (Land)"));
  EXPECT_THAT(objects, testing::Not(HasSubstr("/Name (Nothing)")));
  EXPECT_THAT(objects, testing::Not(HasSubstr("/CreationDate"))) << "nobody asked for dates";
  EXPECT_GE(test::ssim(test::drawn_pdf(file), draw_cairo(drawing)), 0.99);
}

TEST(CairoPdf, IsTheSameEveryTime) {
  for (const auto& [name, drawing] : drawings()) EXPECT_TRUE(pdf(drawing) == pdf(drawing)) << name;
}

class NoFont : public drawing::Font {
 public:
  const Path& outline(std::uint32_t) const override { return path_; }
  const std::string& file() const override { return file_; }
  int face_index() const override { return 0; }
  const std::string& name() const override { return file_; }

 private:
  Path path_;
  std::string file_ = "/none/such.otf";
};

TEST(CairoPdf, NamesAFontThatCannotBeRead) {
  drawing::GlyphRun text;
  text.font = std::make_shared<NoFont>();
  text.glyphs = {{1, {}}};
  EXPECT_THAT(
      [&] {
        pdf({{10, 10}, {}, {text}});
      },
      testing::ThrowsMessage<Error>(HasSubstr("/none/such.otf")));
}

}  // namespace
}  // namespace homebound::render
