#include "session/edit/rewrite.h"

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "scenario/format/with_field.h"
#include "scenario/toml/toml_text.h"
#include "scenario/write/write.h"

namespace homebound::session {
namespace {

using scenario::Entry;
using scenario::Scenario;
using scenario::Sort;
using scenario::TomlFields;
using scenario::TomlNode;
using scenario::TomlOutline;
using scenario::TomlPath;

// Returns a node as a value: tables below headers of their own become inline.
std::string value_of(const TomlNode& node, std::string_view text) {
  if (!node.value.empty())
    return std::string(text.substr(node.value.begin, node.value.end - node.value.begin));
  if (node.is_array()) {
    std::vector<std::string> items;
    for (const TomlNode& child : node.children) items.push_back(value_of(child, text));
    return scenario::toml_list(items);
  }
  scenario::TomlInline table;
  for (const TomlNode& child : node.children) table.add(scenario::toml_key(child.key), value_of(child, text));
  return table.text();
}

TomlFields fields_of(const TomlNode& entry, std::string_view text) {
  TomlFields fields;
  for (const TomlNode& child : entry.children) fields.emplace_back(child.key, value_of(child, text));
  return fields;
}

// What a scenario's writer writes.
struct Written {
  std::string text;
  TomlOutline outline;
  explicit Written(std::string written) : text(std::move(written)), outline(text) {}
  std::size_t count(Sort sort) const { return entry_count(outline, sort); }
  TomlFields fields(Sort sort, std::size_t index) const {
    const TomlNode* node = outline.find(Entry{sort, index}.path());
    return node ? fields_of(*node, text) : TomlFields{};
  }
};

// The keys to set, and with an empty value to remove.
TomlFields changed(const TomlFields& before, const TomlFields& after) {
  TomlFields changes;
  for (const auto& [key, value] : after)
    if (std::ranges::find(before, std::pair(key, value)) == before.end()) changes.emplace_back(key, value);
  for (const auto& [key, value] : before)
    if (std::ranges::find(after, key, &TomlFields::value_type::first) == after.end())
      changes.emplace_back(key, "");
  return changes;
}

std::string with_fields(std::string text, const TomlPath& entry, const TomlFields& changes) {
  for (const auto& [key, value] : changes) {
    const TomlPath path = entry / key;
    const TomlOutline outline(text);
    const TomlNode* there = outline.find(path);
    if (there && (value.empty() || there->value.empty())) text = scenario::without(text, path);
    if (!value.empty()) text = scenario::with_value(text, path, value);
  }
  return text;
}

// Returns the bytes of an entry that stands by itself below its own header.
std::optional<scenario::Span> block_of(const TomlOutline& outline, const TomlNode& entry) {
  if (entry.form != TomlNode::Form::headed || entry.sections.size() != 1) return std::nullopt;
  const scenario::TomlSection& section = outline.sections[entry.sections.front()];
  return scenario::Span{section.begin, section.end};
}

// An entry's changes, made in its own part of the text, as a text may have thousands of them. Entries are to
// be changed from the last to the first, so that `outline` stays right for those before.
void change_entry(std::string& text, const TomlOutline& outline, const Entry& entry,
                  const TomlFields& changes) {
  if (changes.empty()) return;
  const TomlNode* node = outline.find(entry.path());
  if (const auto block = node ? block_of(outline, *node) : std::nullopt) {
    const std::string part = text.substr(block->begin, block->end - block->begin);
    text.replace(block->begin, part.size(), with_fields(part, Entry{entry.sort, 0}.path(), changes));
  } else {
    text = with_fields(std::move(text), entry.path(), changes);
  }
}

// An end that changes would change the id that is made of both.
TomlFields with_id(TomlFields changes, const TomlNode& entry, const std::string& id) {
  const bool ends = std::ranges::any_of(
      changes, [](const auto& change) { return change.first == "from" || change.first == "to"; });
  if (ends && !entry.child("id")) changes.emplace_back("id", scenario::toml_string(id));
  return changes;
}

}  // namespace

std::string with_changes(std::string_view given, const Scenario& before, const Scenario& after,
                         const std::vector<std::size_t>& gone, const std::filesystem::path& folder) {
  const Written old(scenario::to_toml(before, folder)), now(scenario::to_toml(after, folder));
  std::string text(given);
  std::vector<std::size_t> removed = gone;
  std::ranges::sort(removed);
  // From the file's end to its beginning: see change_entry().
  for (const Sort sort : {Sort::flight, Sort::figure}) {
    const TomlOutline own(text);
    const std::size_t there = entry_count(own, sort);
    for (std::size_t i = old.count(sort); i-- > 0;) {
      const bool goes = sort == Sort::flight && std::ranges::binary_search(removed, i);
      TomlFields changes = changed(old.fields(sort, i), now.fields(sort, i));
      if (changes.empty() && !goes) continue;
      const Entry entry{sort, i};
      if (i >= there)
        throw Error(told("flight '{}' comes from a table: turn the tables into flights first",
                         "航班“{}”来自表格：请先将表格转为航班", before.flights[i].id));
      if (goes) {
        text = scenario::without(text, entry.path());
        continue;
      }
      if (sort == Sort::flight)
        changes = with_id(std::move(changes), *own.find(entry.path()), before.flights[i].id);
      change_entry(text, own, entry, changes);
    }
  }
  for (const Sort sort : {Sort::source, Sort::place, Sort::flight, Sort::figure})
    for (std::size_t i = old.count(sort); i < now.count(sort); ++i) {
      const TomlOutline own(text);
      text = scenario::with_entry(text, Entry{sort, entry_count(own, sort)}.path(), now.fields(sort, i));
    }
  return text;
}

}  // namespace homebound::session
