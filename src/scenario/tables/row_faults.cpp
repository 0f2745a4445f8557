#include "scenario/tables/row_faults.h"

#include <algorithm>

#include <fmt/format.h>

namespace homebound::scenario {
namespace {

constexpr std::size_t shown = 10, shown_strictly = 1000;  // how many are reported singly
constexpr std::size_t rows_kept = 100, examples = 5;

}  // namespace

bool RowFaults::will_be_told() const { return count_ < (strict_ ? shown_strictly : shown); }

void RowFaults::add(int row, int column, const Message& reason, const Message& message,
                    const std::string& found, const std::string& unknown_id) {
  if (will_be_told())
    findings_.add({file_, row, column, strict_ ? Severity::error : Severity::warning,
                   strict_ ? message : told("{} (row skipped)", "{}（略去此行）", message),
                   unknown_id.empty() ? Diagnostic::Code::none : Diagnostic::Code::unknown_id, unknown_id});
  ++count_;
  rows_ += row != latest_row_, latest_row_ = row;
  Group& group = groups_[reason.english];
  group.reason = reason;
  ++group.count;
  if (group.rows.size() < rows_kept) group.rows.push_back(row);
  if (!found.empty()) ++group.found[found];
}

void RowFaults::warn(int row, const Message& message) {
  if (++warnings_ <= shown) findings_.add({file_, row, 0, Severity::warning, message});
}

std::vector<TableReport::LeftOut> RowFaults::groups() const {
  std::vector<TableReport::LeftOut> result;
  for (const auto& [english, group] : groups_) {
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const auto& [text, count] : group.found) found.emplace_back(count, text);
    std::stable_sort(found.begin(), found.end(), [](auto& a, auto& b) { return a.first > b.first; });
    Message list;
    for (std::size_t i = 0; i < std::min(found.size(), examples); ++i)
      list = told("{}{}'{}' {}", "{}{}“{}” {}", list, i > 0 ? ", " : "", found[i].second, found[i].first);
    if (found.size() > examples) list = told("{} and {} more", "{}，另有{}种", list, found.size() - examples);
    result.push_back({group.reason, group.count, group.rows, list});
  }
  std::stable_sort(result.begin(), result.end(), [](auto& a, auto& b) { return a.count > b.count; });
  return result;
}

Message RowFaults::summary(std::size_t rows) const {
  if (count_ == 0) return {};
  Message text = told("skipped {} of {} rows: ", "略去{1}行中的{0}行：", rows_, rows);
  bool first = true;
  for (const TableReport::LeftOut& group : groups()) {
    const Message examples = group.examples.empty() ? Message{} : told(" ({})", "（{}）", group.examples);
    text = told("{}{}{} {}{}", "{}{}{} {}{}", text, first ? Message{} : Message{"; ", "；"}, group.reason,
                group.count, examples);
    first = false;
  }
  return text;
}

}  // namespace homebound::scenario
