#include "scenario/format/format.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/easing.h"
#include "base/error.h"
#include "base/language.h"
#include "base/suggest.h"
#include "scenario/layers.h"
#include "scenario/model.h"
#include "scenario/tables/columns.h"

namespace homebound::scenario {
namespace {

constexpr std::array<std::string_view, 4> date_orders{"dmy", "mdy", "ymd", "1904"};

}  // namespace

std::string_view name_of(FieldType type) {
  constexpr std::string_view names[] = {
      "word",  "text",  "whole number", "number", "true or false", "time",   "position", "box",       "words",
      "stops", "value", "pairs",        "tables", "lengths",       "colour", "file",     "head-count"};
  return names[static_cast<std::size_t>(type)];
}

std::string_view typed_example(FieldType type) {
  constexpr std::string_view examples[] = {"PVG",
                                           "Four charters",
                                           "90",
                                           "2.5",
                                           "true",
                                           "2015-11-10 09:00",
                                           "116.6, 40.1",
                                           "100, 10, 120, 30",
                                           "a, b",
                                           "HKG; 114.5, 30",
                                           "254",
                                           "from=Origin, people=6",
                                           "value=280, source=xinhua; value=279",
                                           "4, 2",
                                           "#b3261e",
                                           "zones.geojson",
                                           "120 to 160"};
  return examples[static_cast<std::size_t>(type)];
}

std::span<const std::string_view> choices(Names names) {
  static const auto certainty_words = [] {
    std::array<std::string_view, certainties.size()> all;
    std::ranges::transform(certainties, all.begin(), [](Certainty c) { return name_of(c); });
    return all;
  }();
  static const auto layer_words = [] {
    std::array<std::string_view, layer_table.size()> all;
    std::ranges::transform(layer_table, all.begin(), &NamedLayer::name);
    return all;
  }();
  switch (names) {
    case Names::language:
      return language_codes;
    case Names::colouring:
      return colour_by_names;
    case Names::routes_as:
      return routes_as_names;
    case Names::certainty:
      return certainty_words;
    case Names::easing:
      return easing_names;
    case Names::layer:
      return layer_words;
    case Names::counting:
      return counting_names;
    case Names::grouping:
      return grouping_names;
    case Names::flight_end:
      return flight_end_names;
    case Names::chart_unit:
      return chart_unit_names;
    case Names::mode:
      return mode_names;
    case Names::status:
      return std::span(flight_status_names).subspan(1);
    case Names::date_order:
      return date_orders;
    case Names::day_order:
      return day_order_names;
    case Names::under:
      return under_names;
    case Names::marker:
      return marker_names;
    default:
      return {};
  }
}

const EntrySort& entry_sort(Sort sort) { return entry_sorts()[static_cast<std::size_t>(sort)]; }

const EntrySort& entry_sort(std::string_view name) {
  std::vector<std::string_view> names;
  for (const EntrySort& sort : entry_sorts()) {
    if (sort.name.empty()) continue;  // the top is not an entry
    if (sort.name == name) return sort;
    names.push_back(sort.name);
  }
  throw Error(told("unknown sort of entry '{}'; expected one of {}{}", "未知的条目类别“{}”；应为 {} 之一{}",
                   name, fmt::join(names, ", "), did_you_mean(name, names)));
}

Text word_for(Sort sort) { return entry_sort(sort).word; }

std::string header_of(Sort sort) {
  if (sort == Sort::top) return "";
  return fmt::format(fmt::runtime(sort == Sort::kind ? "[{}]" : "[[{}]]"), entry_sort(sort).list);
}

const EntryField* find_field(const EntrySort& sort, std::string_view key) {
  const auto found = std::ranges::find(sort.fields, key, &EntryField::key);
  return found == sort.fields.end() ? nullptr : &*found;
}

const EntryField& field_of(const EntrySort& sort, std::string_view key) {
  if (const EntryField* found = find_field(sort, key)) return *found;
  std::vector<std::string_view> keys;
  for (const EntryField& field : sort.fields)
    if (!is_part(sort, field)) keys.push_back(field.key);
  const Text where =
      sort.name.empty() ? Text{"the top of a scenario", "方案文件开头"} : as_is(header_of(sort.sort));
  throw Error(told("unknown key '{}' in {}; expected one of {}{}", "{1}中有未知的键“{0}”；应为 {2} 之一{3}",
                   key, where, fmt::join(keys, ", "), did_you_mean(key, keys)));
}

std::span<const EntryField> parts_of(const EntrySort& sort, const EntryField& field) {
  if (field.type != FieldType::pairs && field.type != FieldType::tables && field.type != FieldType::count)
    return {};
  const std::string prefix = std::string(field.key) + ".";
  const auto within = [&](const EntryField& f) { return f.key.starts_with(prefix); };
  const auto first = std::ranges::find_if(sort.fields, within);
  return {first, std::find_if_not(first, sort.fields.end(), within)};
}

bool is_part(const EntrySort& sort, const EntryField& field) {
  const EntryField* whole = find_field(sort, field.key.substr(0, field.key.find('.')));
  return whole && whole != &field && !parts_of(sort, *whole).empty();
}

std::string_view own_key(FieldType type) {
  return type == FieldType::time ? "at" : type == FieldType::file ? "file" : "";
}

std::string_view deeper_key(Sort sort, std::string_view prefix, std::string_view name) {
  const EntrySort& entry = entry_sort(sort);
  for (const EntryField& field : entry.fields) {
    if (!field.key.starts_with(prefix)) continue;
    const std::string_view key = field.key.substr(prefix.size());
    const std::size_t dot = key.find('.');
    if (dot == key.npos || key.substr(dot + 1) != name) continue;
    const EntryField* whole = find_field(entry, field.key.substr(0, prefix.size() + dot));
    if (whole == nullptr || whole->type != FieldType::tables) return key;
  }
  return {};
}

std::vector<std::string_view> keys_within(Sort sort, std::string_view prefix) {
  std::vector<std::string_view> keys;
  const EntrySort& entry = entry_sort(sort);
  if (!prefix.empty())
    if (const EntryField* whole = find_field(entry, prefix.substr(0, prefix.size() - 1));
        whole && !own_key(whole->type).empty())
      keys.push_back(own_key(whole->type));
  for (const EntryField& field : entry.fields) {
    if (!field.key.starts_with(prefix)) continue;
    const std::string_view key = field.key.substr(prefix.size());
    const std::string_view first = key.substr(0, key.find('.'));
    if (std::ranges::find(keys, first) == keys.end()) keys.push_back(first);
  }
  if (sort == Sort::top && prefix.empty())
    for (const EntrySort& other : entry_sorts())
      if (!other.list.empty()) keys.push_back(other.list);
  return keys;
}

Text facts_of(const EntryField& field) {
  Text facts = as_is(std::string(field.key));
  if (std::isfinite(field.range.high))
    facts = told("{} · {} to {}", "{} · {}至{}", facts, field.range.low, field.range.high);
  if (*field.unit.english) facts = told("{} {}", "{}{}", facts, field.unit);
  if (!field.otherwise.empty()) facts = told("{} · default: {}", "{} · 默认：{}", facts, field.otherwise);
  return facts;
}

}  // namespace homebound::scenario
