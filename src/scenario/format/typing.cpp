#include "scenario/format/typing.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

#include "base/instant.h"
#include "base/numbers.h"
#include "base/trim.h"
#include "scenario/head_count_text.h"
#include "scenario/toml/toml_text.h"

namespace homebound::scenario {
namespace {

using T = FieldType;

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(at);
    if (const auto part = trimmed(text.substr(0, end)); !part.empty()) parts.push_back(part);
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

bool is_integer(std::string_view text) {
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  return !digits.empty() && digits.size() < 18 && digits.find_first_not_of("0123456789") == digits.npos &&
         (digits == "0" || digits[0] != '0');
}

// Returns `count` numbers (0: any count) as a TOML list; nullopt for any other text.
std::optional<std::string> numbers(std::string_view text, std::size_t count) {
  std::vector<std::string> items;
  for (const std::string_view part : split(text, ',')) {
    const auto value = number_in(part);
    if (!value) return std::nullopt;
    items.push_back(toml_number(*value));
  }
  if (items.empty() || (count > 0 && items.size() != count)) return std::nullopt;
  return toml_list(items);
}

// Returns the time as TOML writes it, with a T, seconds and a full offset; nullopt for text that is not a
// time.
std::optional<std::string> time_value(std::string_view typed) {
  std::string text(typed);
  if (text.size() == 10 && parse_local_time(text + "T00:00")) return text;
  if (!parse_instant(text) && !parse_local_time(text)) return std::nullopt;
  text[10] = 'T';
  if (text.size() < 17 || text[16] != ':') text.insert(16, ":00");
  const auto offset = text.find_first_of("+-Zz", 19);
  if (offset == text.npos) return text;
  const std::size_t digits = text.size() - offset;
  if (digits == 3) text += ":00";                 // +08
  if (digits == 5) text.insert(offset + 3, ":");  // +0800
  return text;
}

std::string stops(std::string_view typed) {
  std::vector<std::string> items;
  for (const std::string_view stop : split(typed, ';'))
    items.push_back(numbers(stop, 2).value_or(toml_string(stop)));
  return toml_list(items);
}

// ---- pairs: key=value, key="a value, with a comma"

std::vector<std::string_view> split_outside_quotes(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  const auto add = [&](std::size_t begin, std::size_t end) {
    if (const auto part = trimmed(text.substr(begin, end - begin)); !part.empty()) parts.push_back(part);
  };
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && text[i] == at) {
      add(begin, i);
      begin = i + 1;
    }
  }
  add(begin, text.size());
  return parts;
}

struct Pair {
  std::string_view key;
  std::string value;
  bool quoted = false;  // a quoted value is text even if it looks like a number
};

// Returns nullopt where there is no "=".
std::optional<Pair> pair_in(std::string_view text) {
  const auto equals = text.find('=');
  if (equals == text.npos) return std::nullopt;
  const std::string_view value = trimmed(text.substr(equals + 1));
  Pair pair{trimmed(text.substr(0, equals)), std::string(value)};
  if (value.size() < 2 || !value.starts_with('"') || !value.ends_with('"')) return pair;
  pair.quoted = true;
  pair.value.clear();
  for (std::size_t i = 1; i + 1 < value.size(); ++i) {
    const bool escaped = value[i] == '\\' && i + 2 < value.size();
    if (escaped) ++i;
    pair.value += escaped && value[i] == 'n' ? '\n' : value[i];
  }
  return pair;
}

std::string pair_text(std::string_view key, std::string_view value, bool is_text) {
  const bool plain = value == trimmed(value) && value.find_first_of(",;=\"\\\n") == value.npos &&
                     !(is_text && is_integer(value));
  if (plain) return fmt::format("{}={}", key, value);
  std::string quoted;
  for (const char c : value) {
    if (c == '"' || c == '\\' || c == '\n') quoted += '\\';
    quoted += c == '\n' ? 'n' : c;
  }
  return fmt::format("{}=\"{}\"", key, quoted);
}

std::string value_of(const Pair& pair) {
  return !pair.quoted && is_integer(pair.value) ? pair.value : toml_string(pair.value);
}

// Joins the pairs of one key: source=a, source=b; value.en=..., value.zh=...
std::string joined(const std::vector<Pair>& same, std::string_view key, FieldType type) {
  const auto language = [&](const Pair& pair) {
    return pair.key.substr(std::min(key.size() + 1, pair.key.size()));
  };
  if (std::ranges::any_of(same, [&](const Pair& p) { return !language(p).empty(); })) {
    TomlInline all;
    for (const Pair& pair : same)
      all.add(language(pair).empty() ? "en" : language(pair), toml_string(pair.value));
    return all.text();
  }
  if ((type == T::value || type == T::count) && same.size() == 1) return value_of(same[0]);
  if (type == T::number || type == T::position || type == T::box) return toml_of(type, same[0].value, {});
  std::vector<std::string> items;
  items.reserve(same.size());
  for (const Pair& pair : same) items.push_back(toml_string(pair.value));
  return toml_one_or_list(items);
}

// Returns "value=280, source=a, source=b" as a table; nullopt where there is no "=". A key that has no row
// among `parts` is of type `otherwise`.
std::optional<std::string> table(std::string_view typed, std::span<const EntryField> parts,
                                 FieldType otherwise) {
  std::vector<std::pair<std::string_view, std::vector<Pair>>> by_key;
  for (const std::string_view text : split_outside_quotes(typed, ',')) {
    const auto pair = pair_in(text);
    if (!pair) return std::nullopt;
    const std::string_view key = pair->key.substr(0, pair->key.find('.'));
    auto same = std::ranges::find(by_key, key, [](const auto& entry) { return entry.first; });
    if (same == by_key.end()) same = by_key.insert(same, {key, {}});
    same->second.push_back(*pair);
  }
  TomlInline table;
  for (const auto& [key, same] : by_key) {
    const auto own_name = [](const EntryField& f) { return f.key.substr(f.key.find('.') + 1); };
    const auto row = std::ranges::find(parts, key, own_name);
    table.add(key, joined(same, key, row == parts.end() ? otherwise : row->type));
  }
  return table.text();
}

std::string pairs(std::string_view typed, std::span<const EntryField> parts) {
  return table(typed, parts, T::value).value_or(toml_string(typed));
}

std::string tables(std::string_view typed, std::span<const EntryField> parts) {
  std::vector<std::string> all;
  for (const std::string_view one : split_outside_quotes(typed, ';')) {
    const auto each = table(one, parts, T::word);
    if (!each) return toml_string(typed);
    all.push_back(*each);
  }
  return toml_list(all);
}

// ---- from TOML to typed text

std::string typed_value(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* value = node.as_floating_point()) return toml_number(value->get());
  std::ostringstream out;
  if (const auto* array = node.as_array()) {
    std::vector<std::string> items;
    const bool nested = std::any_of(array->begin(), array->end(), [](const auto& n) { return n.is_array(); });
    for (const toml::node& item : *array) items.push_back(typed_value(item));
    return fmt::format("{}", fmt::join(items, nested ? "; " : ", "));
  }
  node.visit([&](const auto& value) { out << value; });
  return out.str();
}

std::string typed_node(const TomlNode& node, std::string_view text) {
  std::string value(text.substr(node.value.begin, node.value.end - node.value.begin));
  if (node.form == TomlNode::Form::scalar && value[0] != '"' && value[0] != '\'') return value;
  const toml::table parsed = toml::parse("v = " + value);
  return typed_value(*parsed.get("v"));
}

bool is_text(const TomlNode& node, std::string_view text) {
  return !node.value.empty() && (text[node.value.begin] == '"' || text[node.value.begin] == '\'');
}

bool is_numbers(const TomlNode& node, std::string_view text) {
  return node.is_array() && !node.children.empty() &&
         std::ranges::none_of(node.children, [&](const TomlNode& child) {
           return child.is_table() || child.is_array() || is_text(child, text);
         });
}

// Adds everything in a table as pairs: value=280, source=a, source=b, note.en=...
void add_pairs(std::vector<std::string>& all, const TomlNode& node, std::string_view text,
               const std::string& key) {
  if (node.is_table()) {
    for (const TomlNode& child : node.children)
      add_pairs(all, child, text, key.empty() ? child.key : key + "." + child.key);
  } else if (is_numbers(node, text)) {  // a position or a box is one value
    all.push_back(pair_text(key, typed_node(node, text), false));
  } else if (node.is_array()) {
    for (const TomlNode& child : node.children) add_pairs(all, child, text, key);
  } else {
    all.push_back(pair_text(key, typed_node(node, text), is_text(node, text)));
  }
}

// Returns the bounds of a head-count as a user would type them.
std::string typed_bounds(const TomlNode& node, std::string_view text) {
  const auto bound = [&](const char* key) {
    const TomlNode* child = node.child(key);
    return child && !child->value.empty() ? number_in<std::int64_t>(typed_node(*child, text)) : std::nullopt;
  };
  const auto low = bound("min"), high = bound("max");
  return typed_text_of(high && low.value_or(0) <= *high ? HeadCount::between(low.value_or(0), *high)
                                                        : HeadCount::at_least(low.value_or(0)));
}

std::string typed_pairs(const TomlNode& node, std::string_view text) {
  std::vector<std::string> all;
  add_pairs(all, node, text, "");
  return fmt::format("{}", fmt::join(all, ", "));
}

}  // namespace

std::string toml_of(FieldType type, std::string_view given, std::span<const EntryField> parts) {
  const std::string_view typed = type == T::text ? given : trimmed(given);
  switch (type) {
    case T::word:
    case T::text:
    case T::colour:
    case T::file:
      break;
    case T::value:
    case T::integer:
      if (is_integer(typed)) return std::string(typed);
      break;
    case T::number:
      if (const auto value = number_in(typed)) return toml_number(*value);
      break;
    case T::flag:
      if (typed == "true" || typed == "yes") return "true";
      if (typed == "false" || typed == "no") return "false";
      break;
    case T::time:
      if (const auto time = time_value(typed)) return *time;
      break;
    case T::position:
      if (const auto pair = numbers(typed, 2)) return *pair;
      break;
    case T::box:
      if (const auto sides = numbers(typed, 4)) return *sides;
      break;
    case T::lengths:
      if (const auto all = numbers(typed, 0)) return *all;
      break;
    case T::words: {
      std::vector<std::string> items;
      for (const std::string_view word : split(typed, ',')) items.push_back(toml_string(word));
      return toml_one_or_list(items);
    }
    case T::stops:
      return stops(typed);
    case T::pairs:
      return pairs(typed, parts);
    case T::tables:
      return tables(typed, parts);
    case T::count:
      if (is_integer(typed)) return std::string(typed);
      if (const auto count = head_count_in(typed)) return toml_head_count(*count);
      if (typed.find('=') != typed.npos) return pairs(typed, {});  // of kinds
      break;
  }
  return toml_string(typed);
}

std::string typed_of(FieldType type, const TomlNode& node, std::string_view text) {
  if (type == T::pairs && node.is_table()) return typed_pairs(node, text);
  if (type == T::count && node.is_table() && !node.child("min") && !node.child("max"))
    return typed_pairs(node, text);
  if (type == T::count && node.is_table()) return typed_bounds(node, text);
  if (type != T::tables || !node.is_array()) return typed_node(node, text);
  std::vector<std::string> all;
  for (const TomlNode& table : node.children) all.push_back(typed_pairs(table, text));
  return fmt::format("{}", fmt::join(all, "; "));
}

}  // namespace homebound::scenario
