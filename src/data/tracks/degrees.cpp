#include "data/tracks/degrees.h"

#include <cmath>
#include <string>

#include "base/ascii.h"
#include "base/numbers.h"
#include "base/trim.h"

namespace homebound::data {
namespace {

bool is_side(char c) { return std::string_view("nsewNSEW").find(c) != std::string_view::npos; }

}  // namespace

double on_side(double degrees, std::string_view side) {
  const char c = side.empty() ? '\0' : lower(side[0]);
  return c == 's' || c == 'w' ? -std::abs(degrees) : degrees;
}

std::optional<double> degrees_in(std::string_view text) {
  text = trimmed(text);
  if (const auto plain = number_in(text)) return plain;
  std::string_view side;
  if (!text.empty() && is_side(text.front())) {
    side = text.substr(0, 1);
    text = trimmed(text.substr(1));
  } else if (!text.empty() && is_side(text.back())) {
    side = text.substr(text.size() - 1);
    text = trimmed(text.substr(0, text.size() - 1));
  }
  // Degrees, minutes and seconds, each but the last a whole number.
  double value = 0, unit = 1;
  int parts = 0;
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  while (!text.empty()) {
    const auto digits = std::min(text.find_first_not_of("0123456789."), text.size());
    const auto number = number_in(text.substr(0, digits));
    if (digits == 0 || !number || ++parts > 3 || (parts > 1 && *number >= 60)) return std::nullopt;
    const bool whole = text.substr(0, digits).find('.') == text.npos;
    value += *number * unit;
    unit /= 60;
    text.remove_prefix(digits);
    const auto next = text.find_first_of("0123456789");
    if (next == text.npos) {  // what may follow: a sign of minutes or seconds
      if (text.size() > 4) return std::nullopt;
      break;
    }
    if (!whole || next > 4) return std::nullopt;
    for (const char c : text.substr(0, next))
      if ((lower(c) >= 'a' && lower(c) <= 'z') || c == '-' || c == ',') return std::nullopt;
    text.remove_prefix(next);
  }
  if (parts == 0 || (parts == 1 && side.empty())) return std::nullopt;
  return on_side(negative ? -value : value, side);
}

}  // namespace homebound::data
