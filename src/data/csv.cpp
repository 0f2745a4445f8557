#include "data/csv.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"

namespace homebound::data {
namespace {

// Walks a table's text cell by cell, unquoting in place.
class CsvScanner {
 public:
  CsvScanner(std::string& text, const std::string& name) : text_(text), name_(name) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }
  bool done() const { return at_ >= text_.size(); }
  int line() const { return line_; }

  std::string_view cell() { return at_ < text_.size() && text_[at_] == '"' ? quoted() : plain(); }

  // Past a comma (true) or the end of the row (false).
  bool comma() {
    if (done()) return false;
    if (text_[at_] == ',') return ++at_, true;
    if (text_[at_] == '\r') ++at_;
    if (!done() && text_[at_] != '\n') fail({"text after a closing quote", "引号之后还有文字"});
    ++at_, ++line_;
    return false;
  }
  [[noreturn]] void fail(const Message& what) const {
    throw Error(told("{}:{}: {}", "{}:{}：{}", name_, line_, what));
  }

 private:
  std::string_view plain() {
    const std::size_t from = at_;
    while (!done() && text_[at_] != ',' && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
    return std::string_view(text_).substr(from, at_ - from);
  }
  std::string_view quoted() {
    const std::size_t from = ++at_;
    std::size_t to = from;
    for (; !done(); ++at_) {
      if (text_[at_] == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"')
          return ++at_, std::string_view(text_).substr(from, to - from);
        ++at_;
      }
      if (text_[at_] == '\n') ++line_;
      text_[to++] = text_[at_];
    }
    fail({"unclosed quote", "引号未闭合"});
  }

  std::string& text_;
  const std::string& name_;
  std::size_t at_ = 0;
  int line_ = 1;
};

}  // namespace

CsvTable CsvTable::read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  if (!in) throw Error(told("cannot read {}", "无法读取 {}", file.string()));
  std::string text(static_cast<std::size_t>(std::max<std::streamoff>(in.tellg(), 0)), '\0');
  in.seekg(0).read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!in) throw Error(told("cannot read {}", "无法读取 {}", file.string()));
  return parse(std::move(text), file.string());
}

CsvTable CsvTable::parse(std::string text, const std::string& name) {
  CsvTable table;
  table.name_ = name;
  table.text_ = std::make_unique<std::string>(std::move(text));
  CsvScanner scanner(*table.text_, name);
  if (scanner.done())
    scanner.fail({"the table is empty; its first line names the columns", "表格为空；首行应为列标题"});
  for (bool header = true; !scanner.done(); header = false) {
    const int line = scanner.line();
    const std::size_t before = table.cells_.size();
    do table.cells_.push_back(scanner.cell());
    while (scanner.comma());
    const std::size_t count = table.cells_.size() - before;
    if (header) table.columns_ = count;
    if (count != table.columns_) {
      throw Error(told("{}:{}: {} cells where the first line has {}", "{}:{}：有{}格，首行有{}格", name, line,
                       count, table.columns_));
    }
  }
  return table;
}

std::size_t CsvTable::column(std::string_view title) const {
  const auto end = cells_.begin() + static_cast<std::ptrdiff_t>(columns_);
  const auto found = std::find(cells_.begin(), end, title);
  if (found == end) throw Error(told("{}: no column '{}'", "{}：没有列“{}”", name_, title));
  return static_cast<std::size_t>(found - cells_.begin());
}

}  // namespace homebound::data
