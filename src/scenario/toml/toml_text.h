// The pieces of a TOML file as text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/model.h"

namespace homebound::scenario {

// A basic string, quoted and escaped.
std::string toml_string(std::string_view text);
// "x" in English alone, else { en = "x", zh = "y" }.
std::string toml_text(const Text& text);
// The shortest digits that read back as the same number.
std::string toml_number(double value);
std::string toml_lonlat(LonLat p);
std::string toml_list(const std::vector<std::string>& items);
// As toml_list; an only item stands by itself.
std::string toml_one_or_list(const std::vector<std::string>& items);
std::string toml_key(std::string_view key);
// 2015-11-10T09:00:00+08:00, with milliseconds where there are some.
std::string toml_time(Instant t, const std::string& zone);
// { a = 1, b = 2 }
struct TomlInline {
  std::string body;
  TomlInline& add(std::string_view key, const std::string& value);
  std::string text() const { return "{ " + body + " }"; }
};

// Lines of a file.
class TomlLines {
 public:
  void header(std::string_view header);  // "[[flight]]", after an empty line
  void add(std::string_view key, const std::string& value);
  // Only what is not empty, or not as it would be anyway.
  void add_string(std::string_view key, const std::string& value);
  void add_text(std::string_view key, const Text& value);
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace homebound::scenario
