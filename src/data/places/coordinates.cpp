#include "data/places/coordinates.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/numbers.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "geo/sphere.h"

namespace homebound::data {
namespace {

// One of the two numbers: its parts in degrees, minutes and seconds, and the letter beside it.
struct Angle {
  std::vector<double> parts;
  bool negative = false, decimal = false;
  char letter = 0;  // 'n', 's', 'e' or 'w'

  std::optional<double> degrees() const {
    if (parts.empty() || parts.size() > 3) return std::nullopt;
    double value = 0, unit = 1;
    for (std::size_t i = 0; i < parts.size(); ++i, unit /= 60) {
      if (i > 0 && parts[i] >= 60) return std::nullopt;
      value += parts[i] * unit;
    }
    if (negative && letter != 0) return std::nullopt;  // "-51 S" says it twice
    return negative || letter == 's' || letter == 'w' ? -value : value;
  }
  bool is_latitude() const { return letter == 'n' || letter == 's'; }
  bool is_longitude() const { return letter == 'e' || letter == 'w'; }
};

// The text cut into numbers, letters, signs of units and separators.
struct Sign {
  enum class Kind { number, letter, comma, degree, minute, second } kind;
  double number = 0;
  bool negative = false, decimal = false;
  char letter = 0;
  bool tight = false;  // of a comma: it stands between two digits
};

// Returns the letter of a hemisphere in Chinese, which is two characters; 0 when it is none.
char hemisphere(std::string_view text) {
  constexpr std::pair<std::string_view, char> words[] = {
      {"北纬", 'n'}, {"南纬", 's'}, {"东经", 'e'}, {"西经", 'w'}};
  for (const auto& [word, letter] : words)
    if (text.starts_with(word)) return letter;
  return 0;
}

// Tells whether commas are decimal marks: "51,47; -0,45", "51,47 -0,45" and "51,47, -0,45".
bool has_decimal_commas(std::string_view text) {
  if (text.find('.') != text.npos) return false;
  const auto is_digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  std::size_t between_digits = 0, others = 0, latest = text.npos;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != ',') continue;
    if (i == 0 || !is_digit(i - 1) || !is_digit(i + 1)) {
      ++others;
    } else if (latest != text.npos && text.find_first_not_of("0123456789", latest + 1) == i) {
      return false;  // "1,2,3": a number has one decimal mark
    } else {
      ++between_digits, latest = i;
    }
  }
  return between_digits == 2 || (between_digits == 1 && (others == 1 || text.find(';') != text.npos));
}

// Returns the text's signs; nullopt when it holds anything else.
std::optional<std::vector<Sign>> signs_of(std::string_view text, bool decimal_comma) {
  using Kind = Sign::Kind;
  std::vector<Sign> signs;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    const char32_t code = c.code;
    const bool minus = code == '-' || code == U'−';
    const auto is_digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    if (is_digit(at) || ((minus || code == '+') && is_digit(at + c.bytes))) {
      if (minus || code == '+') at += c.bytes;
      std::string digits;
      bool decimal = false;
      for (; is_digit(at) ||
             (!decimal && is_digit(at + 1) && at < text.size() && text[at] == (decimal_comma ? ',' : '.'));
           ++at) {
        decimal = decimal || !is_digit(at);
        digits += is_digit(at) ? text[at] : '.';
      }
      const auto number = number_in(digits);
      if (!number) return std::nullopt;
      signs.push_back({Kind::number, *number, minus, decimal});
      continue;
    }
    if (const char said = hemisphere(text.substr(at))) {
      signs.push_back({.kind = Kind::letter, .letter = said});
      at += std::string_view("北纬").size();
      continue;
    }
    const char letter = code < 0x80 ? lower(static_cast<char>(code)) : '\0';
    if (letter == 'n' || letter == 's' || letter == 'e' || letter == 'w') {
      signs.push_back({.kind = Kind::letter, .letter = letter});
    } else if (code == U'°' || code == U'º' || code == U'度') {
      signs.push_back({Kind::degree});
    } else if (code == '\'' || code == U'′' || code == U'’' || code == U'分') {
      // Two strokes are a sign of seconds.
      const bool second = !signs.empty() && signs.back().kind == Kind::minute;
      if (second) signs.pop_back();
      signs.push_back({second ? Kind::second : Kind::minute});
    } else if (code == '"' || code == U'″' || code == U'”' || code == U'秒') {
      signs.push_back({Kind::second});
    } else if (code == ',' || code == ';' || code == '/' || code == U'，' || code == U'；') {
      // Digits on both sides: "1,234" may be a number, and "12/05" a date.
      const bool tight = at > 0 && is_digit(at - 1) && is_digit(at + 1) && code != ';';
      signs.push_back({.kind = Kind::comma, .tight = tight});
    } else if (code != ' ' && code != '\t' && code != U'\u00A0') {
      return std::nullopt;
    }
    at += c.bytes;
  }
  return signs;
}

// Reads one angle; nullopt when its signs are not in order.
std::optional<Angle> angle_of(std::span<const Sign> signs) {
  using Kind = Sign::Kind;
  Angle angle;
  for (const Sign& s : signs) {
    const std::size_t count = angle.parts.size();
    switch (s.kind) {
      case Kind::comma:
        break;
      case Kind::letter:
        angle.letter = s.letter;
        break;
      case Kind::number:
        if (count > 0 && (s.negative || angle.decimal)) return std::nullopt;
        if (count == 0) angle.negative = s.negative;
        angle.decimal = s.decimal;
        angle.parts.push_back(s.number);
        break;
      case Kind::degree:
      case Kind::minute:
      case Kind::second:
        if (count != 1 + static_cast<std::size_t>(s.kind) - static_cast<std::size_t>(Kind::degree))
          return std::nullopt;
        break;
    }
  }
  return angle;
}

// Cuts the signs into two angles: at the letters, at a comma, or in the middle of the numbers. `whole`: whole
// numbers are degrees however they are set apart.
std::optional<std::pair<Angle, Angle>> angles_of(const std::vector<Sign>& signs, bool whole) {
  using Kind = Sign::Kind;
  std::vector<std::size_t> numbers, letters, degrees, commas;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    if (signs[i].kind == Kind::number) numbers.push_back(i);
    if (signs[i].kind == Kind::letter) letters.push_back(i);
    if (signs[i].kind == Kind::degree) degrees.push_back(i);
    if (signs[i].kind == Kind::comma) commas.push_back(i);
  }
  if (numbers.size() < 2 || commas.size() > 1 || (!letters.empty() && letters.size() != 2))
    return std::nullopt;
  const std::size_t cut = letters.size() == 2  ? (letters[0] == 0 ? letters[1] : letters[0] + 1)
                          : commas.size() == 1 ? commas[0]
                                               : numbers[numbers.size() / 2];
  if (commas.size() == 1 && commas[0] != cut && commas[0] + 1 != cut) return std::nullopt;
  const auto all = std::span(signs);
  const auto first = angle_of(all.first(cut)), second = angle_of(all.subspan(cut));
  if (!first || !second) return std::nullopt;
  if (letters.empty() && degrees.empty()) {
    // Whole numbers are degrees only if a comma or a semicolon sets them apart, and nothing else may.
    const bool apart = whole || (commas.size() == 1 && !signs[commas[0]].tight);
    if (numbers.size() != 2 || !(apart || (first->decimal && second->decimal))) return std::nullopt;
  }
  return std::pair{*first, *second};
}

bool is_latitude(double degrees) { return std::abs(degrees) <= 90; }
bool is_longitude(double degrees) { return std::abs(degrees) <= 360; }

std::optional<WrittenPosition> position_of(const std::pair<Angle, Angle>& two, DegreeOrder order) {
  const auto first = two.first.degrees(), second = two.second.degrees();
  if (!first || !second) return std::nullopt;
  const bool told = two.first.letter != 0;
  if (told && two.first.is_latitude() == two.second.is_latitude()) return std::nullopt;
  const auto on_globe = [](double lat, double lon) { return is_latitude(lat) && is_longitude(lon); };
  const bool fixed = told || order != DegreeOrder::likely;
  const bool swap = told    ? two.first.is_longitude()
                    : fixed ? order == DegreeOrder::longitude_first
                            : !on_globe(*first, *second) && on_globe(*second, *first);
  const double lat = swap ? *second : *first, lon = swap ? *first : *second;
  if (!on_globe(lat, lon)) return std::nullopt;
  const bool either = on_globe(*first, *second) && on_globe(*second, *first) && *first != *second;
  return WrittenPosition{{wrapped(lon), lat}, !fixed && either};
}

// Reads one angle that stands alone.
std::optional<Angle> written_angle(std::string_view text) {
  const bool decimal_comma = text.find('.') == text.npos;
  const auto signs = signs_of(trimmed(text), decimal_comma);
  if (!signs || signs->empty()) return std::nullopt;
  if (std::ranges::any_of(*signs, [](const Sign& s) { return s.kind == Sign::Kind::comma; }) ||
      std::ranges::count_if(*signs, [](const Sign& s) { return s.kind == Sign::Kind::letter; }) > 1)
    return std::nullopt;
  const bool plain = std::ranges::none_of(*signs, [](const Sign& s) { return s.kind == Sign::Kind::degree; });
  auto angle = angle_of(*signs);
  if (!angle || (plain && angle->parts.size() != 1 && angle->letter == 0)) return std::nullopt;
  return angle;
}

// The two angles of a text, and which comes first.
struct Written {
  std::pair<Angle, Angle> angles;
  DegreeOrder order;
};

std::optional<Written> angles_in(std::string_view text, DegreeOrder order) {
  constexpr std::size_t longest = 100;  // bytes
  text = trimmed(text);
  if (text.size() > longest || text.find_first_of("0123456789") == text.npos) return std::nullopt;
  const std::string plain = lower(text);
  if (plain.starts_with("geo:")) {
    text.remove_prefix(4);
  } else if (plain.starts_with("point")) {
    text = trimmed(text.substr(5));
    order = DegreeOrder::longitude_first;
    if (!text.starts_with('(')) return std::nullopt;
  }
  for (const auto& [opening, closing] : {std::pair{'(', ')'}, {'[', ']'}}) {
    if (text.starts_with(opening) != text.ends_with(closing)) return std::nullopt;
    if (text.starts_with(opening)) text = trimmed(text.substr(1, text.size() - 2));
  }
  const auto signs = signs_of(text, has_decimal_commas(text));
  if (!signs || signs->empty()) return std::nullopt;
  const auto angles = angles_of(*signs, order == DegreeOrder::longitude_first);
  return angles ? std::optional(Written{*angles, order}) : std::nullopt;
}

}  // namespace

std::optional<WrittenPosition> written_position(std::string_view text, DegreeOrder order) {
  const auto written = angles_in(text, order);
  return written ? position_of(written->angles, written->order) : std::nullopt;
}

bool is_off_the_globe(std::string_view text, DegreeOrder order) {
  const auto written = angles_in(text, order);
  return written && written->angles.first.degrees() && written->angles.second.degrees() &&
         !position_of(written->angles, written->order);
}

std::optional<double> written_degrees(std::string_view text, bool latitude) {
  const auto angle = written_angle(text);
  if (!angle || (latitude ? angle->is_longitude() : angle->is_latitude())) return std::nullopt;
  return angle->degrees();
}

}  // namespace homebound::data
