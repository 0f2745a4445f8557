#include "scenario/toml/toml_fault.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include <toml++/toml.h>

#include "base/ascii.h"
#include "base/trim.h"
#include "base/utf8.h"

namespace homebound::scenario {
namespace {

constexpr std::size_t most_faults = 10;  // more are no slips

// A fault that the parser found, with its line.
struct Found {
  int line, column;
  std::string_view said;  // by the parser
  std::string_view text;  // of the line, without its break

  bool says(std::string_view words) const { return said.find(words) != said.npos; }
};
struct Judged {
  TomlFault fault;
  bool ends_with_line = true;
};

std::size_t start_of_line(std::string_view text, int line) {
  std::size_t at = 0;
  for (int i = 1; i < line && at < text.size(); ++i) at = std::min(text.find('\n', at), text.size() - 1) + 1;
  return at;
}

std::string_view line_of(std::string_view text, int line) {
  const std::size_t at = start_of_line(text, line);
  std::string_view found = text.substr(at, text.find('\n', at) - at);
  if (found.ends_with('\r')) found.remove_suffix(1);
  return found;
}

int column_of(std::string_view line, std::size_t byte) {
  return 1 + static_cast<int>(characters_of(line.substr(0, byte)).size());
}

std::size_t byte_of(std::string_view line, int column) {
  std::size_t at = 0;
  for (int i = 1; i < column && at < line.size(); ++i) at += character_at(line, at).bytes;
  return at;
}

// Returns the byte after the key with which a line begins.
std::size_t end_of_key(std::string_view line) {
  std::size_t at = line.find_first_not_of(" \t");
  if (at == line.npos) return line.size();
  if (line[at] == '"' || line[at] == '\'') return std::min(line.find(line[at], at + 1), line.size() - 1) + 1;
  const auto bare = [](char c) { return is_digit(c) || is_letter(c) || c == '_' || c == '-' || c == '.'; };
  while (at < line.size() && bare(line[at])) ++at;
  return at;
}

// Returns where the last text in quotes of a line begins that does not end in it.
std::optional<std::size_t> open_quote(std::string_view line) {
  std::optional<std::size_t> open;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (open && line[i] == '\\' && line[*open] == '"') {
      ++i;
    } else if (open && line[i] == line[*open]) {
      open.reset();
    } else if (!open && (line[i] == '"' || line[i] == '\'')) {
      open = i;
    } else if (!open && line[i] == '#') {
      break;
    }
  }
  return open;
}

std::string_view without_comment(std::string_view line) {
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (quote == 0 && line[i] == '#') return line.substr(0, i);
    if (quote == 0 && (line[i] == '"' || line[i] == '\'')) {
      quote = line[i];
    } else if (line[i] == quote) {
      quote = 0;
    }
  }
  return line;
}

// The value at which a fault was found: that of the line's key or, in a list or a table, of the element
// there.
struct Value {
  std::size_t at;  // byte in the line
  std::string_view text;
};
Value value_of(const Found& f) {
  const std::string_view line = without_comment(f.text);
  const std::size_t sign = line.find('='), byte = std::min(byte_of(f.text, f.column), line.size());
  const bool has_key = sign != line.npos && sign < std::max<std::size_t>(byte, 1);
  std::size_t from = has_key ? sign + 1 : 0, to = line.size();
  const std::size_t first = line.find_first_not_of(" \t", from);
  if (!has_key || (first != line.npos && (line[first] == '[' || line[first] == '{'))) {
    const std::size_t before = byte == 0 ? line.npos : line.find_last_of("=,[{", byte - 1);
    if (before != line.npos) from = before + 1;
    to = std::min(line.find_first_of(",]}", std::max(from, byte)), line.size());
  }
  while (from < to && (line[from] == ' ' || line[from] == '\t')) ++from;
  return {from, trimmed(line.substr(from, to - from))};
}

// Tells whether somebody may have meant a time: "2015-11-10 9:00", "10.11.2015", "10 Nov 2015".
bool is_like_a_time(std::string_view value) {
  if (value.empty() || !is_digit(value.front()) || value.find('"') != value.npos) return false;
  constexpr std::array months = {"jan", "feb", "mar", "apr", "may", "jun",
                                 "jul", "aug", "sep", "oct", "nov", "dec"};
  const std::string small = lower(value);
  const auto signs =
      std::ranges::count_if(value, [](char c) { return c == '-' || c == '/' || c == ':' || c == '.'; });
  return signs >= 2 || value.find(':') != value.npos ||
         std::ranges::any_of(months, [&](const char* month) { return small.find(month) != small.npos; }) ||
         small.find("年") != small.npos;
}

bool is_number_with_comma(std::string_view value) {
  return std::ranges::all_of(value, [](char c) { return is_digit(c) || c == ',' || c == '.' || c == '-'; }) &&
         value.find(',') != value.npos;
}

Text quoted_rest(std::string_view line, std::size_t byte) {
  const std::string_view rest = trimmed(byte < line.size() ? line.substr(byte) : "");
  return rest.empty() ? Text{"the end of the line", "行尾"} : told("'{}'", "“{}”", shortened(rest, 30));
}

Judged at(const Found& f, std::size_t byte, Text what) {
  return {{f.line, column_of(f.text, byte), std::move(what)}};
}

// A value that is none.
Judged no_value(const Found& f) {
  const auto [byte, value] = value_of(f);
  const std::string said = shortened(value, 40);
  if (value.empty() || value.front() == '#')
    return at(
        f, byte,
        told("expected a value after '=', found {}", "“=”之后应有值，实为{}", quoted_rest(f.text, byte)));
  const char32_t first = character_at(value, 0).code;
  if (first == U'“' || first == U'”' || first == U'‘' || first == U'’' || first == U'„' || first == U'«')
    return at(
        f, byte,
        told("expected a text in straight quotes (\"), found {}", "应为直引号（\"）中的文字，实为 {}", said));
  if (is_like_a_time(value))
    return at(f, byte,
              told("expected a date or a time such as 2015-11-10T09:00:00+08:00, found '{}'",
                   "应为日期或时间，例如 2015-11-10T09:00:00+08:00，实为“{}”", said));
  if (lower(value) == "true" || lower(value) == "false")
    return at(f, byte, told("expected {}, found '{}'", "应为 {}，实为“{}”", lower(value), said));
  if (is_number_with_comma(value))
    return at(f, byte,
              told("expected a number with a decimal point and no commas, found '{}'",
                   "数字应使用小数点，不用逗号，实为“{}”", said));
  if (value.size() > 1 && value.front() == '0' && std::ranges::all_of(value, is_digit))
    return at(f, byte,
              told("expected a number, which does not begin with 0, or a text in quotes, found '{}'",
                   "应为不以 0 开头的数字，或引号中的文字，实为“{}”", said));
  return at(f, byte,
            told("expected a value, found '{}'; a text stands in quotes: \"{}\"",
                 "应为值，实为“{}”；文字应加引号：\"{}\"", said, said));
}

// What follows a value on its line.
Judged after_value(const Found& f) {
  const std::size_t byte = byte_of(f.text, f.column);
  const Value value = value_of(f);
  if (value.text.empty() || (value.text.front() != '"' && value.text.front() != '\'')) return no_value(f);
  const Text hint = f.text.find(value.text.front(), byte) == f.text.npos
                        ? Text{}
                        : Text{"; a quote within a text is written \\\"", "；文字中的引号写作 \\\""};
  return at(f, byte,
            told("expected the end of the line after the text, found {}{}", "文字之后应为行尾，实为{}{}",
                 quoted_rest(f.text, byte), hint));
}

Judged given_twice(std::string_view text, const Found& f) {
  const std::size_t begin = std::min(f.text.find_first_not_of(" \t"), f.text.size());
  const std::string_view key = f.text.substr(begin, end_of_key(f.text) - begin);
  if (f.text.substr(begin).starts_with('[')) {
    Judged found =
        at(f, begin, told("{} is in the file already", "{}在文件中已有", trimmed(without_comment(f.text))));
    found.ends_with_line = false;
    return found;
  }
  for (int line = f.line - 1; line > 0; --line) {
    const std::string_view other = line_of(text, line);
    const std::size_t from = other.find_first_not_of(" \t");
    if (from == other.npos) continue;
    if (other[from] == '[') break;
    const std::size_t end = end_of_key(other);
    if (end >= from && other.substr(from, end - from) == key)
      return at(
          f, begin,
          told("the key '{}' is given twice: in line {} and here", "键“{}”重复：第{}行已有", key, line));
  }
  return at(f, begin, told("the key '{}' is given twice", "键“{}”重复", key));
}

Judged open_text(std::string_view text, const Found& f) {
  if (f.says("end-of-file")) {
    const std::size_t basic = text.rfind("\"\"\""), literal = text.rfind("'''");
    const std::size_t opens = basic == text.npos     ? literal
                              : literal == text.npos ? basic
                                                     : std::max(basic, literal);
    if (opens != text.npos) {
      const std::string_view before = text.substr(0, opens);
      const int line = 1 + static_cast<int>(std::ranges::count(before, '\n'));
      return {{line, column_of(before.substr(start_of_line(text, line)), text.size()),
               told("the text that begins here lacks its closing {}", "此处开始的文字缺少结尾的 {}",
                    text.substr(opens, 3))},
              false};
    }
  }
  const std::size_t opens = open_quote(f.text).value_or(byte_of(f.text, f.column));
  const char quote = opens < f.text.size() ? f.text[opens] : '"';
  return at(f, opens,
            told("the text that begins here lacks its closing quote ({}): the line ends within it",
                 "此处开始的文字缺少结尾的引号（{}）：行已结束", quote));
}

Judged judged(std::string_view text, const Found& f) {
  const std::size_t byte = byte_of(f.text, f.column);
  if (f.says("cannot redefine")) return given_twice(text, f);
  const bool ends = f.says("key-value pair: encountered end-of-file");
  const std::size_t key_end = end_of_key(f.text);
  const std::size_t next = std::min(f.text.find_first_not_of(" \t", key_end), f.text.size());
  if (f.says("expected '='") || (ends && next == f.text.size()))
    return at(f, next,
              told("expected '=' after the key '{}', found {}", "键“{}”之后应为“=”，实为{}",
                   trimmed(f.text.substr(0, key_end)), quoted_rest(f.text, next)));
  if (ends) return no_value(f);
  if (f.says("string: ") && (f.says("control characters") || f.says("end-of-file")))
    return open_text(text, f);
  if (f.says("escape sequence"))
    return at(f, std::max<std::size_t>(byte, 1) - 1,
              {"a backslash in a text is written twice (\\\\), or the text stands in single quotes (')",
               "文字中的反斜杠应写两次（\\\\），或改用单引号（'）"});
  if (f.says("table header: expected ']'")) {
    Judged found = at(f, byte,
                      told("expected '{}' at the end of the header, found {}", "标题行末应为“{}”，实为{}",
                           trimmed(f.text).starts_with("[[") ? "]]" : "]", quoted_rest(f.text, byte)));
    found.ends_with_line = false;
    return found;
  }
  if (f.says("parsing array") || f.says("inline table")) {
    Judged found =
        at(f, byte,
           f.says("parsing array") ? told("expected a comma or the closing ']' of the list, found {}",
                                          "应为逗号或列表结尾的“]”，实为{}", quoted_rest(f.text, byte))
                                   : told("expected the closing '}}' on the line of its '{{', found {}",
                                          "“{{”所在行应有结尾的“}}”，实为{}", quoted_rest(f.text, byte)));
    found.ends_with_line = false;
    return found;
  }
  if (f.says("expected a comment or whitespace")) return after_value(f);
  for (const std::string_view sort : {"parsing value", "parsing boolean", "parsing time", "parsing date",
                                      "integer", "floating-point", "expected value"})
    if (f.says(sort)) return no_value(f);
  if (f.says("root table"))
    return at(f, byte,
              told("expected a key or a [header], found {}; a key of other characters than letters, digits, "
                   "_ and - stands in quotes",
                   "应为键或 [标题]，实为{}；含其他字符的键应加引号", quoted_rest(f.text, byte)));
  return {{f.line, f.column, told("{}", "TOML 语法有误：{}", f.said)}, false};
}

}  // namespace

std::vector<TomlFault> toml_faults(std::string_view text) {
  std::vector<TomlFault> faults;
  std::string rest(text);
  while (faults.size() < most_faults) {
    try {
      (void)toml::parse(rest);
      break;
    } catch (const toml::parse_error& e) {
      const auto from = e.source().begin;
      const int line = static_cast<int>(from.line);
      Judged found =
          judged(rest, {line, static_cast<int>(from.column), e.description(), line_of(rest, line)});
      faults.push_back(std::move(found.fault));
      const std::string_view bad = line_of(rest, line);
      // The same place again, or a line that other lines need.
      if (!found.ends_with_line || bad.empty() || faults.back().line != line) break;
      const std::size_t at = start_of_line(rest, line);
      rest.replace(at, bad.size(), "");
    }
  }
  if (!faults.empty())
    faults.back().what = told("{}; what else the file says is checked once this is mended",
                              "{}；改正后才能检查文件的其余内容", faults.back().what);
  return faults;
}

}  // namespace homebound::scenario
