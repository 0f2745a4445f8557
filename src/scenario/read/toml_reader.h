// Reads a TOML table into the model. The format's rows tell which keys the table may have, and the range
// and unit of its numbers. A getter that finds a value of the wrong type or range reports an error and
// returns nullopt, so that reading goes on to the next error.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "base/utf8.h"
#include "geo/lonlat.h"
#include "scenario/format/format.h"
#include "scenario/model.h"
#include "scenario/read/findings.h"

namespace homebound::scenario {

// Returns the words by which an error message names a value: "the string 'ninety'", "the integer 5", "an
// array".
Text describe(const toml::node& node);

// Reports that `node` does not have the type that `where` expects.
void wrong_type(Findings& findings, const toml::node& node, std::string_view where, const Text& expected);

// A value that a TomlReader has checked, with its place for later messages.
template <class T>
struct Placed {
  T value;
  toml::source_position at;
};

class TomlReader {
 public:
  TomlReader(const toml::table& table, Sort sort, Findings& findings)
      : table_(table),
        sort_(sort),
        name_(header_of(sort)),
        findings_(findings),
        keys_(keys_within(sort, {})) {}
  // Reads the table that is a key's value or in a key's list: "[[flight]] depart".
  TomlReader(const toml::table& table, const TomlReader& outer, std::string_view key)
      : table_(table),
        sort_(outer.sort_),
        prefix_(outer.prefix_ + std::string(key) + "."),
        name_(outer.where(key)),
        findings_(outer.findings_),
        keys_(keys_within(sort_, prefix_)) {}

  // Returns the value of a key, or null. Like all getters below, throws std::logic_error for a key that has
  // no row in the format.
  const toml::node* find(std::string_view key);
  // Reports an error at the table's line when the key is missing and not misspelt.
  const toml::node* require(std::string_view key);

  std::optional<Placed<std::string>> string(std::string_view key);
  std::optional<Placed<std::string>> required_string(std::string_view key);  // and not empty
  std::optional<double> number(std::string_view key);
  std::optional<int> whole_number(std::string_view key);
  std::optional<HeadCount> head_count(std::string_view key);
  std::vector<double> lengths(std::string_view key);
  // Returns the index of the word, or of each word, in the closed list that the key's row names.
  std::optional<std::size_t> choice(std::string_view key);
  std::vector<std::size_t> choices_of(std::string_view key);
  bool flag(std::string_view key);  // false when the key is missing
  Text text(std::string_view key);
  Text required_text(std::string_view key);
  std::optional<LonLat> lonlat(std::string_view key);
  Certainty certainty(std::string_view key, Certainty otherwise = Certainty::reported);
  std::optional<Placed<std::string>> zone(std::string_view key);
  // Reads a string or an array of strings.
  std::vector<Placed<std::string>> strings(std::string_view key);
  // Returns the tables of [[key]].
  std::vector<const toml::table*> tables(std::string_view key);

  // Tells whether a key that the format does not have is one of `keys` misspelt, which finish() reports. That
  // these are missing is then no news.
  bool misspells(std::initializer_list<std::string_view> keys) const;
  // Reports every key that the format does not have.
  void finish();

  toml::source_position at() const { return table_.source().begin; }
  const std::string& name() const { return name_; }
  // "[[flight]] people"
  std::string where(std::string_view key) const {
    return name_.empty() ? std::string(key) : name_ + " " + std::string(key);
  }
  Findings& findings() { return findings_; }

 private:
  std::optional<std::size_t> chosen(std::string_view key, const Placed<std::string>& word);
  const EntryField& row(std::string_view key) const;

  const toml::table& table_;
  Sort sort_;
  std::string prefix_;  // prefix of the rows' keys: "depart."
  std::string name_;    // as messages print it: "[[flight]] depart"
  Findings& findings_;
  std::vector<std::string_view> keys_;
};

// Parts of the getters, for values inside arrays.
Text read_text(const toml::node& node, const std::string& where, Findings& findings);
std::optional<double> read_number(const toml::node& node, const std::string& where, Range range,
                                  const Text& unit, Findings& findings);
// Reads [lon, lat] in degrees.
std::optional<LonLat> read_lonlat(const toml::node& node, const std::string& where, Findings& findings);

// Reads a box [west, south, east, north] in degrees.
std::optional<LonLatBox> read_box(const toml::node& node, const std::string& where, Findings& findings);

}  // namespace homebound::scenario
