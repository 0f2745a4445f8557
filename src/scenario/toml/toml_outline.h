// Where things stand in the text of a TOML file: the bytes of every key and value, exactly. The parser's own
// regions count characters in lines and leave out where tables end, so a text that is edited in place is
// scanned here. Only the layout is read; what values mean, and whether the file is good, the parser says.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace homebound::scenario {

// Bytes begin..end of a text.
struct Span {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin == end; }
  bool operator==(const Span&) const = default;
};

// {"flight", 3, "depart", "at"}: keys of tables, and places in arrays from 0.
using Step = std::variant<std::string, std::size_t>;
class TomlPath {
 public:
  struct Part : Step {
    Part(const char* key) : Step(std::string(key)) {}
    Part(std::string key) : Step(std::move(key)) {}
    Part(std::size_t index) : Step(index) {}
    Part(int index) : Step(static_cast<std::size_t>(index)) {}
  };
  TomlPath() = default;
  TomlPath(std::initializer_list<Part> parts) : steps_(parts.begin(), parts.end()) {}

  const std::vector<Step>& steps() const { return steps_; }
  TomlPath operator/(Part part) const;
  // "flight[3].depart.at"
  std::string text() const;

 private:
  std::vector<Step> steps_;
};

struct TomlNode {
  enum class Form {
    scalar,
    list,          // [ 1, 2 ]
    inline_table,  // { a = 1 }
    dotted,        // the table a of a.b = 1
    headed,        // [a], [a.b], or one of [[a]]
    headed_list,   // all of [[a]]
  } form = Form::scalar;
  std::string key;     // in its table; empty in an array
  Span item;           // key to value, without the comment behind; an array's element by itself
  Span value;          // empty for what has no value of its own: dotted and headed
  std::string prefix;  // of a dotted table: how its keys begin, "a."
  std::vector<std::size_t> sections;  // headers that name it itself, into TomlOutline::sections
  std::list<TomlNode> children;       // of tables and arrays, in order

  const TomlNode* child(std::string_view name) const;
  const TomlNode* element(std::size_t index) const;
  bool is_table() const { return form == Form::inline_table || form == Form::dotted || form == Form::headed; }
  bool is_array() const { return form == Form::list || form == Form::headed_list; }
};

// A header, and what follows it up to the next.
struct TomlSection {
  std::size_t begin = 0;      // of the header's line; 0 for what stands before all headers
  std::size_t body = 0;       // behind the header's line
  std::size_t items_end = 0;  // behind the line of its last item; `body` when it has none
  std::size_t end = 0;        // where the next header's line begins
};

struct TomlOutline {
  // Throws Error where the text is no TOML. Text that the parser accepts is always understood.
  explicit TomlOutline(std::string_view text);

  TomlNode root;
  std::vector<TomlSection> sections;  // the first has no header
  // Nothing when there is no such thing.
  const TomlNode* find(const TomlPath& path) const;
};

}  // namespace homebound::scenario
