#include "scenario/toml/toml_outline.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "base/utf8.h"

namespace homebound::scenario {
namespace {

using Form = TomlNode::Form;

class OutlineScanner {
 public:
  OutlineScanner(std::string_view text, TomlOutline& outline) : text_(text), outline_(outline) {}

  void scan() {
    TomlNode* table = &outline_.root;
    table->form = Form::headed;
    table->sections.push_back(0);
    outline_.sections.push_back({});
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = outline_.sections.front().begin = 3;
    outline_.sections.front().body = outline_.sections.front().items_end = at_;
    for (;;) {
      const std::size_t line = at_;
      skip_blanks();
      if (done()) break;
      if (peek() == '[') {
        table = header(line);
      } else if (!at_line_end()) {
        item(*table);
        end_of_line();
        outline_.sections.back().items_end = at_;
        continue;
      }
      end_of_line();
      if (table_line_) outline_.sections.back().body = outline_.sections.back().items_end = at_;
      table_line_ = false;
    }
    outline_.sections.back().end = text_.size();
  }

 private:
  bool done() const { return at_ >= text_.size(); }
  char peek() const { return done() ? '\0' : text_[at_]; }
  bool next_is(std::string_view word) const { return text_.substr(at_).starts_with(word); }
  bool at_line_end() const { return done() || peek() == '#' || peek() == '\n' || peek() == '\r'; }

  [[noreturn]] void fail() const {
    const std::string_view before = text_.substr(0, at_);  // an escape at the end leads beyond the text
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    throw Error(told("line {} is not a TOML", "第{}行不是 TOML", line));
  }
  void expect(char c) {
    if (peek() != c) fail();
    ++at_;
  }

  void skip_blanks() {
    while (peek() == ' ' || peek() == '\t') ++at_;
  }
  // Skips a comment and the line break.
  void end_of_line() {
    skip_blanks();
    if (!at_line_end()) fail();
    at_ = std::min(text_.find('\n', at_), text_.size());
    if (!done()) ++at_;
  }
  // Skips what may stand between the elements of an array, including line breaks.
  void skip_lines() {
    for (;;) {
      skip_blanks();
      if (done() || !at_line_end()) return;
      end_of_line();
    }
  }

  std::string basic_key() {
    std::string key;
    expect('"');
    while (peek() != '"') {
      if (done() || peek() == '\n') fail();
      const char c = text_[at_++];
      if (c != '\\') {
        key += c;
        continue;
      }
      const char escape = peek();
      ++at_;
      constexpr std::string_view letters = "btnfr\"\\", meant = "\b\t\n\f\r\"\\";
      if (const auto known = letters.find(escape); known != letters.npos) {
        key += meant[known];
      } else if (escape == 'u' || escape == 'U') {
        const std::size_t digits = escape == 'u' ? 4 : 8;
        if (text_.size() - at_ < digits) fail();
        append_character(key, static_cast<char32_t>(
                                  std::strtoul(std::string(text_.substr(at_, digits)).c_str(), nullptr, 16)));
        at_ += digits;
      } else {
        fail();
      }
    }
    ++at_;
    return key;
  }

  std::string simple_key() {
    if (peek() == '"') return basic_key();
    const std::size_t begin = at_;
    if (peek() == '\'') {
      const std::size_t end = text_.find('\'', at_ + 1);
      if (end == text_.npos) fail();
      at_ = end + 1;
      return std::string(text_.substr(begin + 1, end - begin - 1));
    }
    while (!done() && std::string_view(" \t.=]\n\r#\"'").find(peek()) == std::string_view::npos) ++at_;
    if (at_ == begin) fail();
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::vector<std::string> key() {
    std::vector<std::string> parts;
    for (;;) {
      skip_blanks();
      parts.push_back(simple_key());
      skip_blanks();
      if (peek() != '.') return parts;
      ++at_;
    }
  }

  static TomlNode& child(TomlNode& table, const std::string& key, Form form) {
    for (TomlNode& known : table.children)
      if (known.key == key) return known;
    TomlNode& added = table.children.emplace_back();
    added.key = key;
    added.form = form;
    return added;
  }

  // Reads [a.b] or [[a.b]] and returns the table to which the following items belong.
  TomlNode* header(std::size_t line) {
    outline_.sections.back().end = line;
    outline_.sections.push_back({line, line, line, line});
    table_line_ = true;
    ++at_;
    const bool one_of_many = peek() == '[';
    if (one_of_many) ++at_;
    const auto parts = key();
    expect(']');
    if (one_of_many) expect(']');
    TomlNode* table = &outline_.root;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const bool last = i + 1 == parts.size();
      TomlNode& next = child(*table, parts[i], last && one_of_many ? Form::headed_list : Form::headed);
      if (last && one_of_many) {
        table = &next.children.emplace_back();
        table->form = Form::headed;
      } else {
        table = next.is_array() && !next.children.empty() ? &next.children.back() : &next;
      }
    }
    table->sections.push_back(outline_.sections.size() - 1);
    return table;
  }

  // Reads key = value in a section or an inline table.
  void item(TomlNode& table) {
    const std::size_t begin = at_;
    TomlNode* in = &table;
    std::vector<std::string> parts;
    std::string prefix;
    for (;;) {
      skip_blanks();
      const std::size_t word = at_;
      parts.push_back(simple_key());
      const std::string_view written = text_.substr(word, at_ - word);
      skip_blanks();
      if (peek() != '.') break;
      ++at_;
      prefix += std::string(written) + '.';
      in = &child(*in, parts.back(), Form::dotted);
      if (in->form == Form::dotted) in->prefix = prefix;
    }
    TomlNode& node = child(*in, parts.back(), Form::scalar);
    expect('=');
    skip_blanks();
    value(node);
    node.item = {begin, at_};
  }

  void value(TomlNode& node) {
    const std::size_t begin = at_;
    if (peek() == '[') {
      list(node);
    } else if (peek() == '{') {
      inline_table(node);
    } else if (peek() == '"' || peek() == '\'') {
      string();
    } else {
      while (!done() && std::string_view(",]}#\n\r").find(peek()) == std::string_view::npos) ++at_;
      while (at_ > begin && (text_[at_ - 1] == ' ' || text_[at_ - 1] == '\t')) --at_;
      if (at_ == begin) fail();
    }
    node.value = {begin, at_};
  }

  void string() {
    const char quote = peek();
    const bool escapes = quote == '"';
    const std::string thrice(3, quote);
    const bool lines = next_is(thrice);
    at_ += lines ? 3 : 1;
    for (;; ++at_) {
      if (done()) fail();
      if (escapes && peek() == '\\') {
        ++at_;
      } else if (lines ? next_is(thrice) : peek() == quote) {
        break;
      }
    }
    at_ += lines ? 3 : 1;
    for (int i = 0; lines && i < 2 && peek() == quote; ++i) ++at_;  // quotes at the end of the text itself
  }

  void list(TomlNode& node) {
    node.form = Form::list;
    expect('[');
    for (skip_lines(); peek() != ']'; skip_lines()) {
      TomlNode& element = node.children.emplace_back();
      value(element);
      element.item = element.value;
      skip_lines();
      if (peek() == ']') break;
      expect(',');
    }
    expect(']');
  }

  void inline_table(TomlNode& node) {
    node.form = Form::inline_table;
    expect('{');
    for (skip_blanks(); peek() != '}'; skip_blanks()) {
      item(node);
      skip_blanks();
      if (peek() == '}') break;
      expect(',');
    }
    expect('}');
  }

  std::string_view text_;
  TomlOutline& outline_;
  std::size_t at_ = 0;
  bool table_line_ = false;
};

}  // namespace

TomlPath TomlPath::operator/(Part part) const {
  TomlPath longer = *this;
  longer.steps_.push_back(std::move(part));
  return longer;
}

std::string TomlPath::text() const {
  std::string text;
  for (const Step& step : steps_) {
    if (const auto* key = std::get_if<std::string>(&step))
      text += (text.empty() ? "" : ".") + *key;
    else
      text += fmt::format("[{}]", std::get<std::size_t>(step));
  }
  return text;
}

const TomlNode* TomlNode::child(std::string_view name) const {
  if (!is_table()) return nullptr;
  const auto found =
      std::find_if(children.begin(), children.end(), [&](const TomlNode& n) { return n.key == name; });
  return found == children.end() ? nullptr : &*found;
}

const TomlNode* TomlNode::element(std::size_t index) const {
  if (!is_array() || index >= children.size()) return nullptr;
  return &*std::next(children.begin(), static_cast<std::ptrdiff_t>(index));
}

TomlOutline::TomlOutline(std::string_view text) { OutlineScanner(text, *this).scan(); }

const TomlNode* TomlOutline::find(const TomlPath& path) const {
  const TomlNode* node = &root;
  for (const Step& step : path.steps()) {
    const auto* key = std::get_if<std::string>(&step);
    node = key ? node->child(*key) : node->element(std::get<std::size_t>(step));
    if (!node) return nullptr;
  }
  return node;
}

}  // namespace homebound::scenario
