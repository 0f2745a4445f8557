#include "ui/kit/words.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <imgui.h>

#include "base/utf8.h"
#include "compose/view/theme.h"
#include "geo/projection/projection.h"
#include "scenario/format/format.h"
#include "ui/kit/cues.h"
#include "ui/kit/examples.h"
#include "ui/kit/fonts.h"
#include "ui/kit/palette.h"
#include "ui/kit/wrapped.h"
#include "ui/panels/actions.h"

namespace homebound::ui {
namespace {

std::set<std::string> characters(const std::string& utf8) {
  std::set<std::string> all;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    all.insert(utf8.substr(i, length));
    i += length;
  }
  return all;
}

bool has_chinese(const std::string& text) {
  for (const std::string& c : characters(text))
    if (c >= "\u4e00" && c <= "\u9fff") return true;
  return false;
}

// A Chinese character is two wide, every other one.
float columns(std::string_view text) {
  float sum = 0;
  for (const char32_t c : characters_of(text)) sum += c >= 0x2E80 || c == U'“' || c == U'”' ? 2 : 1;
  return sum;
}

TEST(Words, AProjectionOnTheWayToAnotherHasNoName) {
  const LonLat centre{110, 0};
  const Projection from = Projection::make("equal-earth", centre), to = Projection::make("robinson", centre);
  const Projection between = Projection::between(from, Affine(), to, Affine(), 0.5);
  EXPECT_EQ(projection_name(between, Language::english), "On the way");
  EXPECT_EQ(projection_name(between, Language::chinese), "过渡中");
  EXPECT_EQ(projection_name(to, Language::english), projection_name("robinson", Language::english));
}

// An empty field shows what may be typed into it.
TEST(Examples, EveryFieldOfTheFormsHasOne) {
  for (const scenario::EntrySort& sort : scenario::entry_sorts())
    for (const scenario::EntryField& field : sort.fields) {
      if (field.type == scenario::FieldType::flag || field.key.starts_with("columns.")) continue;
      const std::string name = std::string(sort.name) + "." + std::string(field.key);
      const std::string english = example_of(sort.sort, field, Language::english),
                        chinese = example_of(sort.sort, field, Language::chinese);
      EXPECT_FALSE(english.empty()) << name;
      EXPECT_FALSE(has_chinese(english)) << name;
      if (!english.empty()) {
        EXPECT_NE(placeholder_of(sort.sort, field, Language::english), english) << name << " looks typed";
      }
      if (field.type == scenario::FieldType::text) {
        EXPECT_TRUE(has_chinese(chinese) || field.key.ends_with("name")) << name;
        EXPECT_FALSE(english == "Four charters") << name << " has no example of its own";
      }
      const auto words = scenario::choices(field.names);
      if (!words.empty() && field.type == scenario::FieldType::word) {
        EXPECT_NE(std::ranges::find(words, english), words.end()) << name << ": " << english;
      }
      if (field.type == scenario::FieldType::number || field.type == scenario::FieldType::integer) {
        const double value = std::stod(english);
        EXPECT_GE(value, field.range.low) << name;
        EXPECT_LE(value, field.range.high) << name;
      }
    }
}

// A default that is a word of the file is told in the window's language, too.
TEST(Examples, ADefaultIsExplainedInChinese) {
  const auto& sure = scenario::field_of(scenario::entry_sort(scenario::Sort::flight), "sure");
  EXPECT_EQ(placeholder_of(scenario::Sort::flight, sure, Language::chinese), "默认 reported（据报道）");
  EXPECT_EQ(placeholder_of(scenario::Sort::flight, sure, Language::english), "otherwise reported");
}

// A glyph that is on its way is a blank; only a character that no font has is a question mark.
TEST(Fonts, NoGlyphIsAQuestionMarkBeforeItIsMade) {
  const Fonts fonts = build_fonts(1, "航班 abc \uE0F1", Language::english);
  const ImFont& font = *fonts.atlas->Fonts[0];
  EXPECT_TRUE(font.FindGlyphNoFallback(0x822A)) << "needs Noto Sans CJK SC";
  EXPECT_EQ(font.FindGlyphNoFallback(0x8FF7), nullptr);
  EXPECT_FALSE(font.FindGlyph(0x8FF7)->Visible);
  ASSERT_NE(font.FindGlyphNoFallback('?'), nullptr);
  EXPECT_EQ(font.FindGlyph(0xE0F1), font.FindGlyphNoFallback('?'));
}

TEST(Wrapped, LinesBreakWhereAnEditorBreaksThem) {
  const auto lines = [](std::string_view text, float width) { return in_lines(text, width, columns); };
  EXPECT_EQ(lines("航班全部抵达。", 12), "航班全部抵\n达。") << "no line begins with a full stop";
  EXPECT_EQ(lines("见（上海）机场", 8), "见（上\n海）机场");
  EXPECT_EQ(lines("共有254名嫌疑人", 7), "共有\n254名嫌\n疑人") << "a number stays with its measure word";
  EXPECT_EQ(lines("按 Enter 键确认", 9), "按 Enter\n键确认");
  EXPECT_EQ(lines("甲乙\n丙丁戊己", 6), "甲乙\n丙丁戊\n己");
  EXPECT_EQ(lines("甲乙\n\n丙", 6), "甲乙\n\n丙");
  EXPECT_EQ(lines("他说“好的”。", 6), "他说\n“好\n的”。");
  EXPECT_EQ(lines("unbreakable", 4), "unbreakable");
  EXPECT_EQ(lines("two words", 5), "two\nwords");
  EXPECT_EQ(lines("", 4), "");
}

// Whatever the width: nothing is lost but spaces at the ends of lines, and no line that could be broken is
// wider.
TEST(Wrapped, AllTextsOfTheWindowAreWhole) {
  for (int i = 0; i < static_cast<int>(Word::count); ++i) {
    const std::string text = say(static_cast<Word>(i), Language::chinese);
    for (const float width : {8.0F, 20.0F, 40.0F}) {
      std::string joined = in_lines(text, width, columns), whole = text;
      for (std::string* s : {&joined, &whole})
        std::erase_if(*s, [](char c) { return c == ' ' || c == '\n'; });
      EXPECT_EQ(joined, whole);
    }
  }
}

TEST(Fonts, KnowWhichCharactersTheyHave) {
  EXPECT_TRUE(has_characters("abc 航班", "班 a"));
  EXPECT_FALSE(has_characters("abc 航班", "a机"));
  EXPECT_TRUE(has_characters("", ""));
  EXPECT_FALSE(has_characters("", "é"));
}

TEST(Words, AreAllThereInBothLanguages) {
  for (int i = 0; i < static_cast<int>(Word::count); ++i) {
    const auto word = static_cast<Word>(i);
    const std::string english = say(word, Language::english), chinese = say(word, Language::chinese);
    EXPECT_FALSE(english.empty()) << i;
    if (word == Word::other_language) continue;  // each names the other
    EXPECT_FALSE(has_chinese(english)) << english;
    EXPECT_TRUE(has_chinese(chinese) || word == Word::utc) << chinese;
  }
}

// Where not everybody flies, no text speaks of flights but those that are of the program and not of the
// story.
TEST(Words, OfLegsSpeakOfNoFlights) {
  const std::set<Word> of_the_program{Word::about_text};
  const std::regex flies("[Ff]light|[Ff]lown|[Ii]n the air|航班|飞行|机上|\\}班");
  for (int i = 0; i < static_cast<int>(Word::count); ++i) {
    const auto word = static_cast<Word>(i);
    if (of_the_program.contains(word)) continue;
    for (const Language language : {Language::english, Language::chinese}) {
      const std::string said = say(word, language, Service::legs);
      EXPECT_FALSE(std::regex_search(said, flies)) << said;
    }
  }
}

TEST(Words, NameEveryProjectionAndTheme) {
  for (const Preset& p : presets()) {
    const std::string name(p.name);
    EXPECT_NE(projection_name(name, Language::english), name);
    EXPECT_TRUE(has_chinese(projection_name(name, Language::chinese))) << name;
    EXPECT_TRUE(has_chinese(projection_use(name, Language::chinese))) << name;
    EXPECT_FALSE(projection_use(name, Language::english).empty()) << name;
  }
  for (const std::string& theme : compose::theme_names())
    EXPECT_TRUE(has_chinese(theme_name(theme, Language::chinese))) << theme;
}

TEST(Actions, KeysAreDistinctAndCanBeWritten) {
  const std::set<std::string> drawable = characters(all_words());
  std::set<std::string> seen;
  for (const Action& a : actions())
    for (const Chord& c : a.chords) {
      if (c.key == sf::Keyboard::Unknown) continue;
      const std::string text = text_of(c);
      EXPECT_FALSE(text.empty() || (text.back() == '+' && text.size() > 1 && c.key != sf::Keyboard::Equal &&
                                    c.key != sf::Keyboard::Add))
          << "a key without a name";
      for (const std::string& ch : characters(text))
        EXPECT_TRUE(ch.size() == 1 || drawable.contains(ch)) << ch << " is not in the fonts";
      EXPECT_TRUE(seen.insert(std::to_string(c.key) + (c.control ? "c" : "") + (c.shift ? "s" : "") +
                              (c.alt ? "a" : ""))
                      .second)
          << text << " is taken twice";
    }
}

TEST(Actions, HaveAKeyAndAreInAMenu) {
  std::set<std::string> names;
  for (const Action& a : actions()) {
    const std::string name = say(a.word, Language::english);
    EXPECT_NE(a.chords[0].key, sf::Keyboard::Unknown) << name << " has no key";
    EXPECT_TRUE(std::ranges::any_of(menus, [&](const auto& m) { return m.first == a.menu; })) << name;
    EXPECT_TRUE(names.insert(name).second) << "two actions are called " << name;
    for (const Chord& c : a.chords)
      EXPECT_FALSE(c.key >= sf::Keyboard::Num1 && c.key <= sf::Keyboard::Num9 && !c.control)
          << name << " takes a scene's digit";
  }
}

TEST(Cues, KeysAreDistinctAndCanBeWritten) {
  std::set<int> seen;
  for (const CueKeys& cue : cue_keys())
    for (const Chord& c : cue.chords) {
      if (c.key == sf::Keyboard::Unknown) continue;
      EXPECT_FALSE(text_of(c).empty()) << c.key;
      EXPECT_TRUE(seen.insert(c.key).second) << text_of(c) << " is taken twice";
      EXPECT_NE(c.key, sf::Keyboard::Escape) << "ends";
    }
}

// What is written on the screen comes from words/*.def, where it stands in both languages.
TEST(Words, AreNotInTheSourcesOfPanels) {
  const std::regex said(
      R"x((?:Text\w*|Button|Checkbox|MenuItem|RadioButton|Selectable|BeginMenu|SetTooltip|heading|muted)\()x"
      R"x((?:desk, )?"([^"]*[A-Za-z]{3}[^"]*)")x");
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(TEST_SOURCE_DIR "/../src/ui")) {
    if (entry.path().extension() != ".cpp") continue;
    ++files;
    std::ifstream in(entry.path());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    for (std::sregex_iterator at(text.begin(), text.end(), said), end; at != end; ++at) {
      const std::string literal = (*at)[1];
      if (literal.starts_with("##") || literal.starts_with("Homebound")) continue;
      ADD_FAILURE() << entry.path().filename() << " says \"" << literal << "\" in one language";
    }
  }
  EXPECT_GT(files, 30);
}

// WCAG 2.1: 4.5:1 for text, 3:1 for what tells controls and states apart.
TEST(Palette, IsReadableInEveryTheme) {
  for (const std::string& name : compose::theme_names()) {
    const Palette p = palette_of(compose::read_theme(name));
    for (const Colour ground : {p.back, p.raised}) {
      EXPECT_GE(contrast_ratio(p.text, ground), 4.5) << name;
      EXPECT_GE(contrast_ratio(p.muted, ground), 4.5) << name;
      EXPECT_GE(contrast_ratio(p.accent, ground), 3) << name;
      EXPECT_GE(contrast_ratio(p.edge, ground), 3) << name;
      EXPECT_GE(contrast_ratio(p.alarm, ground), 4.5) << name;
    }
  }
}

}  // namespace
}  // namespace homebound::ui
