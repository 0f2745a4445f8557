// Rules of Chinese typesetting that Pango lacks.
#pragma once

#include <string_view>
#include <vector>

namespace homebound::text {

// The bytes [begin, end) of a UTF-8 text.
struct Stretch {
  unsigned begin = 0, end = 0;
  bool operator==(const Stretch&) const = default;
};

// Returns the stretches that no line break may split: a number and its measure word ("约20多个", "10月19日",
// "第3行", "9时"), and the last two characters of a paragraph, so that none stands alone on a line.
std::vector<Stretch> unbroken(std::string_view text);

// Returns the quotes, dashes, ellipses and middle dots of a Chinese text, which a Latin font would set too
// narrow or too low. An apostrophe within a Latin word is not included.
std::vector<Stretch> chinese_marks(std::string_view text);

}  // namespace homebound::text
