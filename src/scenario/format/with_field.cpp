#include "scenario/format/with_field.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/numbers.h"
#include "base/suggest.h"
#include "scenario/format/typing.h"
#include "scenario/toml/toml_text.h"

namespace homebound::scenario {
namespace {

// Tells whether a value may hold text for people, in several languages.
bool has_languages(FieldType type) { return type == FieldType::text || type == FieldType::value; }

bool is_blank_text(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

struct FieldPlace {
  const EntrySort* sort;
  const EntryField* field;
  TomlPath path;                            // of the key
  std::string language;                     // language of the text, when the key names one
  std::optional<std::size_t> element = {};  // of the list of tables in which the key stands
  std::string list = {};                    // that list
};

bool is_number(std::string_view step) { return !step.empty() && std::ranges::all_of(step, is_digit); }

// Takes the element's number out of "claims.2.value", if there is one; it stands after the list.
std::optional<std::size_t> take_element(std::string& key) {
  const auto dot = key.find('.');
  if (dot == key.npos) return std::nullopt;
  const auto end = std::min(key.find('.', dot + 1), key.size());
  const std::string number = key.substr(dot + 1, end - dot - 1);
  if (!is_number(number)) return std::nullopt;
  key.erase(dot, end - dot);
  return number_in<std::size_t>(number);
}

TomlPath joined(TomlPath path, std::string_view keys) {
  for (std::size_t begin = 0; begin <= keys.size();) {
    const std::size_t dot = std::min(keys.find('.', begin), keys.size());
    path = path / std::string(keys.substr(begin, dot - begin));
    begin = dot + 1;
  }
  return path;
}

// Returns the row of a key inside a list of tables, or that of the list. Throws Error with the nearest key.
const EntryField& part_of(const EntrySort& sort, const std::string& key) {
  const auto dot = key.find('.');
  const EntryField& list = field_of(sort, key.substr(0, dot));
  if (const EntryField* found = find_field(sort, key)) return *found;
  std::vector<std::string_view> keys;
  for (const EntryField& part : parts_of(sort, list)) keys.push_back(part.key.substr(list.key.size() + 1));
  if (keys.empty()) return list;  // which has no elements, as the caller tells
  const std::string name = key.substr(dot + 1);
  throw Error(told("unknown key '{}' in '{}' of {}; expected one of {}{}",
                   "{2}的“{1}”中有未知的键“{0}”；应为 {3} 之一{4}", name, list.key, header_of(sort.sort),
                   fmt::join(keys, ", "), did_you_mean(name, keys)));
}

FieldPlace field_place(const Entry& entry, std::string_view key) {
  FieldPlace place{&entry_sort(entry.sort), nullptr, {}, {}};
  std::string plain(key);
  if (const auto dot = plain.rfind('.'); dot != plain.npos)
    if (std::ranges::find(languages, plain.substr(dot + 1)) != languages.end()) {
      place.language = plain.substr(dot + 1);
      plain.resize(dot);
    }
  const auto element = take_element(plain);
  place.field = element ? &part_of(*place.sort, plain) : &field_of(*place.sort, plain);
  const auto first_dot = std::min(plain.find('.'), plain.size());
  if (element) {
    place.list = plain.substr(0, first_dot);
    if (field_of(*place.sort, place.list).type != FieldType::tables)
      throw Error(told("'{}' is no list of tables, so that it has no element {}",
                       "“{}”不是由多个表组成的列表，没有第{}项", place.list, *element));
    if (*element == 0)
      throw Error(told("elements of '{}' are counted from 1", "“{}”的各项从1数起", place.list));
    place.element = *element - 1;
    place.path = entry.path() / place.list / *place.element;
    if (first_dot < plain.size()) place.path = joined(place.path, plain.substr(first_dot + 1));
    return place;
  }
  if (is_part(*place.sort, *place.field)) {
    const EntryField& whole = field_of(*place.sort, plain.substr(0, first_dot));
    throw Error(told("'{}' is a part of '{}', which is typed as {}", "“{}”是“{}”的一部分，后者写作 {}", plain,
                     whole.key, typed_example(whole.type)));
  }
  if (!place.language.empty() && !has_languages(place.field->type))
    throw Error(
        told("'{}' of a {} is the same in all languages", "{1}的“{0}”不分语言", plain, word_for(entry.sort)));
  // A kind is its name, stored under its id.
  place.path = entry.sort == Sort::kind ? entry.path() : joined(entry.path(), plain);
  return place;
}

// Turns a value into a table with more keys. Only a time, a file or a text that stands alone can become
// one.
std::string spread(std::string_view text, const TomlPath& path, std::string_view as) {
  const TomlOutline outline(text);
  const TomlNode* node = outline.find(path);
  if (!node || (node->form != TomlNode::Form::scalar && node->form != TomlNode::Form::list))
    return std::string(text);
  const std::string_view value = text.substr(node->value.begin, node->value.end - node->value.begin);
  return with_value(text, path, TomlInline().add(as, std::string(value)).text());
}

// Tells whether a table is at the path; nullopt when nothing is there.
std::optional<bool> is_table_at(std::string_view text, const TomlPath& path) {
  const TomlOutline outline(text);
  const TomlNode* node = outline.find(path);
  return node ? std::optional(node->is_table()) : std::nullopt;
}

// Returns the text with a kind under another id; its name stays.
std::string with_kind_renamed(std::string_view text, const Entry& kind, const std::string& id) {
  const TomlOutline outline(text);
  const TomlNode* node = outline.find(kind.path());
  if (!node || id == kind.id) return std::string(text);
  const Entry renamed{Sort::kind, kind.index, id};
  if (outline.find(renamed.path())) throw Error(told("there is a kind '{}' already", "已有人员类别“{}”", id));
  if (!node->value.empty()) {  // in its place
    const std::size_t end = text.find_last_not_of(" \t", text.rfind('=', node->value.begin) - 1) + 1;
    const std::size_t begin = end - toml_key(kind.id).size();
    if (text.substr(begin, end - begin) == toml_key(kind.id))
      return fmt::format("{}{}{}", text.substr(0, begin), toml_key(id), text.substr(end));
  }
  std::string result = without(text, kind.path());
  bool named = false;
  for (const std::string_view language : languages) {
    const std::string key = fmt::format("name.{}", language);
    if (const auto name = field_text(outline, text, kind, key))
      result = with_field(result, renamed, key, *name), named = true;
  }
  if (!named)  // whatever stands there must not be lost
    throw Error(told("'{}' is no kind of people with a name", "“{}”不是有名称的人员类别", kind.id));
  return result;
}

// Returns the text with a field of an element set, or with the element removed.
std::string with_element_field(std::string_view text, const Entry& entry, const FieldPlace& place,
                               const std::string& typed) {
  const TomlOutline outline(text);
  const std::size_t count = element_count(outline, entry, place.list);
  const TomlPath list = entry.path() / place.list, element = list / *place.element;
  const bool whole = place.path.text() == element.text(), blank = is_blank_text(typed);
  if (*place.element > count || (blank && *place.element == count))
    throw Error(told("'{}' has no element {}; it has {}", "“{}”没有第{}项；共有{}项", place.list,
                     *place.element + 1, count));
  if (whole && blank) return without(text, count == 1 ? list : element);
  if (whole)
    throw Error(told("write a key of the element, such as {}.{}.{}", "请写出该项的键，例如 {}.{}.{}",
                     place.list, *place.element + 1,
                     parts_of(*place.sort, *place.field).front().key.substr(place.list.size() + 1)));
  std::string result(text);
  if (*place.element == count) result = with_entry(result, element, {});
  TomlPath path = place.path;
  if (has_languages(place.field->type)) {
    const bool table = is_table_at(result, path) == true;
    const std::string language = place.language.empty() && table ? "en" : place.language;
    if (table || (!language.empty() && language != "en")) {
      result = spread(result, path, "en");
      path = path / language;
    }
  }
  if (!blank) return with_value(result, path, toml_of(place.field->type, typed, {}));
  result = without(result, path);
  const TomlOutline left(result);
  const TomlNode* node = left.find(place.path);
  return node && node->is_table() && node->children.empty() ? without(result, place.path) : result;
}

}  // namespace

TomlPath Entry::path() const {
  if (sort == Sort::top) return {};
  const std::string list(entry_sort(sort).list);
  return sort == Sort::kind ? TomlPath{list, id} : TomlPath{list, index};
}

std::size_t entry_count(const TomlOutline& outline, Sort sort) {
  if (sort == Sort::top) return 1;
  const TomlNode* list = outline.find({std::string(entry_sort(sort).list)});
  const bool right = list && (sort == Sort::kind ? list->is_table() : list->is_array());
  return right ? list->children.size() : 0;
}

Entry entry_at(const TomlOutline& outline, Sort sort, std::size_t index) {
  Entry entry{sort, index};
  if (sort == Sort::kind && index < entry_count(outline, sort))
    entry.id = std::next(outline.find({"kinds"})->children.begin(), static_cast<std::ptrdiff_t>(index))->key;
  return entry;
}

std::size_t element_count(const TomlOutline& outline, const Entry& entry, std::string_view list) {
  const TomlNode* node = outline.find(entry.path() / std::string(list));
  return node && node->is_array() ? node->children.size() : 0;
}

std::string row_key(std::string_view key) {
  std::string row(key);
  take_element(row);
  return row;
}

std::string with_field(std::string_view text, const Entry& entry, std::string_view key,
                       const std::string& typed) {
  const FieldPlace place = field_place(entry, key);
  const FieldType type = place.field->type;
  if (place.element) return with_element_field(text, entry, place, typed);
  if (entry.sort == Sort::kind && place.field->key == "id")
    return is_blank_text(typed) ? without(text, place.path) : with_kind_renamed(text, entry, typed);
  std::string result(text);
  TomlPath path = place.path;
  const auto dot = place.field->key.rfind('.');
  if (has_languages(type)) {
    const auto table = is_table_at(text, path);
    std::string language = place.language;
    if (language.empty() && table == true) language = "en";
    if (language == "en" && table != true) language.clear();  // text without a language is English
    if (!language.empty()) {
      result = spread(result, path, "en");
      path = path / language;
    }
  } else if (!own_key(type).empty() && is_table_at(text, path) == true) {
    path = path / std::string(own_key(type));
  } else if (const EntryField* whole = find_field(*place.sort, place.field->key.substr(0, dot));
             dot != std::string_view::npos && whole) {
    // The key is depart.sure, and the text has depart = 2015-...
    result = spread(result, joined(entry.path(), whole->key), own_key(whole->type));
  }
  if (!is_blank_text(typed))
    return with_value(result, path, toml_of(type, typed, parts_of(*place.sort, *place.field)));
  if (path.text() == place.path.text() || !has_languages(type)) return without(result, place.path);
  result = without(result, path);  // removing its last language removes the text
  const TomlOutline left(result);
  const TomlNode* node = left.find(place.path);
  return node && node->is_table() && node->children.empty() ? without(result, place.path) : result;
}

std::optional<std::string> field_text(const TomlOutline& outline, std::string_view text, const Entry& entry,
                                      std::string_view key) {
  const FieldPlace place = field_place(entry, key);
  const FieldType type = place.field->type;
  const TomlNode* node = outline.find(place.path);
  if (!node || (place.element && type == FieldType::tables)) return std::nullopt;
  if (entry.sort == Sort::kind && place.field->key == "id") return entry.id;
  if (type == FieldType::pairs || type == FieldType::tables || type == FieldType::count)
    return typed_of(type, *node, text);
  if (node->is_table()) {
    if (!place.language.empty())
      node = node->child(place.language);
    else if (!own_key(type).empty())
      node = node->child(own_key(type));
    else if (const TomlNode* english = node->child("en"))
      node = english;  // what with_field writes where no language is named
    else
      node = node->children.empty() ? nullptr : &node->children.front();
  } else if (!place.language.empty() && place.language != "en") {
    return std::nullopt;
  }
  if (!node || node->value.empty()) return std::nullopt;
  return typed_of(type, *node, text);
}

TomlFields toml_fields(Sort sort, const TypedFields& typed) {
  // A separate text makes fields with dots and languages look as they do elsewhere.
  const Entry entry{sort, 0};
  std::string text = with_entry("", entry.path(), {});
  for (const auto& [key, value] : typed) text = with_field(text, entry, key, value);
  const TomlOutline outline(text);
  TomlFields fields;
  for (const TomlNode& node : outline.find(entry.path())->children)
    fields.emplace_back(node.key, text.substr(node.value.begin, node.value.end - node.value.begin));
  return fields;
}

std::string with_new_entry(std::string_view text, Sort sort, std::size_t index, const TypedFields& typed) {
  if (sort != Sort::kind) return with_entry(text, Entry{sort, index}.path(), toml_fields(sort, typed));
  const auto id = std::ranges::find(typed, "id", &TypedFields::value_type::first);
  if (id == typed.end() || is_blank_text(id->second)) throw Error({"a kind needs an id", "人员类别须有标识"});
  const Entry kind{sort, index, id->second};
  if (TomlOutline(text).find(kind.path()))
    throw Error(told("there is a kind '{}' already", "已有人员类别“{}”", kind.id));
  std::string result(text);
  for (const auto& [key, value] : typed)
    if (key != "id") result = with_field(result, kind, key, value);
  if (!TomlOutline(result).find(kind.path())) result = with_field(result, kind, "name", kind.id);
  return result;
}

}  // namespace homebound::scenario
