#include "compose/column/counter_rows.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.h"
#include "compose/column/filter_note.h"
#include "compose/column/story_rows.h"
#include "scenario/head_count_text.h"
#include "words/amounts.h"
#include "words/counting.h"

namespace homebound::compose {
namespace {

using scenario::HeadCount;
using timeline::FlightEnd;
using timeline::TallySum;

// Page units.
constexpr double drop = 10, people_gap = 8, flights_width = 58, group_row = 19, note_row = 15, indent = 12;
constexpr std::size_t most_groups = 4;

std::string capitalised(std::string text) {
  if (!text.empty()) text.front() = upper(text.front());
  return text;
}

Wording going_on_form(FlightEnd end) {
  return end == FlightEnd::departed ? Wording{"and {} who had set out before", "另有{}人此前已出发"}
                                    : Wording{"and {} who go on from there", "另有{}人继续前往他处"};
}

}  // namespace

CounterRows::CounterRows(const timeline::Timeline& timeline, const Options& options)
    : timeline_(&timeline), scenario_(timeline.scenario.get()), zone_(timeline.scenario->zone) {
  if (!options.layers.counters || !timeline.timed || timeline.legs.empty() || scenario_->counters.empty())
    return;
  people_ = std::ranges::any_of(scenario_->flights, scenario::mentions_people);
  const timeline::Stretch always;
  for (const scenario::Counter& asked : scenario_->counters) {
    Row row{&asked,
            timeline::Tally(timeline, asked.count, asked.by, asked.where,
                            timeline::Largest{most_groups, people_}),
            timeline::parse_filter(asked.where, timeline)};
    const TallySum all = row.tally.in(always);
    row.exact = all.people.exact().has_value();
    row.note = people_ && all.going_on != HeadCount(0);
    row.told = !asked.where.empty() && asked.title.empty();
    const text::Style smallest = options.type().figures(smallest_type, 600);
    for (std::size_t i = 0; people_ && asked.by && i < row.tally.rows(); ++i) {
      const std::string widest = short_text_of(row.tally.in(always, i).people, options.language);
      people_width_ = std::max(people_width_, text::shape(widest, smallest).width + people_gap);
    }
    counters_.push_back(std::move(row));
  }
}

double CounterRows::height(const Row& row, bool groups) const {
  double height = row.exact || !people_ ? numbers_row : words_row;
  if (row.told) height += note_row;
  if (row.note) height += note_row;
  if (!groups && row.asked->by) height += note_row;
  return height + (groups ? group_row * static_cast<double>(row.tally.rows()) : 0);
}

double CounterRows::height(bool groups) const {
  double height = 0;
  const FlightEnd* heading = nullptr;
  for (const Row& row : counters_) {
    if (!heading || *heading != row.asked->count) height += heading ? numbers_row : drop;
    heading = &row.asked->count;
    height += this->height(row, groups);
  }
  return height;
}

double CounterRows::people_left(const Writer& w) const {
  return people_ ? w.box.right - people_width_ : w.box.right;
}

void CounterRows::write_line(Writer& w, const std::string& name, const TallySum& sum, bool group) const {
  const double left = w.box.left + (group ? indent : 0), room = people_left(w) - flights_width - left - 4;
  const text::Style style = group ? w.style(12.5) : w.style(13.5, 500),
                    small = w.style(11.5, group ? 400 : 500);
  const bool fits = text::shape(name, style).width <= room;
  add_text_within(w.items, name, fits ? style : small, {left, w.y}, room,
                  {group ? w.theme.text_muted : w.theme.text, {}, 0});
  const auto faded = [&](bool nothing) { return nothing ? w.theme.text_muted.faded(0.7F) : w.theme.text; };
  const double size = group ? 13 : 18;
  const std::string flights = count_text(static_cast<long>(sum.flights), w.language);
  add_text(w.items, flights, fitted(flights, w.figures(size, 600), flights_width - 8), {people_left(w), w.y},
           {faded(sum.flights == 0), {}, 0}, Align::right);
  if (!people_) return;
  const double number_room = people_width_ - people_gap;
  if (!group) return write_count(w, sum.people, size, number_room, {w.box.right, w.y});
  const std::string people = short_text_of(sum.people, w.language);
  add_text(w.items, people, fitted(people, w.figures(size, 600), number_room), {w.box.right, w.y},
           {faded(sum.people == HeadCount(0)), {}, 0}, Align::right);
}

void CounterRows::write(Writer& w, Instant t, bool groups) const {
  const FlightEnd* heading = nullptr;
  for (const Row& row : counters_) {
    const scenario::Counter& asked = *row.asked;
    if (!heading || *heading != asked.count) {
      w.y += heading ? numbers_row : drop;
      const text::Style style = w.style(11.5);
      const Ink ink{w.theme.text_muted, {}, 0};
      add_text(w.items, capitalised(word_for(asked.count).in(w.language)), style, {w.box.left, w.y}, ink);
      add_text(w.items, flights_word(service_of(*timeline_)).in(w.language), style, {people_left(w), w.y},
               ink, Align::right);
      if (people_)
        add_text(w.items, Wording{"people", "人数"}.in(w.language), style, {w.box.right, w.y}, ink,
                 Align::right);
    }
    heading = &asked.count;
    const double bottom = w.y + height(row, groups);
    w.y += row.exact || !people_ ? numbers_row : words_row;
    const timeline::Stretch stretch = timeline::stretch_of(asked.period, t, zone_);
    const TallySum sum = row.tally.in(stretch);
    const std::string title = title_of(asked).in(w.language);
    write_line(w, asked.title.empty() ? capitalised(title) : title, sum, false);
    const auto note = [&](const std::string& text) {
      w.y += note_row;
      add_text_within(w.items, text, w.style(11), {w.box.left, w.y}, w.box.width(),
                      {w.theme.text_muted, {}, 0});
    };
    if (row.told) note(criteria_text(row.filter, *timeline_, w.language));
    if (row.note && sum.going_on != HeadCount(0))
      note(fmt::format(fmt::runtime(going_on_form(asked.count).in(w.language)),
                       sum.going_on.known() ? text_of(sum.going_on, w.language)
                                            : std::string(Wording{"others", "人数不详的"}.in(w.language))));
    if (!groups && asked.by) note(told("{}: no room", "{}：空间不足", grouped_by(*asked.by)).in(w.language));
    w.y = bottom - (groups ? group_row * static_cast<double>(row.tally.rows()) : 0);
    if (!groups) continue;
    for (std::size_t i = 0; i < row.tally.rows(); ++i) {
      w.y += group_row;
      const bool own = i < row.tally.groups().size();
      write_line(w,
                 own ? group_name(*scenario_, *asked.by, row.tally.groups()[i], w.language)
                     : told("{} others", "其他{}项", row.tally.others()).in(w.language),
                 row.tally.in(stretch, i), true);
    }
  }
}

}  // namespace homebound::compose
