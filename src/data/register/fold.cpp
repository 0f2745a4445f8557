#include "data/register/fold.h"

#include <iterator>

#include <utf8proc.h>

#include "base/ascii.h"
#include "base/utf8.h"

namespace homebound::data {
namespace {

// Tells whether a byte needs no more than lower case; most bytes of most names are such.
bool is_plain(char c) { return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z'); }

// Tells whether a character's script has case, so that its marks are accents. In scripts without case, such
// as Thai and Hindi, marks are parts of letters: vowels, for instance.
bool has_case(char32_t c) {
  return (c >= 0x80 && c < 0x590) || (c >= 0x1C80 && c < 0x2000) || (c >= 0xA640 && c < 0xA800);
}

// Returns the replacement of a letter or sign that Unicode does not decompose; null when it stays. `c` is
// folded.
const char* replaced(char32_t c) {
  switch (c) {
    case ' ':
    case '-':
    case '/':
    case ',':
    case '.':
    case '(':
    case ')':
    case U'‐':
    case U'–':
    case U'—':
      return " ";
    case '\'':
    case '`':
    case U'‘':
    case U'’':
    case U'ʻ':
    case U'ʼ':
      return "";
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'ø':
      return "o";
    case U'ł':
      return "l";
    case U'đ':
    case U'ð':
      return "d";
    case U'ħ':
      return "h";
    case U'ı':
      return "i";
    case U'ŋ':
      return "n";
    case U'ŧ':
      return "t";
    case U'þ':
      return "th";
    case U'أ':
    case U'إ':
    case U'آ':
    case U'ٱ':
      return "ا";
    case U'ة':
      return "ه";
    case U'ى':
    case U'ی':
      return "ي";
    case U'ک':
      return "ك";
    case U'ـ':
      return "";
    default:
      return nullptr;
  }
}

// Tells whether a character is a sign of an Arabic vowel, which few texts write.
bool is_arabic_vowel(char32_t c) { return c >= 0x64B && c <= 0x652; }

void add_folded(std::string& to, char32_t c) {
  if (is_arabic_vowel(c)) return;
  const char* const other = replaced(c);
  if (other == nullptr) {
    append_character(to, c);
  } else if (other[0] != ' ') {
    to += other;
  } else if (!to.empty() && to.back() != ' ') {
    to += ' ';
  }
}

}  // namespace

std::string folded(std::string_view utf8) {
  std::string result;
  result.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    if (is_plain(utf8[at])) {
      result += lower(utf8[at++]);
      continue;
    }
    const Character c = character_at(utf8, at);
    if (c.malformed()) {
      result += utf8[at];
    } else if (!has_case(c.code)) {
      add_folded(result, c.code);
    } else {
      constexpr auto options =
          static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
      utf8proc_int32_t letters[18];  // more than any character decomposes into
      int unused = 0;
      const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c.code), letters,
                                                 std::size(letters), options, &unused);
      for (utf8proc_ssize_t i = 0; i < count; ++i) add_folded(result, static_cast<char32_t>(letters[i]));
    }
    at += c.bytes;
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

}  // namespace homebound::data
