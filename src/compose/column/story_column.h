// The story's column: title, clock, totals, legend, flights in the air. On tall pages it is a header.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "compose/column/counter_rows.h"
#include "compose/column/sheet.h"
#include "compose/column/story_rows.h"
#include "compose/map/user_layers.h"

namespace homebound::compose {

struct StoryColumn {
  Rect box;          // at its tallest, page units; empty when nothing of the column is shown
  Rect left, right;  // the cells in which its rows stand, page units
  std::shared_ptr<const drawing::Group> heading, rows;  // what does not change with time; kept groups
  std::vector<TimedItems> timed;                        // rows of the legend that are shown only for a time
  double bottom = 0;                                    // of these rows, page units
  // Tops of the rows redrawn at every instant, page units.
  std::optional<double> clock, totals, counters, in_the_air;
  std::vector<double> captions;  // on a tall page the bottom of each event's caption
  std::shared_ptr<const CounterRows> counter_rows;
  bool counter_groups = true;  // they have rows
  ColourKey kinds;             // those with a row of the totals
  AirList list = AirList::none;
  bool ruled = false;                                           // a rule stands above the list
  std::vector<std::shared_ptr<const drawing::Group>> chapters;  // indexed by scene; they replace the title
};

// The lowest y, page units, at which the column should end, without and with a list of flights in the air.
struct ColumnEnd {
  double without_list, with_list;
  std::size_t airborne;          // the most flights that are in the air at once
  std::vector<double> captions;  // on a tall page the bottom of each event's caption; the list stands below
};
// Returns where the title or the tallest chapter ends, page units.
double title_bottom(const timeline::Timeline& timeline, const Layout& layout, const Options& options);
// Lays out as much of the column as fits above that end.
StoryColumn plan_column(const Sheet& sheet, const UserLayers* layers, const ColumnEnd& end);
// Returns the area that the column takes. It does not depend on colours.
Rect column_room(const Sheet& sheet, const ColumnEnd& end);
// Where the list of flights in the air begins at an instant: on a tall page below the caption.
struct ListPlace {
  double top;
  bool ruled;
};
ListPlace list_place(const StoryColumn& column, const timeline::FrameState& state);
void draw_column(Items& items, const StoryColumn& column, const Sheet& sheet,
                 const timeline::FrameState& state);
// A column with what it was laid out for.
struct LaidOutColumn {
  const StoryColumn& column;
  const Sheet& sheet;
};
// Draws the column of a scene while it takes the place of the one before: what both show alike stays, and of
// what differs the old is gone before the new comes. `arrived` is 0..1.
void draw_column_between(Items& items, const LaidOutColumn& before, const LaidOutColumn& now,
                         const timeline::FrameState& state, double arrived);

}  // namespace homebound::compose
