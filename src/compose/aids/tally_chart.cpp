#include "compose/aids/tally_chart.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "compose/aids/time_axis.h"
#include "compose/column/filter_note.h"
#include "compose/kit/words.h"
#include "compose/kit/writer.h"
#include "scenario/head_count_text.h"
#include "timeline/departures.h"
#include "words/amounts.h"
#include "words/counting.h"
#include "words/zone_title.h"

namespace homebound::compose {
namespace {

using scenario::ChartUnit;
using scenario::FlightEnd;
using scenario::Grouping;
using timeline::BucketWidth;
using timeline::Stretch;
using timeline::TallySum;
using Series = TallyChart::Series;

// Page units.
constexpr double tally_width = 312, tally_padding = 14, title_row = 20, note_row = 14, key_row = 16,
                 plot_height = 84, label_height = 14, days_height = 19, rank_row = 20, names_width = 96,
                 values_width = 58;
constexpr double narrowest_bar = 4, margin_part = 0.04;
constexpr std::size_t most_series = 4, most_ranks = 6, most_steps = 600;
constexpr float pale = 0.22F, edge = 0.55F;

std::optional<Grouping> grouping_of(const scenario::Charts& charts, ChartForm form) {
  return form == ChartForm::bars         ? charts.bars
         : form == ChartForm::cumulative ? charts.cumulative
                                         : charts.ranking.value_or(Grouping::place);
}

// Returns a group's colour where the map shows it in one, and nothing otherwise: a colour means one thing.
std::optional<Colour> colour_on_map(const Sheet& sheet, Grouping by, FlightEnd end,
                                    const std::string& group) {
  const ColourKey& key = sheet.styles.key;
  const timeline::Timeline& timeline = sheet.timeline;
  const auto in = [&](const auto& list, auto name) -> std::optional<Colour> {
    const auto found = std::ranges::find(list, group, name);
    if (found == list.end()) return std::nullopt;
    return key.colour(sheet.theme, static_cast<std::size_t>(found - list.begin()));
  };
  if (by == Grouping::kind && key.by == scenario::ColourBy::kind) return in(timeline.kinds, std::identity());
  const auto of_places =
      end == FlightEnd::departed ? scenario::ColourBy::origin : scenario::ColourBy::destination;
  if (by == Grouping::place && key.by == of_places)
    return in(timeline.scenario->places, &scenario::Place::id);
  return std::nullopt;
}

std::vector<Series> series_of(const Sheet& sheet, const timeline::Tally& tally, ChartForm form) {
  const Theme& theme = sheet.theme;
  const scenario::Charts& asked = sheet.timeline.scenario->charts;
  const auto by = grouping_of(asked, form);
  if (!by) return {{{}, {}, theme.text_muted, {}}};
  std::vector<Series> series;
  for (std::size_t i = 0; i < tally.rows(); ++i) {
    const bool own = i < tally.groups().size();
    // Shades of one colour, from the largest on.
    constexpr float shades[] = {0.95F, 0.68F, 0.46F, 0.3F, 0.18F};
    const float shade = form == ChartForm::ranking ? shades[0] : shades[std::min(i, std::size(shades) - 1)];
    const auto colour = own ? colour_on_map(sheet, *by, asked.count, tally.groups()[i]) : std::nullopt;
    series.push_back(
        {i,
         own ? group_name(*sheet.timeline.scenario, *by, tally.groups()[i], sheet.options.language)
             : told("{} others", "其他{}项", tally.others()).in(sheet.options.language),
         colour.value_or(theme.text_muted.faded(shade)),
         {}});
  }
  return series;
}

// Returns "People departed by day", "Flights arrived, cumulative", "People departed by operator".
Text title_of(const TallyChart& chart, const Sheet& sheet, const BucketWidth& width) {
  const scenario::Charts& asked = sheet.timeline.scenario->charts;
  const bool departed = asked.count == FlightEnd::departed;
  const Wording flights = flights_word(service_of(sheet.timeline));
  const Text what = chart.unit == ChartUnit::people
                        ? departed ? Text{"People departed", "出发人数"} : Text{"People arrived", "抵达人数"}
                    : departed ? told("{} departed", "出发{}", flights)
                               : told("{} arrived", "抵达{}", flights);
  Text title = what;
  if (chart.form == ChartForm::cumulative) title = told("{}, cumulative", "累计{}", what);
  if (chart.form == ChartForm::ranking)
    title = told("{} {}", "{}（{}）", what, grouped_by(grouping_of(asked, chart.form).value()));
  if (chart.form == ChartForm::bars) {
    const Wording bucket = width.unit == BucketWidth::Unit::day
                               ? width.count == 1 ? Wording{"day", "每日"} : Wording{"week", "每周"}
                           : width.count == 1 ? Wording{"month", "每月"}
                           : width.count == 3 ? Wording{"quarter", "每季度"}
                                              : Wording{"year", "每年"};
    title = {fmt::format("{} by {}", what.english, bucket.english),
             fmt::format("{}{}", bucket.chinese, what.chinese)};
  }
  if (!title.english.empty() && title.english.front() >= 'a') title.english.front() -= 'a' - 'A';
  return title;
}

BucketWidth width_of(const timeline::Tally& tally, const Rect& plot) {
  constexpr double day = 86400;
  const Seconds span = seconds_between(tally.instants().front(), tally.instants().back());
  return timeline::bucket_width(Seconds(std::max(day, span.value * narrowest_bar / plot.width())));
}

// Returns the lines below the title: whose days they are, which flights count, and what is not in the chart.
std::vector<std::string> notes_of(const TallyChart& chart, const Sheet& sheet) {
  const scenario::Scenario& s = *sheet.timeline.scenario;
  const Language language = sheet.options.language;
  const Service service = service_of(sheet.timeline);
  std::vector<std::string> notes;
  const std::string to_come = Wording{"pale: still to come", "浅色：尚未发生"}.in(language);
  notes.push_back(
      chart.form == ChartForm::ranking ? to_come : fmt::format("{} · {}", zone_title(s, language), to_come));
  if (!s.charts.where.empty())
    notes.push_back(
        criteria_text(timeline::parse_filter(s.charts.where, sheet.timeline), sheet.timeline, language));
  if (const std::size_t unknown = chart.tally->in(Stretch{}).unknown;
      unknown > 0 && chart.unit == ChartUnit::people)
    notes.push_back(
        told("without {} of unknown number", "{}人数不详，未计入", flights_text(unknown, service, language))
            .in(language));
  if (chart.form != ChartForm::cumulative && chart.unit == ChartUnit::flights && chart.series.front().row) {
    std::size_t rows = 0;
    for (std::size_t i = 0; i < chart.tally->rows(); ++i) rows += chart.tally->in(Stretch{}, i).flights;
    if (rows > chart.tally->in(Stretch{}).flights)
      notes.emplace_back(
          (service == Service::flights
               ? Wording{"a flight with several groups is in each", "载有多类人员的航班在各类中分别计入"}
               : Wording{"a leg with several groups is in each", "载有多类人员的班次在各类中分别计入"})
              .in(language));
  }
  return notes;
}

std::string total_of(const TallyChart& chart, Language language) {
  return "/" + chart.text(chart.tally->in(Stretch{}), language);
}

// Tells whether what has been counted stands beside the title, and not below it.
bool numbers_beside(const TallyChart& chart, const Sheet& sheet) {
  const Language language = sheet.options.language;
  const BucketWidth width =
      chart.form == ChartForm::bars ? width_of(*chart.tally, chart.plot) : BucketWidth{};
  const double title =
      text::shape(title_of(chart, sheet, width).in(language), sheet.options.type().style(13, 600)).width;
  const double numbers =
      2 * text::shape(total_of(chart, language), sheet.options.type().figures(12, 600)).width;
  return title + numbers + 12 <= tally_width - 2 * tally_padding;
}

Rect inner_of(const TallyChart& chart) { return chart.box.inflated(-tally_padding); }

// The height of a value in the plot, or its length in a ranking.
double extent_of(const TallyChart& chart, double value) {
  const double room =
      chart.form == ChartForm::ranking ? chart.plot.width() : chart.plot.height() - label_height;
  return room * value / chart.most;
}

// Calls visit(series, box) for the parts of a bar, from the bottom up.
template <class Visit>
void for_each_part(const TallyChart& chart, std::size_t bar, const Stretch& stretch, Visit visit) {
  Rect box = chart.slot(bar);
  const double gap = std::min(3.0, box.width() * 0.16);
  box.left += gap / 2, box.right -= gap / 2;
  double bottom = chart.plot.bottom;
  for (const Series& s : chart.series) {
    const double height = extent_of(chart, chart.value(chart.in(stretch, s)));
    if (height > 0) visit(s, Rect{box.left, bottom - height, box.right, bottom});
    bottom -= height;
  }
}
// The value of a bar: what its parts come to.
double stacked(const TallyChart& chart, const Stretch& stretch) {
  double sum = 0;
  for (const Series& s : chart.series) sum += chart.value(chart.in(stretch, s));
  return sum;
}
Stretch stretch_of_bar(const TallyChart& chart, std::size_t i) {
  return {chart.edges[i], chart.edges[i + 1]};
}

void draw_pale(Items& items, const Rect& box, Colour colour) {
  add_fill(items, rectangle_path(box), colour.faded(pale));
  if (box.width() > 3) add_stroke(items, rectangle_path(box.inflated(-0.4)), colour.faded(edge), 0.8);
}

// ---- bars

std::string text_of_edge(Instant t, const BucketWidth& width, const std::string& zone, Language language) {
  if (width.unit == BucketWidth::Unit::day) return short_date(t, zone, language);
  const std::string year = format_time(t, zone, "%Y");
  if (width.count == 12) return language == Language::chinese ? year + "年" : year;
  const std::string month = format_time(t, zone, "%m");
  const bool first = month == "01";
  if (language == Language::chinese) return first ? year + "年" : fmt::format("{}月", std::stoi(month));
  return first ? year : format_time(t, zone, "%b");
}

void draw_bar_axis(Writer& w, const TallyChart& chart, const BucketWidth& width) {
  const std::size_t bars = chart.edges.size() - 1;
  const text::Style style = w.figures(11, 400);
  double widest = 0;
  for (const std::size_t i : {std::size_t{0}, bars / 2, bars - 1})
    widest = std::max(widest,
                      text::shape(text_of_edge(chart.edges[i], width, chart.zone, w.language), style).width);
  const double slot = chart.slot(0).width();
  const auto step = static_cast<std::size_t>(std::ceil((1.3 * widest + 8) / slot));
  for (std::size_t i = 0; i < bars; i += std::max<std::size_t>(step, 1)) {
    const text::Line line = text::shape(text_of_edge(chart.edges[i], width, chart.zone, w.language), style);
    const double middle = chart.slot(i).centre().x, half = line.width / 2;
    Path tick;
    tick.begin(false);
    tick.add({middle, chart.plot.bottom}), tick.add({middle, chart.plot.bottom + 4});
    add_stroke(w.items, std::move(tick), w.theme.text_muted.faded(0.5F), 0.8);
    add_text(w.items, line,
             {std::clamp(middle, w.box.left + half, w.box.right - half), chart.plot.bottom + 15},
             {w.theme.text_muted, {}, 0}, Align::centre);
  }
}

// Writes the value of today's bar and of the largest ones, where there is room.
void label_bars(Items& items, const TallyChart& chart, Instant t, const Theme& theme, Language language) {
  struct Label {
    std::size_t bar;
    double value;
    bool now, known;
  };
  std::vector<Label> labels;
  for (std::size_t i = 0; i + 1 < chart.edges.size(); ++i) {
    const TallySum sum = chart.tally->in(stretch_of_bar(chart, i));
    if (sum.flights == 0) continue;
    const bool now = chart.edges[i] <= t && t < chart.edges[i + 1];
    labels.push_back({i, stacked(chart, stretch_of_bar(chart, i)), now,
                      chart.unit == ChartUnit::flights || sum.people.known()});
  }
  std::ranges::stable_sort(labels, [](const Label& a, const Label& b) {
    return std::tuple(a.now, !a.known, a.value) > std::tuple(b.now, !b.known, b.value);
  });
  const text::Style style = theme.type(language).figures(11, 600),
                    quiet = theme.type(language).figures(11, 400);
  const Rect inner = inner_of(chart);
  // The largest, and those of unknown numbers; where bars are wide, all.
  constexpr std::size_t few = 5;
  constexpr double wide = 34;
  if (chart.slot(0).width() <= wide && labels.size() > few) labels.resize(few);
  std::vector<Rect> taken;
  for (const Label& label : labels) {
    const Stretch whole = stretch_of_bar(chart, label.bar);
    const std::string all = chart.text(chart.tally->in(whole), language);
    std::string text = all;
    if (label.now) {
      const std::string so_far = chart.text(chart.tally->in({whole.from, timeline::up_to(t).to}), language);
      if (so_far != all) text = fmt::format("{}/{}", so_far, all);
    }
    const text::Line line = text::shape(text, label.now ? style : quiet);
    const double half = line.width / 2;
    const double middle = std::clamp(chart.slot(label.bar).centre().x, inner.left + half, inner.right - half);
    // It must not lie over a taller neighbour; today's is lifted above it.
    double top = chart.plot.bottom - extent_of(chart, label.value), highest = top;
    for (std::size_t i = 0; i + 1 < chart.edges.size(); ++i)
      if (const Rect slot = chart.slot(i); slot.left < middle + half && middle - half < slot.right)
        highest =
            std::min(highest, chart.plot.bottom - extent_of(chart, stacked(chart, stretch_of_bar(chart, i))));
    if (highest < top - 1 && !label.now) continue;
    top = highest;
    const Rect box{middle - half - 3, top - label_height, middle + half + 3, top};
    if (std::ranges::any_of(taken, [&](const Rect& r) { return r.left < box.right && box.left < r.right; }))
      continue;
    taken.push_back(box);
    const bool to_come = chart.edges[label.bar] > t;
    add_text(items, line, {middle, top - 3}, {to_come ? theme.text_muted : theme.text, {}, 0}, Align::centre);
  }
}

// ---- lines

double height_at(const TallyChart& chart, const Series& s, Instant t) {
  return chart.plot.bottom - extent_of(chart, chart.value(chart.in(timeline::up_to(t), s)));
}

// Returns a line that rises in steps, up to an instant.
Path steps_until(const TallyChart& chart, const Series& s, Instant t) {
  Path path;
  path.begin(false);
  double y = chart.plot.bottom;
  path.add({chart.plot.left, y});
  const auto go = [&](Instant at) {
    path.add({chart.x(at), y});
    y = height_at(chart, s, at);
    path.add({chart.x(at), y});
  };
  for (const Instant step : chart.steps) {
    if (step > t) break;
    go(step);
  }
  go(std::min(t, chart.to));
  return path;
}

void draw_time_axis(Writer& w, const TallyChart& chart) {
  constexpr int most_ticks = 5;
  for (const TimeTick& tick : time_ticks(chart.from, chart.to, chart.zone, w.language, most_ticks)) {
    const double x = chart.x(tick.at);
    Path line;
    line.begin(false);
    line.add({x, chart.plot.top}), line.add({x, chart.plot.bottom + 4});
    add_stroke(w.items, std::move(line), w.theme.text_muted.faded(0.3F), 0.8);
    const text::Line text = text::shape(tick.text, w.figures(11, 400));
    const double half = text.width / 2;
    add_text(w.items, text, {std::clamp(x, w.box.left + half, w.box.right - half), chart.plot.bottom + 15},
             {w.theme.text_muted, {}, 0}, Align::centre);
  }
}

// ---- the parts of all charts

void draw_base(Items& items, const TallyChart& chart, const Theme& theme) {
  Path line;
  line.begin(false);
  line.add({chart.plot.left, chart.plot.bottom}), line.add({chart.plot.right, chart.plot.bottom});
  add_stroke(items, std::move(line), theme.text_muted.faded(0.6F), 0.8);
}

void draw_frame(Items& items, const TallyChart& chart, const Sheet& sheet) {
  const Language language = sheet.options.language;
  const Theme& theme = sheet.theme;
  const Rect inner = inner_of(chart);
  add_panel(items, chart.box, theme);
  Writer w{items, theme, language, inner, inner.top};
  const BucketWidth width =
      chart.form == ChartForm::bars ? width_of(*chart.tally, chart.plot) : BucketWidth{};
  add_text(items, total_of(chart, language), w.figures(12, 400), {inner.right, chart.numbers},
           {theme.text_muted, {}, 0}, Align::right);
  const std::string title = title_of(chart, sheet, width).in(language);
  add_text_within(items, title, fitted(title, w.style(13, 600), inner.width()), {inner.left, inner.top + 10},
                  inner.width() + 1, {theme.text, {}, 0});
  double y = std::max(inner.top + title_row, chart.numbers + 10);
  for (const std::string& note : notes_of(chart, sheet)) {
    add_text_within(items, note, w.style(11), {inner.left, y + 5}, inner.width(), {theme.text_muted, {}, 0});
    y += note_row;
  }
  for (const Series& s : chart.series) {
    if (!s.row) continue;
    const bool ranked = chart.form == ChartForm::ranking;
    if (!ranked) w.box = s.key, w.swatch(s.key.bottom - 4, s.colour);
    add_text_within(
        items, s.name, w.style(12), {s.key.left + (ranked ? 0 : 14), s.key.bottom - 4},
        s.key.width() -
            (ranked ? 4
                    : 14 + 8 + text::shape(chart.text(chart.in({}, s), language), w.figures(12, 600)).width),
        {theme.text, {}, 0});
  }
  w.box = inner;
  switch (chart.form) {
    case ChartForm::bars:
      draw_bar_axis(w, chart, width);
      for (std::size_t i = 0; i + 1 < chart.edges.size(); ++i)
        for_each_part(chart, i, stretch_of_bar(chart, i),
                      [&](const Series& s, const Rect& box) { draw_pale(items, box, s.colour); });
      break;
    case ChartForm::cumulative:
      draw_time_axis(w, chart);
      for (const Series& s : chart.series)
        add_stroke(items, steps_until(chart, s, chart.to), s.colour.faded(edge), 1.1);
      break;
    case ChartForm::ranking:
      for (std::size_t i = 0; i < chart.series.size(); ++i) {
        const Rect slot = chart.slot(i);
        const double length = extent_of(chart, chart.value(chart.in({}, chart.series[i])));
        if (length > 0)
          draw_pale(items, {slot.left, slot.top + 4, slot.left + length, slot.bottom - 4},
                    chart.series[i].colour);
      }
      return;
  }
  draw_base(items, chart, theme);
}

}  // namespace

double TallyChart::value(const TallySum& sum) const {
  return unit == ChartUnit::people ? sum.people.middle() : static_cast<double>(sum.flights);
}

std::string TallyChart::text(const TallySum& sum, Language language) const {
  return unit == ChartUnit::people ? short_text_of(sum.people, language)
                                   : count_text(static_cast<long>(sum.flights), language);
}

double TallyChart::x(Instant t) const {
  return plot.left + plot.width() * (seconds_between(from, t) / seconds_between(from, to));
}

Rect TallyChart::slot(std::size_t i) const {
  const auto k = static_cast<double>(i);
  if (form == ChartForm::ranking)
    return {plot.left, plot.top + rank_row * k, plot.right, plot.top + rank_row * (k + 1)};
  const double width = plot.width() / static_cast<double>(edges.size() - 1);
  return {plot.left + width * k, plot.top, plot.left + width * (k + 1), plot.bottom};
}

std::optional<TallyChart> tally_chart(const Sheet& sheet, ChartForm form) {
  const timeline::Timeline& timeline = sheet.timeline;
  const scenario::Scenario& s = *timeline.scenario;
  if (!timeline.timed || timeline.legs.empty()) return std::nullopt;
  TallyChart chart;
  chart.form = form, chart.zone = s.zone;
  chart.unit = s.charts.unit.value_or(
      std::ranges::any_of(s.flights, scenario::mentions_people) ? ChartUnit::people : ChartUnit::flights);
  chart.tally = std::make_shared<const timeline::Tally>(
      timeline, s.charts.count, grouping_of(s.charts, form), s.charts.where,
      timeline::Largest{form == ChartForm::ranking ? most_ranks : most_series,
                        chart.unit == ChartUnit::people, chart.unit == ChartUnit::flights});
  const std::vector<Instant>& instants = chart.tally->instants();
  if (instants.empty()) return std::nullopt;
  chart.series = series_of(sheet, *chart.tally, form);

  const double left = tally_padding, right = tally_width - tally_padding;
  chart.plot = {left, 0, right, plot_height};
  chart.numbers = tally_padding + (numbers_beside(chart, sheet) ? 10 : 10 + title_row - 2);
  double y = std::max(tally_padding + title_row, chart.numbers + 10) +
             note_row * static_cast<double>(notes_of(chart, sheet).size());
  if (form == ChartForm::ranking) {
    const double rows = rank_row * static_cast<double>(chart.series.size());
    const Typography type = sheet.options.type();
    double values = values_width;
    for (const Series& one : chart.series) {
      const std::string all = chart.text(chart.in({}, one), type.language);
      values = std::max(values, 6 + text::shape(all, type.figures(smallest_type, 600)).width);
    }
    chart.plot = {left + names_width, y, right - values, y + rows};
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
      const Rect slot = chart.slot(i);
      chart.series[i].key = {left, slot.top, chart.plot.left, slot.bottom - 2};
    }
    y += rows;
  } else {
    const Language language = sheet.options.language;
    const Typography type = sheet.options.type();
    double widest = 0;  // name with its value
    std::size_t keys = 0;
    for (const Series& one : chart.series)
      if (one.row) {
        ++keys;
        widest = std::max(
            widest, 14 + text::shape(one.name, type.style(12)).width + 12 +
                        text::shape(chart.text(chart.in({}, one), language), type.figures(12, 600)).width);
      }
    constexpr double between = 20;
    const std::size_t columns = widest <= (right - left - between) / 2 ? 2 : 1;
    const double column = (right - left + between) / static_cast<double>(columns);
    for (std::size_t k = 0; k < keys; ++k) {
      const std::size_t row = k / columns;
      chart.series[k].key = Rect::at(left + column * static_cast<double>(k % columns),
                                     y + key_row * static_cast<double>(row), column - between, key_row);
    }
    const std::size_t key_rows = (keys + columns - 1) / columns;
    y += key_row * static_cast<double>(key_rows);
    chart.plot = {left, y, right, y + plot_height};
    y += plot_height + days_height;
  }
  chart.box = {0, 0, tally_width, y + tally_padding - 4};

  double most = 0;
  if (form == ChartForm::bars) {
    chart.edges = timeline::bucket_edges(instants.front(), instants.back(),
                                         width_of(*chart.tally, chart.plot), chart.zone);
    for (std::size_t i = 0; i + 1 < chart.edges.size(); ++i) {
      most = std::max(most, stacked(chart, stretch_of_bar(chart, i)));
    }
  } else {
    for (const Series& one : chart.series) most = std::max(most, chart.value(chart.in({}, one)));
  }
  if (form == ChartForm::cumulative) {
    const Seconds span(std::max(3600.0, seconds_between(instants.front(), instants.back()).value));
    chart.from = after(instants.front(), span * -margin_part);
    chart.to = after(instants.back(), span * margin_part);
    // Of more steps than the line can show, only where it stands at so many places is drawn.
    if (instants.size() <= most_steps) {
      chart.steps = instants;
    } else {
      const Seconds axis = seconds_between(chart.from, chart.to);
      for (std::size_t i = 0; i <= most_steps; ++i)
        chart.steps.push_back(
            after(chart.from, axis * (static_cast<double>(i) / static_cast<double>(most_steps))));
    }
  }
  chart.most = std::max(most, 1.0);
  return chart;
}

void place(TallyChart& chart, const Sheet& sheet, Point at) {
  const Point by = at - Point{chart.box.left, chart.box.top};
  const auto move = [&](Rect& r) { r = Rect::at(r.left + by.x, r.top + by.y, r.width(), r.height()); };
  move(chart.box), move(chart.plot), chart.numbers += by.y;
  for (Series& s : chart.series) move(s.key);
  Items items;
  draw_frame(items, chart, sheet);
  constexpr std::array names{"bars", "cumulative", "ranking"};
  chart.picture =
      kept_group(names.at(static_cast<std::size_t>(chart.form)), std::move(items), chart.box.inflated(1));
}

void draw_tally_now(Items& items, const TallyChart& chart, Instant t, const Theme& theme, Language language) {
  const Rect inner = inner_of(chart);
  const Stretch past = timeline::up_to(t);
  const auto write = [&](const std::string& text, Point at, double size, double room) {
    add_text(items, text, fitted(text, theme.type(language).figures(size, 600), room), at,
             {theme.text, {}, 0}, Align::right);
  };
  const double total = text::shape(total_of(chart, language), theme.type(language).figures(12, 400)).width;
  write(chart.text(chart.tally->in(past), language), {inner.right - total - 1, chart.numbers}, 12,
        inner.width() - total);
  for (const Series& s : chart.series)
    if (s.row)
      write(chart.text(chart.in(past, s), language),
            {chart.form == ChartForm::ranking ? inner.right : s.key.right, s.key.bottom - 4}, 12,
            chart.form == ChartForm::ranking ? inner.right - chart.plot.right - 6 : s.key.width() / 2);
  switch (chart.form) {
    case ChartForm::bars:
      for (std::size_t i = 0; i + 1 < chart.edges.size() && chart.edges[i] <= t; ++i) {
        Stretch bar = stretch_of_bar(chart, i);
        bar.to = std::min(bar.to, past.to);
        for_each_part(chart, i, bar, [&](const Series& s, const Rect& box) {
          add_fill(items, rectangle_path(box), s.colour);
        });
      }
      label_bars(items, chart, t, theme, language);
      break;
    case ChartForm::cumulative: {
      if (t < chart.from) break;
      const Instant now = std::min(t, chart.to);
      for (const Series& s : chart.series) {
        Path line = steps_until(chart, s, now);
        if (!s.row) {
          Path below = line;
          below.add({chart.x(now), chart.plot.bottom});
          add_fill(items, std::move(below), s.colour.faded(0.14F));
        }
        add_stroke(items, std::move(line), s.colour, 2);
      }
      Path line;
      line.begin(false);
      line.add({chart.x(now), chart.plot.top}), line.add({chart.x(now), chart.plot.bottom});
      if (t <= chart.to) add_stroke(items, std::move(line), theme.accent, 1.2);
      break;
    }
    case ChartForm::ranking:
      for (std::size_t i = 0; i < chart.series.size(); ++i) {
        const Rect slot = chart.slot(i);
        const double length = extent_of(chart, chart.value(chart.in(past, chart.series[i])));
        if (length > 0)
          add_fill(items, rectangle_path({slot.left, slot.top + 4, slot.left + length, slot.bottom - 4}),
                   chart.series[i].colour);
      }
      break;
  }
}

}  // namespace homebound::compose
