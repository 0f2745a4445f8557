#include "base/utf8.h"

#include <gmock/gmock.h>

namespace homebound {
namespace {

TEST(Utf8, CharactersGoOneByOne) {
  std::string text = "a中é🛬b";
  for (const char* left : {"a中é🛬", "a中é", "a中", "a", "", ""}) {
    pop_character(text);
    EXPECT_EQ(text, left);
  }
}

TEST(Utf8, EveryCharacterIsReadAsItIsWritten) {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;  // surrogates are no characters
    std::string text;
    append_character(text, code);
    const Character c = character_at(text, 0);
    ASSERT_EQ(c.code, code);
    ASSERT_EQ(c.bytes, text.size());
    ASSERT_FALSE(c.malformed());
  }
  EXPECT_EQ(characters_of("aé中🛬"), U"aé中🛬");
}

TEST(Utf8, BytesOfNoCharacterAreReplacedOneByOne) {
  EXPECT_EQ(characters_of("a\x80z"), U"a\uFFFDz") << "one that would go on with another";
  EXPECT_EQ(characters_of("\xE4\xB8"), U"\uFFFD\uFFFD") << "cut off";
  EXPECT_EQ(characters_of("\xE4z"), U"\uFFFDz");
  EXPECT_EQ(characters_of("\xC0\xAF"), U"\uFFFD\uFFFD") << "longer than it need be";
  EXPECT_EQ(characters_of("\xE0\x80\xAF"), U"\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(characters_of("\xED\xA0\x80"), U"\uFFFD\uFFFD\uFFFD") << "a surrogate";
  EXPECT_EQ(characters_of("\xF4\x90\x80\x80"), U"\uFFFD\uFFFD\uFFFD\uFFFD") << "beyond U+10FFFF";
  EXPECT_FALSE(character_at("\uFFFD", 0).malformed());
  EXPECT_TRUE(character_at("\xFF", 0).malformed());
}

}  // namespace
}  // namespace homebound
