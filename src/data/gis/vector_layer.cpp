#include "data/gis/vector_layer.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <ogr_swq.h>
#include <ogrsf_frmts.h>

#include "base/error.h"
#include "base/suggest.h"
#include "data/gis/gdal_file.h"
#include "data/gis/rings.h"

namespace homebound::data {
namespace {

constexpr std::size_t most_vertices = 5'000'000, most_features = 1'000'000;

// Cuts each edge to at most a degree along the straight line in longitude and latitude, even if that is the
// long way round.
void add_straight(const Ring& points, bool closed, LonLatParts& to) {
  to.begin();
  const std::size_t edges = closed ? points.size() : points.size() - 1;
  for (std::size_t i = 0; i < edges; ++i) {
    const LonLat a = points[i], b = points[(i + 1) % points.size()];
    to.add(a);
    if (std::abs(a.lat) == 90 && a.lat == b.lat) continue;  // both are the pole
    const double dlon = b.lon - a.lon, dlat = b.lat - a.lat;
    const int pieces = static_cast<int>(std::ceil(std::max(std::abs(dlon), std::abs(dlat))));
    for (int k = 1; k < pieces; ++k) to.add({a.lon + dlon * k / pieces, a.lat + dlat * k / pieces});
  }
  if (!closed) to.add(points.back());
}

class LayerReader {
 public:
  LayerReader(OGRLayer& layer, const VectorQuery& query, std::string file)
      : source_(layer), file_(std::move(file)) {
    if (const OGRSpatialReference* crs = layer.GetSpatialRef()) {
      degrees_ = crs->IsGeographic();
      OGRSpatialReference from = *crs, to;
      from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
      to.SetWellKnownGeogCS("WGS84");
      to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
      if (!from.IsSame(&to)) {
        to_degrees_.reset(OGRCreateCoordinateTransformation(&from, &to));
        if (!to_degrees_)
          fail({"has a coordinate system that does not lead to longitude and latitude",
                "的坐标系无法换算为经纬度"});
      }
    }
    if (!query.label.empty()) label_ = field(query.label);
    if (!query.where.empty()) {
      where_ = std::make_unique<OGRFeatureQuery>();
      const QuietGdal errors;
      if (where_->Compile(layer.GetLayerDefn(), query.where.c_str()) != OGRERR_NONE)
        fail(told("cannot be asked where \"{}\": {}", "无法按条件 \"{}\" 查询：{}", query.where,
                  errors.message().substr(0, errors.message().find('\n'))));
    }
  }

  VectorLayer read() {
    const QuietGdal errors;
    source_.ResetReading();
    std::size_t features = 0;
    bool any = false;
    while (const OGRFeatureUniquePtr feature{source_.GetNextFeature()}) {
      if (++features > most_features)
        fail({"has more than a million features: make it smaller, with where or ogr2ogr",
              "的要素超过一百万：请用 where 或 ogr2ogr 减少"});
      any = true;
      if (where_ && !where_->Evaluate(feature.get())) continue;
      feature_ = feature->GetFID();
      if (const OGRGeometry* geometry = feature->GetGeometryRef()) add_feature(*feature, *geometry);
    }
    if (errors.failed()) fail(told("breaks off: {}", "中断：{}", errors.message()));
    if (!any) fail({"has no features", "没有要素"});
    if (vertices_ == 0)
      fail(where_ ? Message{"has no feature with a geometry that meets the condition",
                            "没有符合条件且带几何的要素"}
                  : Message{"has features without any geometry", "的要素都没有几何"});
    return std::move(result_);
  }

 private:
  [[noreturn]] void fail(const Message& why) const { throw Error(told("'{}' {}", "“{}”{}", file_, why)); }

  int field(const std::string& name) const {
    const OGRFeatureDefn& fields = *source_.GetLayerDefn();
    std::vector<std::string_view> names;
    for (int i = 0; i < fields.GetFieldCount(); ++i) {
      names.emplace_back(const_cast<OGRFeatureDefn&>(fields).GetFieldDefn(i)->GetNameRef());
      if (names.back() == name) return i;
    }
    fail(told("has no field '{}'{}", "没有字段“{}”{}", name, did_you_mean(name, names)));
  }

  void add_feature(const OGRFeature& feature, const OGRGeometry& geometry) {
    std::optional<LonLat> at;
    if (geometry.hasCurveGeometry()) {
      const std::unique_ptr<OGRGeometry> straight(geometry.getLinearGeometry());
      at = add(*straight);
    } else {
      at = add(geometry);
    }
    if (label_ && at && feature.IsFieldSetAndNotNull(*label_)) {
      std::string text = feature.GetFieldAsString(*label_);
      if (!text.empty()) result_.labels.push_back({*at, std::move(text)});
    }
  }

  // Adds a geometry and returns where to write the feature's label.
  std::optional<LonLat> add(const OGRGeometry& geometry) {
    std::optional<LonLat> at;
    if (const auto* collection = dynamic_cast<const OGRGeometryCollection*>(&geometry)) {
      for (const OGRGeometry* part : collection)
        if (const auto found = add(*part); found && !at) at = found;
    } else if (const auto* polygon = dynamic_cast<const OGRPolygon*>(&geometry)) {
      at = add_polygon(*polygon);
    } else if (const auto* line = dynamic_cast<const OGRLineString*>(&geometry);
               line && line->getNumPoints() > 1) {
      const Ring points = brought(points_of(*line));
      add_straight(points, false, result_.lines);
      at = points[points.size() / 2];
    } else if (const auto* point = dynamic_cast<const OGRPoint*>(&geometry); point && !point->IsEmpty()) {
      count(1);
      at = brought({{point->getX(), point->getY()}}).front();
      result_.points.push_back(*at);
    }
    return at;
  }

  std::optional<LonLat> add_polygon(const OGRPolygon& polygon) {
    bool hole = false, any = false;
    for (const OGRLinearRing* source : polygon) {
      Ring ring = points_of(*source);
      if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
      if (ring.size() > 2) {
        ring = brought(oriented(std::move(ring), hole));
        add_straight(ring, true, result_.areas);
        add_outline(std::move(ring));
        any = true;
      }
      hole = true;
    }
    if (!any || !label_) return std::nullopt;
    const QuietGdal quiet;  // silences messages about polygons that are not simple
    OGRPoint inside;
    if (polygon.PointOnSurface(&inside) != OGRERR_NONE || inside.IsEmpty()) {
      OGREnvelope box;
      polygon.getEnvelope(&box);
      inside = OGRPoint((box.MinX + box.MaxX) / 2, (box.MinY + box.MaxY) / 2);
    }
    return brought({{inside.getX(), inside.getY()}}).front();
  }

  void add_outline(Ring ring) {
    ring.push_back(ring.front());
    Ring piece{ring.front()};
    const auto add_piece = [&] {
      if (piece.size() > 1) add_straight(piece, false, result_.outlines);
    };
    for (std::size_t i = 1; i < ring.size(); ++i) {
      if (made_by_cut(ring[i - 1], ring[i])) add_piece(), piece.clear();
      piece.push_back(ring[i]);
    }
    add_piece();
  }

  void count(std::size_t vertices) {
    vertices_ += vertices;
    if (vertices_ > most_vertices)
      fail({"has more than 5 million vertices: simplify it, or choose some with where",
            "的顶点超过五百万：请简化，或用 where 选取"});
  }

  Ring points_of(const OGRSimpleCurve& curve) {
    Ring points(static_cast<std::size_t>(curve.getNumPoints()));
    count(points.size());
    if (!points.empty()) curve.getPoints(&points[0].lon, sizeof(LonLat), &points[0].lat, sizeof(LonLat));
    return points;
  }

  // Converts points from the source's coordinates to degrees, and checks them.
  Ring brought(Ring points) const {
    if (to_degrees_) {
      std::vector<double> x, y;
      for (const LonLat& p : points) x.push_back(p.lon), y.push_back(p.lat);
      if (!to_degrees_->Transform(static_cast<int>(x.size()), x.data(), y.data()))
        fail(told("has a coordinate that its coordinate system does not know, in feature {}",
                  "第{}个要素有其坐标系之外的坐标", feature_));
      for (std::size_t i = 0; i < points.size(); ++i) points[i] = {x[i], y[i]};
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
      LonLat& p = points[i];
      constexpr double slack = 1e-9;
      if (!(std::abs(p.lon) <= 360 && std::abs(p.lat) <= 90 + slack))
        fail(told(
            "has a point at {}, {} in feature {}: longitudes lie between -360 and 360, latitudes between "
            "-90 and 90 (is its coordinate system right?)",
            "第{2}个要素有一点位于 {0}, {1}：经度应在-360至360之间，纬度应在-90至90"
            "之间（坐标系是否正确？）",
            p.lon, p.lat, feature_));
      p.lat = std::clamp(p.lat, -90.0, 90.0);
      if (!degrees_ && i > 0) p.lon = points[i - 1].lon + std::remainder(p.lon - points[i - 1].lon, 360);
    }
    return points;
  }

  OGRLayer& source_;
  std::string file_;
  std::unique_ptr<OGRCoordinateTransformation> to_degrees_;
  std::unique_ptr<OGRFeatureQuery> where_;
  std::optional<int> label_;
  bool degrees_ = true;
  GIntBig feature_ = 0;
  std::size_t vertices_ = 0;
  VectorLayer result_;
};

OGRLayer& chosen(GDALDataset& source, const std::string& name, const std::string& file) {
  std::vector<std::string> names;
  OGRLayer *found = nullptr, *first = nullptr;
  int candidates = 0;
  for (OGRLayer* layer : source.GetLayers()) {
    names.emplace_back(layer->GetName());
    if (names.back() == name) found = layer;
    if (!first) first = layer;
    if (name.empty() && layer->GetFeatureCount(FALSE) != 0 && ++candidates == 1) found = layer;
  }
  const std::vector<std::string_view> known(names.begin(), names.end());
  if (!first) throw Error(told("'{}' has no features", "“{}”没有要素", file));
  if (candidates > 1)
    throw Error(told("'{}' has several layers, say which: layer = one of {}",
                     "“{}”有多个图层，请指明：layer = {} 之一", file, fmt::join(names, ", ")));
  if (found) return *found;
  if (name.empty()) return *first;  // all are empty
  throw Error(told("'{}' has no layer '{}'{} (there are: {})", "“{}”没有图层“{}”{}（现有：{}）", file, name,
                   did_you_mean(name, known), fmt::join(names, ", ")));
}

}  // namespace

bool holds_features(const std::filesystem::path& file) {
  return open_user_file(file, GDAL_OF_RASTER | GDAL_OF_VECTOR)->GetLayerCount() > 0;
}

VectorLayer read_vector_layer(const std::filesystem::path& file, const VectorQuery& query) {
  const GDALDatasetUniquePtr source = open_user_file(file, GDAL_OF_VECTOR);
  const std::string name = file.filename().string();
  return LayerReader(chosen(*source, query.layer, name), query, name).read();
}

}  // namespace homebound::data
