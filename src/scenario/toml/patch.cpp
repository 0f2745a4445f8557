#include "scenario/toml/patch.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "scenario/toml/toml_text.h"

namespace homebound::scenario {
namespace {

using Form = TomlNode::Form;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

std::string replaced(std::string_view text, Span where, std::string_view by) {
  std::string result;
  result.reserve(text.size() + by.size());
  result.append(text.substr(0, where.begin)).append(by).append(text.substr(where.end));
  return result;
}

// A text with its outline, and access to the lines that the outline points to.
class Page {
 public:
  explicit Page(std::string_view text) : text_(text), outline_(text) {}

  std::string_view text() const { return text_; }
  std::string_view of(Span span) const { return text_.substr(span.begin, span.end - span.begin); }
  const TomlOutline& outline() const { return outline_; }
  std::string_view newline() const { return text_.find("\r\n") != text_.npos ? "\r\n" : "\n"; }

  std::size_t line_begin(std::size_t at) const {
    return at == 0 ? 0 : std::max(text_.rfind('\n', at - 1) + 1, outline_.sections.front().begin);
  }
  std::size_t line_end(std::size_t at) const {
    const auto end = text_.find('\n', at);
    return end == text_.npos ? text_.size() : end + 1;
  }
  std::string_view indentation(std::size_t at) const {
    const std::size_t begin = line_begin(at);
    const std::size_t end = std::min(text_.find_first_not_of(" \t", begin), text_.size());
    return text_.substr(begin, end - begin);
  }
  bool begins_line(std::size_t at) const {
    return is_blank(text_.substr(line_begin(at), at - line_begin(at)));
  }

  // Returns the lines of a header and its items, with the comment lines right above it.
  Span lines_of(const TomlSection& section) const {
    std::size_t begin = section.begin;
    while (begin > outline_.sections.front().begin) {
      const std::size_t above = line_begin(begin - 1);
      const std::string_view line = of({above, begin});
      const auto first = line.find_first_not_of(" \t");
      if (first == line.npos || line[first] != '#') break;
      begin = above;
    }
    return {begin, section.items_end};
  }

  // Returns the lines of a table under headers with its sub-tables. They are usually in one piece, but
  // sub-tables may stand apart.
  std::vector<Span> pieces(const TomlNode& node) const {
    std::vector<std::size_t> sections;
    collect(node, sections);
    std::sort(sections.begin(), sections.end());
    std::vector<Span> result;
    for (std::size_t i = 0; i < sections.size(); ++i) {
      const Span lines = lines_of(outline_.sections[sections[i]]);
      if (i > 0 && sections[i] == sections[i - 1] + 1)
        result.back().end = lines.end;
      else
        result.push_back(lines);
    }
    return result;
  }

  // Returns the values of a table or array that stand in its own brackets or lines, in order.
  static std::vector<Span> items(const TomlNode& node) {
    std::vector<Span> result;
    const auto walk = [&](const auto& self, const TomlNode& in) -> void {
      for (const TomlNode& child : in.children) {
        if (child.form == Form::dotted) self(self, child);
        if (!child.value.empty()) result.push_back(child.item);
      }
    };
    walk(walk, node);
    std::sort(result.begin(), result.end(), [](Span a, Span b) { return a.begin < b.begin; });
    return result;
  }

 private:
  static void collect(const TomlNode& node, std::vector<std::size_t>& sections) {
    sections.insert(sections.end(), node.sections.begin(), node.sections.end());
    for (const TomlNode& child : node.children) collect(child, sections);
  }

  std::string_view text_;
  TomlOutline outline_;
};

TomlPath first_steps(const TomlPath& path, std::size_t count) {
  TomlPath result;
  for (std::size_t i = 0; i < count; ++i) {
    const auto* key = std::get_if<std::string>(&path.steps()[i]);
    result = result / (key ? TomlPath::Part(*key) : TomlPath::Part(std::get<std::size_t>(path.steps()[i])));
  }
  return result;
}
TomlPath parent_of(const TomlPath& path) { return first_steps(path, path.steps().size() - 1); }

std::size_t last_index(const TomlPath& path) {
  const auto* index = path.steps().empty() ? nullptr : std::get_if<std::size_t>(&path.steps().back());
  if (!index) throw Error(told("{} is not an element of an array", "{} 不是数组的元素", path.text()));
  return *index;
}

// Returns the keys of a path as a header has them: "flight.depart".
std::string header_keys(const TomlPath& path) {
  std::vector<std::string> keys;
  for (const Step& step : path.steps())
    if (const auto* key = std::get_if<std::string>(&step)) keys.push_back(toml_key(*key));
  return fmt::format("{}", fmt::join(keys, "."));
}

// Tells whether `path`, or a table on the way to it, is written in braces or brackets.
bool within_value(const TomlOutline& outline, const TomlPath& path) {
  for (std::size_t n = 1; n <= path.steps().size(); ++n) {
    const TomlNode* node = outline.find(first_steps(path, n));
    if (node && !node->value.empty()) return true;
  }
  return false;
}

std::string inline_table(const TomlFields& fields) {
  TomlInline all;
  for (const auto& [key, value] : fields) all.add(key, value);
  return all.body.empty() ? "{}" : all.text();
}

// ---- new keys

// Returns where the first key of a file goes: below the comment at its top, unless that belongs to a
// header.
std::size_t top_of_file(const Page& page) {
  const std::size_t begin = page.outline().sections.front().begin;
  std::size_t at = begin;
  while (at < page.text().size() && page.text()[at] == '#') at = page.line_end(at);
  const bool apart = at > begin && is_blank(page.of({at, page.line_end(at)}));
  return apart ? page.line_end(at) : begin;
}

// Inserts `line`, which has no line break, as a line of its own at `at`.
std::string with_line(const Page& page, std::size_t at, std::string_view line) {
  const bool torn = at > 0 && page.text()[at - 1] != '\n' && at > page.outline().sections.front().begin;
  return replaced(page.text(), {at, at},
                  fmt::format("{}{}{}", torn ? page.newline() : "", line, page.newline()));
}

std::string with_key(const Page& page, const TomlPath& path, const TomlNode& table, const std::string& key,
                     std::string_view value) {
  std::string line = fmt::format("{} = {}", toml_key(key), value);
  const auto items = Page::items(table);
  if (table.form == Form::inline_table)
    return items.empty() ? replaced(page.text(), table.value, "{ " + line + " }")
                         : replaced(page.text(), {items.back().end, items.back().end}, ", " + line);
  if (table.form == Form::dotted) {
    line = table.prefix + line;
    if (within_value(page.outline(), path))
      return replaced(page.text(), {items.back().end, items.back().end}, ", " + line);
    const std::size_t last = items.back().end;
    return with_line(page, page.line_end(last), std::string(page.indentation(items.back().begin)) + line);
  }
  if (table.sections.empty())  // only its sub-tables have headers
    return fmt::format("{0}{1}[{2}]{1}{3}{1}", page.text(), page.newline(), header_keys(path), line);
  const TomlSection& section = page.outline().sections[table.sections.front()];
  if (section.items_end != section.body || section.begin != section.body) {
    const auto near =
        std::find_if(items.begin(), items.end(), [&](Span s) { return s.begin >= section.body; });
    const auto indent = near == items.end() ? "" : page.indentation(near->begin);
    return with_line(page, section.items_end, std::string(indent) + line);
  }
  const std::size_t top = top_of_file(page);
  const bool crowded = !is_blank(page.of({top, page.line_end(top)}));
  return with_line(page, top, crowded ? line + std::string(page.newline()) : line);
}

// ---- removing

// Removes one of several values between brackets or braces, with its comma.
std::string without_item(const Page& page, const TomlNode& container, Span item) {
  const auto items = Page::items(container);
  const auto i = static_cast<std::size_t>(std::find(items.begin(), items.end(), item) - items.begin());
  if (i + 1 < items.size()) return replaced(page.text(), {item.begin, items[i + 1].begin}, "");
  if (i == 0) return replaced(page.text(), container.value, container.is_array() ? "[]" : "{}");
  const std::string_view between = page.of({items[i - 1].end, item.begin});
  if (between.find('#') == between.npos) return replaced(page.text(), {items[i - 1].end, item.end}, "");
  std::size_t end = item.end;
  if (const auto next = page.text().find_first_not_of(" \t\r\n", end); page.text()[next] == ',')
    end = next + 1;
  return replaced(page.text(), {item.begin, end}, "");
}

// Removes an entry with the empty lines that separate it from the next.
std::string without_piece(std::string_view text, Span piece) {
  const auto is_empty_line = [&](std::size_t from, std::size_t to) {
    return is_blank(text.substr(from, to - from));
  };
  std::size_t end = piece.end;
  while (end < text.size()) {
    const std::size_t next = std::min(text.find('\n', end), text.size() - 1) + 1;
    if (!is_empty_line(end, next)) break;
    end = next;
  }
  std::size_t begin = piece.begin;
  if (end == text.size())
    while (begin > 1) {
      const std::size_t above = text.rfind('\n', begin - 2) + 1;  // 0 where there is none
      if (!is_empty_line(above, begin)) break;
      begin = above;
    }
  return replaced(text, {begin, end}, "");
}

std::string without_sections(const Page& page, const TomlNode& node) {
  std::string text(page.text());
  auto pieces = page.pieces(node);
  std::reverse(pieces.begin(), pieces.end());
  for (const Span piece : pieces) text = without_piece(text, piece);
  return text;
}

// ---- entries

std::string ending_in_a_line(std::string_view text) {
  std::string result(text);
  if (!text.empty() && text.back() != '\n') result += Page(text).newline();
  return result;
}

std::string block(const Page& page, const TomlPath& list, const TomlFields& fields) {
  std::string result = fmt::format("[[{}]]{}", header_keys(list), page.newline());
  for (const auto& [key, value] : fields)
    result += fmt::format("{} = {}{}", toml_key(key), value, page.newline());
  return result;
}

}  // namespace

std::string with_value(std::string_view text, const TomlPath& path, std::string_view value) {
  const Page page(text);
  if (const TomlNode* known = page.outline().find(path)) {
    if (!known->value.empty()) return replaced(text, known->value, value);
    return with_value(without(text, path), path, value);
  }
  // Insert it after the last key of the nearest table that exists.
  std::string wrapped(value);
  for (std::size_t n = path.steps().size(); n-- > 0;) {
    const auto* key = std::get_if<std::string>(&path.steps()[n]);
    const TomlPath above = first_steps(path, n);
    const TomlNode* table = page.outline().find(above);
    if (!key || (table && !table->is_table()))
      throw Error(
          told("there is no {} to write a value to", "没有 {} 可供写入", first_steps(path, n + 1).text()));
    if (table) return with_key(page, above, *table, *key, wrapped);
    wrapped = inline_table({{*key, wrapped}});
  }
  return std::string(text);
}

std::string without(std::string_view text, const TomlPath& path) {
  const Page page(text);
  const TomlNode* node = page.outline().find(path);
  if (!node || path.steps().empty()) return std::string(text);
  if (node->value.empty() && node->form != Form::dotted) return without_sections(page, *node);
  // A dotted table has as many lines as values.
  if (node->form == Form::dotted) {
    const auto items = Page::items(*node);
    TomlPath inner = path;
    for (const TomlNode* at = node; at->form == Form::dotted; at = &at->children.back())
      inner = inner / at->children.back().key;
    const std::string shorter = without(text, inner);
    return items.size() > 1 ? without(shorter, path) : shorter;
  }
  std::size_t n = path.steps().size() - 1;
  const TomlNode* holder = page.outline().find(first_steps(path, n));
  while (holder->form == Form::dotted) holder = page.outline().find(first_steps(path, --n));
  if (!holder->value.empty()) return without_item(page, *holder, node->item);
  return replaced(text, {page.line_begin(node->item.begin), page.line_end(node->item.end)}, "");
}

std::string with_entry(std::string_view given, const TomlPath& path, const TomlFields& fields) {
  const std::string text = ending_in_a_line(given);
  const Page page(text);
  const std::size_t index = last_index(path);
  const TomlPath list_path = parent_of(path), holder_path = parent_of(list_path);
  const TomlNode* list = page.outline().find(list_path);
  const TomlNode* holder = page.outline().find(holder_path);
  if (!holder || (list && !list->is_array()))
    throw Error(told("there is no place for {}", "没有 {} 的位置", path.text()));
  if (within_value(page.outline(), list ? list_path : holder_path) || holder->form == Form::dotted)
    return with_element(text, path, inline_table(fields));
  const std::string entry = block(page, list_path, fields), gap(page.newline());
  if (list && index < list->children.size()) {
    const std::size_t at = page.pieces(*list->element(index)).front().begin;
    return replaced(text, {at, at}, entry + gap);
  }
  const TomlNode* last = list ? &list->children.back() : holder;
  std::size_t at = text.size();
  if (last != &page.outline().root) at = page.pieces(*last).back().end;
  const bool first = is_blank(page.of({0, at}));
  return replaced(text, {at, at}, (first ? "" : gap) + entry);
}

std::string with_element(std::string_view text, const TomlPath& path, std::string_view value) {
  const Page page(text);
  const std::size_t index = last_index(path);
  const TomlPath list_path = parent_of(path);
  const TomlNode* list = page.outline().find(list_path);
  if (!list) return with_value(text, list_path, toml_list({std::string(value)}));
  if (list->form == Form::scalar) {
    const std::string alone(page.of(list->value)), added(value);
    return replaced(text, list->value, index == 0 ? toml_list({added, alone}) : toml_list({alone, added}));
  }
  if (list->form != Form::list)
    throw Error(told("{} is not an array of values", "{} 不是值的数组", list_path.text()));
  if (list->children.empty()) return replaced(text, list->value, toml_list({std::string(value)}));
  const std::string added(value);
  if (const TomlNode* next = list->element(index)) {
    const std::size_t at = next->item.begin;
    const std::string gap =
        page.begins_line(at) ? std::string(page.newline()) + std::string(page.indentation(at)) : " ";
    return replaced(text, {at, at}, added + "," + gap);
  }
  const Span last = list->children.back().item;
  const std::size_t line = page.line_end(last.end);
  if (!page.begins_line(last.begin) || line >= list->value.end)
    return replaced(text, {last.end, last.end}, ", " + added);
  // Put it on a line of its own, after the comment of the line above.
  const bool comma = text[std::min(text.find_first_not_of(" \t\r\n", last.end), text.size() - 1)] == ',';
  const std::string longer =
      with_line(page, line, std::string(page.indentation(last.begin)) + added + (comma ? "," : ""));
  return comma ? longer : replaced(longer, {last.end, last.end}, ",");
}

std::string with_moved(std::string_view given, const TomlPath& list_path, std::size_t from, std::size_t to) {
  const std::string text = ending_in_a_line(given);
  const Page page(text);
  const TomlNode* list = page.outline().find(list_path);
  if (!list || !list->is_array() || from >= list->children.size() || to >= list->children.size())
    throw Error(
        told("there is no {}[{}] to move to {}", "没有 {}[{}]，无法移到 {}", list_path.text(), from, to));
  // Each entry has a slot, at its first piece; the entries fill the slots in their new order.
  std::vector<Span> slots, strays;
  std::vector<std::string> contents;
  for (const TomlNode& entry : list->children) {
    const auto pieces = list->form == Form::list ? std::vector<Span>{entry.item} : page.pieces(entry);
    slots.push_back(pieces.front());
    strays.insert(strays.end(), pieces.begin() + 1, pieces.end());
    std::string& content = contents.emplace_back();
    for (const Span piece : pieces) content += page.of(piece);
  }
  const auto at = [&](std::size_t i) { return contents.begin() + static_cast<std::ptrdiff_t>(i); };
  if (from < to)
    std::rotate(at(from), at(from) + 1, at(to) + 1);
  else
    std::rotate(at(to), at(from), at(from) + 1);

  std::vector<std::pair<Span, std::string>> changes;
  for (std::size_t i = 0; i < slots.size(); ++i) changes.emplace_back(slots[i], std::move(contents[i]));
  for (const Span stray : strays) changes.emplace_back(stray, "");
  std::sort(changes.begin(), changes.end(),
            [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
  std::string result;
  std::size_t done = 0;
  for (const auto& [where, by] : changes) {
    result.append(page.of({done, where.begin})).append(by);
    done = where.end;
  }
  return result.append(page.of({done, text.size()}));
}

}  // namespace homebound::scenario
