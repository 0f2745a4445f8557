#include "compose/paper/deck.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/punctuation.h"
#include "compose/column/footnotes.h"
#include "compose/column/logo_plate.h"
#include "compose/kit/claims.h"
#include "compose/kit/flow.h"
#include "compose/paper/scene_words.h"
#include "drawing/placed.h"

namespace homebound::compose {
namespace {

constexpr double page_margin = 48, page_gap = 30, footer = 34;

class Deck {
 public:
  Deck(const timeline::Timeline& timeline, const DeckStyle& style, const PictureOf& picture)
      : timeline_(timeline), s_(*timeline.scenario), style_(style), picture_(picture) {}

  std::vector<drawing::Page> pages() {
    title_page();
    for (std::size_t i = 0; i < scene_count(timeline_); ++i) {
      first_pages_.push_back(static_cast<int>(pages_.size()) + 1);
      scene_page(i);
    }
    if (!s_.sources.empty()) {
      first_pages_.push_back(static_cast<int>(pages_.size()) + 1);
      sources_page();
    }
    contents();
    for (std::size_t i = 0; i < pages_.size(); ++i) foot(pages_[i], i), logo(pages_[i]);
    return std::move(pages_);
  }

 private:
  Rect inner() const {
    return {page_margin, page_margin, style_.page.width - page_margin,
            style_.page.height - page_margin - footer};
  }
  bool tall() const { return style_.page.height > style_.page.width; }
  Language language() const { return style_.language; }
  std::string first(const Text& text) const { return text.in(language()); }

  drawing::Page& add_page(std::string bookmark) {
    pages_.push_back({{style_.page, style_.theme.page, {}}, std::move(bookmark), {}});
    return pages_.back();
  }

  FlowPage flow_page(Items& items, std::vector<drawing::Link>& links) const {
    return {items, links, style_.theme, language()};
  }

  // Of texts that shrink where a page would otherwise be too full.
  text::Style style(const Writer& w, double size, int weight = 400) const {
    return w.style(std::max(smallest_type, size * fit_), weight);
  }

  // Writes both languages, one below the other.
  void write(Writer& w, const Text& text, const text::Style& style, Colour colour, double leading) const {
    if (text.empty()) return;
    w.paragraph(first(text), style, colour, leading);
    if (const std::string second = second_text(text, language()); !second.empty()) {
      text::Style smaller = second_style(style);
      smaller.size = std::max(smallest_type, 0.92 * smaller.size);
      w.paragraph(second, smaller, colour, leading);
    }
  }

  std::string said(Word what) const {
    return std::string(word(what, language())) +
           (language() == Language::both ? "  " + std::string(word(what, Language::chinese)) : "");
  }

  // A heading never stands alone at the end of a column.
  Block headed(Word what, const Block& first_block) const {
    return [=, this](Writer& w, std::vector<drawing::Link>& links) {
      w.y += 12;
      w.paragraph(said(what), style(w, 12, 650), style_.theme.accent, 1.5);
      w.y += 2;
      first_block(w, links);
    };
  }
  void add_headed(std::vector<Block>& to, Word what, std::vector<Block> blocks) const {
    if (blocks.empty()) return;
    blocks.front() = headed(what, blocks.front());
    to.insert(to.end(), blocks.begin(), blocks.end());
  }

  // Clicking its text or its address opens it.
  Block source(std::size_t index, bool in_full) const {
    return [=, this](Writer& w, std::vector<drawing::Link>& links) {
      const scenario::Source& source = s_.sources[index];
      const double indent = 22, top = w.y;
      const text::Style small = style(w, in_full ? 12 : smallest_type);
      add_text(w.items, std::to_string(index + 1), w.figures(small.size, 600),
               {w.box.left, top + 0.5 * (1.4 + 0.75) * small.size}, {style_.theme.text, {}, 0});
      w.box.left += indent;
      Text title = source.title;
      if (!source.date.empty())
        for (const Language language : {Language::english, Language::chinese})
          if (std::string& said = language == Language::chinese ? title.chinese : title.english;
              !said.empty())
            said.append(punctuation(language).comma).append(source_date(source, language));
      write(w, title, small, style_.theme.text, 1.4);
      if (!source.url.empty()) {
        if (in_full) w.paragraph(source.url, w.style(smallest_type), style_.theme.text_muted, 1.35);
        links.push_back({{w.box.left, top, w.box.right, w.y}, source.url, 0});
      }
      w.box.left -= indent;
      w.y += in_full ? 8 : 3;
    };
  }

  Block event(std::size_t index) const {
    return [this, index](Writer& w, auto&) {
      const scenario::Event& e = s_.events[index];
      std::string when = first(e.date_text);
      if (when.empty()) {
        const std::string zone = e.zone.empty() ? s_.zone : e.zone;
        when = long_date(e.at, zone, language());
        if (!e.whole_day) when = dated(std::move(when), time_of_day(e.at, zone), language());
      }
      when = with_certainty(std::move(when), e, language());
      const Point end = w.paragraph(when, style(w, 11, 600), style_.theme.text_muted, 1.4);
      draw_footnote_marks(w, e.sources, end);
      write(w, e.text, style(w, 13), style_.theme.text, 1.4);
      if (const std::string claims = claims_line(s_, e, language(), true); !claims.empty())
        w.paragraph(claims, style(w, 11, 500), style_.theme.text, 1.4);
      w.y += 7;
    };
  }

  // Sets blocks into the page's columns and puts the rest on pages of their own.
  void flow(std::size_t page, const std::vector<Block>& blocks, const std::vector<Rect>& columns) {
    std::size_t done = 0;
    std::vector<Rect> room = columns;
    while (true) {
      drawing::Page& p = pages_[page];
      done += set_blocks(std::span(blocks).subspan(done), room, flow_page(p.drawing.items, p.links));
      if (done >= blocks.size()) return;
      add_page("");
      page = pages_.size() - 1;
      room = columns_of(inner(), tall() ? 1 : 2);
    }
  }

  static std::vector<Rect> columns_of(const Rect& box, int count) {
    std::vector<Rect> columns;
    columns.reserve(static_cast<std::size_t>(count));
    const double width = (box.width() - (count - 1) * page_gap) / count;
    for (int i = 0; i < count; ++i)
      columns.push_back(Rect::at(box.left + i * (width + page_gap), box.top, width, box.height()));
    return columns;
  }

  void add_picture(drawing::Page& page, std::optional<std::size_t> scene, const Rect& box) const {
    const drawing::Drawing drawn = picture_(scene, {box.width(), box.height()});
    page.drawing.items.push_back(drawing::placed(drawn, box, "picture"));
    add_stroke(page.drawing.items, rectangle_path(box), style_.theme.text_muted.faded(0.35F), 0.8);
  }

  // The title and, later, the contents.
  void title_page() {
    drawing::Page& page = add_page(first(s_.title));
    const Rect box = inner();
    const Rect picture = tall() ? Rect{box.left, box.bottom - 0.7 * box.width(), box.right, box.bottom}
                                : Rect{box.left + 0.4 * box.width(), box.top, box.right, box.bottom};
    add_picture(page, std::nullopt, picture);
    const Rect text = tall() ? Rect{box.left, box.top, box.right, picture.top - page_gap}
                             : Rect{box.left, box.top, picture.left - page_gap, box.bottom};
    Writer w{page.drawing.items, style_.theme, language(), text, text.top};
    w.heading(first(s_.title), w.style(34, 700), style_.theme.text, 1.22);
    if (const std::string second = second_text(s_.title, language()); !second.empty())
      w.paragraph(second, second_style(w.style(24, 650)), style_.theme.text, 1.3);
    contents_ = {text.left, w.y + 14, text.right, text.bottom};
  }

  void contents() {
    std::vector<Block> blocks;
    const auto line = [&](const std::string& number, const Text& title, const std::string& below, int page) {
      blocks.emplace_back([=, this](Writer& w, std::vector<drawing::Link>& links) {
        const double top = w.y;
        constexpr double indent = 26, page_width = 30;
        add_text(w.items, number, w.figures(13, 600), {w.box.left, top + 15}, {style_.theme.accent, {}, 0});
        add_text(w.items, std::to_string(page), w.figures(12, 500), {w.box.right, top + 15},
                 {style_.theme.text_muted, {}, 0}, Align::right);
        const Rect full = w.box;
        w.box = {full.left + indent, full.top, full.right - page_width, full.bottom};
        write(w, title, w.style(13, 600), style_.theme.text, 1.4);
        if (!below.empty()) w.paragraph(below, w.style(smallest_type), style_.theme.text_muted, 1.4);
        w.box = full;
        w.y += 6;
        links.push_back({{full.left, top, full.right, w.y}, "", page});
      });
    };
    for (std::size_t i = 0; i < scene_count(timeline_); ++i)
      line(std::to_string(i + 1), scene_title(timeline_, i), scene_span(timeline_, i, language()),
           first_pages_[i]);
    if (!s_.sources.empty()) {
      const Text title{std::string(word(Word::sources, Language::english)),
                       std::string(word(Word::sources, Language::chinese))};
      line("", title, "", first_pages_.back());
    }
    // List as many as the title page has room for.
    drawing::Page& page = pages_.front();
    std::vector<Block> all;
    add_headed(all, Word::contents, std::move(blocks));
    set_blocks(all, std::array{contents_}, flow_page(page.drawing.items, page.links));
  }

  void scene_page(std::size_t index) {
    const Text title = scene_title(timeline_, index);
    const std::size_t number = pages_.size();
    drawing::Page& page = add_page(fmt::format("{} {}", index + 1, first(title)));
    const Rect box = inner();
    Writer w{page.drawing.items, style_.theme, language(), box, box.top - 8};
    const double number_width = text::shape(std::to_string(index + 1), w.style(26, 700)).width + 14;
    add_text(w.items, std::to_string(index + 1), w.style(26, 700), {box.left, w.y + 27},
             {style_.theme.accent, {}, 0});
    w.box.left += number_width;
    const std::string second = second_text(title, language());
    w.paragraph(first(title) + (second.empty() ? "" : "  " + second), w.style(26, 700), style_.theme.text,
                1.3);
    w.box.left -= number_width;
    w.y += 8;
    const double top = w.y;
    Rect picture;
    std::vector<Rect> columns;
    if (tall()) {
      picture = Rect::at(box.left, top, box.width(), std::min(0.8 * box.width(), 0.55 * (box.bottom - top)));
      columns = columns_of({box.left, picture.bottom + 14, box.right, box.bottom}, 2);
    } else {
      picture = {box.left, top, box.left + 0.69 * box.width(), box.bottom};
      columns = {{picture.right + page_gap, top - 4, box.right, box.bottom}};
    }
    add_picture(page, index, picture);
    const std::vector<Block> blocks = about(index);
    // Shrink the text slightly if that saves a page.
    for (const double smaller : {1.0, 0.95, 0.9, 0.85, 0.8}) {
      fit_ = smaller;
      Items measured;
      std::vector<drawing::Link> links;
      if (set_blocks(blocks, columns, flow_page(measured, links)) == blocks.size()) break;
    }
    flow(number, blocks, columns);
    fit_ = 1;
  }

  std::vector<Block> about(std::size_t index) const {
    std::vector<Block> blocks;
    const std::string span = scene_span(timeline_, index, language());
    if (!span.empty())
      blocks.emplace_back([=, this](Writer& w, auto&) {
        w.paragraph(span, w.style(12, 600), style_.theme.text_muted, 1.4);
        if (!s_.zone_name.empty())
          w.paragraph(first(s_.zone_name), w.style(11), style_.theme.text_muted, 1.4);
        w.y += 6;
      });
    const scenario::StoryScene* const scene = index < s_.scenes.size() ? &s_.scenes[index] : nullptr;
    if (scene != nullptr && !scene->text.empty())
      blocks.emplace_back([=, this](Writer& w, auto&) {
        write(w, scene->text, style(w, 14.5, 450), style_.theme.text, 1.42);
        w.y += 6;
      });
    std::vector<Block> events, notes, cited;
    for (const std::size_t e : events_in(timeline_, index)) events.push_back(event(e));
    const auto add_note = [&](const Text& note) {
      if (note.empty() || !style_.notes) return;
      notes.emplace_back([=, this](Writer& w, auto&) {
        write(w, note, style(w, 12), style_.theme.text, 1.42);
        w.y += 6;
      });
    };
    if (scene != nullptr) add_note(scene->notes);
    for (const std::size_t e : events_in(timeline_, index)) add_note(s_.events[e].note);
    for (const std::size_t i : sources_in(timeline_, index)) cited.push_back(source(i, false));
    add_headed(blocks, Word::what_happens, std::move(events));
    add_headed(blocks, Word::notes, std::move(notes));
    add_headed(blocks, Word::sources, std::move(cited));
    return blocks;
  }

  void sources_page() {
    const std::size_t number = pages_.size();
    drawing::Page& page = add_page(said(Word::sources));
    const Rect box = inner();
    Writer w{page.drawing.items, style_.theme, language(), box, box.top - 8};
    w.paragraph(said(Word::sources), w.style(26, 700), style_.theme.text, 1.3);
    w.y += 10;
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < s_.sources.size(); ++i) blocks.push_back(source(i, true));
    blocks.emplace_back([this](Writer& last, auto&) {
      last.y += 8;
      last.paragraph(std::string(word(Word::boundaries_note, language())) +
                         (language() == Language::chinese ? "" : " ") +
                         std::string(word(Word::map_data, language())),
                     last.style(smallest_type), style_.theme.text_muted, 1.4);
    });
    flow(number, blocks, columns_of({box.left, w.y, box.right, box.bottom}, tall() ? 1 : 2));
  }

  // It stands in the margin, where a page has nothing else.
  void logo(drawing::Page& page) const {
    const Logo& logo = style_.theme.logo;
    if (!logo.picture) return;
    constexpr double edge = 6;
    const double foot = style_.page.height - page_margin + 2 * edge;  // below the page number
    const Rect band =
        logo.bottom ? Rect{page_margin, foot, style_.page.width - page_margin, style_.page.height - edge}
                    : Rect{page_margin, edge, style_.page.width - page_margin, page_margin - edge};
    add_logo(page.drawing.items, logo, band, language());
  }

  void foot(drawing::Page& page, std::size_t index) const {
    const double y = style_.page.height - page_margin + 4;
    Items& items = page.drawing.items;
    Writer w{items, style_.theme, language(), inner(), y};
    Path line;
    line.begin(false);
    line.add({page_margin, y - 20}), line.add({style_.page.width - page_margin, y - 20});
    add_stroke(items, std::move(line), style_.theme.text_muted.faded(0.3F), 0.8);
    add_text(items, fmt::format("{} / {}", index + 1, pages_.size()), w.figures(11, 500),
             {style_.page.width - page_margin, y}, {style_.theme.text_muted, {}, 0}, Align::right);
    if (index == 0) return;
    add_text_within(items, first(s_.title), w.style(11), {page_margin, y}, 0.7 * style_.page.width,
                    {style_.theme.text_muted, {}, 0});
  }

  const timeline::Timeline& timeline_;
  const scenario::Scenario& s_;
  const DeckStyle& style_;
  const PictureOf& picture_;
  std::vector<drawing::Page> pages_;
  std::vector<int> first_pages_;  // page numbers of the scenes, then of the sources; from 1
  Rect contents_;
  double fit_ = 1;  // scale of text sizes
};

}  // namespace

std::vector<drawing::Page> deck(const timeline::Timeline& timeline, const DeckStyle& style,
                                const PictureOf& picture) {
  return Deck(timeline, style, picture).pages();
}

}  // namespace homebound::compose
