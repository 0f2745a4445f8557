#include "data/delimited.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>

#include <fmt/format.h>

#include "base/error.h"
#include "data/text_encoding.h"

namespace homebound::data {
namespace {

constexpr std::uintmax_t largest_file = 256'000'000;  // bytes
constexpr std::size_t longest_row = 1'000'000;        // bytes: a file of one line is no table
constexpr std::array<char, 4> separators{',', ';', '\t', '|'};
constexpr std::size_t sample_rows = 50;
constexpr int most_lines = 100;  // of a quoted cell: more, and its quote was a slip

// Walks the rows of a text; a row is a list of cells, unquoted.
class Scanner {
 public:
  Scanner(std::string_view text, char separator) : text_(text), separator_(separator) {}
  bool done() const { return at_ >= text_.size(); }
  int line() const { return line_; }

  enum class Result { row, open_quote, too_long };
  // The next row. After an open quote the scanner stands on the line below the row's first.
  Result row(std::vector<std::string>& cells) {
    cells.clear();
    const std::size_t start = at_;
    const int first_line = line_;
    while (true) {
      cells.emplace_back();
      const Result read = cell(cells.back(), start);
      if (read == Result::open_quote) {
        at_ = std::min(text_.find('\n', start), text_.size() - 1) + 1;
        line_ = first_line + 1;
      }
      if (read != Result::row) return read;
      if (done()) return Result::row;
      const char c = text_[at_++];
      if (c == separator_) continue;
      if (c == '\r' && !done() && text_[at_] == '\n') ++at_;
      ++line_;
      return Result::row;
    }
  }

 private:
  bool ends_cell(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

  Result cell(std::string& to, std::size_t start) {
    // Spaces before a quote are none of the cell's.
    const std::size_t quote = text_.find_first_not_of(' ', at_);
    if (quote != text_.npos && text_[quote] == '"') {
      at_ = quote;
      if (const Result read = quoted(to, start); read != Result::row) return read;
    }
    const std::size_t from = at_;  // all of a plain cell; what stands behind a closing quote
    while (!done() && !ends_cell(text_[at_])) ++at_;
    to += text_.substr(from, at_ - from);
    return at_ - start > longest_row ? Result::too_long : Result::row;
  }

  Result quoted(std::string& to, std::size_t start) {
    const int first_line = line_;
    for (++at_; !done(); ++at_) {
      // A lone quote would swallow the rows behind it.
      if (at_ - start > longest_row || line_ - first_line > most_lines) return Result::open_quote;
      if (text_[at_] == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') return ++at_, Result::row;
        ++at_;
      }
      if (text_[at_] == '\n') ++line_;
      to += text_[at_];
    }
    return Result::open_quote;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
};

// How well the rows agree on a number of columns when they are cut at `separator`: their share, then the
// number.
std::pair<double, std::size_t> fit(std::string_view text, char separator) {
  Scanner scanner(text, separator);
  std::map<std::size_t, std::size_t> rows_by_width;
  std::vector<std::string> cells;
  std::size_t rows = 0;
  while (rows < sample_rows && !scanner.done()) {
    if (scanner.row(cells) == Scanner::Result::too_long) break;
    if (cells.size() == 1 && cells[0].empty()) continue;
    ++rows, ++rows_by_width[cells.size()];
  }
  std::pair<double, std::size_t> best{0, 1};
  for (const auto& [width, count] : rows_by_width)
    if (width > 1) best = std::max(best, {static_cast<double>(count) / static_cast<double>(rows), width});
  return best;
}

char found_separator(std::string_view text) {
  // "sep=;" on the first line is how Excel is told.
  if (text.size() > 4 && text.starts_with("sep=")) return text[4];
  char best = ',';
  std::pair<double, std::size_t> best_fit{0, 0};
  for (const char separator : separators)
    if (const auto f = fit(text, separator); f > best_fit) best_fit = f, best = separator;
  return best;
}

Message printed(char separator) {
  return separator == '\t' ? Message{"tabs", "制表符"} : told("'{}'", "“{}”", separator);
}

char chosen_separator(std::string_view text, const TableQuery& query) {
  if (query.separator.empty()) return found_separator(text);
  if (query.separator == "tab" || query.separator == "\\t") return '\t';
  if (query.separator.size() == 1) return query.separator[0];
  throw Error(told("cannot be cut at '{}': a separator is one character, or \"tab\"",
                   "不能以“{}”分隔：分隔符为一个字符，或 \"tab\"", query.separator));
}

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  if (!in) throw Error({"cannot be read", "无法读取"});
  const auto size = static_cast<std::uintmax_t>(std::max<std::streamoff>(in.tellg(), 0));
  if (size > largest_file)
    throw Error(
        told("is larger than {} MB, the most for a table of text: make a GeoPackage of it with ogr2ogr",
             "大于{} MB，超出文本表格的上限：请用 ogr2ogr 转为 GeoPackage", largest_file / 1'000'000));
  std::string text(size, '\0');
  in.seekg(0).read(text.data(), static_cast<std::streamsize>(size));
  if (!in) throw Error({"cannot be read", "无法读取"});
  return text;
}

}  // namespace

Table read_delimited(const std::filesystem::path& file, const TableQuery& query) {
  const std::string name = file.filename().string();
  return parse_delimited(contents(file), name, query);
}

Table parse_delimited(std::string bytes, const std::string& name, const TableQuery& query) {
  Table table;
  table.name = name;
  const DecodedText decoded = decode_text(std::move(bytes), query.encoding);
  const std::string_view text = decoded.text;
  const char separator = chosen_separator(text, query);
  if (decoded.encoding != "UTF-8")
    table.notes.push_back(told("encoded in {}", "编码为 {}", decoded.encoding));
  if (decoded.replaced > 0)
    table.notes.push_back(
        told("{} bytes that are not UTF-8 were replaced", "已替换{}个非 UTF-8 字节", decoded.replaced));
  if (separator != ',') table.notes.push_back(told("cut at {}", "以 {} 分隔", printed(separator)));

  Scanner scanner(text, separator);
  std::vector<std::string> cells;
  while (!scanner.done()) {
    const int line = scanner.line();
    switch (scanner.row(cells)) {
      case Scanner::Result::too_long:
        throw Error(told("has a line of more than {} MB, line {}: it is not a table",
                         "第{1}行超过{0} MB：不是表格", longest_row / 1'000'000, line));
      case Scanner::Result::open_quote:
        table.broken.push_back({line, {"unclosed quote", "引号未闭合"}});
        continue;
      case Scanner::Result::row:
        break;
    }
    const bool blank = std::all_of(cells.begin(), cells.end(), [](const std::string& c) {
      return c.find_first_not_of(" \t\r") == std::string::npos;
    });
    if (blank || (line == 1 && text.starts_with("sep="))) continue;
    table.begin_row(line);
    for (const std::string& cell : cells) table.add(cell);
  }
  return table;
}

}  // namespace homebound::data
