// The story's column: title, clock, totals, flights in the air, legend.
#pragma once

#include <memory>
#include <optional>

#include "compose/column/sheet.h"
#include "compose/column/story_rows.h"
#include "compose/map/user_layer_files.h"

namespace homebound::compose {

struct StoryColumn {
  Rect box;                                         // page units; empty when nothing of the column is shown
  std::shared_ptr<const drawing::Group> panel;      // the part that does not change with time; a kept group
  std::optional<double> clock, totals, in_the_air;  // tops of the rows redrawn at every instant, page units
  AirList list = AirList::none;
  std::vector<std::shared_ptr<const drawing::Group>> chapters;  // indexed by scene; they replace the title
};

// The lowest y at which the column should end, without and with a list of flights in the air. Page units.
struct ColumnEnd {
  double without_list, with_list;
};
// Lays out as much of the column as fits above that end.
StoryColumn plan_column(const Sheet& sheet, const UserLayers* layers, const ColumnEnd& end);
// The area that the column takes and the list it shows. It does not depend on colours.
struct ColumnRoom {
  Rect box;
  AirList list = AirList::none;
};
ColumnRoom column_room(const Sheet& sheet, const ColumnEnd& end);
void draw_column(Items& items, const StoryColumn& column, const Sheet& sheet,
                 const timeline::FrameState& state);

}  // namespace homebound::compose
