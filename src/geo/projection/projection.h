// Map projections by PROJ, each with the part of the sphere on which it is one-to-one.
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

// A box of a graticule in degrees: west < east within -180..180, south < north within -90..90.
struct Lobe {
  double west = -180, east = 180, south = -90, north = 90;
  bool operator==(const Lobe&) const = default;
};

// How the sphere is cut so that the rest maps to one piece of the plane.
//   circle:   the points within `radius` of `centre` (azimuthal projections; a horizon when 90 degrees).
//   meridian: the whole sphere, cut along the half great circle from pole to pole of a turned graticule,
//             opposite `centre`; `tilt` turns that graticule about `centre` (0: its poles are on the
//             centre's meridian). Latitudes of the turned graticule are limited to south..north.
//   lobes:    boxes of that turned graticule, (0, 0) at `centre`: an interrupted map, or one window.
struct Domain {
  enum class Kind { circle, meridian, lobes } kind = Kind::meridian;
  LonLat centre;
  Degrees radius{180};            // circle
  Degrees tilt{0};                // meridian, lobes
  Degrees south{-90}, north{90};  // meridian
  Degrees slit{180};              // meridian: the cut splits the map this far from the centre's antipode
  std::vector<Lobe> lobes;        // lobes
  // Points on a cut stay this far on their side of it, so that PROJ sees which side they are on: 0.1 mm on
  // the ground, or more than PROJ moves them from WGS84 to another datum.
  Degrees gap{1e-9};
  bool operator==(const Domain&) const = default;
};
std::string_view to_string(Domain::Kind kind);  // "circle", "meridian", "lobes"

class Projection {
 public:
  // Makes a projection from a preset's name ("equal-earth"), a PROJ string ("+proj=robin +lon_0=160"), or
  // an authority code ("EPSG:3857"; a geographic one is drawn as plate carree). `centre` replaces the
  // centre. Throws UsageError for a centre that is not on the globe. Throws Error for a name that PROJ
  // cannot make, with PROJ's reason or the nearest name, and for a projection that a map cannot show (see
  // family.h).
  static Projection make(std::string_view name, std::optional<LonLat> centre = std::nullopt);
  // Blends two projections: every point lies a `share` (0..1) of the way between its two images, each taken
  // to a common plane by an affine map. Both must have the same centre, and may not be cut along different
  // lines.
  static Projection between(const Projection& from, const Affine& from_plane, const Projection& to,
                            const Affine& to_plane, double share);
  // Returns the same projection about another centre; both parts of a blend are moved, and their images of
  // the centre stay where they are.
  Projection centred_on(LonLat centre) const;
  // Returns an azimuthal projection that ends so far from its centre, where it is not drawn out yet; any
  // other as it is.
  Projection within(Degrees reach) const;
  // Returns the hemispheres, one above the other, with the line between them turned so far (0..90) that the
  // western one is on the left of the eastern; any other projection as it is.
  Projection slanted(Degrees slant) const;
  Projection();  // equal-earth
  ~Projection();
  Projection(const Projection&);
  Projection& operator=(const Projection&);
  bool operator==(const Projection& o) const;  // compares definitions

  const std::string& name() const;        // the preset's name, or the text given
  const std::string& definition() const;  // the string given to PROJ
  const Domain& domain() const;
  LonLat centre() const { return domain().centre; }
  bool movable() const;  // false for projections made for one place, which take no centre

  // True for a result of between().
  bool is_blend() const;

  // Projects to metres east and north; nullopt outside the domain. A point on the cut may fall on either
  // side.
  std::optional<Point> forward(LonLat p) const { return image_of(on_sphere(p)); }
  std::optional<Point> image_of(const SpherePoint& p) const;
  // Inverts as PROJ does: a point of the plane beyond the map's edge may get a position, too. Longitudes
  // are -180..180; nullopt where PROJ finds no position.
  std::optional<LonLat> inverse(Point p) const;
  // Projects to metres without checking the domain; the result is not finite where there is no image. Both
  // spans have the same size.
  void project(std::span<const SpherePoint> from, std::span<Point> to) const;
  // The same by PROJ alone: to its last digit, and without an image wherever PROJ has none. Presets
  // are slower so.
  void project_by_proj(std::span<const SpherePoint> from, std::span<Point> to) const;
  // Unprojects, with the caution of inverse(); not finite where there is no position. Longitudes may be of
  // any turn. Both spans have the same size.
  void unproject(std::span<const Point> from, std::span<LonLat> to) const;
  // Converts metres east and north to PROJ's own units and axis directions, as PROJ's programs print them,
  // and back.
  Point native(Point p) const;
  Point from_native(Point p) const;

 private:
  struct State;
  explicit Projection(std::shared_ptr<const State> state);
  // Makes what a preset, a PROJ string or a code defines, known by another name.
  static Projection made_of(std::string_view definition, std::string name, std::optional<LonLat> centre);
  std::shared_ptr<const State> state_;
};

// A named projection on the sphere of earth_radius.
struct Preset {
  std::string_view name;
  std::string_view proj;  // PROJ string without a centre, or one that is the program's own
  std::string_view good_for;
};
std::span<const Preset> presets();

// Projects geometry to the plane, in metres: it is cut exactly where the domain ends, and curves are
// resampled until they stay within `tolerance` of the true projection. Lines break at the cut; areas are
// closed along it. With `visible`, geometry outside that cap may be missing from lines and coarse in areas.
Path project_lines(const Projection& projection, const Shape& lines, Metres tolerance,
                   const Cap* visible = nullptr);
struct ProjectedAreas {
  Path fill;
  Path shore;  // the areas' own outlines, without edges along the cut
};
ProjectedAreas project_areas(const Projection& projection, const Shape& areas, Metres tolerance,
                             const Cap* visible = nullptr);
Path project_lines(const Projection& projection, const Lines& lines, Metres tolerance);
Path project_polygons(const Projection& projection, const Polygons& polygons, Metres tolerance);
// Projects the edge of the map: the whole domain as an area, whose stroke is the map's outline.
Path project_outline(const Projection& projection, Metres tolerance);

// Returns the graticule: meridians and parallels every `step` as lines.
Shape graticule(Degrees step);

}  // namespace homebound
