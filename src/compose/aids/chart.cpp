#include "compose/aids/chart.h"

#include <algorithm>

#include "compose/aids/time_axis.h"
#include "compose/kit/words.h"
#include "compose/kit/writer.h"
#include "scenario/head_count_text.h"

namespace homebound::compose {
namespace {

using timeline::Count;
using timeline::Status;

constexpr double chart_width = 312, padding = 14, strip_height = 30, strip_gap = 7, head_height = 20,
                 axis_height = 19;
constexpr double names = 84;  // page units for the names of the strips
constexpr std::size_t most_strips = 4;
constexpr double margin_share = 0.04;  // share of the axis before the first change and after the last
constexpr int most_ticks = 5;

struct Strip {
  std::size_t group;
  scenario::HeadCount all;
};

std::vector<Strip> strips_of(const timeline::Steps& steps) {
  std::vector<Strip> strips;
  for (std::size_t i = 0; i < steps.groups.size(); ++i)
    if (const scenario::HeadCount people = steps.counts[0][i].sum(); people != 0)
      strips.push_back({i, people});
  const auto less = [](const Strip& a, const Strip& b) { return a.all.middle() < b.all.middle(); };
  if (strips.empty() || std::ranges::max_element(strips, less)->all.middle() == 0) return {};
  std::stable_sort(strips.begin(), strips.end(), [&](const Strip& a, const Strip& b) { return less(b, a); });
  if (strips.size() > most_strips) strips.resize(most_strips);
  std::sort(strips.begin(), strips.end(), [](const Strip& a, const Strip& b) { return a.group < b.group; });
  return strips;
}

Size size_of(std::size_t strips) {
  const auto n = static_cast<double>(strips);
  return {chart_width, 2 * padding - 4 + head_height + n * strip_height + (n - 1) * strip_gap + axis_height};
}

float strength(Status status) {
  return status == Status::landed ? 0.95F : status == Status::airborne ? 0.5F : 0.22F;
}

// The edges of a band, in people from the bottom.
double lower(const Count& c, Status status) {
  return (status == Status::landed ? 0 : c.landed.middle()) +
         (status == Status::waiting ? c.aboard.middle() : 0);
}
double upper(const Count& c, Status status) { return lower(c, status) + c.of(status).middle(); }

// Draws the key, right-aligned above the strips, in the text colour.
void draw_key(Writer& w, const timeline::Timeline& timeline, double baseline) {
  double x = w.box.right;
  for (const Status status : {Status::landed, Status::airborne, Status::waiting}) {
    const text::Line line = text::shape(word_for(status, timeline).in(w.language), w.style(11.5));
    x -= add_text(w.items, line, {x, baseline}, {w.theme.text_muted, {}, 0}, Align::right) + 14;
    add_fill(w.items, rounded_rectangle_path(Rect::at(x, baseline - 9, 9, 9), 2),
             w.theme.text_muted.faded(strength(status)));
    x -= 14;
  }
}

void draw_axis(Writer& w, const Chart& chart, const std::string& zone) {
  for (const TimeTick& tick : time_ticks(chart.from, chart.to, zone, w.language, most_ticks)) {
    const double x = chart.x(tick.at), bottom = chart.plot.bottom;
    Path line;
    line.begin(false);
    line.add({x, chart.plot.top}), line.add({x, bottom + 4});
    add_stroke(w.items, std::move(line), w.theme.text_muted.faded(0.35F), 0.8);
    const text::Line text = text::shape(tick.text, w.figures(11, 400));
    const double half = text.width / 2;
    const double centre = std::clamp(x, w.box.left + half, w.box.right - half);
    add_text(w.items, text, {centre, bottom + 15}, {w.theme.text_muted, {}, 0}, Align::centre);
  }
}

}  // namespace

double Chart::x(Instant t) const {
  return plot.left + plot.width() * (seconds_between(from, t) / seconds_between(from, to));
}

Path chart_band(const Chart& chart, const timeline::Steps& steps, const ChartStrip& strip, Status status) {
  const auto y = [&](double people) { return strip.box.bottom - strip.box.height() * people / strip.most; };
  Path path;
  path.begin(true);
  const auto trace = [&](bool back, auto edge) {
    const std::size_t n = steps.counts.size();
    for (std::size_t k = 0; k < n; ++k) {
      const std::size_t i = back ? n - 1 - k : k;
      const double begin = i == 0 ? strip.box.left : chart.x(steps.at[i - 1]);
      const double end = i + 1 == n ? strip.box.right : chart.x(steps.at[i]);
      const double at = y(edge(steps.counts[i][strip.group], status));
      path.add({back ? end : begin, at}), path.add({back ? begin : end, at});
    }
  };
  trace(false, upper);
  trace(true, lower);
  return path;
}

std::optional<Size> chart_size(const timeline::Timeline& timeline) {
  const auto strips = strips_of(steps(timeline, timeline::Grouping::kind)).size();
  return strips == 0 ? std::nullopt : std::optional(size_of(strips));
}

Chart plan_chart(const Sheet& sheet, Point at) {
  const auto& [timeline, styles, layout, options, theme] = sheet;
  const scenario::Scenario& s = *timeline.scenario;
  const timeline::Steps steps = timeline::steps(timeline, timeline::Grouping::kind);
  const std::vector<Strip> strips = strips_of(steps);
  const Size size = size_of(strips.size());
  Chart chart;
  chart.box = Rect::at(at.x, at.y, size.width, size.height);
  const Rect inner = chart.box.inflated(-padding);
  const Seconds span = seconds_between(steps.at.front(), steps.at.back());
  chart.from = after(steps.at.front(), span * -margin_share);
  chart.to = after(steps.at.back(), span * margin_share);
  chart.plot = {inner.left + names, inner.top + head_height, inner.right, inner.bottom - axis_height + 4};

  Items items;
  add_panel(items, chart.box, theme);
  Writer w{items, theme, options.language, inner, inner.top};
  draw_key(w, timeline, inner.top + 9);
  draw_axis(w, chart, s.zone);
  double top = chart.plot.top;
  for (const Strip& strip : strips) {
    const Rect band{chart.plot.left, top, chart.plot.right, top + strip_height};
    const std::string& kind = steps.groups[strip.group];
    const auto row = std::find(timeline.kinds.begin(), timeline.kinds.end(), kind);
    const Colour colour =
        styles.key.by == scenario::ColourBy::kind && row != timeline.kinds.end()
            ? styles.kinds.colour(theme, static_cast<std::size_t>(row - timeline.kinds.begin()))
            : theme.text_muted;
    for (const Status status : {Status::landed, Status::airborne, Status::waiting})
      add_fill(items,
               chart_band(chart, steps, {strip.group, std::max(strip.all.middle(), 1.0), band}, status),
               colour.faded(strength(status)));
    const auto name = s.kinds.find(kind);
    const std::string& text = name == s.kinds.end() ? kind : name->second.in(options.language);
    const double baseline = top + strip_height / 2;
    add_text_within(items, text, w.style(12.5, 500), {inner.left, baseline - 1}, names - 8,
                    {theme.text, {}, 0});
    const text::Style figures = w.figures(11.5, 400);
    std::string people = text_of(strip.all, options.language);
    if (text::shape(people, figures).width > names - 8) people = short_text_of(strip.all, options.language);
    add_text(items, people, fitted(people, figures, names - 4), {inner.left, baseline + 12},
             {theme.text_muted, {}, 0});
    top += strip_height + strip_gap;
  }
  chart.picture = kept_group("chart", std::move(items), chart.box.inflated(1));
  return chart;
}

void draw_chart_now(Items& items, const Chart& chart, Instant t, const Theme& theme) {
  if (t < chart.from || t > chart.to) return;
  const double x = chart.x(t);
  Path line, head_shape;
  line.begin(false);
  line.add({x, chart.plot.top - 2}), line.add({x, chart.plot.bottom});
  add_stroke(items, std::move(line), theme.accent, 1.8);
  head_shape.begin(true);
  for (const Point p : {Point{-4.5, -7}, Point{4.5, -7}, Point{0, 0}})
    head_shape.add(p + Point{x, chart.plot.top});
  add_fill(items, std::move(head_shape), theme.accent);
}

}  // namespace homebound::compose
