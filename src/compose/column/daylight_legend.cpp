#include "compose/column/daylight_legend.h"

#include "compose/kit/words.h"
#include "compose/map/daylight.h"

namespace homebound::compose {

void add_daylight_legend(LegendRows& rows, const Options& options, const Theme& theme) {
  rows.new_row();
  rows.heading(word(Word::twilight, options.language));
  int layers = 0;
  for (const Word name : {Word::civil, Word::nautical, Word::astronomical, Word::night}) {
    ++layers;
    rows.entry(word(name, options.language), 13, [&](Items& items, Point at) {
      const Path box = rectangle_path(Rect::at(at.x, at.y - 5, 13, 10));
      add_fill(items, box, theme.land.with_alpha(1));
      for (int i = 0; i < layers; ++i) add_fill(items, box, twilight_layer(theme));
      add_stroke(items, box, theme.text_muted.faded(0.5F), 0.6);
    });
  }
  rows.entry(word(Word::sun_overhead, options.language), 13, [&](Items& items, Point at) {
    draw_sun(items, {at.x + 6.5, at.y}, theme, 6.5);
  });
}

}  // namespace homebound::compose
