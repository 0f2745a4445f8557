// Parses PROJ strings: "+proj=robin +lon_0=160 +no_defs".
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace homebound {

// The keys and values of a PROJ string, in order.
class ProjString {
 public:
  explicit ProjString(std::string_view text);

  // Returns the first value of a key: an empty string for a flag, nullopt when the key is absent.
  std::optional<std::string> get(std::string_view key) const;
  // Returns all values of a key; a pipeline may have one per step.
  std::vector<std::string> all(std::string_view key) const;
  // Returns a key's value, in degrees for an angle ("30d15'N" is understood), or `otherwise` when it is
  // absent.
  double number(std::string_view key, double otherwise) const;
  void set(std::string_view key, std::string value);
  void erase(std::string_view key);
  bool has_only(std::initializer_list<std::string_view> keys) const;
  std::string text() const;

 private:
  std::vector<std::pair<std::string, std::string>> items_;
};

// Returns the square of the first eccentricity of the ellipsoid that a PROJ string names; PROJ's default is
// GRS80.
double eccentricity_squared(const ProjString& proj);

// Formats a number in its shortest decimal form: 160, -7.5.
std::string decimal(double v);

}  // namespace homebound
