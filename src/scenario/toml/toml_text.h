// Formats the pieces of a TOML file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/model.h"

namespace homebound::scenario {

// Returns a basic string, quoted and escaped.
std::string toml_string(std::string_view text);
// Returns "x" for a text in English alone, otherwise { en = "x", zh = "y" }.
std::string toml_text(const Text& text);
// Returns the shortest digits that read back as the same number.
std::string toml_number(double value);
// Returns [lon, lat] in degrees.
std::string toml_lonlat(LonLat p);
// Returns [item, item]; the items are TOML already.
std::string toml_list(const std::vector<std::string>& items);
// Returns a list as toml_list() does, but a single item without brackets.
std::string toml_one_or_list(const std::vector<std::string>& items);
// Returns "dmy" for one order, and else a list.
std::string toml_day_orders(const std::vector<DayOrder>& orders);
// Returns the key, quoted where it is not bare.
std::string toml_key(std::string_view key);
// Returns 2015-11-10T09:00:00+08:00 with the offset of `zone`, and milliseconds where there are any.
std::string toml_time(Instant t, const std::string& zone);
// Returns 90, "about 150" or { min = 120, max = 160 }.
std::string toml_head_count(const HeadCount& count);
// An inline table: { a = 1, b = 2 }.
struct TomlInline {
  std::string body;
  TomlInline& add(std::string_view key, const std::string& value);
  std::string text() const { return body.empty() ? "{}" : "{ " + body + " }"; }
};

// Builds the lines of a file.
class TomlLines {
 public:
  void header(std::string_view header);  // "[[flight]]", after an empty line
  void add(std::string_view key, const std::string& value);
  // These add nothing for an empty value.
  void add_string(std::string_view key, const std::string& value);
  void add_text(std::string_view key, const Text& value);
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace homebound::scenario
