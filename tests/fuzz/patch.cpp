// Edits of a TOML text, each beside the same edit of its tree.
#include "scenario/toml/patch.h"

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>
#include <vector>

#include <toml++/toml.h>

#include "base/error.h"
#include "promises.h"
#include "scenario/format/with_field.h"
#include "support/toml_tree.h"
#include "targets.h"

namespace homebound::fuzz {
namespace {

using scenario::Entry, scenario::EntryField, scenario::EntrySort, scenario::FieldType;
using scenario::Step, scenario::TomlNode, scenario::TomlOutline, scenario::TomlPath;
using test::at;

constexpr std::array<const char*, 8> keys{"added", "a key", "id", "people", "depart", "note", "", "é\"\\"};
constexpr std::array<const char*, 8> values{
    "1", "'new'", "[1, { b = 'c' }]", "{}", "2015-11-10T01:00:00Z", "[ # one\n 1,\n]", "'''a\n'''", "-1e-3"};
constexpr std::array<const char*, 8> typed_words{"x", " a \"b\" ",      "2015-11-10T01:00",      "7",
                                                 "",  "114.5, 30; HKG", "from=Origin, people=6", "a\nb\\"};

// The last bytes of the input.
class Choices {
 public:
  static constexpr std::size_t size = 7;
  explicit Choices(std::string_view bytes) : bytes_(bytes) {}
  std::size_t next() { return at_ < bytes_.size() ? static_cast<unsigned char>(bytes_[at_++]) : 0; }
  template <class List>
  const auto& one_of(const List& list) {
    const std::size_t high = list.size() > 256 ? next() : 0;
    return list[(high << 8 | next()) % list.size()];
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

toml::table tree_of(std::string_view text) {
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& e) {
    throw std::logic_error("broken: an edit of TOML is TOML: " + std::string(e.description()));
  }
}

// All tables, arrays and values below `node`, each with the path of what holds it.
struct Listed {
  TomlPath above;
  TomlPath::Part last;
  TomlPath path() const { return above / last; }
};
void list(const toml::node& node, const TomlPath& path, std::vector<Listed>& out) {
  const auto add = [&](const toml::node& child, const TomlPath::Part& last) {
    out.push_back({path, last});
    list(child, path / last, out);
  };
  if (const auto* table = node.as_table())
    for (const auto& [key, value] : *table) add(value, std::string(key.str()));
  if (const auto* array = node.as_array())
    for (std::size_t i = 0; i < array->size(); ++i) add(*array->get(i), i);
}

// How many lines of `before` are not in `after`; empty ones do not count.
std::size_t lines_lost(std::string_view before, std::string_view after) {
  const auto sorted = [](std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      if (const auto line = text.substr(0, end); line.find_first_not_of(" \t\r") != line.npos)
        lines.push_back(line.substr(0, line.find_last_not_of('\r') + 1));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    std::ranges::sort(lines);
    return lines;
  };
  const auto a = sorted(before), b = sorted(after);
  std::vector<std::string_view> lost;
  std::ranges::set_difference(a, b, std::back_inserter(lost));
  return lost.size();
}

toml::table entry_fields() { return toml::table{{"k", 1}}; }

class Edits {
 public:
  Edits(std::string_view text, Choices choices) : text_(text), choices_(choices), tree_(tree_of(text)) {
    list(tree_, {}, all_);
  }

  void run() {
    const std::size_t kind = choices_.next() % 4;
    if (kind == 0) return set_key();
    if (kind == 1) return set_field();
    if (all_.empty()) return;
    const Listed target = choices_.one_of(all_);
    if (kind == 2) return take_away(target);
    if (const auto* index = std::get_if<std::size_t>(&target.last)) change_list(target, *index);
  }

 private:
  void must_be(const std::string& after, const toml::table& wanted) {
    must(tree_of(after) == wanted, "an edit of the text is that of its tree");
  }

  // A new key of a table, or another value of one that is there.
  void set_key() {
    std::vector<TomlPath> tables{{}};
    for (const Listed& node : all_)
      if (at(tree_, node.path())->is_table()) tables.push_back(node.path());
    const TomlPath table = choices_.one_of(tables);
    const auto& known = *at(tree_, table)->as_table();
    std::vector<std::string> names(keys.begin(), keys.end());
    for (const auto& [key, value] : known) names.emplace_back(key.str());
    const std::string key = choices_.one_of(names), value = choices_.one_of(values);
    const TomlOutline outline(text_);
    const TomlNode* node = outline.find(table / key);
    must((node != nullptr) == known.contains(key), "the outline has the keys of the tree");
    const std::string after = scenario::with_value(text_, table / key, value);
    if (node && !node->value.empty())
      must(after == std::string(text_.substr(0, node->value.begin)) + value +
                        std::string(text_.substr(node->value.end)),
           "another value takes the place of the old one");
    if (!node) must(lines_lost(text_, after) <= 1, "a new key keeps what is there");
    toml::table wanted = tree_;
    at(wanted, table)->as_table()->insert_or_assign(key, *tree_of("v = " + std::string(value)).get("v"));
    must_be(after, wanted);
  }

  void take_away(const Listed& target) {
    const std::string after = scenario::without(text_, target.path());
    must(lines_lost(after, text_) <= 1, "what is taken away leaves nothing new");
    const toml::table left = tree_of(after);
    toml::table wanted = tree_;
    toml::node& holder = *at(wanted, target.above);
    const bool headed = TomlOutline(text_).find(target.above)->form != TomlNode::Form::list;
    if (const auto* key = std::get_if<std::string>(&target.last)) {
      holder.as_table()->erase(*key);
    } else {
      auto& array = *holder.as_array();
      array.erase(array.begin() + static_cast<std::ptrdiff_t>(std::get<std::size_t>(target.last)));
    }
    // Tables that are not written as such, and arrays of [[entries]], go with their last.
    if (headed)
      for (TomlPath path = target.above; !path.steps().empty(); path = above(path)) {
        const toml::node& emptied = *at(wanted, path);
        const bool empty = emptied.is_table() ? emptied.as_table()->empty() : emptied.as_array()->empty();
        toml::table got = left;
        if (!empty || at(got, path)) break;
        const toml::node* holding = at(wanted, above(path));
        if (!holding->is_table()) break;
        at(wanted, above(path))->as_table()->erase(std::get<std::string>(path.steps().back()));
      }
    must(left == wanted, "what is taken away is gone, and nothing else");
  }

  void change_list(const Listed& target, std::size_t index) {
    const auto count = at(tree_, target.above)->as_array()->size();
    const auto place = static_cast<std::ptrdiff_t>(index);
    toml::table wanted = tree_;
    auto& array = *at(wanted, target.above)->as_array();
    const std::size_t kind = choices_.next() % 3, to = choices_.next() % count;
    if (kind == 0) {
      const std::string after = scenario::with_moved(text_, target.above, index, to);
      std::vector<std::size_t> order;
      for (std::size_t i = 0; i < count; ++i)
        if (i != index) order.push_back(i);
      order.insert(order.begin() + static_cast<std::ptrdiff_t>(to), index);
      toml::array moved;
      for (const std::size_t i : order) moved.push_back(*array.get(i));
      array = moved;
      must_be(after, wanted);
    } else if (kind == 1 && at(tree_, target.path())->is_table()) {
      const std::string after = scenario::with_entry(text_, target.path(), {{"k", "1"}});
      must(lines_lost(text_, after) <= 1, "a new entry keeps what is there");
      array.insert(array.begin() + place, entry_fields());
      must_be(after, wanted);
    } else if (TomlOutline(text_).find(target.above)->form == TomlNode::Form::list) {
      const std::string after = scenario::with_element(text_, target.path(), "1.5");
      must(lines_lost(text_, after) <= 1, "a new element keeps what is there");
      array.insert(array.begin() + place, 1.5);
      must_be(after, wanted);
    }
  }

  // What somebody types into a form.
  void set_field() {
    const EntrySort& sort = choices_.one_of(scenario::entry_sorts());
    const EntryField& field = choices_.one_of(sort.fields);
    const TomlOutline outline(text_);
    const std::size_t count = scenario::entry_count(outline, sort.sort), place = choices_.next() % 3;
    // Kinds have no place but their key: one that is there, or a new one.
    const Entry entry = sort.sort != scenario::Sort::kind ? Entry{sort.sort, place, ""}
                        : place < count                   ? scenario::entry_at(outline, sort.sort, place)
                                                          : Entry{sort.sort, place, "new"};
    const std::string typed = choices_.one_of(typed_words);
    std::string key(field.key);
    if (field.type == FieldType::text && choices_.next() % 2) key += ".zh";
    std::string after;
    try {
      scenario::field_text(TomlOutline(text_), text_, entry, key);
      after = scenario::with_field(text_, entry, key, typed);
    } catch (const Error& e) {
      return must_be_told(e.message());
    }
    toml::table before = tree_, now = tree_of(after);
    // A kind is a key of [kinds] itself, and another id is another key.
    const bool is_kind = entry.sort == scenario::Sort::kind;
    const TomlPath holding = is_kind ? above(entry.path()) : entry.path();
    const std::string part = is_kind ? entry.id : key.substr(0, key.find('.'));
    for (toml::table* tree : {&before, &now})
      if (toml::node* holder = at(*tree, holding); holder && holder->is_table()) {
        holder->as_table()->erase(part);
        if (is_kind && key == "id") holder->as_table()->erase(typed);
      }
    const bool made = !at(before, holding) || !typed.empty();
    if (made && at(before, holding))
      must(before == now, "a field changes only itself: " + entry.path().text() + " " + key);
    const auto read = scenario::field_text(TomlOutline(after), after, entry, key);
    if (field.type == FieldType::text && !typed.empty())
      must(read == typed, "a text that is typed is the text that is read");
  }

  static TomlPath above(const TomlPath& path) {
    TomlPath result;
    for (std::size_t i = 0; i + 1 < path.steps().size(); ++i) {
      const Step& step = path.steps()[i];
      result = std::holds_alternative<std::string>(step) ? result / std::get<std::string>(step)
                                                         : result / std::get<std::size_t>(step);
    }
    return result;
  }

  std::string_view text_;
  Choices choices_;
  toml::table tree_;
  std::vector<Listed> all_;
};

// Of a text that is no TOML: it is refused, or something is made of it.
void edit_blindly(std::string_view text, Choices choices) {
  TomlPath path;
  for (std::size_t steps = 1 + choices.next() % 3; steps > 0; --steps)
    path = choices.next() % 2 ? path / choices.one_of(keys) : path / (choices.next() % 3);
  try {
    scenario::with_value(text, path, choices.one_of(values));
    scenario::without(text, path);
    scenario::with_moved(text, path, 0, 1);
  } catch (const Error& e) {
    must_be_told(e.message());
  }
}

}  // namespace

void patch(std::string_view input) {
  const std::size_t size = input.size() - std::min(input.size(), Choices::size);
  const std::vector<char> copy(input.begin(), input.begin() + static_cast<std::ptrdiff_t>(size));
  const std::string_view text(copy.data(), copy.size());  // beyond its end lies nothing that may be read
  const Choices choices(input.substr(size));
  edit_blindly(text, choices);
  try {
    static_cast<void>(toml::parse(text));
  } catch (const toml::parse_error&) {
    return;
  }
  Edits(text, choices).run();
}

}  // namespace homebound::fuzz
