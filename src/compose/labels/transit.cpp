#include "compose/labels/transit.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "compose/kit/words.h"
#include "compose/kit/writer.h"
#include "scenario/head_count_text.h"
#include "timeline/journeys.h"

namespace homebound::compose {
namespace {

constexpr double note_size = 11.5, note_gap = 9;  // em, and the distance from a mark, page units

text::Style note_style(const Options& options) { return options.type().figures(note_size, 600); }

std::string note_text(const scenario::HeadCount& people, Language language) {
  return fmt::format(fmt::runtime(word(Word::in_transit, language)),
                     scenario::short_text_of(people, language));
}

// Returns boxes of a size beside a label: below and above its name, then about its mark.
std::vector<Rect> boxes_beside(const Label& label, double wide) {
  constexpr double high = note_size + 2;
  const Point at = label.at;
  std::vector<Rect> boxes;
  if (label.box) {
    const Rect& name = *label.box;
    const double left = name.left > at.x ? name.left : name.right - wide;
    boxes.push_back(Rect::at(left, name.bottom, wide, high));
    boxes.push_back(Rect::at(left, name.top - high, wide, high));
  }
  boxes.push_back(Rect::at(at.x + note_gap, at.y - high / 2, wide, high));
  boxes.push_back(Rect::at(at.x - note_gap - wide, at.y - high / 2, wide, high));
  boxes.push_back(Rect::at(at.x - wide / 2, at.y + note_gap, wide, high));
  boxes.push_back(Rect::at(at.x - wide / 2, at.y - note_gap - high, wide, high));
  return boxes;
}

}  // namespace

std::vector<TransitNote> place_transit(const timeline::Timeline& timeline, const View& view,
                                       const Options& options, const std::vector<Label>& labels,
                                       std::vector<Rect>& blocked) {
  std::vector<TransitNote> notes;
  std::vector<timeline::InBetween> stops = timeline::all_in_between(timeline);
  std::ranges::stable_sort(stops, std::ranges::greater{},
                           [](const auto& stop) { return stop.people.middle(); });
  const Rect page{0, 0, view.page.width, view.page.height};
  for (const auto& [place, people] : stops) {
    const auto label = std::ranges::find(labels, std::optional(place), &Label::place);
    if (label == labels.end() || label->covered) continue;
    const double wide = text::shape(note_text(people, options.language), note_style(options)).width;
    for (const Rect& box : boxes_beside(*label, wide)) {
      const auto hides = [&](const Rect& other) { return box.inflated(-1).overlaps(other); };
      const bool inside =
          box.left > page.left && box.right < page.right && box.top > page.top && box.bottom < page.bottom;
      if (!inside || std::ranges::any_of(blocked, hides)) continue;
      blocked.push_back(box);
      notes.push_back({place, {(box.left + box.right) / 2, box.bottom - 0.22 * note_size}});
      break;
    }
  }
  return notes;
}

void draw_transit(Items& items, const std::vector<TransitNote>& notes, const timeline::Timeline& timeline,
                  const Options& options, Instant t, const Theme& theme) {
  if (notes.empty()) return;
  const std::vector<timeline::InBetween> now = timeline::in_between(timeline, t);
  for (const TransitNote& note : notes) {
    const auto there = std::ranges::find(now, note.place, &timeline::InBetween::place);
    if (there != now.end())
      add_text(items, note_text(there->people, options.language), note_style(options), note.baseline,
               {theme.accent, theme.text_halo, 2.5}, Align::centre);
  }
}

}  // namespace homebound::compose
