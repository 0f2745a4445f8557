// SVG and PDF documents as xmllint and poppler read them.
#include <algorithm>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "render/cairo/cairo.h"
#include "scenes.h"
#include "support/process.h"
#include "support/similarity.h"
#include "support/temporary_folder.h"
#include "text/text.h"

namespace homebound::render {
namespace {

using test::put, test::run, test::TemporaryFolder;
using testing::HasSubstr;

// A binary PPM (P6): width, height, 255, then red, green and blue.
scene::Pixels read_ppm(const std::string& bytes) {
  std::istringstream stream(bytes);
  std::string magic;
  int most = 0;
  scene::Pixels p;
  stream >> magic >> p.width >> p.height >> most;
  stream.get();
  if (magic != "P6" || most != 255) return {};
  for (char c[3]; stream.read(c, 3);) {
    for (const char channel : c) p.rgba.push_back(static_cast<std::uint8_t>(channel));
    p.rgba.push_back(255);
  }
  return p;
}

scene::Scene sentence(const std::string& words) {
  text::Style style;
  style.size = 24;
  scene::Scene scene{{400, 80}, {1, 1, 1, 1}, {}};
  for (scene::GlyphRun run : text::shape(words, style).runs) {
    run.origin = run.origin + Point{20, 50};
    run.halo = Colour{1, 1, 0, 0.5f};
    run.halo_width = 2;
    scene.items.emplace_back(std::move(run));
  }
  return scene;
}

TEST(CairoPdf, LooksLikeTheScene) {
  const TemporaryFolder folder;
  for (const auto& [name, scene] : scenes()) {
    put(folder / "a.pdf", pdf(scene));
    const test::Outcome drawn = run("pdftoppm -r 96 " + (folder / "a.pdf").string());
    ASSERT_EQ(drawn.err, "") << name;
    const scene::Pixels page = read_ppm(drawn.out), wanted = draw_cairo(scene);
    EXPECT_EQ(page.width, wanted.width) << name;
    EXPECT_EQ(page.height, wanted.height) << name;
    // Poppler makes thin lines a pixel wide and samples a pixel at 4 x 4 points.
    EXPECT_GE(test::ssim(page, wanted), 0.93) << name;
  }
}

TEST(CairoPdf, TextCanBeSelected) {
  const TemporaryFolder folder;
  for (const std::string words : {"Flights to Guangzhou 2015", "office affluent", "从金边飞往广州"}) {
    put(folder / "a.pdf", pdf(sentence(words)));
    EXPECT_THAT(run("pdftotext " + (folder / "a.pdf").string() + " -").out, HasSubstr(words));
  }
}

TEST(CairoPdf, SaysWhatItIs) {
  const TemporaryFolder folder;
  put(folder / "a.pdf", pdf(sentence("Home"), {"回家", "Flights", Instant(std::chrono::hours(24))}));
  const std::string info = run("TZ=UTC pdfinfo -isodates " + (folder / "a.pdf").string()).out;
  for (const char* line : {"Title:           回家\n", "Subject:         Flights\n", "300 x 60 pts",
                           "Pages:           1\n", "CreationDate:    1970-01-02T00:00:00"}) {
    EXPECT_THAT(info, HasSubstr(line));
  }
  const std::string fonts = run("pdffonts " + (folder / "a.pdf").string()).out;
  EXPECT_THAT(fonts, testing::ContainsRegex("Inter.* yes yes yes")) << "embedded, subset, with Unicode";
}

TEST(CairoSvg, IsWellFormed) {
  const TemporaryFolder folder;
  for (const auto& [name, scene] : scenes()) {
    const std::string text = svg(scene);
    put(folder / "a.svg", text);
    const test::Outcome checked = run("xmllint --noout " + (folder / "a.svg").string());
    EXPECT_EQ(checked.status, 0) << name << '\n' << checked.err;
    std::ostringstream box;
    box << "viewBox=\"0 0 " << scene.page.width << ' ' << scene.page.height << '"';
    EXPECT_THAT(text.substr(0, 400), HasSubstr(box.str()));
    EXPECT_THAT(text.substr(0, 400), testing::ContainsRegex("width=\"[0-9.]+px\"")) << name;
  }
}

TEST(CairoDocuments, AreTheSameEveryTime) {
  for (const auto& [name, scene] : scenes()) {
    EXPECT_TRUE(svg(scene) == svg(scene)) << name;
    EXPECT_TRUE(pdf(scene) == pdf(scene)) << name;
  }
}

class NoFont : public scene::Font {
 public:
  const Path& outline(std::uint32_t) const override { return path_; }
  const std::string& file() const override { return file_; }
  int face_index() const override { return 0; }
  const std::string& name() const override { return file_; }

 private:
  Path path_;
  std::string file_ = "/none/such.otf";
};

TEST(CairoDocuments, NameAFontThatCannotBeRead) {
  scene::GlyphRun text;
  text.font = std::make_shared<NoFont>();
  text.glyphs = {{1, {}}};
  EXPECT_THAT(
      [&] {
        svg({{10, 10}, {}, {text}});
      },
      testing::ThrowsMessage<Error>(HasSubstr("/none/such.otf")));
}

}  // namespace
}  // namespace homebound::render
