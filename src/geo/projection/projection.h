// Map projections through PROJ, each with the part of the sphere on which it is one-to-one.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/quantity.h"
#include "geo/clip/shape.h"
#include "geo/lonlat.h"

namespace homebound {

// A box of a graticule, degrees: west < east within -180..180, south < north within -90..90.
struct Lobe {
  double west = -180, east = 180, south = -90, north = 90;
  bool operator==(const Lobe&) const = default;
};

// How the sphere is cut open so that the rest maps to one piece of the plane.
//  circle:   what lies within `radius` of `centre` (azimuthal projections; a horizon when 90 degrees)
//  meridian: everything, cut along the half great circle from pole to pole of a turned graticule,
//            opposite `centre`; `tilt` turns that graticule about `centre` (0: its poles are on the
//            centre's meridian). Latitudes of the turned graticule are limited to south..north.
//  lobes:    boxes of that turned graticule, (0, 0) at `centre`: an interrupted map, or one window.
struct Domain {
  enum class Kind { circle, meridian, lobes } kind = Kind::meridian;
  LonLat centre;
  Degrees radius{180};            // circle
  Degrees tilt{0};                // meridian, lobes
  Degrees south{-90}, north{90};  // meridian
  Degrees slit{180};  // meridian: how far from the point opposite the centre the cut really parts the map
  std::vector<Lobe> lobes;  // lobes
  // Points on a cut stay this far on their side of it, so that PROJ sees the side: 0.1 mm on the ground,
  // or more than PROJ moves them from WGS84 to another datum.
  Degrees gap{1e-9};
  bool operator==(const Domain&) const = default;
};
std::string_view to_string(Domain::Kind kind);  // "circle", "meridian", "lobes"

class Projection {
 public:
  // A preset's name ("equal-earth"), a PROJ string ("+proj=robin +lon_0=160"), or an authority code
  // ("EPSG:3857"; a geographic one is drawn as plate carree). `centre` replaces the centre.
  // Throws Error for what PROJ cannot make, with PROJ's reason and the nearest name, and for what it can
  // make but a map cannot show (see family.h).
  static Projection make(std::string_view name, std::optional<LonLat> centre = std::nullopt);
  // On the way from one projection to another: every point a `share` (0..1) of the way between its two
  // images, each taken to a common plane by an affine map. Both must have the same centre, and may not be cut
  // along different lines.
  static Projection between(const Projection& from, const Affine& from_plane, const Projection& to,
                            const Affine& to_plane, double share);
  Projection();  // equal-earth
  ~Projection();
  Projection(const Projection&);
  Projection& operator=(const Projection&);
  bool operator==(const Projection& o) const;  // same definition

  const std::string& name() const;        // the preset, or the text given
  const std::string& definition() const;  // what PROJ was given
  const Domain& domain() const;
  LonLat centre() const { return domain().centre; }
  bool movable() const;  // whether make() takes a centre: some projections are made for one place

  bool is_blend() const;

  // Metres east and north; nothing outside the domain. A point on the cut may fall on either side.
  std::optional<Point> forward(LonLat p) const { return image_of(on_sphere(p)); }
  std::optional<Point> image_of(const SpherePoint& p) const;
  // As PROJ inverts it: a plane point beyond the map's edge may get a position, too.
  std::optional<LonLat> inverse(Point p) const;
  // Without looking at the domain; non-finite where there is no image. Same sizes.
  void project(std::span<const SpherePoint> from, std::span<Point> to) const;
  // The other way, with the caution of inverse(). Longitudes may be of any turn.
  void unproject(std::span<const Point> from, std::span<LonLat> to) const;
  // A point in PROJ's own units and axis directions, as its programs print it; and back.
  Point native(Point p) const;
  Point from_native(Point p) const;

 private:
  struct State;
  explicit Projection(std::shared_ptr<const State> state);
  std::shared_ptr<const State> state_;
};

struct Preset {
  std::string_view name;
  std::string_view proj;  // PROJ string without a centre
  std::string_view good_for;
};
std::span<const Preset> presets();

// Geometry on the plane: cut exactly where the domain ends, curves resampled until they stay within
// `tolerance` metres of the true projection. Lines break at the cut; areas are closed along it. With
// `visible`, what lies outside of that cap may be missing from lines and be coarse in areas.
Path project_lines(const Projection& projection, const Shape& lines, Metres tolerance,
                   const Cap* visible = nullptr);
struct ProjectedAreas {
  Path fill;
  Path shore;  // the areas' own outlines, without what follows the cut
};
ProjectedAreas project_areas(const Projection& projection, const Shape& areas, Metres tolerance,
                             const Cap* visible = nullptr);
Path project_lines(const Projection& projection, const Lines& lines, Metres tolerance);
Path project_polygons(const Projection& projection, const Polygons& polygons, Metres tolerance);
// The edge of the map: the whole domain as an area. Its outline is its stroke.
Path project_outline(const Projection& projection, Metres tolerance);

// Meridians and parallels every `step` degrees as lines.
Shape graticule(Degrees step);

}  // namespace homebound
