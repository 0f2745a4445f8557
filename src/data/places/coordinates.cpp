#include "data/places/coordinates.h"

#include <cmath>
#include <span>
#include <string>
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
};

// Returns the text's signs; nullopt when it holds anything else. `comma` is the decimal mark.
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
    const char letter = code < 0x80 ? lower(static_cast<char>(code)) : '\0';
    if (letter == 'n' || letter == 's' || letter == 'e' || letter == 'w') {
      signs.push_back({.kind = Kind::letter, .letter = letter});
    } else if (code == U'°' || code == U'º') {
      signs.push_back({Kind::degree});
    } else if (code == '\'' || code == U'′' || code == U'’') {
      // Two strokes are a sign of seconds.
      const bool second = !signs.empty() && signs.back().kind == Kind::minute;
      if (second) signs.pop_back();
      signs.push_back({second ? Kind::second : Kind::minute});
    } else if (code == '"' || code == U'″' || code == U'”') {
      signs.push_back({Kind::second});
    } else if (code == ',' || code == ';' || code == '/' || code == U'，') {
      signs.push_back({Kind::comma});
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

// Cuts the signs into two angles: at the letters, at a comma, or in the middle of the numbers.
std::optional<std::pair<Angle, Angle>> angles_of(const std::vector<Sign>& signs) {
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
  const bool plain = letters.empty() && degrees.empty();
  if (plain && (numbers.size() != 2 || (commas.empty() && !(first->decimal && second->decimal))))
    return std::nullopt;
  return std::pair{*first, *second};
}

std::optional<WrittenPosition> position_of(const std::pair<Angle, Angle>& two, bool longitude_first) {
  const auto first = two.first.degrees(), second = two.second.degrees();
  if (!first || !second) return std::nullopt;
  const bool told = two.first.letter != 0;
  if (told && two.first.is_latitude() == two.second.is_latitude()) return std::nullopt;
  const auto on_globe = [](double lat, double lon) { return std::abs(lat) <= 90 && std::abs(lon) <= 360; };
  const bool swap = told ? two.first.is_longitude()
                         : longitude_first || (!on_globe(*first, *second) && on_globe(*second, *first));
  const double lat = swap ? *second : *first, lon = swap ? *first : *second;
  if (!on_globe(lat, lon)) return std::nullopt;
  const bool either = on_globe(*first, *second) && on_globe(*second, *first) && *first != *second;
  return WrittenPosition{{wrapped(lon), lat}, !told && !longitude_first && either};
}

}  // namespace

std::optional<WrittenPosition> written_position(std::string_view text) {
  text = trimmed(text);
  if (text.find_first_of("0123456789") == text.npos) return std::nullopt;
  const std::string plain = lower(text);
  bool longitude_first = false;
  if (plain.starts_with("geo:")) {
    text.remove_prefix(4);
  } else if (plain.starts_with("point")) {
    text = trimmed(text.substr(5));
    longitude_first = true;
  }
  if (text.starts_with('(') != text.ends_with(')') || (longitude_first && !text.starts_with('(')))
    return std::nullopt;
  if (text.starts_with('(')) text = text.substr(1, text.size() - 2);
  const bool decimal_comma = text.find(';') != text.npos && text.find('.') == text.npos;
  const auto signs = signs_of(text, decimal_comma);
  if (!signs || signs->empty()) return std::nullopt;
  const auto two = angles_of(*signs);
  return two ? position_of(*two, longitude_first) : std::nullopt;
}

}  // namespace homebound::data
