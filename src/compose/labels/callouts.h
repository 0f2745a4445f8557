// Callouts: cards beside places, flights and positions. They are placed once a view, before names are.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "compose/labels/callout_card.h"
#include "compose/labels/labels.h"
#include "compose/routes/routes.h"

namespace homebound::compose {

struct PlacedCallout {
  std::size_t callout = 0;             // an index into Scenario::callouts
  std::optional<std::size_t> follows;  // the leg with whose aircraft it moves
  Point anchor;                        // of one that follows none, page units
  Size card;
  // From the anchor to the card's top left corner; nullopt where there is no room, or no anchor on this map.
  std::optional<Point> offset;
  std::vector<Point> without_room;  // where one that moves has none on its way, and is hidden
  bool on_map = true;               // its anchor is
};

// What callouts are placed for and drawn with. Holds references; create it where it is passed on.
struct CalloutSubject {
  CardSubject cards;
  const View& view;
  const Routes& routes;
};
// Places the callouts of the scene told, or else all of them, from the most important: off what the ground
// blocks and the marks of the `places`, off such names as they have where there is other room, off where
// aircraft pass meanwhile, and off each other while both are shown. The boxes that cards and leaders take at
// any time are added to what the ground blocks.
std::vector<PlacedCallout> place_callouts(const CalloutSubject& subject, const std::vector<Label>& places,
                                          LabelGround& ground);

// Draws those that are shown at an instant, each with a leader to what it stands beside.
void draw_callouts(Items& items, const std::vector<PlacedCallout>& callouts, const CalloutSubject& subject,
                   const Theme& theme, const timeline::FrameState& state);

// Callouts while the camera moves: they stand beside what they are about, wherever that is by now, as far
// from it as in the views at both ends of the move. One that changes sides, or has a place in one view only,
// crossfades. Both lists come from one timeline.
struct PassingCallouts {
  const std::vector<PlacedCallout>&before, &after;
  double way = 0;  // 0..1 from one view to the other
};
// Draws them in the view of `subject`, and returns the boxes of their cards with how far each is shown.
std::vector<std::pair<Rect, double>> draw_passing_callouts(Items& items, const PassingCallouts& callouts,
                                                           const CalloutSubject& subject, const Theme& theme,
                                                           const timeline::FrameState& state);

// Returns the callout whose card lies under a point at an instant, an index into Scenario::callouts.
std::optional<std::size_t> callout_at(const std::vector<PlacedCallout>& callouts,
                                      const CalloutSubject& subject, const timeline::FrameState& state,
                                      Point at);

}  // namespace homebound::compose
