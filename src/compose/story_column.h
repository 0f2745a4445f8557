// The story's column: title, clock, totals, flights in the air, legend.
#pragma once

#include <memory>
#include <optional>

#include "compose/layout.h"
#include "compose/story_rows.h"
#include "compose/user_layers.h"

namespace homebound::compose {

struct StoryColumn {
  Rect box;                                         // empty when nothing of it is shown
  std::shared_ptr<const scene::Group> panel;        // what does not change with time; a kept group
  std::optional<double> clock, totals, in_the_air;  // tops of the rows that are written anew
  AirList list = AirList::none;
  std::vector<std::shared_ptr<const scene::Group>> chapters;  // by scene of the story, in the title's stead
};

// As much of it as ends above a line: `bottom` without a list of flights in the air, `bottom_with_list` with
// one.
StoryColumn plan_column(const timeline::Timeline& timeline, const RouteStyles& styles, const Layout& layout,
                        const Options& options, const Theme& theme, const UserLayers* layers, double bottom,
                        double bottom_with_list);
void draw_column(Items& items, const StoryColumn& column, const timeline::Timeline& timeline,
                 const timeline::FrameState& state, const RouteStyles& styles, const Options& options,
                 const Theme& theme);

}  // namespace homebound::compose
