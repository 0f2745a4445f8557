#include "scenario/toml/toml_text.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "scenario/head_count_text.h"

namespace homebound::scenario {

std::string toml_string(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += {'\\', c};
    } else if (c == '\n') {
      result += "\\n";
    } else if (c == '\t') {
      result += "\\t";
    } else if (code < 0x20 || code == 0x7F) {
      result += fmt::format("\\u{:04X}", code);
    } else {
      result += c;
    }
  }
  return result + '"';
}

std::string toml_text(const Text& text) {
  if (text.chinese.empty()) return toml_string(text.english);
  TomlInline all;
  if (!text.english.empty()) all.add("en", toml_string(text.english));
  all.add("zh", toml_string(text.chinese));
  return all.text();
}

std::string toml_number(double value) { return fmt::format("{}", value); }

std::string toml_lonlat(LonLat p) { return toml_list({toml_number(p.lon), toml_number(p.lat)}); }

std::string toml_list(const std::vector<std::string>& items) {
  return fmt::format("[{}]", fmt::join(items, ", "));
}

std::string toml_one_or_list(const std::vector<std::string>& items) {
  return items.size() == 1 ? items.front() : toml_list(items);
}

std::string toml_day_orders(const std::vector<DayOrder>& orders) {
  std::vector<std::string> names;
  for (const DayOrder order : orders) names.push_back(toml_string(name_of(order)));
  return toml_one_or_list(names);
}

std::string toml_key(std::string_view key) {
  const auto bare = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return !key.empty() && std::all_of(key.begin(), key.end(), bare) ? std::string(key) : toml_string(key);
}

std::string toml_time(Instant t, const std::string& zone) {
  std::string text = iso8601(t, zone);
  const auto milliseconds = (t.time_since_epoch() % 1000 + std::chrono::milliseconds(1000)) % 1000;
  if (milliseconds.count() != 0) text.insert(19, fmt::format(".{:03}", milliseconds.count()));
  return text;
}

std::string toml_head_count(const HeadCount& count) {
  if (const auto exact = count.exact()) return std::to_string(*exact);
  if (count.approximate() || !count.known()) return toml_string(typed_text_of(count));
  TomlInline bounds;
  if (count.low() > 0) bounds.add("min", std::to_string(count.low()));
  if (const auto high = count.high()) bounds.add("max", std::to_string(*high));
  return bounds.text();
}

TomlInline& TomlInline::add(std::string_view key, const std::string& value) {
  body += fmt::format("{}{} = {}", body.empty() ? "" : ", ", toml_key(key), value);
  return *this;
}

void TomlLines::header(std::string_view header) {
  text_ += fmt::format("{}{}\n", text_.empty() ? "" : "\n", header);
}

void TomlLines::add(std::string_view key, const std::string& value) {
  text_ += fmt::format("{} = {}\n", toml_key(key), value);
}

void TomlLines::add_string(std::string_view key, const std::string& value) {
  if (!value.empty()) add(key, toml_string(value));
}

void TomlLines::add_text(std::string_view key, const Text& value) {
  if (!value.empty()) add(key, toml_text(value));
}

}  // namespace homebound::scenario
