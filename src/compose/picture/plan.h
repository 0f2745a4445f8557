// A map laid out for one view: everything that does not change with time.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "compose/map/world.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"
#include "timeline/timeline.h"

namespace homebound::compose {

class UserLayers;  // compose/map/user_layer_files.h

// The projected base map, routes and placed labels of a view. Making one takes milliseconds; make a new one
// when the view, theme or options change.
class Plan {
 public:
  Plan(std::shared_ptr<const World> world, std::shared_ptr<const timeline::Timeline> timeline, Theme theme,
       View view, const Options& options, const std::shared_ptr<const UserLayers>& layers = nullptr);
  ~Plan();
  Plan(Plan&&) noexcept;
  Plan& operator=(Plan&&) noexcept;

  const View& view() const;
  const timeline::Timeline& timeline() const;
  // The plan of the second map, for options that have one; else null.
  const std::shared_ptr<const Plan>& beside() const;
  struct Parts;
  const Parts& parts() const { return *parts_; }

 private:
  std::unique_ptr<Parts> parts_;
};

struct PlacedLabel {
  std::string text, kind;  // kind: "airport", "city", "country", "sea", "graticule", "callout"
  Rect box;                // page units
  Point at;                // of the mark, or the centre of an area's name; page units
  double distance = 0;     // from the mark to the box, page units; 0 for names of areas
  bool nearest = true;     // no other mark is nearer to the box than its own
};
std::vector<PlacedLabel> placed_labels(const Plan& plan);
// A label that should be on the map but could not be placed.
struct UnplacedLabel {
  std::string text, kind;  // kind: as of PlacedLabel, or "band": of a number
  std::string reason;      // "no room", "too many places", "too many bands", "not on this map"
};
std::vector<UnplacedLabel> unplaced_labels(const Plan& plan);

// Returns the form in which the routes are drawn, or most of them where two fade into one another.
scenario::RoutesAs drawn_as(const Plan& plan);

// Returns the shares (0..1) of the page's width and height that the map takes.
Size filled(const View& view);

}  // namespace homebound::compose
