#include "geo/projection/proj_string.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <sstream>

#include <fmt/format.h>

#include "geo/earth.h"
#include "geo/libproj.h"

namespace homebound {

std::string decimal(double v) { return fmt::format("{}", v == 0 ? 0.0 : v); }

double eccentricity_squared(const ProjString& p) {
  if (p.get("R")) return 0;
  ProjString shape = p;
  if (const auto name = p.get("ellps"))
    for (const PJ_ELLPS* e = libproj().proj_list_ellps(); e->id != nullptr; ++e)
      if (*name == e->id) shape = ProjString(fmt::format("{} {}", e->major, e->ell));
  const double a = shape.number("a", equatorial_radius);
  const auto from_flattening = [](double f) { return f * (2 - f); };
  if (shape.get("b")) return 1 - std::pow(shape.number("b", a) / a, 2);
  if (shape.get("rf")) return from_flattening(1 / shape.number("rf", 298.257222101));
  if (shape.get("f")) return from_flattening(shape.number("f", 0));
  if (shape.get("es")) return shape.number("es", 0);
  if (shape.get("e")) return std::pow(shape.number("e", 0), 2);
  return p.get("a") ? 0 : from_flattening(1 / 298.257222101);
}

// Follows PROJ: a semicolon separates words like a blank, and blanks beside an equals sign or a comma mean
// nothing.
static std::string without_idle_blanks(std::string_view text) {
  std::string result;
  const auto joined = [&] { return result.ends_with('=') || result.ends_with(','); };
  for (const char c : text) {
    const bool blank = c == ';' || std::isspace(static_cast<unsigned char>(c));
    if (c == '=' || c == ',') result.erase(result.find_last_not_of(' ') + 1);
    if (!blank || !joined()) result += blank ? ' ' : c;
  }
  return result;
}

ProjString::ProjString(std::string_view text) {
  std::istringstream words(without_idle_blanks(text));
  for (std::string word; words >> word;) {
    if (word.front() == '+') word.erase(0, 1);
    const auto equals = word.find('=');
    if (equals == std::string::npos) {
      items_.emplace_back(word, "");
    } else {
      items_.emplace_back(word.substr(0, equals), word.substr(equals + 1));
    }
  }
}

std::optional<std::string> ProjString::get(std::string_view key) const {
  for (const auto& [k, v] : items_)
    if (k == key) return v;
  return std::nullopt;
}

std::vector<std::string> ProjString::all(std::string_view key) const {
  std::vector<std::string> values;
  for (const auto& [k, v] : items_)
    if (k == key) values.push_back(v);
  return values;
}

double ProjString::number(std::string_view key, double otherwise) const {
  const auto text = get(key);
  if (!text || text->empty()) return otherwise;
  return libproj().proj_todeg(libproj().proj_dmstor(text->c_str(), nullptr));
}

void ProjString::set(std::string_view key, std::string value) {
  for (auto& [k, v] : items_)
    if (k == key) {
      v = std::move(value);
      return;
    }
  items_.emplace_back(key, std::move(value));
}

void ProjString::erase(std::string_view key) {
  std::erase_if(items_, [&](const auto& item) { return item.first == key; });
}

bool ProjString::has_only(std::initializer_list<std::string_view> keys) const {
  return std::all_of(items_.begin(), items_.end(), [&](const auto& item) {
    return std::find(keys.begin(), keys.end(), item.first) != keys.end();
  });
}

std::string ProjString::text() const {
  std::string result;
  for (const auto& [k, v] : items_) {
    if (!result.empty()) result += ' ';
    result += v.empty() ? fmt::format("+{}", k) : fmt::format("+{}={}", k, v);
  }
  return result;
}

}  // namespace homebound
