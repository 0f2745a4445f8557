// The layout of a TOML text: the exact bytes of every key and value. The parser's own regions count
// characters in lines and do not include the ends of tables, so a text that is to be edited in place is
// scanned here. Only the layout is read; the parser judges what values mean and whether the file is valid.
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

// The bytes begin..end of a text, without end itself.
struct Span {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin == end; }
  bool operator==(const Span&) const = default;
};

// One step of a path: a table's key, or an index into an array, from 0. A path is {"flight", 3, "depart",
// "at"}.
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
  // Returns the path in words: "flight[3].depart.at".
  std::string text() const;

 private:
  std::vector<Step> steps_;
};

// A value with its key: its form, its place in the text, and its children.
struct TomlNode {
  enum class Form {
    scalar,
    list,          // [ 1, 2 ]
    inline_table,  // { a = 1 }
    dotted,        // the table a of a.b = 1
    headed,        // [a], [a.b], or one of [[a]]
    headed_list,   // all of [[a]]
  } form = Form::scalar;
  std::string key;  // key in its table; empty in an array
  Span item;        // from key to value, without a comment after it; for an element of an array, the element
  Span value;       // empty for tables without a value of their own: dotted and headed
  std::string prefix;                 // for a dotted table: how its keys begin, "a."
  std::vector<std::size_t> sections;  // headers that name it, as indices into TomlOutline::sections
  std::list<TomlNode> children;       // children of tables and arrays, in order

  const TomlNode* child(std::string_view name) const;
  const TomlNode* element(std::size_t index) const;
  bool is_table() const { return form == Form::inline_table || form == Form::dotted || form == Form::headed; }
  bool is_array() const { return form == Form::list || form == Form::headed_list; }
};

// A header and everything after it, up to the next header. Offsets are bytes.
struct TomlSection {
  std::size_t begin = 0;      // start of the header's line; 0 for the part above all headers
  std::size_t body = 0;       // after the header's line
  std::size_t items_end = 0;  // after the line of its last item; `body` when it has none
  std::size_t end = 0;        // start of the next header's line
};

struct TomlOutline {
  // Throws Error when the text is not TOML. Text that the parser accepts is always understood.
  explicit TomlOutline(std::string_view text);

  TomlNode root;
  std::vector<TomlSection> sections;  // the first has no header
  // Returns null when there is no such node.
  const TomlNode* find(const TomlPath& path) const;
};

}  // namespace homebound::scenario
