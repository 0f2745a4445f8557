// The program draws no boxes on a machine without fonts.
#include "text/spare_font.h"

#include <filesystem>
#include <memory>
#include <set>
#include <string>

#include <fontconfig/fontconfig.h>
#include <gmock/gmock.h>

#include "base/destroy.h"
#include "base/utf8.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace homebound::text {
namespace {

namespace fs = std::filesystem;
using test::contents;
using test::run;
using test::TemporaryFolder;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// The characters of a font.
struct Known {
  explicit Known(Script script) {
    int faces = 0;
    pattern.reset(
        FcFreeTypeQuery(reinterpret_cast<const FcChar8*>(spare_font(script).c_str()), 0, nullptr, &faces));
    FcPatternGetCharSet(pattern.get(), FC_CHARSET, 0, &characters);
  }
  bool has(char32_t c) const { return characters != nullptr && FcCharSetHasChar(characters, c) != FcFalse; }
  std::unique_ptr<FcPattern, Destroy<FcPatternDestroy>> pattern;
  FcCharSet* characters = nullptr;
};

bool is_chinese(char32_t c) { return (c >= 0x3000 && c <= 0x9FFF) || (c >= 0xFF00 && c <= 0xFFEF); }
bool is_latin(char32_t c) { return c >= 0xA1 && c <= 0x24F; }

// Characters are read from the sources, whose texts are not all in one place.
TEST(SpareFont, HasTheCharactersOfTheProgramTheMapAndTheExamples) {
  const Known latin(Script::latin), chinese(Script::chinese);
  const fs::path root = fs::path(TEST_SOURCE_DIR).parent_path();
  std::size_t seen = 0;
  for (const char* folder : {"src", "assets/scenarios", "assets/player", "geodata"})
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string kind = entry.path().extension();
      if (kind != ".cpp" && kind != ".h" && kind != ".def" && kind != ".toml" && kind != ".js" &&
          kind != ".csv")
        continue;
      std::string missing;
      std::set<char32_t> once;
      for (const char32_t c : characters_of(contents(entry.path())))
        if (once.insert(c).second && ((is_chinese(c) && !chinese.has(c)) || (is_latin(c) && !latin.has(c))))
          append_character(missing, c);
      seen += once.size();
      EXPECT_EQ(missing, "") << entry.path() << ": run assets/fonts/build.sh";
    }
  EXPECT_GT(seen, 5000u);
}

// Fonts in a PDF: what pdffonts lists below its heading.
std::string fonts_of(const fs::path& pdf) { return run("pdffonts " + pdf.string() + " | tail -n +3").out; }

TEST(SpareFont, DrawsTheStoryWhereNoFontIsInstalled) {
  const TemporaryFolder folder;
  test::put(folder / "fonts.conf",
            "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>\n"
            "<cachedir>" +
                (folder / "cache").string() + "</cachedir></fontconfig>\n");
  const std::string bare =
      "env -u DISPLAY FONTCONFIG_FILE=" + (folder / "fonts.conf").string() + " " HOMEBOUND_PROGRAM " ";
  for (const char* language : {"en", "zh", "both"}) {
    const fs::path picture = folder / (std::string(language) + ".pdf");
    const auto drawn =
        run(bare + "export -o " + picture.string() + " --size 1280x720 --at scene:8 --language " + language);
    ASSERT_EQ(drawn.status, 0) << drawn.err;
    EXPECT_THAT(drawn.err, Not(HasSubstr("no font")));
    EXPECT_THAT(fonts_of(picture), HasSubstr("HomeboundSpare"));
    EXPECT_THAT(fonts_of(picture), Not(HasSubstr("Inter")));
  }
  // A character that it lacks is told, with the package that has it.
  test::put(
      folder / "rare.toml",
      "title = '龘齉爩'\n[[flight]]\nid = 'a'\nfrom = 'PEK'\nto = 'PVG'\ndepart = 2024-01-01T10:00:00Z\n");
  const auto told = run(bare + "check " + (folder / "rare.toml").string() + " 2>&1");
  EXPECT_THAT(told.out, HasSubstr("fonts-noto-cjk"));
  EXPECT_THAT(told.out, Not(HasSubstr("fonts-noto-core")));
}

}  // namespace
}  // namespace homebound::text
