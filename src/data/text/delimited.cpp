#include "data/text/delimited.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>

#include <fmt/format.h>

#include "base/error.h"
#include "base/trim.h"
#include "data/text/file_bytes.h"
#include "data/text/text_encoding.h"
#include "data/text/unpack.h"

namespace homebound::data {
namespace {

constexpr std::uintmax_t largest_file = 256'000'000;  // bytes
constexpr std::size_t longest_row = 1'000'000;        // bytes: a file of one line is no table
constexpr std::array<char, 4> separators{',', ';', '\t', '|'};
// On the first line: how files tell Excel their separator.
constexpr std::string_view stated_separator = "sep=";
constexpr std::size_t sample_rows = 50;
constexpr int most_lines = 100;  // most lines in a quoted cell; beyond it the opening quote was a slip

// Scans the rows of a text; a row is a list of unquoted cells.
class RowScanner {
 public:
  RowScanner(std::string_view text, char separator) : text_(text), separator_(separator) {}
  bool done() const { return at_ >= text_.size(); }
  int line() const { return line_; }

  // The fault of a row. fault_line() is the line on which the fault begins.
  enum class Fault { none, open_quote, text_after_quote, too_long };
  Fault fault() const { return fault_; }
  int fault_line() const { return fault_line_; }

  // Reads the next row, whose cells are good until the next call. After an open quote the scanner stands on
  // the line below the row's first; text after a closing quote becomes part of the cell.
  void row(std::vector<std::string_view>& cells) {
    cells.clear(), unquoted_.clear();
    fault_ = Fault::none;
    const std::size_t start = at_;
    const int first_line = line_;
    while (true) {
      cells.push_back(cell(start));
      if (fault_ == Fault::open_quote) {
        at_ = std::min(text_.find('\n', start), text_.size() - 1) + 1;
        line_ = first_line + 1;
        return;
      }
      if (fault_ == Fault::too_long || done()) return;
      const char c = text_[at_++];
      if (c == separator_) continue;
      if (c == '\r' && !done() && text_[at_] == '\n') ++at_;
      ++line_;
      return;
    }
  }

 private:
  bool ends_cell(char c) const { return c == separator_ || c == '\n' || c == '\r'; }
  void fail(Fault fault, int line) {
    fault_ = fault;
    fault_line_ = line;
  }

  std::string_view cell(std::size_t start) {
    // Spaces before a quote do not belong to the cell.
    std::size_t quote = at_;
    while (quote < text_.size() && text_[quote] == ' ') ++quote;
    const bool is_quoted = quote < text_.size() && text_[quote] == '"';
    std::string* to = nullptr;
    if (is_quoted) {
      at_ = quote;
      to = &unquoted_.emplace_back();
      if (!quoted(*to, start)) return *to;
    }
    const std::size_t from = at_;  // start of a plain cell, or of what follows a closing quote
    while (!done() && !ends_cell(text_[at_])) ++at_;
    const std::string_view rest = text_.substr(from, at_ - from);
    if (is_quoted && !trimmed(rest).empty() && fault_ == Fault::none) fail(Fault::text_after_quote, line_);
    if (at_ - start > longest_row) fail(Fault::too_long, line_);
    if (!is_quoted) return rest;
    *to += rest;
    return *to;
  }

  // Reads a quoted cell. Returns false when the quote is not closed.
  bool quoted(std::string& to, std::size_t start) {
    const int first_line = line_;
    for (++at_; !done(); ++at_) {
      // Without a limit a stray quote would swallow the rows below it.
      if (at_ - start > longest_row || line_ - first_line > most_lines) break;
      if (text_[at_] == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') return ++at_, true;
        ++at_;
      }
      if (text_[at_] == '\n') ++line_;
      to += text_[at_];
    }
    fail(Fault::open_quote, first_line);
    return false;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
  Fault fault_ = Fault::none;
  int fault_line_ = 0;
  std::deque<std::string> unquoted_;  // the row's cells that were quoted
};

// Returns how well the rows agree on a number of columns when they are cut at `separator`: the share of
// rows that agree, then that number.
std::pair<double, std::size_t> fit(std::string_view text, char separator) {
  RowScanner scanner(text, separator);
  std::map<std::size_t, std::size_t> rows_by_width;
  std::vector<std::string_view> cells;
  std::size_t rows = 0;
  while (rows < sample_rows && !scanner.done()) {
    scanner.row(cells);
    if (scanner.fault() == RowScanner::Fault::too_long) break;
    if (cells.size() == 1 && cells[0].empty()) continue;
    ++rows, ++rows_by_width[cells.size()];
  }
  std::pair<double, std::size_t> best{0, 1};
  for (const auto& [width, count] : rows_by_width)
    if (width > 1) best = std::max(best, {static_cast<double>(count) / static_cast<double>(rows), width});
  return best;
}

Text printed(char separator) {
  return separator == '\t' ? Text{"tabs", "制表符"} : told("'{}'", "“{}”", separator);
}

char chosen_separator(std::string_view text, const TableQuery& query) {
  if (query.separator.empty()) return found_separator(text);
  if (query.separator == "tab" || query.separator == "\\t") return '\t';
  if (query.separator.size() == 1) return query.separator[0];
  throw Error(told("cannot be cut at '{}': a separator is one character, or \"tab\"",
                   "不能以“{}”分隔：分隔符为一个字符，或 \"tab\"", query.separator));
}

bool is_blank(const std::vector<std::string_view>& cells) {
  return std::ranges::all_of(cells, [](std::string_view cell) { return trimmed(cell).empty(); });
}

}  // namespace

char found_separator(std::string_view text) {
  if (text.starts_with(stated_separator) && text.size() > stated_separator.size())
    return text[stated_separator.size()];
  char best = ',';
  std::pair<double, std::size_t> best_fit{0, 0};
  for (const char separator : separators)
    if (const auto f = fit(text, separator); f > best_fit) best_fit = f, best = separator;
  return best;
}

Table read_delimited(const std::filesystem::path& file, const TableQuery& query) {
  std::error_code problem;
  if (const auto size = std::filesystem::file_size(file, problem); !problem && size > largest_file)
    throw Error(
        told("is larger than {} MB, the most for a table of text: make a GeoPackage of it with ogr2ogr",
             "大于 {} MB，超出文本表格的上限：请用 ogr2ogr 转为 GeoPackage", largest_file / 1'000'000));
  auto bytes = first_bytes(file, largest_file);
  if (!bytes) throw Error({"cannot be read", "无法读取"});
  if (is_gzip(*bytes)) bytes = unpacked(*bytes, largest_file);
  return parse_delimited(*std::move(bytes), file.filename().string(), query);
}

Table parse_delimited(std::string bytes, const std::string& name, const TableQuery& query, Rules rules) {
  const DecodedText decoded = decode_text(std::move(bytes), query.encoding);
  const char separator = chosen_separator(decoded.text, query);
  Table table = cut_delimited(decoded.text, separator, rules);
  table.name = name;
  if (decoded.encoding != "UTF-8")
    table.notes.push_back(told("encoded in {}", "编码为 {}", decoded.encoding));
  if (decoded.replaced > 0) table.notes.push_back(note_of_replaced(decoded));
  if (separator != ',') table.notes.push_back(told("cut at {}", "以 {} 分隔", printed(separator)));
  return table;
}

Table cut_delimited(std::string_view text, char separator, Rules rules, std::size_t most_rows) {
  using Fault = RowScanner::Fault;
  Table table;
  RowScanner scanner(text, separator);
  std::vector<std::string_view> cells;
  while (!scanner.done() && table.rows() < most_rows) {
    const int line = scanner.line();
    scanner.row(cells);
    const auto broken = [&](int where, Text what) { table.broken.push_back({where, std::move(what)}); };
    if (scanner.fault() == Fault::too_long)
      throw Error(told("has a line of more than {} MB, line {}: it is not a table",
                       "第{1}行超过{0} MB：不是表格", longest_row / 1'000'000, line));
    if (scanner.fault() == Fault::open_quote) {
      broken(scanner.fault_line(), {"unclosed quote", "引号未闭合"});
    } else if (is_blank(cells) || (line == 1 && text.starts_with(stated_separator))) {
      continue;
    } else if (rules == Rules::strict && scanner.fault() == Fault::text_after_quote) {
      broken(scanner.fault_line(), {"text follows a closing quote", "引号之后还有文字"});
    } else if (rules == Rules::strict && table.rows() > 0 && cells.size() != table.cells(0)) {
      broken(line, told("{} cells where the first line has {}", "有{}格，首行有{}格", cells.size(),
                        table.cells(0)));
    } else {
      table.begin_row(line);
      for (const std::string_view cell : cells) table.add(cell);
    }
  }
  return table;
}

}  // namespace homebound::data
