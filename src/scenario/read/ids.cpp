#include "scenario/read/ids.h"

#include <fmt/format.h>

#include "base/suggest.h"

namespace homebound::scenario {

void Ids::add(const Placed<std::string>& id, std::size_t index) {
  const auto [entry, is_new] = entries_.try_emplace(id.value, Entry{index, id.at});
  if (!is_new) {
    findings_.error(id.at, told("duplicate {} id '{}'; line {} has it already", "{}的 id“{}”重复；第{}行已有",
                                sort_, id.value, entry->second.at.line));
  }
}

std::optional<std::size_t> Ids::find(const Placed<std::string>& id, const std::string& where) {
  if (const auto known = index_of(id.value)) return known;
  findings_.unknown_id(id.at,
                       told("{}: unknown {} '{}'{}", "{}：未知的{}“{}”{}", where, sort_, id.value,
                            did_you_mean(id.value, names())),
                       id.value);
  return std::nullopt;
}

std::optional<std::size_t> Ids::index_of(const std::string& id) {
  const auto entry = entries_.find(id);
  if (entry == entries_.end()) return others_ ? others_(id) : std::nullopt;
  entry->second.used = true;
  return entry->second.index;
}

Text never_used(const Text& sort, const std::string& id) {
  return told("{} '{}' is never used", "{}“{}”未被使用", sort, id);
}

void Ids::warn_of_unused() const {
  for (const auto& [id, entry] : entries_)
    if (!entry.used) findings_.warning(entry.at, never_used(sort_, id));
}

std::vector<std::string_view> Ids::names() const {
  std::vector<std::string_view> result;
  for (const auto& [id, entry] : entries_) result.emplace_back(id);
  return result;
}

}  // namespace homebound::scenario
