// The cartographer: base map + timeline + view + frame state -> Scene.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "compose/theme.h"
#include "data/areas.h"
#include "data/base_map.h"
#include "geo/measure.h"
#include "geo/projection.h"
#include "geo/sphere.h"
#include "scene/scene.h"
#include "timeline/timeline.h"

namespace homebound::compose {

using homebound::Language;

using scenario::Layers;

// The page and the part of the world on it.
struct View {
  Size page{1280, 720};
  double scale = 1;  // pixels a page unit: finer detail and flatter curves, same layout
  Projection projection;
  Affine to_page;  // projected metres -> page units
  bool operator==(const View&) const = default;
};

struct Options {
  Language language = Language::english;
  Layers layers;
  bool transparent = false;
  bool story = false;  // told in scenes: the column has their titles and the pace of time
  std::optional<scenario::ColourBy> colour_by;  // nothing: as the scenario says
  std::optional<data::Detail> finest;           // of the base map; nothing: as the scale asks for
  bool operator==(const Options&) const = default;
};

struct RankedCity {
  data::City city;
  Vec3 up;            // of the unit sphere
  double importance;  // people, capitals and seats of provinces counting for more
};

// A base map ready to be projected.
struct WorldShapes {
  Shape land, lakes, rivers;
  Shape boundaries[3];  // by data::BoundaryKind
};

// The world, read once and shared; finer detail is read when a view needs it.
class World {
 public:
  static std::shared_ptr<const World> shipped();
  virtual ~World() = default;
  virtual const WorldShapes& map(data::Detail detail) const = 0;  // thread-safe, reads on first use
  virtual const std::vector<RankedCity>& cities() const = 0;      // most important first
  virtual const std::vector<data::Area>& countries() const = 0;
  virtual const std::vector<data::Area>& seas() const = 0;
  virtual std::shared_ptr<const scene::SphereRaster> relief() const = 0;  // the whole earth in colours
};

// What a view asks for.
struct Framing {
  std::string projection;  // preset or PROJ string; empty: chosen from the routes
  std::optional<LonLat> center;
  std::optional<LonLatBox> extent;
  scenario::Subject subject;  // what to show; empty: everything
  bool footnotes = false;     // with room for them
};
View frame(const timeline::Timeline& timeline, const Framing& framing, Size page, double scale);
// The same map as `view`'s, moved and scaled to the framing's subject.
View reframe(const timeline::Timeline& timeline, const Framing& framing, const View& view);

class UserLayers;  // compose/user_layers.h

// Everything about a view that does not change with time: projected base map, routes, placed labels.
// Costs milliseconds; made anew when the view, theme or options change.
class Plan {
 public:
  Plan(std::shared_ptr<const World> world, std::shared_ptr<const timeline::Timeline> timeline, Theme theme,
       View view, Options options, const std::shared_ptr<const UserLayers>& layers = nullptr);
  ~Plan();
  Plan(Plan&&) noexcept;
  Plan& operator=(Plan&&) noexcept;

  const View& view() const;
  const timeline::Timeline& timeline() const;
  struct Parts;
  const Parts& parts() const { return *parts_; }

 private:
  std::unique_ptr<Parts> parts_;
};

// Drawn apart from the map: a flight singled out, a line that is measured.
struct Emphasis {
  std::optional<std::size_t> flight;
  std::optional<Ruler> ruler = {};
};

// The picture of one instant: a pure function of its arguments.
scene::Scene compose(const Plan& plan, const timeline::FrameState& state, const Emphasis& emphasis = {});

struct PlacedLabel {
  std::string text, kind;  // kind: "airport", "city", "country", "sea", "graticule"
  Rect box;                // page units
  Point at;                // of the mark, or what an area's name is centred on
};
std::vector<PlacedLabel> placed_labels(const Plan& plan);
// What should have been labelled and could not be.
struct UnplacedLabel {
  std::string text, kind, reason;  // reason: "no room", "not on this map"
};
std::vector<UnplacedLabel> unplaced_labels(const Plan& plan);

}  // namespace homebound::compose
