#include "scenario/read/toml_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

#include "base/instant.h"
#include "base/suggest.h"
#include "scenario/head_count_text.h"
#include "scenario/zones.h"

namespace homebound::scenario {
namespace {

const Text degrees{"degrees", "度"};

// Returns what a word of a closed list stands for.
Text word_for(Names names) {
  switch (names) {
    case Names::language:
      return {"language", "语言"};
    case Names::colouring:
      return as_is("colour_by");
    case Names::routes_as:
      return {"form", "形式"};
    case Names::certainty:
      return {"certainty", "可靠程度"};
    case Names::easing:
      return {"easing", "缓动"};
    case Names::counting:
      return {"count", "计数方式"};
    case Names::mode:
      return {"mode", "方式"};
    case Names::status:
      return {"status", "状态"};
    default:
      return {"word", "词"};
  }
}

}  // namespace

const toml::node* TomlReader::find(std::string_view key) {
  if (std::find(keys_.begin(), keys_.end(), key) == keys_.end())
    throw std::logic_error(fmt::format("the format has no key '{}'", where(key)));
  return table_.get(key);
}

const EntryField& TomlReader::row(std::string_view key) const {
  return field_of(entry_sort(sort_), prefix_ + std::string(key));
}

const toml::node* TomlReader::require(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr && !misspells({key})) {
    const EntryField* const field = find_field(entry_sort(sort_), prefix_ + std::string(key));
    const Text label = field ? told(" ({})", "（{}）", field->label) : Text{};
    findings_.error(at(), told("{} lacks the key '{}'{}", "{}缺少键“{}”{}",
                               name_.empty() ? Text{"the file", "文件"} : as_is(name_), key, label));
  }
  return node;
}

std::optional<Placed<std::string>> TomlReader::string(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  if (const auto* text = node->as_string()) return Placed<std::string>{text->get(), node->source().begin};
  wrong_type(findings_, *node, where(key), {"a string", "文字"});
  return std::nullopt;
}

std::optional<Placed<std::string>> TomlReader::required_string(std::string_view key) {
  if (!require(key)) return std::nullopt;
  auto result = string(key);
  if (result && result->value.empty()) {
    findings_.error(result->at, told("{}: expected some text, found an empty string", "{}：应有文字，实为空",
                                     where(key)));
    return std::nullopt;
  }
  return result;
}

std::optional<double> TomlReader::number(std::string_view key) {
  const toml::node* node = find(key);
  return node ? read_number(*node, where(key), row(key).range, row(key).unit, findings_) : std::nullopt;
}

std::optional<int> TomlReader::whole_number(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  const auto [low, high] = row(key).range;
  const auto* value = node->as_integer();
  if (value && static_cast<double>(value->get()) >= low && static_cast<double>(value->get()) <= high)
    return static_cast<int>(value->get());
  wrong_type(findings_, *node, where(key), told("a whole number from {} to {}", "{}至{}的整数", low, high));
  return std::nullopt;
}

std::optional<HeadCount> TomlReader::head_count(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return std::nullopt;
  const auto [least, most] = row(key).range;
  if (const auto* number = node->as_integer();
      number && static_cast<double>(number->get()) >= least && static_cast<double>(number->get()) <= most)
    return HeadCount(number->get());
  if (const auto* text = node->as_string())
    if (const auto count = head_count_in(text->get())) return count;
  const bool bounded = !keys_within(sort_, prefix_ + std::string(key) + ".").empty();
  if (const auto* table = node->as_table(); table && !table->empty() && bounded) {
    TomlReader bounds(*table, *this, key);
    const auto low = bounds.whole_number("min"), high = bounds.whole_number("max");
    bounds.finish();
    if (!high) return low ? std::optional(HeadCount::at_least(*low)) : std::nullopt;
    if (low.value_or(0) <= *high) return HeadCount::between(low.value_or(0), *high);
    findings_.error(bounds.at(), told("{}: min is more than max", "{}：min 大于 max", where(key)));
    return std::nullopt;
  }
  wrong_type(
      findings_, *node, where(key),
      told("a whole number from {} to {}, a text such as \"about 150\" or \"120 to 160\", or {{ min = 120, "
           "max = 160 "
           "}}",
           "{}至{}的整数、“约150”或“120 to 160”一类的文字，或 {{ min = 120, max = 160 }}", least, most));
  return std::nullopt;
}

std::vector<double> TomlReader::lengths(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return {};
  const auto* array = node->as_array();
  if (!array || array->empty()) {
    wrong_type(findings_, *node, where(key),
               {"lengths on and off such as [4, 2]", "实线与间隔的长度，例如 [4, 2]"});
    return {};
  }
  std::vector<double> result;
  for (const toml::node& item : *array)
    if (const auto v = read_number(item, where(key), row(key).range, row(key).unit, findings_))
      result.push_back(*v);
  return result;
}

std::optional<std::size_t> TomlReader::choice(std::string_view key) {
  const auto word = string(key);
  return word ? chosen(key, *word) : std::nullopt;
}

std::vector<std::size_t> TomlReader::choices_of(std::string_view key) {
  std::vector<std::size_t> result;
  for (const auto& word : strings(key))
    if (const auto index = chosen(key, word)) result.push_back(*index);
  return result;
}

std::optional<std::size_t> TomlReader::chosen(std::string_view key, const Placed<std::string>& word) {
  const Names names = row(key).names;
  const auto known = choices(names);
  const auto found = std::ranges::find(known, word.value);
  if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
  findings_.error(word.at, told("{}: unknown {} '{}'; expected one of {}{}",
                                "{}：未知的{}“{}”；应为 {} 之一{}", where(key), word_for(names), word.value,
                                fmt::join(known, ", "), did_you_mean(word.value, known)));
  return std::nullopt;
}

bool TomlReader::flag(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return false;
  if (const auto* value = node->as_boolean()) return value->get();
  wrong_type(findings_, *node, where(key), {"true or false", "true 或 false"});
  return false;
}

Text TomlReader::text(std::string_view key) {
  const toml::node* node = find(key);
  return node ? read_text(*node, where(key), findings_) : Text{};
}

Text TomlReader::required_text(std::string_view key) { return require(key) ? text(key) : Text{}; }

std::optional<LonLat> TomlReader::lonlat(std::string_view key) {
  const toml::node* node = find(key);
  return node ? read_lonlat(*node, where(key), findings_) : std::nullopt;
}

Certainty TomlReader::certainty(std::string_view key, Certainty otherwise) {
  const auto known = choice(key);
  return known ? certainties.at(*known) : otherwise;
}

std::optional<Placed<std::string>> TomlReader::zone(std::string_view key) {
  auto name = string(key);
  if (!name || is_zone(name->value)) return name;
  findings_.error(name->at, told("{}: unknown time zone '{}'; expected an IANA name such as Asia/Shanghai{}",
                                 "{}：未知的时区“{}”；应为 IANA 名称，例如 Asia/Shanghai{}", where(key),
                                 name->value, nearest_zone(name->value)));
  return std::nullopt;
}

std::vector<Placed<std::string>> TomlReader::strings(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return {};
  if (const auto* one = node->as_string()) return {{one->get(), node->source().begin}};
  const auto* array = node->as_array();
  if (!array) {
    wrong_type(findings_, *node, where(key), {"a string or an array of strings", "文字或文字的数组"});
    return {};
  }
  std::vector<Placed<std::string>> result;
  for (const toml::node& item : *array) {
    if (const auto* text = item.as_string()) {
      result.push_back({text->get(), item.source().begin});
    } else {
      wrong_type(findings_, item, where(key), {"a string", "文字"});
    }
  }
  return result;
}

std::vector<const toml::table*> TomlReader::tables(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return {};
  std::vector<const toml::table*> result;
  const auto* array = node->as_array();
  if (!array) {
    wrong_type(findings_, *node, where(key),
               told("a list of entries, in a file each written as a table [[{0}{1}]]",
                    "若干条目，文件中每项写作表 [[{0}{1}]]",
                    sort_ == Sort::top ? "" : std::string(entry_sort(sort_).list) + ".", key));
    return {};
  }
  for (const toml::node& item : *array) {
    if (const auto* table = item.as_table()) {
      result.push_back(table);
    } else {
      wrong_type(findings_, item, where(key), {"a table", "表"});
    }
  }
  return result;
}

bool TomlReader::misspells(std::initializer_list<std::string_view> keys) const {
  return std::any_of(table_.begin(), table_.end(), [&](const auto& entry) {
    const std::string_view word = entry.first.str();
    if (std::find(keys_.begin(), keys_.end(), word) != keys_.end()) return false;
    const std::vector<std::string> meant = nearest(word, keys_);
    return !meant.empty() && std::find(keys.begin(), keys.end(), meant.front()) != keys.end();
  });
}

void TomlReader::finish() {
  for (const auto& [key, value] : table_) {
    const std::string_view word = key.str();
    if (std::find(keys_.begin(), keys_.end(), word) != keys_.end()) continue;
    const Text in = name_.empty() ? Text{} : told(" in {}", "（{}）", name_);
    const std::string_view deeper = deeper_key(sort_, prefix_, word);
    const Text meant =
        deeper.empty() ? did_you_mean(word, keys_) : told("; did you mean '{}'?", "；是否指“{}”？", deeper);
    findings_.error(key.source().begin, told("unknown key '{}'{}{}", "未知的键“{}”{}{}", word, in, meant));
  }
}

Text read_text(const toml::node& node, const std::string& where, Findings& findings) {
  if (const auto* plain = node.as_string()) return {plain->get(), ""};
  const auto* table = node.as_table();
  if (!table) {
    wrong_type(findings, node, where,
               {R"(a string or { en = "...", zh = "..." })", R"(文字或 { en = "...", zh = "..." })"});
    return {};
  }
  Text text;
  for (const auto& [key, value] : *table) {
    const std::string language(key.str());
    if (std::find(languages.begin(), languages.end(), language) == languages.end()) {
      findings.error(key.source().begin, told("{}: unknown language '{}'; expected en or zh{}",
                                              "{}：未知的语言“{}”；应为 en 或 zh{}", where, language,
                                              did_you_mean(language, languages)));
    } else if (const auto* words = value.as_string()) {
      (language == "zh" ? text.chinese : text.english) = words->get();
    } else {
      wrong_type(findings, value, fmt::format("{}.{}", where, language), {"a string", "文字"});
    }
  }
  if (table->empty())
    wrong_type(findings, node, where, {"a text in at least one language", "至少一种语言的文字"});
  return text;
}

std::optional<double> read_number(const toml::node& node, const std::string& where, Range range,
                                  const Text& unit, Findings& findings) {
  const auto value = node.is_number() ? node.value<double>() : std::nullopt;
  if (value && *value >= range.low && *value <= range.high && std::isfinite(*value)) return value;
  wrong_type(findings, node, where,
             unit.empty()
                 ? told("a number from {} to {}", "{}至{}的数", range.low, range.high)
                 : told("a number from {} to {} {}", "{}至{}的数（{}）", range.low, range.high, unit));
  return std::nullopt;
}

std::optional<LonLatBox> read_box(const toml::node& node, const std::string& where, Findings& findings) {
  const auto* sides = node.as_array();
  if (!sides || sides->size() != 4) {
    wrong_type(findings, node, where,
               {"west, south, east and north in degrees, in a file as [west, south, east, north]",
                "西、南、东、北（度），文件中写作 [西, 南, 东, 北]"});
    return std::nullopt;
  }
  constexpr std::array<std::string_view, 4> names{" west", " south", " east", " north"};
  std::array<double, 4> side{};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto value = read_number(*sides->get(i), where + std::string(names[i]),
                                   i % 2 ? latitudes : longitudes, degrees, findings);
    if (!value) return std::nullopt;
    side.at(i) = *value;
  }
  const LonLatBox box{side[0], side[1], side[2], side[3]};
  if (box.south < box.north && box.west != box.east) return box;
  findings.error(
      node.source().begin,
      told("{}: expected west, south, east and north, with south below north and west apart from east",
           "{}：应为西、南、东、北，南小于北，西不同于东", where));
  return std::nullopt;
}

std::optional<LonLat> read_lonlat(const toml::node& node, const std::string& where, Findings& findings) {
  const auto* pair = node.as_array();
  if (!pair || pair->size() != 2) {
    wrong_type(findings, node, where,
               {"longitude and latitude in degrees, in a file as [longitude, latitude]",
                "经度和纬度（度），文件中写作 [经度, 纬度]"});
    return std::nullopt;
  }
  const auto lon = read_number(*pair->get(0), where + " longitude", longitudes, degrees, findings);
  const auto lat = read_number(*pair->get(1), where + " latitude", latitudes, degrees, findings);
  if (!lon || !lat) return std::nullopt;
  return LonLat{*lon, *lat};
}

}  // namespace homebound::scenario
