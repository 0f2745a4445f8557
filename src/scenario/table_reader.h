// A TOML table on its way into the model. It remembers which keys were asked for, so that whatever is left
// over can be called unknown. A getter that finds a value of the wrong type or range complains and
// returns nothing, so that the reading goes on to the next error.
#pragma once

#include <array>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "base/utf8.h"
#include "geo/lonlat.h"
#include "scenario/findings.h"
#include "scenario/model.h"

namespace homebound::scenario {

// "the string 'ninety'", "the integer 5", "an array": a value as an error message names it.
Message describe(const toml::node& node);

// Complains that `node` is not what `where` takes.
void wrong_type(Findings& findings, const toml::node& node, std::string_view where, const Message& expected);

// A value that a TableReader checked, with the place to complain about it later.
template <class T>
struct Placed {
  T value;
  toml::source_position at;
};

struct Range {
  double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();
};

class TableReader {
 public:
  // `name` as messages print it: "[[flight]]".
  TableReader(const toml::table& table, std::string name, Findings& findings)
      : table_(table), name_(std::move(name)), findings_(findings) {}

  const toml::node* find(std::string_view key);
  const toml::node* require(std::string_view key);  // complains, at the table's line, when there is none

  std::optional<Placed<std::string>> string(std::string_view key);
  std::optional<Placed<std::string>> required_string(std::string_view key);  // and not empty
  std::optional<double> number(std::string_view key, Range range, const Message& unit);
  std::optional<int> whole_number(std::string_view key, int low, int high);
  bool flag(std::string_view key);  // false when absent
  Text text(std::string_view key);
  Text required_text(std::string_view key);
  std::optional<LonLat> lonlat(std::string_view key);
  Certainty certainty(std::string_view key, Certainty otherwise = Certainty::reported);
  std::optional<Placed<std::string>> zone(std::string_view key);
  // A string, or an array of strings.
  std::vector<Placed<std::string>> strings(std::string_view key);
  // The tables of [[key]].
  std::vector<const toml::table*> tables(std::string_view key);

  // A key of the format that this version does not read.
  void not_supported_yet(std::string_view key);
  // Complains of every key that nobody asked for.
  void finish();

  toml::source_position at() const { return table_.source().begin; }
  const std::string& name() const { return name_; }
  // "[[flight]] people"
  std::string where(std::string_view key) const {
    return name_.empty() ? std::string(key) : name_ + " " + std::string(key);
  }
  Findings& findings() { return findings_; }

 private:
  const toml::table& table_;
  std::string name_;
  Findings& findings_;
  std::vector<std::string_view> known_;
};

// Parts of the getters, for values that lie in arrays.
Text read_text(const toml::node& node, const std::string& where, Findings& findings);
std::optional<double> read_number(const toml::node& node, const std::string& where, Range range,
                                  const Message& unit, Findings& findings);
// [lon, lat] in degrees
std::optional<LonLat> read_lonlat(const toml::node& node, const std::string& where, Findings& findings);

// A box of longitudes and latitudes: [west, south, east, north] in degrees
std::optional<std::vector<double>> read_box(const toml::node& node, const std::string& where,
                                            Findings& findings);

// Of texts, and of the picture.
inline constexpr std::array<std::string_view, 2> languages{"en", "zh"};
inline constexpr std::array<std::string_view, 3> picture_languages{"en", "zh", "both"};

inline constexpr Range longitudes{-180, 180}, latitudes{-90, 90};

}  // namespace homebound::scenario
