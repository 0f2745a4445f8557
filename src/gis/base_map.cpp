#include <algorithm>
#include <array>

#include "base/parallel.h"
#include "data/gis/rings.h"
#include "geo/sphere.h"
#include "gis/geopackage.h"
#include "gis/gis.h"

namespace homebound::gis {
namespace {

struct Layers {
  const char* land;
  const char* boundaries;
  double smallest_lake;  // square metres; smaller lakes would be specks at this level's scales
};

constexpr Layers layers_of(Detail detail) {
  switch (detail) {
    case Detail::low:
      return {"land_lo", "admin0_lines_lo", 1e9};
    case Detail::medium:
      return {"land_mid", "admin0_lines_mid", 0};
    case Detail::high:
      break;
  }
  return {"land_hi", "admin0_lines_hi", 0};
}

std::vector<LonLat> points_of(const OGRSimpleCurve& curve) {
  std::vector<LonLat> points(static_cast<std::size_t>(curve.getNumPoints()));
  if (!points.empty()) curve.getPoints(&points[0].lon, sizeof(LonLat), &points[0].lat, sizeof(LonLat));
  return points;
}

// Collects the rings of a polygon or of a collection of polygons.
void add_rings(const OGRGeometry& geometry, std::vector<Ring>& rings) {
  if (const auto* collection = dynamic_cast<const OGRGeometryCollection*>(&geometry)) {
    for (const OGRGeometry* part : collection) add_rings(*part, rings);
  } else if (const auto* polygon = dynamic_cast<const OGRPolygon*>(&geometry)) {
    bool hole = false;
    for (const OGRLinearRing* source : polygon) {
      Ring ring = points_of(*source);
      if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
      if (ring.size() > 2) rings.push_back(oriented(std::move(ring), hole));
      hole = true;
    }
  }
}

void add_lines(const OGRGeometry& geometry, Lines& lines) {
  if (const auto* collection = dynamic_cast<const OGRGeometryCollection*>(&geometry)) {
    for (const OGRGeometry* part : collection) add_lines(*part, lines);
  } else if (const auto* line = dynamic_cast<const OGRLineString*>(&geometry);
             line && line->getNumPoints() > 1) {
    add_cut_short(points_of(*line), false, lines);
  }
}

std::vector<Ring> read_rings(const GeoPackage& source, const char* layer, const LonLatBox& within) {
  std::vector<Ring> rings;
  source.each(layer, within, [&](const OGRFeature& feature) {
    if (const OGRGeometry* geometry = feature.GetGeometryRef()) add_rings(*geometry, rings);
  });
  return rings;
}

void read_land(const GeoPackage& source, const char* layer, const LonLatBox& within, BaseMap& map) {
  std::vector<Ring> rings = read_rings(source, layer, within);
  const Seam seam(rings);
  for (const Ring& cut : rings) add_cut_short(freed_of_pole(seam.matched(cut)), true, map.land);
}

void read_lakes(const GeoPackage& source, double smallest, const LonLatBox& within, BaseMap& map) {
  source.each("lakes", within, [&](const OGRFeature& feature) {
    std::vector<Ring> rings;
    if (const OGRGeometry* geometry = feature.GetGeometryRef()) add_rings(*geometry, rings);
    Polygons lake;
    for (const Ring& ring : rings) add_cut_short(ring, true, lake);
    if (smallest > 0 && spherical_area(lake) < smallest) return;
    for (std::size_t i = 0; i < lake.parts(); ++i) add_cut_short(lake.part(i), true, map.lakes);
  });
}

BoundaryKind kind_of(std::string_view kind) {
  if (kind == "disputed") return BoundaryKind::disputed;
  return kind == "sar" ? BoundaryKind::special : BoundaryKind::international;
}

void read_boundaries(const GeoPackage& source, const char* layer, const LonLatBox& within, BaseMap& map) {
  source.each(layer, within, [&](const OGRFeature& feature) {
    const auto kind = static_cast<std::size_t>(kind_of(feature.GetFieldAsString("kind")));
    if (const OGRGeometry* geometry = feature.GetGeometryRef()) add_lines(*geometry, map.boundaries[kind]);
  });
}

}  // namespace

BaseMap read_base_map(const std::filesystem::path& file, Detail detail, const LonLatBox& within) {
  const Layers layers = layers_of(detail);
  BaseMap map;
  // Land is about half of the work.
  parallel_for(2, true, [&](std::size_t half) {
    const GeoPackage source(file);
    if (half == 0) return read_land(source, layers.land, within, map);
    read_lakes(source, layers.smallest_lake, within, map);
    source.each("rivers", within, [&](const OGRFeature& feature) {
      if (const OGRGeometry* geometry = feature.GetGeometryRef()) add_lines(*geometry, map.rivers);
    });
    read_boundaries(source, layers.boundaries, within, map);
  });
  return map;
}

}  // namespace homebound::gis
