#include "compose/column/caption.h"

#include <fmt/format.h>

#include "base/punctuation.h"
#include "base/recent.h"
#include "compose/column/footnotes.h"
#include "compose/kit/claims.h"
#include "compose/kit/words.h"
#include "compose/kit/writer.h"

namespace homebound::compose {
namespace {

std::string sources_line(const scenario::Scenario& s, const scenario::Event& e, Language language) {
  std::string result;
  for (std::size_t i : e.sources) {
    if (!result.empty()) result += punctuation(language).semicolon;
    const scenario::Source& source = s.sources[i];
    result += (source.name.empty() ? source.title : source.name).in(language);
  }
  return result;
}

// Writes the caption of one event into the writer's box from its top; returns its height.
double write_caption(Writer w, const scenario::Scenario& s, const scenario::Event& e, bool footnotes) {
  const Rect box = w.box;
  const Language language = w.language;
  const Theme& theme = w.theme;
  w.box = {box.left + panel_padding, box.top + panel_padding - 4, box.right - panel_padding, box.bottom};
  w.y = w.box.top;
  std::string date = e.date_text.empty() ? long_date(e.at, e.zone.empty() ? s.zone : e.zone, language)
                                         : e.date_text.in(language);
  date = with_certainty(std::move(date), e, language);
  const Point date_end = w.paragraph(date, w.style(12.5, 650), theme.accent, 1.4);
  if (footnotes) draw_footnote_marks(w, e.sources, date_end);
  const std::string second = second_text(e.text, language);
  // Two languages are set more tightly so that the story's column keeps its room.
  const bool close = !second.empty();
  w.text_block(e.text.in(language), w.style(close ? 13 : 15, 450), theme.text, close ? 1.3 : 1.4);
  if (close) w.text_block(second, second_style(w.style(12, 450)), theme.text, 1.35);
  const double small = smallest_type, leading = close ? 1.3 : 1.35;
  if (!e.sources.empty() && !footnotes) {
    w.y += 3;
    w.paragraph(fmt::format("{}{}{}", word(e.sources.size() > 1 ? Word::sources : Word::source, language),
                            punctuation(language).colon, sources_line(s, e, language)),
                w.style(small), theme.text_muted, leading);
  }
  if (const std::string claims = claims_line(s, e, language, footnotes); !claims.empty()) {
    w.y += 2;
    w.paragraph(claims, w.style(small, 500), theme.text, leading);
  }
  return w.y + panel_padding - 5 - box.top;
}

// Returns the box of one event's caption: at the bottom of its place, or at the top on a tall page.
Rect placed(const Layout& layout, double height) {
  const Rect& box = layout.caption;
  return Rect::at(box.left, layout.tall ? box.top : box.bottom - height, box.width(), height);
}

// Everything that determines the captions' boxes, and with a theme the captions themselves.
struct CaptionPlace {
  std::shared_ptr<const scenario::Scenario> scenario;
  Rect box;
  bool tall, footnotes;
  Typography type;
  bool operator==(const CaptionPlace&) const = default;
};
struct CaptionKey {
  CaptionPlace place;
  Theme theme;
  bool operator==(const CaptionKey&) const = default;
};

CaptionPlace place_of(const timeline::Timeline& timeline, const Layout& layout, const Options& options) {
  return {timeline.scenario, layout.caption, layout.tall, options.layers.footnotes, options.type()};
}

}  // namespace

// Views of one page share the captions, which are cached because laying out a story's texts takes as long
// as its map.
std::vector<Rect> caption_boxes(const timeline::Timeline& timeline, const Layout& layout,
                                const Options& options) {
  static Recent<CaptionPlace, std::vector<Rect>> recent(8);
  return recent.get(place_of(timeline, layout, options), [&] {
    const Theme theme = unseen(options.fonts);
    std::vector<Rect> boxes;
    for (std::size_t i = 0; i < timeline.scenario->events.size(); ++i) {
      Items measured;
      boxes.push_back(placed(
          layout, write_caption({measured, theme, options.language, layout.caption}, *timeline.scenario,
                                timeline.scenario->events[i], options.layers.footnotes)));
    }
    return boxes;
  });
}

Captions captions(const timeline::Timeline& timeline, const Layout& layout, const Options& options,
                  const Theme& theme) {
  static Recent<CaptionKey, Captions> recent(8);
  return recent.get({place_of(timeline, layout, options), theme}, [&] {
    Captions result;
    for (const Rect& box : caption_boxes(timeline, layout, options)) {
      Items panel, words;
      if (!layout.tall) add_panel(panel, box, theme);  // a header is one panel
      write_caption({words, theme, options.language, box}, *timeline.scenario,
                    timeline.scenario->events[result.size()], options.layers.footnotes);
      Items whole = panel;
      whole.insert(whole.end(), words.begin(), words.end());
      const auto group = [&](const char* name, Items items) {
        return items.empty() ? nullptr : kept_group(name, std::move(items), box.inflated(1));
      };
      result.push_back({group("caption", std::move(whole)), group("caption panel", std::move(panel)),
                        group("caption words", std::move(words))});
    }
    return result;
  });
}

}  // namespace homebound::compose
