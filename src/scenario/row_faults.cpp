#include "scenario/row_faults.h"

#include <algorithm>

#include <fmt/format.h>

namespace homebound::scenario {
namespace {

constexpr std::size_t told = 10, told_strictly = 1000;  // one by one
constexpr std::size_t rows_kept = 100, examples = 5;

}  // namespace

bool RowFaults::will_be_told() const { return count_ < (strict_ ? told_strictly : told); }

void RowFaults::add(int row, int column, const std::string& reason, const std::string& message,
                    const std::string& found) {
  if (will_be_told()) {
    findings_.add({file_, row, column, strict_ ? Severity::error : Severity::warning,
                   strict_ ? message : message + " (row left out)"});
  }
  ++count_;
  Group& group = groups_[reason];
  ++group.count;
  if (group.rows.size() < rows_kept) group.rows.push_back(row);
  if (!found.empty()) ++group.found[found];
}

void RowFaults::warn(int row, const std::string& message) {
  if (++warnings_ <= told) findings_.add({file_, row, 0, Severity::warning, message});
}

std::vector<TableReport::LeftOut> RowFaults::groups() const {
  std::vector<TableReport::LeftOut> result;
  for (const auto& [reason, group] : groups_) {
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const auto& [text, count] : group.found) found.emplace_back(count, text);
    std::stable_sort(found.begin(), found.end(), [](auto& a, auto& b) { return a.first > b.first; });
    std::string list;
    for (std::size_t i = 0; i < std::min(found.size(), examples); ++i)
      list += fmt::format("{}'{}' {}", i > 0 ? ", " : "", found[i].second, found[i].first);
    if (found.size() > examples) list += fmt::format(" and {} more", found.size() - examples);
    result.push_back({reason, group.count, group.rows, list});
  }
  std::stable_sort(result.begin(), result.end(), [](auto& a, auto& b) { return a.count > b.count; });
  return result;
}

std::string RowFaults::summary(std::size_t rows) const {
  if (count_ == 0) return {};
  std::string text = fmt::format("left out {} of {} rows: ", count_, rows);
  bool first = true;
  for (const TableReport::LeftOut& group : groups()) {
    text += fmt::format("{}{} {}{}", first ? "" : "; ", group.reason, group.count,
                        group.examples.empty() ? "" : fmt::format(" ({})", group.examples));
    first = false;
  }
  return text;
}

}  // namespace homebound::scenario
