#include "scenario/tables/row_faults.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "scenario/tables/fate.h"

namespace homebound::scenario {
namespace {

constexpr std::size_t shown = 10, shown_strictly = 1000;  // how many are reported singly
constexpr std::size_t rows_kept = 100, few_examples = 5, rows_listed = 10'000;

// Returns "line 7" or "lines 7, 9, 12 ...".
Text lines(const std::vector<int>& rows, std::size_t count) {
  const std::size_t few = std::min(rows.size(), few_examples);
  const std::vector<int> first(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(few));
  const Text listed{fmt::format("{}", fmt::join(first, ", ")), fmt::format("{}", fmt::join(first, "、"))};
  return told("{} {}{}", "第{1}{2}行", count == 1 ? "line" : "lines", listed,
              count > few ? Text{" ...", "……"} : Text{});
}

}  // namespace

bool RowFaults::will_be_told() const { return faults_ < (strict_ ? shown_strictly : shown); }

void RowFaults::Group::add(int row, std::string_view found_there) {
  ++count;
  if (rows.size() < rows_kept) rows.push_back(row);
  if (!found_there.empty()) ++found[std::string(found_there)];
}

// Returns the most frequent things found: "'QQ1' 2, 'QQ2' 1 and 3 more".
Text RowFaults::Group::examples() const {
  std::vector<std::pair<std::size_t, std::string>> all;
  for (const auto& [text, times] : found) all.emplace_back(times, text);
  std::stable_sort(all.begin(), all.end(), [](auto& a, auto& b) { return a.first > b.first; });
  Text list;
  for (std::size_t i = 0; i < std::min(all.size(), few_examples); ++i)
    list = told("{}{}'{}' {}", "{}{}“{}”{}次", list, i > 0 ? Text{", ", "、"} : Text{}, all[i].second,
                all[i].first);
  if (all.size() > few_examples)
    list = told("{} and {} more", "{}，另有{}种", list, all.size() - few_examples);
  return list;
}

void RowFaults::leave(int row, int column, const Text& reason, std::string_view found) {
  latest_row_ = row;
  ++count_;
  Group& group = groups_[reason.english];
  group.reason = reason;
  group.add(row, found);
  if (rows_.size() < rows_listed) rows_.push_back({{row, column, std::string(found), 0}, reason.english});
}

void RowFaults::leave_out(int row, int column, const Text& reason, std::string_view found) {
  if (row != latest_row_) leave(row, column, reason, found);
}

void RowFaults::add_told(int row, const Text& reason) {
  if (row == latest_row_) return;
  ++faults_;
  leave(row, 0, reason, {});
}

void RowFaults::add(int row, int column, const Text& reason, const Text& message, const std::string& found,
                    const std::string& unknown_id) {
  if (row == latest_row_) return;
  if (will_be_told())
    told_.push_back({{},
                     row,
                     column,
                     strict_ ? Severity::error : Severity::warning,
                     strict_ ? message : told("{} (row left out)", "{}（略去此行）", message),
                     unknown_id.empty() ? Diagnostic::Code::none : Diagnostic::Code::unknown_id,
                     unknown_id});
  ++faults_;
  leave(row, column, reason, found);
}

void RowFaults::warn(int row, const Text& message) {
  if (warnings_.size() < shown) warnings_.push_back({{}, row, 0, Severity::warning, message, {}, {}});
}

void RowFaults::add_unread(int row, int column, const Text& message, std::string_view found) {
  if (unread_.size() < rows_listed) unread_.push_back({row, column, std::string(found), 0});
  if (unread_count_++ < (strict_ ? shown_strictly : shown))
    told_.push_back({{},
                     row,
                     column,
                     strict_ ? Severity::error : Severity::warning,
                     strict_ ? message : told("{} (taken as unknown)", "{}（视为人数不详）", message),
                     {},
                     {}});
}

void RowFaults::count(const Text& what, int row, std::string_view found) {
  auto known = std::ranges::find(alike_, what, &std::pair<Text, Group>::first);
  if (known == alike_.end()) known = alike_.insert(alike_.end(), {what, {}});
  known->second.add(row, found);
}

std::pair<std::size_t, Text> RowFaults::faults_in(int column) const {
  std::size_t all = 0;
  std::map<std::string, std::size_t> counts;
  for (const auto& [row, reason] : rows_)
    if (row.column == column && reason != cancelled.english) ++all, ++counts[reason];
  const auto most = std::ranges::max_element(counts, {}, [](const auto& c) { return c.second; });
  return {all, most == counts.end() ? Text{} : groups_.at(most->first).reason};
}

std::vector<std::pair<std::string, TableReport::LeftOut>> RowFaults::groups() const {
  std::vector<std::pair<std::string, TableReport::LeftOut>> result;
  for (const auto& [english, group] : groups_)
    result.push_back({english, {group.reason, group.count, group.rows, group.examples()}});
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
  report.unread = unread_;
  if (const auto off = groups_.find(cancelled.english); off != groups_.end())
    report.cancelled = off->second.count;
  const Severity severity = strict_ ? Severity::error : Severity::warning;
  const auto say = [&](const Text& text, Severity how, Diagnostic::Code code = Diagnostic::Code::none) {
    findings.add({file, 0, 0, how, text, code, {}});
  };
  const auto which = [](const Text& examples, const std::vector<int>& rows, std::size_t count) {
    const Text where = lines(rows, count);
    return examples.empty() ? where : told("{}; {}", "{}；{}", examples, where);
  };
  if (count_ > 0) {
    Text text = told("left out {} of {} rows: ", "略去{1}行中的{0}行：", count_, report.rows);
    bool first = true;
    for (const TableReport::LeftOut& group : report.left_out) {
      text = told("{}{}{} {} ({})", "{}{}{}{}行（{}）", text, first ? Text{} : Text{"; ", "；"}, group.reason,
                  group.count, which(group.examples, group.rows, group.count));
      first = false;
    }
    say(text, faults_ > 0 ? severity : Severity::warning, Diagnostic::Code::left_out);
  }
  for (const auto& [what, group] : alike_) {
    report.notes.push_back(told("{}: {} of {} rows ({})", "{}：{}/{}行（{}）", what, group.count, report.rows,
                                which(group.examples(), group.rows, group.count)));
    say(report.notes.back(), Severity::warning);
  }
  if (unread_count_ > 0) {
    report.notes.push_back(
        told("of {} of {} rows, the number of people cannot be read and is taken as unknown",
             "{1}行中有{0}行的人数无法识别，视为人数不详", unread_count_, report.rows));
    say(report.notes.back(), severity);
  }
  for (const auto* list : {&told_, &warnings_})
    for (Diagnostic finding : *list) {
      finding.file = file;
      findings.add(std::move(finding));
    }
}

}  // namespace homebound::scenario
