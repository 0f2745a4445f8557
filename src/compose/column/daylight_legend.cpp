#include "compose/column/daylight_legend.h"

#include <array>
#include <cstddef>

#include "compose/kit/words.h"
#include "compose/map/daylight.h"

namespace homebound::compose {
namespace {

// A strip from day to night, with the sun 3 degrees lower in each step.
void draw_dusk(Items& items, Point at, double length, const Theme& theme) {
  constexpr int steps = 24;
  const Rect box = Rect::at(at.x, at.y - 5, length, 10);
  add_fill(items, rectangle_path(box), theme.land.with_alpha(1));
  for (int i = 0; i < steps; ++i) {
    const Degrees altitude(2 - 22 * (i + 0.5) / steps);
    add_fill(items, rectangle_path(Rect::at(at.x + length * i / steps, at.y - 5, length / steps, 10)),
             theme.night_shade.faded(static_cast<float>(darkness(altitude))));
  }
  add_stroke(items, rectangle_path(box), theme.text_muted.faded(0.5F), 0.6);
}

void twilights(LegendRows& rows, const Options& options, const Theme& theme) {
  constexpr std::array names{Word::sunset, Word::civil, Word::nautical, Word::astronomical};
  constexpr double length = 22;
  rows.new_row();
  rows.heading(word(Word::twilight, options.language));
  for (std::size_t i = 0; i < names.size(); ++i)
    rows.entry(word(names[i], options.language), length, [&](Items& items, Point at) {
      Path path;
      path.begin(false);
      path.add(at), path.add({at.x + length, at.y});
      const TwilightLine& line = twilight_lines()[i];
      add_stroke(items, path, twilight_ink(theme), line.width, line.dashes);
    });
}

}  // namespace

void add_daylight_legend(LegendRows& rows, const Options& options, const Theme& theme) {
  constexpr double length = 60;
  if (options.layers.daylight) {
    rows.new_row();
    rows.heading(word(Word::day, options.language));
    rows.entry(word(Word::night, options.language), length,
               [&](Items& items, Point at) { draw_dusk(items, at, length, theme); });
    rows.entry(word(Word::sun_overhead, options.language), 13, [&](Items& items, Point at) {
      draw_sun(items, {at.x + 6.5, at.y}, theme, 6.5);
    });
  }
  if (options.layers.twilight) twilights(rows, options, theme);
}

}  // namespace homebound::compose
