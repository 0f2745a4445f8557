// The story's column: title, clock, totals, flights in the air, legend.
#pragma once

#include <memory>
#include <optional>

#include "compose/column/sheet.h"
#include "compose/column/story_rows.h"
#include "compose/map/user_layer_files.h"

namespace homebound::compose {

struct StoryColumn {
  Rect box;                                         // empty when nothing of it is shown
  std::shared_ptr<const drawing::Group> panel;      // what does not change with time; a kept group
  std::optional<double> clock, totals, in_the_air;  // tops of the rows that are written anew
  AirList list = AirList::none;
  std::vector<std::shared_ptr<const drawing::Group>> chapters;  // by scene of the story, in the title's stead
};

// Page units: above what the column should end without a list of flights in the air, and with one.
struct ColumnEnd {
  double without_list, with_list;
};
// As much of it as ends there.
StoryColumn plan_column(const Sheet& sheet, const UserLayers* layers, const ColumnEnd& end);
// What of the page that takes, and which list it has. Colours are of no account.
struct ColumnRoom {
  Rect box;
  AirList list = AirList::none;
};
ColumnRoom column_room(const Sheet& sheet, const ColumnEnd& end);
void draw_column(Items& items, const StoryColumn& column, const Sheet& sheet,
                 const timeline::FrameState& state);

}  // namespace homebound::compose
