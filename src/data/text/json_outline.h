// The layout of a JSON text, found from its beginning.
#pragma once

#include <functional>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>

namespace homebound::data {

// The keys that a JSON text has, each with its way from the root: "trace", "response.flights[].callsign".
// "[]" stands for any element of an array. A text that is cut off has the keys of its beginning.
struct JsonOutline {
  std::set<std::string, std::less<>> keys;   // at most 2,000
  std::set<std::string, std::less<>> types;  // values of the keys named "type" and "format"
  bool has(std::string_view key) const { return keys.find(key) != keys.end(); }
  // Tells whether some object, at the root or anywhere, has all of these keys.
  bool any(std::initializer_list<std::string_view> names) const;
};
JsonOutline outline_of(std::string_view text);

}  // namespace homebound::data
