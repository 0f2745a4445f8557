#include "compose/kit/writer.h"

#include <algorithm>
#include <cctype>
#include <functional>

#include "drawing/digest.h"

namespace homebound::compose {

Point Writer::paragraph(std::string_view text, const text::Style& s, Colour colour, double leading) {
  Point end{box.left, y};
  for (const text::Line& line : text::wrap(text, s, box.width())) {
    y += s.size * leading;
    end = {box.left, y - s.size * (leading - 1) * 0.5 - s.size * 0.12};
    end.x += add_text(items, line, end, {colour, {}, 0});
  }
  return end;
}

namespace {

bool any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool starts_name(std::string_view word) {
  return !word.empty() && (std::isdigit(static_cast<unsigned char>(word[0])) != 0 ||
                           std::isupper(static_cast<unsigned char>(word[0])) != 0);
}

// Returns how ill a line break between two words suits the sense, in squares of a line's width: well after a
// phrase, badly within a name, a date or after an article.
double break_cost(std::string_view before, std::string_view after) {
  if (any_of(before.substr(before.size() - 1), {",", ":", ";", "."}) || before.ends_with("–")) return -0.1;
  if (any_of(before, {"a", "an", "the", "The", "A", "of", "in", "to", "and", "or", "for", "at", "on", "by",
                      "from", "with", "–", "-"}))
    return 0.3;
  if (starts_name(before) && starts_name(after)) return 0.15;
  return any_of(after, {"of", "in", "to", "and", "or", "for", "at", "on", "by", "from", "with", "–"}) ? -0.05
                                                                                                      : 0;
}

// Returns the lines of a heading of words with spaces: no more than it needs, about as wide as each other and
// broken where the sense allows (Knuth and Plass 1981, over all breaks).
std::vector<std::string_view> heading_lines(std::string_view text, const text::Style& s, double width) {
  const std::size_t lines = text::wrap(text, s, width).size();
  std::vector<std::size_t> ends;  // of the words
  for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1))
    ends.push_back(at);
  ends.push_back(text.size());
  if (lines < 2 || ends.size() < lines || ends.size() > 60) return {};
  const auto start = [&](std::size_t word) { return word == 0 ? 0 : ends[word - 1] + 1; };
  const auto words = [&](std::size_t from, std::size_t to) {
    return text.substr(start(from), ends[to - 1] - start(from));
  };
  const double even = text::shape(text, s).width / static_cast<double>(lines);
  struct Best {
    double cost = 1e9;
    std::size_t from = 0;
  };
  // best[k][i]: the first i words on k lines.
  std::vector best(lines + 1, std::vector<Best>(ends.size() + 1));
  best[0][0].cost = 0;
  for (std::size_t k = 1; k <= lines; ++k)
    for (std::size_t i = k; i <= ends.size(); ++i)
      for (std::size_t from = k - 1; from < i; ++from) {
        if (best[k - 1][from].cost > 1e8) continue;
        const double line = text::shape(words(from, i), s).width;
        if (line > width) continue;
        const double off = (line - even) / width;
        double cost = best[k - 1][from].cost + off * off;
        if (i < ends.size()) cost += break_cost(words(i - 1, i), words(i, i + 1));
        if (cost < best[k][i].cost) best[k][i] = {cost, from};
      }
  if (best[lines][ends.size()].cost > 1e8) return {};
  std::vector<std::string_view> result(lines);
  for (std::size_t k = lines, i = ends.size(); k > 0; i = best[k][i].from, --k)
    result[k - 1] = words(best[k][i].from, i);
  return result;
}

// Returns the two lines of a text without spaces that break after a mark and are nearly as wide as each
// other; nothing when there are none.
std::vector<std::string_view> lines_at_mark(std::string_view text, const text::Style& s, double width) {
  std::vector<std::string_view> result;
  double least = width;
  for (const std::string_view mark : {"，", "：", "；", "、"})
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
      const std::string_view before = text.substr(0, at + mark.size()), after = text.substr(at + mark.size());
      if (after.empty()) continue;
      const double a = text::shape(before, s).width, b = text::shape(after, s).width;
      if (std::max(a, b) <= least && std::min(a, b) >= 0.4 * std::max(a, b))
        least = std::max(a, b), result = {before, after};
    }
  return result;
}

}  // namespace

void Writer::heading(std::string_view text, const text::Style& s, Colour colour, double leading) {
  const std::size_t count = text::wrap(text, s, box.width()).size();
  auto lines = count == 2 ? lines_at_mark(text, s, box.width()) : std::vector<std::string_view>();
  if (lines.empty()) lines = heading_lines(text, s, box.width());
  if (!lines.empty()) {
    for (const std::string_view line : lines) paragraph(line, s, colour, leading);
    return;
  }
  const Rect full = box;
  while (box.width() > 60) {
    box.right -= 8;
    if (text::wrap(text, s, box.width()).size() > count) {
      box.right += 8;
      break;
    }
  }
  paragraph(text, s, colour, leading);
  box = full;
}

double even_width(std::string_view text, const text::Style& s, double width) {
  if (s.language.starts_with("zh")) return width;
  const auto lines = text::wrap(text, s, width);
  if (lines.size() <= 1 || lines.back().width >= 0.4 * width) return width;
  double fits = width, narrow = 0.5 * width;
  while (fits - narrow > 4) {
    const double middle = (fits + narrow) / 2;
    (text::wrap(text, s, middle).size() > lines.size() ? narrow : fits) = middle;
  }
  return fits;
}

void Writer::text_block(std::string_view text, const text::Style& s, Colour colour, double leading) {
  const Rect full = box;
  box.right = box.left + even_width(text, s, box.width());
  paragraph(text, s, colour, leading);
  box = full;
}

void Writer::rule() {
  y += rule_height / 2;
  Path line;
  line.begin(false);
  line.add({box.left, y}), line.add({box.right, y});
  add_stroke(items, std::move(line), theme.text_muted.faded(0.3F), 0.8);
  y += rule_height / 2;
}

void Writer::swatch(double baseline, Colour colour) {
  add_fill(items, rounded_rectangle_path(Rect::at(box.left, baseline - 9, 9, 9), 2), colour);
}

Theme unseen(const text::Families& fonts) {
  Theme theme;
  theme.routes.resize(8);  // what is measured has room for all colours
  theme.fonts = fonts;
  return theme;
}

void add_panel(Items& items, const Rect& box, const Theme& theme) {
  add_fill(items, rounded_rectangle_path(box, 7), theme.panel);
  add_stroke(items, rounded_rectangle_path(box, 7), theme.text_muted.faded(0.22F), 0.8);
}

std::shared_ptr<const drawing::Group> kept_group(std::string name, Items items, const Rect& clip) {
  auto group = std::make_shared<drawing::Group>();
  group->name = std::move(name);
  group->clip = clip;
  group->items = std::move(items);
  group->key = drawing::group_key(*group);
  return group;
}

}  // namespace homebound::compose
