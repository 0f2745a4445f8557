#include "scenario/tables/row_faults.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"

namespace homebound::scenario {
namespace {

constexpr std::size_t shown = 10, shown_strictly = 1000;  // how many are reported singly
constexpr std::size_t rows_kept = 100, examples = 5, rows_listed = 10'000;

// Returns "line 7" or "lines 7, 9, 12 ...".
Text lines(const std::vector<int>& rows, std::size_t count) {
  const std::size_t few = std::min(rows.size(), examples);
  const std::vector<int> first(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(few));
  return told("{} {}{}", "第{1}{2}行", count == 1 ? "line" : "lines", fmt::join(first, ", "),
              count > few ? " ..." : "");
}

}  // namespace

bool RowFaults::will_be_told() const { return count_ < (strict_ ? shown_strictly : shown); }

void RowFaults::add(int row, int column, const Text& reason, const Text& message, const std::string& found,
                    const std::string& unknown_id) {
  if (row == latest_row_) return;
  latest_row_ = row;
  if (will_be_told())
    told_.push_back({{},
                     row,
                     column,
                     strict_ ? Severity::error : Severity::warning,
                     strict_ ? message : told("{} (row left out)", "{}（略去此行）", message),
                     unknown_id.empty() ? Diagnostic::Code::none : Diagnostic::Code::unknown_id,
                     unknown_id});
  ++count_;
  Group& group = groups_[reason.english];
  group.reason = reason;
  ++group.count;
  if (group.rows.size() < rows_kept) group.rows.push_back(row);
  if (!found.empty()) ++group.found[found];
  if (rows_.size() < rows_listed) rows_.push_back({{row, column, found, 0}, reason.english});
}

void RowFaults::warn(int row, const Text& message) {
  if (warnings_.size() < shown) warnings_.push_back({{}, row, 0, Severity::warning, message, {}, {}});
}

void RowFaults::add_unread(int row, int column, const Text& message) {
  unread_column_ = column;
  if (unread_count_++ < (strict_ ? shown_strictly : shown))
    told_.push_back({{},
                     row,
                     column,
                     strict_ ? Severity::error : Severity::warning,
                     strict_ ? message : told("{} (taken as unknown)", "{}（视为人数不详）", message),
                     {},
                     {}});
}

void RowFaults::cancel(int row) {
  ++cancelled_count_;
  if (cancelled_.size() < rows_kept) cancelled_.push_back(row);
}

void RowFaults::divert(int row) {
  ++diverted_count_;
  if (diverted_.size() < rows_kept) diverted_.push_back(row);
}

std::pair<std::size_t, Text> RowFaults::faults_in(int column) const {
  std::size_t all = 0;
  std::map<std::string, std::size_t> counts;
  for (const auto& [row, reason] : rows_)
    if (row.column == column) ++all, ++counts[reason];
  if (column == unread_column_ && unread_count_ > 0)
    return {unread_count_, {"no number of people", "不是人数"}};
  const auto most = std::ranges::max_element(counts, {}, [](const auto& c) { return c.second; });
  return {all, most == counts.end() ? Text{} : groups_.at(most->first).reason};
}

std::vector<std::pair<std::string, TableReport::LeftOut>> RowFaults::groups() const {
  std::vector<std::pair<std::string, TableReport::LeftOut>> result;
  for (const auto& [english, group] : groups_) {
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const auto& [text, count] : group.found) found.emplace_back(count, text);
    std::stable_sort(found.begin(), found.end(), [](auto& a, auto& b) { return a.first > b.first; });
    Text list;
    for (std::size_t i = 0; i < std::min(found.size(), examples); ++i)
      list = told("{}{}'{}' {}", "{}{}“{}” {}", list, i > 0 ? ", " : "", found[i].second, found[i].first);
    if (found.size() > examples) list = told("{} and {} more", "{}，另有{}种", list, found.size() - examples);
    result.push_back({english, {group.reason, group.count, group.rows, list}});
  }
  std::stable_sort(result.begin(), result.end(),
                   [](auto& a, auto& b) { return a.second.count > b.second.count; });
  return result;
}

void RowFaults::report(Findings& findings, const std::string& file, TableReport& report) const {
  const auto all = groups();
  std::map<std::string, std::size_t> index;
  for (const auto& [english, group] : all)
    index[english] = report.left_out.size(), report.left_out.push_back(group);
  for (const auto& [row, reason] : rows_) {
    report.rows_left_out.push_back(row);
    report.rows_left_out.back().reason = index.at(reason);
  }
  report.cancelled = cancelled_count_;
  const Severity severity = strict_ ? Severity::error : Severity::warning;
  if (count_ > 0) {
    Text text = told("left out {} of {} rows: ", "略去{1}行中的{0}行：", count_, report.rows);
    bool first = true;
    for (const TableReport::LeftOut& group : report.left_out) {
      const Text where = lines(group.rows, group.count);
      const Text which = group.examples.empty() ? where : told("{}; {}", "{}；{}", group.examples, where);
      text = told("{}{}{} {} ({})", "{}{}{} {}（{}）", text, first ? Text{} : Text{"; ", "；"}, group.reason,
                  group.count, which);
      first = false;
    }
    findings.add({file, 0, 0, severity, text, Diagnostic::Code::left_out, {}});
  }
  if (cancelled_count_ > 0)
    findings.add({file,
                  0,
                  0,
                  Severity::warning,
                  told("{} of {} rows are cancelled flights, which are not drawn ({})",
                       "{1}行中有{0}行为已取消的航班，不予绘出（{2}）", cancelled_count_, report.rows,
                       lines(cancelled_, cancelled_count_)),
                  Diagnostic::Code::left_out,
                  {}});
  if (diverted_count_ > 0)
    findings.add(
        {file,
         0,
         0,
         Severity::warning,
         told("{} of {} rows are diverted flights, which are drawn to their planned destinations ({})",
              "{1}行中有{0}行为备降的航班，仍绘至原定目的地（{2}）", diverted_count_, report.rows,
              lines(diverted_, diverted_count_)),
         Diagnostic::Code::none,
         {}});
  if (unread_count_ > 0) {
    report.notes.push_back(
        told("of {} of {} rows, the number of people cannot be read and is taken as unknown",
             "{1}行中有{0}行的人数无法识别，视为人数不详", unread_count_, report.rows));
    findings.add({file, 0, 0, severity, report.notes.back(), {}, {}});
  }
  for (const auto* list : {&told_, &warnings_})
    for (Diagnostic finding : *list) {
      finding.file = file;
      findings.add(std::move(finding));
    }
}

}  // namespace homebound::scenario
