#include "scenario/fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

#include "base/error.h"
#include "base/instant.h"
#include "base/suggest.h"
#include "scenario/table_reader.h"
#include "scenario/toml_text.h"

namespace homebound::scenario {
namespace {

using T = FieldType;

constexpr EntryField top_fields[] = {
    {"title", T::text},
    {"language"},
    {"theme", T::word, Names::theme},
    {"projection", T::word, Names::projection},
    {"center", T::position},
    {"extent", T::box},
    {"colour_by"},
    {"zone", T::word, Names::zone},
    {"zone_name", T::text},
    {"attribution", T::text},
    {"show", T::words, Names::layer},
    {"hide", T::words, Names::layer},
};
constexpr EntryField source_fields[] = {
    {"id", T::word, Names::none, true},
    {"title", T::text, Names::none, true},
    {"name", T::text},
    {"date"},
    {"url"},
};
constexpr EntryField place_fields[] = {
    {"id", T::word, Names::none, true},
    {"airport", T::word, Names::place},
    {"name", T::text},
    {"city", T::text},
    {"lon", T::number},
    {"lat", T::number},
    {"zone", T::word, Names::zone},
    {"country"},
};
constexpr EntryField flight_fields[] = {
    {"id"},
    {"from", T::word, Names::place, true},
    {"to", T::word, Names::place, true},
    {"depart", T::time},
    {"depart.sure", T::word, Names::certainty},
    {"depart.about", T::flag},
    {"depart.zone", T::word, Names::zone},
    {"depart.note", T::text},
    {"arrive", T::time},
    {"arrive.sure", T::word, Names::certainty},
    {"arrive.about", T::flag},
    {"arrive.zone", T::word, Names::zone},
    {"arrive.note", T::text},
    {"date", T::time},
    {"via", T::stops, Names::place},
    {"track"},
    {"speed", T::number},
    {"people", T::integer},
    {"kind", T::word, Names::kind},
    {"sure", T::word, Names::certainty},
    {"source", T::words, Names::source},
    {"note", T::text},
};
constexpr EntryField event_fields[] = {
    {"at", T::time, Names::none, true},
    {"at.zone", T::word, Names::zone},
    {"date_text", T::text},
    {"text", T::text, Names::none, true},
    {"place", T::word, Names::place},
    {"position", T::position},
    {"figure", T::word, Names::figure},
    {"sure", T::word, Names::certainty},
    {"source", T::words, Names::source},
};
constexpr EntryField figure_fields[] = {
    {"id", T::word, Names::none, true},
    {"value", T::value, Names::none, true},
    {"text", T::text},
    {"sure", T::word, Names::certainty},
    {"source", T::words, Names::source},
    {"flights", T::words, Names::flight},
};
constexpr EntryField scene_fields[] = {
    {"title", T::text},
    {"text", T::text},
    {"notes", T::text},
    {"from", T::time, Names::none, true},
    {"to", T::time, Names::none, true},
    {"seconds", T::number},
    {"hold", T::number},
    {"glide", T::number},
    {"ease", T::word, Names::easing},
    {"camera.projection", T::word, Names::projection},
    {"camera.center", T::position},
    {"camera.extent", T::box},
    {"camera.middle", T::position},
    {"camera.span", T::number},
    {"camera.frame", T::words, Names::flight},
    {"show", T::words, Names::layer},
    {"hide", T::words, Names::layer},
};
constexpr EntryField table_fields[] = {
    {"file", T::word, Names::none, true},
    {"columns", T::pairs},
    {"layer"},
    {"encoding"},
    {"separator"},
    {"zone", T::word, Names::zone},
    {"dates"},
    {"kind", T::word, Names::kind},
    {"sure", T::word, Names::certainty},
    {"source", T::words, Names::source},
};
constexpr EntryField layer_fields[] = {
    {"file", T::word, Names::none, true},
    {"name", T::text},
    {"opacity", T::number},
    {"under"},
    {"bounds", T::box},
    {"layer"},
    {"where"},
    {"label"},
    {"fill"},
    {"stroke"},
    {"width", T::number},
    {"size", T::number},
    {"marker"},
};
constexpr std::array sorts = {
    EntrySort{"", top_fields},        EntrySort{"source", source_fields},
    EntrySort{"place", place_fields}, EntrySort{"flight", flight_fields},
    EntrySort{"event", event_fields}, EntrySort{"figure", figure_fields},
    EntrySort{"scene", scene_fields}, EntrySort{"table", table_fields},
    EntrySort{"layer", layer_fields},
};

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(at);
    if (const auto part = trimmed(text.substr(0, end)); !part.empty()) parts.push_back(part);
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

bool is_integer(std::string_view text) {
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  return !digits.empty() && digits.size() < 18 && digits.find_first_not_of("0123456789") == digits.npos &&
         (digits == "0" || digits[0] != '0');
}

std::optional<std::string> numbers(std::string_view text, std::size_t count) {
  std::vector<std::string> items;
  for (const std::string_view part : split(text, ',')) {
    const auto value = number_in(part);
    if (!value) return std::nullopt;
    items.push_back(toml_number(*value));
  }
  if (items.size() != count) return std::nullopt;
  return toml_list(items);
}

// TOML wants seconds, and letters in their places.
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

struct FieldPlace {
  const EntryField* field;
  TomlPath path;         // of the key
  std::string language;  // of a text, when the key names one
};

FieldPlace field_place(const Entry& entry, std::string_view key) {
  const EntrySort& sort = entry_sort(entry.sort);
  FieldPlace place{};
  std::string_view plain = key;
  if (const auto dot = key.rfind('.'); dot != key.npos)
    if (std::find(languages.begin(), languages.end(), key.substr(dot + 1)) != languages.end()) {
      place.language = key.substr(dot + 1);
      plain = key.substr(0, dot);
    }
  place.field = &field_of(sort, plain);
  if (!place.language.empty() && place.field->type != T::text && place.field->type != T::value)
    throw Error(told("'{}' of a {} is the same in all languages", "{1} 的“{0}”不分语言", plain, entry.sort));
  place.path = entry.path();
  for (const std::string_view part : split(plain, '.')) place.path = place.path / std::string(part);
  return place;
}

// Only a time or a text that stands alone can become a table with more to say.
std::string spread(std::string_view text, const TomlPath& path, std::string_view as) {
  const TomlOutline outline(text);
  const TomlNode* node = outline.find(path);
  if (!node || (node->form != TomlNode::Form::scalar && node->form != TomlNode::Form::list))
    return std::string(text);
  const std::string_view value = text.substr(node->value.begin, node->value.end - node->value.begin);
  return with_value(text, path, TomlInline().add(as, std::string(value)).text());
}

}  // namespace

std::span<const EntrySort> entry_sorts() { return sorts; }

Message word_for(std::string_view sort) {
  static constexpr std::pair<std::string_view, const char*> words[] = {
      {"source", "来源"},   {"place", "地点"}, {"flight", "航班"}, {"event", "事件"},
      {"figure", "数据项"}, {"scene", "场景"}, {"table", "表格"},  {"layer", "图层"}};
  const auto found = std::ranges::find(words, sort, &std::pair<std::string_view, const char*>::first);
  return found == std::end(words) ? as_is(std::string(sort)) : Message{std::string(sort), found->second};
}

const EntrySort& entry_sort(std::string_view name) {
  const auto found =
      std::find_if(sorts.begin(), sorts.end(), [&](const EntrySort& s) { return s.name == name; });
  if (found != sorts.end()) return *found;
  std::vector<std::string_view> names;
  for (const EntrySort& sort : sorts)
    if (!sort.name.empty()) names.push_back(sort.name);
  throw Error(told("unknown sort of entry '{}'; expected one of {}{}", "未知的条目类别“{}”；应为 {} 之一{}",
                   name, fmt::join(names, ", "), did_you_mean(name, names)));
}

const EntryField& field_of(const EntrySort& sort, std::string_view key) {
  const auto found =
      std::find_if(sort.fields.begin(), sort.fields.end(), [&](const EntryField& f) { return f.key == key; });
  if (found != sort.fields.end()) return *found;
  std::vector<std::string_view> keys;
  for (const EntryField& field : sort.fields) keys.push_back(field.key);
  const Message where = sort.name.empty() ? Message{"the top of a scenario", "方案文件开头"}
                                          : told("[[{}]]", "[[{}]]", sort.name);
  throw Error(told("unknown key '{}' in {}; expected one of {}{}", "{1}中有未知的键“{0}”；应为 {2} 之一{3}",
                   key, where, fmt::join(keys, ", "), did_you_mean(key, keys)));
}

TomlPath Entry::path() const { return sort.empty() ? TomlPath{} : TomlPath{sort, index}; }

std::string toml_of(FieldType type, std::string_view given) {
  const std::string_view typed = type == T::text ? given : trimmed(given);
  switch (type) {
    case T::word:
    case T::text:
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
    case T::words: {
      std::vector<std::string> items;
      for (const std::string_view word : split(typed, ',')) items.push_back(toml_string(word));
      return toml_one_or_list(items);
    }
    case T::stops:
      return stops(typed);
    case T::pairs: {
      TomlInline all;
      for (const std::string_view pair : split(typed, ',')) {
        const auto equals = pair.find('=');
        if (equals == pair.npos) return toml_string(typed);
        const std::string_view value = trimmed(pair.substr(equals + 1));
        all.add(trimmed(pair.substr(0, equals)), is_integer(value) ? std::string(value) : toml_string(value));
      }
      return all.text();
    }
  }
  return toml_string(typed);
}

std::string with_field(std::string_view text, const Entry& entry, std::string_view key,
                       const std::string& typed) {
  const FieldPlace place = field_place(entry, key);
  const T type = place.field->type;
  const auto node_at = [](std::string_view in, const TomlPath& path) {
    const TomlOutline outline(in);
    const TomlNode* node = outline.find(path);
    return node ? std::optional(node->is_table()) : std::nullopt;
  };
  std::string result(text);
  TomlPath path = place.path;
  if (type == T::text || type == T::value) {
    const auto table = node_at(text, path);
    std::string language = place.language;
    if (language.empty() && table == true) language = "en";
    if (language == "en" && table != true) language.clear();  // a text alone is English
    if (!language.empty()) {
      result = spread(result, path, "en");
      path = path / language;
    }
  } else if (type == T::time && node_at(text, path) == true) {
    path = path / "at";
  } else if (const auto dot = place.field->key.find('.');
             dot != std::string_view::npos && entry.sort != "scene") {
    // depart.sure of depart = 2015-...
    result = spread(result, entry.path() / std::string(place.field->key.substr(0, dot)), "at");
  }
  if (!trimmed(typed).empty()) return with_value(result, path, toml_of(type, typed));
  if (path.text() == place.path.text()) return without(result, path);
  if (type == T::time) return without(result, place.path);
  result = without(result, path);  // a text's last language takes the text with it
  const TomlOutline left(result);
  const TomlNode* node = left.find(place.path);
  return node && node->is_table() && node->children.empty() ? without(result, place.path) : result;
}

std::optional<std::string> field_text(const TomlOutline& outline, std::string_view text, const Entry& entry,
                                      std::string_view key) {
  const FieldPlace place = field_place(entry, key);
  const TomlNode* node = outline.find(place.path);
  const auto typed_of = [&](const TomlNode& n) -> std::string {
    const std::string value(text.substr(n.value.begin, n.value.end - n.value.begin));
    if (n.form == TomlNode::Form::scalar && value[0] != '"' && value[0] != '\'') return value;
    const toml::table parsed = toml::parse("v = " + value);
    return typed_value(*parsed.get("v"));
  };
  if (node && place.field->type == T::pairs) {
    std::string all;
    for (const TomlNode& pair : node->children)
      all += fmt::format("{}{}={}", all.empty() ? "" : ", ", pair.key, typed_of(pair));
    return all;
  }
  if (node && node->is_table()) {
    if (!place.language.empty())
      node = node->child(place.language);
    else if (place.field->type == T::time)
      node = node->child("at");
    else if (place.field->key == "track")
      node = node->child("file");
    else
      node = node->children.empty() ? nullptr : &node->children.front();
  } else if (!place.language.empty() && place.language != "en") {
    return std::nullopt;
  }
  if (!node || node->value.empty()) return std::nullopt;
  return typed_of(*node);
}

std::size_t entry_count(const TomlOutline& outline, std::string_view sort) {
  const TomlNode* list = outline.find({std::string(sort)});
  return list && list->is_array() ? list->children.size() : 0;
}

TomlFields toml_fields(std::string_view sort, const std::vector<std::pair<std::string, std::string>>& typed) {
  // Through a text of its own, so that fields with dots and languages are written as they are elsewhere.
  std::string text = with_entry("", TomlPath{std::string(sort), 0}, {});
  for (const auto& [key, value] : typed) text = with_field(text, {std::string(sort), 0}, key, value);
  const TomlOutline outline(text);
  TomlFields fields;
  for (const TomlNode& node : outline.find(TomlPath{std::string(sort), 0})->children)
    fields.emplace_back(node.key, text.substr(node.value.begin, node.value.end - node.value.begin));
  return fields;
}

}  // namespace homebound::scenario
