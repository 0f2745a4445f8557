#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <ogr_swq.h>
#include <ogrsf_frmts.h>

#include "base/error.h"
#include "base/suggest.h"
#include "data/gis/joined_rings.h"
#include "data/gis/rings.h"
#include "gis/gdal_file.h"
#include "gis/gis.h"

namespace homebound::gis {
namespace {

constexpr std::size_t most_vertices = 5'000'000, most_features = 1'000'000, most_times = 2000;

constexpr double longest_projected_edge = 50e3;  // metres

// Returns how often a ring goes round a point of the plane, counter-clockwise.
int windings(const Ring& ring, LonLat p) {
  int count = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
    if ((a.lat <= p.lat) == (b.lat <= p.lat)) continue;
    const double side = (b.lon - a.lon) * (p.lat - a.lat) - (p.lon - a.lon) * (b.lat - a.lat);
    if (side > 0 && a.lat <= p.lat) ++count;
    if (side < 0 && b.lat <= p.lat) --count;
  }
  return count;
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
      unit_ = degrees_ ? to_degrees(Radians(crs->GetAngularUnits())).value : crs->GetLinearUnits();
      if (!from.IsSame(&to)) {
        to_degrees_.reset(OGRCreateCoordinateTransformation(&from, &to));
        if (!to_degrees_)
          fail({"has a coordinate system that does not lead to longitude and latitude",
                "的坐标系无法换算为经纬度"});
        if (!degrees_) find_reference(to, from);
      }
    }
    if (degrees_)  // longitudes may be of any of these turns
      for (const double turn : {-360, 0, 360})
        references_.push_back({(reference_point.lon + turn) / unit_, reference_point.lat / unit_});
    if (!query.label.empty()) label_ = field(query.label);
    if (!query.from.empty()) from_ = field(query.from);
    if (!query.to.empty()) to_ = field(query.to);
    if (!query.where.empty()) {
      where_ = std::make_unique<OGRFeatureQuery>();
      const QuietGdal errors;
      if (where_->Compile(layer.GetLayerDefn(), query.where.c_str()) != OGRERR_NONE)
        fail(told("cannot be asked where \"{}\": {}", "无法按条件 \"{}\" 查询：{}", query.where,
                  errors.message().substr(0, errors.message().find('\n'))));
    }
  }

  std::vector<VectorLayer> read() {
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
      fail(where_
               ? Text{"has no feature with a geometry that meets the condition", "没有符合条件且带几何的要素"}
               : Text{"has features without any geometry", "的要素都没有几何"});
    if (long_edges_ > 0) parts_.front().layer.notes.push_back(note_on_long_edges());
    std::vector<VectorLayer> result;
    for (Part& part : parts_) {
      part.layer.areas = prepared(part.areas, made_by_cut, part.at_reference);
      result.push_back(std::move(part.layer));
    }
    return result;
  }

 private:
  [[noreturn]] void fail(const Text& why) const { throw Error(told("'{}' {}", "“{}”{}", file_, why)); }

  int field(const std::string& name) const {
    const OGRFeatureDefn& fields = *source_.GetLayerDefn();
    std::vector<std::string_view> names;
    for (int i = 0; i < fields.GetFieldCount(); ++i) {
      names.emplace_back(const_cast<OGRFeatureDefn&>(fields).GetFieldDefn(i)->GetNameRef());
      if (names.back() == name) return i;
    }
    fail(told("has no field '{}'{}", "没有字段“{}”{}", name, did_you_mean(name, names)));
  }

  // Finds the reference point of shapes in the source's plane; where it has no image, no ring is around it.
  void find_reference(const OGRSpatialReference& degrees, const OGRSpatialReference& source) {
    const QuietGdal errors;
    const std::unique_ptr<OGRCoordinateTransformation> from_degrees(
        OGRCreateCoordinateTransformation(&degrees, &source));
    LonLat p = reference_point;
    if (from_degrees && from_degrees->Transform(1, &p.lon, &p.lat) && std::isfinite(p.lon) &&
        std::isfinite(p.lat))
      references_.push_back(p);
  }

  // Returns what a field of times holds: in ISO 8601 where the file knows it as a time, else its text.
  static std::string time_in(const OGRFeature& feature, std::optional<int> field) {
    if (!field || !feature.IsFieldSetAndNotNull(*field)) return {};
    const OGRFieldType type = feature.GetFieldDefnRef(*field)->GetType();
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
    float second = 0;
    if ((type != OFTDateTime && type != OFTDate) ||
        !feature.GetFieldAsDateTime(*field, &year, &month, &day, &hour, &minute, &second, &zone))
      return feature.GetFieldAsString(*field);
    std::string text = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    if (type == OFTDate) return text;
    text += fmt::format("T{:02}:{:02}:{:02}", hour, minute, static_cast<int>(second));
    constexpr int utc = 100, of_an_hour = 4;  // GDAL counts quarters of an hour; 0 and 1 say nothing
    if (const int quarters = zone - utc; zone > 1)
      text += fmt::format("{}{:02}:{:02}", quarters < 0 ? '-' : '+', std::abs(quarters) / of_an_hour,
                          std::abs(quarters) % of_an_hour * 15);
    return text;
  }

  // Chooses the part for features of a time.
  void enter(std::string from, std::string to) {
    const auto known = part_of_.try_emplace({std::move(from), std::move(to)}, parts_.size());
    if (known.second) {
      if (parts_.size() == most_times)
        fail(told("has features of more than {} different times", "的要素有超过{}个不同的时间", most_times));
      parts_.emplace_back().layer.from = known.first->first.first;
      parts_.back().layer.to = known.first->first.second;
    }
    part_ = known.first->second;
  }

  void add_feature(const OGRFeature& feature, const OGRGeometry& geometry) {
    enter(time_in(feature, from_), time_in(feature, to_));
    std::optional<LonLat> at;
    rings_.clear(), windings_ = 0;
    if (geometry.hasCurveGeometry()) {
      const std::unique_ptr<OGRGeometry> straight(geometry.getLinearGeometry());
      at = add(*straight);
    } else {
      at = add(geometry);
    }
    std::string text;
    if (label_ && at && feature.IsFieldSetAndNotNull(*label_)) {
      text = feature.GetFieldAsString(*label_);
      if (!text.empty()) parts_[part_].layer.labels.push_back({*at, text});
    }
    if (!rings_.empty()) close_area(std::move(text));
  }

  // Adds the areas of a feature.
  void close_area(std::string label) {
    Part& part = parts_[part_];
    const auto first = static_cast<std::uint32_t>(part.areas.parts());
    for (const Ring& ring : joined_at_seams(std::move(rings_))) {
      part.areas.begin();
      for (const LonLat& p : ring) part.areas.add(p);
    }
    part.layer.area_features.push_back(
        {first, static_cast<std::uint32_t>(part.areas.parts()), windings_, std::move(label)});
    part.at_reference += windings_;
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
      const Ring points = points_of(*line), brought_here = brought(straight(points, false));
      Lines& lines = parts_[part_].layer.lines;
      lines.begin();
      for (const LonLat& p : brought_here) lines.add(p);
      at = brought({points[points.size() / 2]}).front();
    } else if (const auto* point = dynamic_cast<const OGRPoint*>(&geometry); point && !point->IsEmpty()) {
      count(1);
      at = brought({{point->getX(), point->getY()}}).front();
      parts_[part_].layer.points.push_back(*at);
    }
    return at;
  }

  std::optional<LonLat> add_polygon(const OGRPolygon& polygon) {
    bool hole = false, any = false;
    for (const OGRLinearRing* source : polygon) {
      Ring ring = points_of(*source);
      if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
      if (ring.size() > 2) {
        ring = oriented(std::move(ring), hole);
        for (const LonLat& p : references_) windings_ += windings(ring, p);
        rings_.push_back(brought(straight(ring, true)));
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

  // Cuts edges short along straight lines of the source's plane.
  Ring straight(const Ring& points, bool closed) {
    Ring result;
    const std::size_t edges = closed ? points.size() : points.size() - 1;
    for (std::size_t i = 0; i < edges; ++i) {
      const LonLat a = points[i], b = points[(i + 1) % points.size()];
      const double pieces = pieces_of(a, b);
      if (pieces > 1) count(static_cast<std::size_t>(pieces) - 1);
      result.push_back(a);
      for (int k = 1; k < pieces; ++k)
        result.push_back({a.lon + (b.lon - a.lon) * k / pieces, a.lat + (b.lat - a.lat) * k / pieces});
    }
    if (!closed) result.push_back(points.back());
    return result;
  }

  // Returns into how many pieces an edge is cut. Coordinates may be no numbers; they are checked later.
  double pieces_of(LonLat a, LonLat b) {
    const double across = std::abs(b.lon - a.lon) * unit_, up = std::abs(b.lat - a.lat) * unit_;
    if (!degrees_) return std::min(std::ceil(std::hypot(across, up) / longest_projected_edge), 2000.0);
    if (std::abs(a.lat) * unit_ >= 90 && a.lat == b.lat) return 1;  // both are the pole
    if (across > 180 + 1e-6 && across < 360 - 1e-6 && long_edges_++ == 0)
      long_edge_ = {a.lon * unit_, b.lon * unit_, feature_};
    return std::min(std::ceil(std::max(across, up)), 720.0);
  }

  Text note_on_long_edges() const {
    const auto& [from, to, feature] = long_edge_;
    const double other = from > to ? to + 360 : to - 360;
    const Text more =
        long_edges_ == 1 ? Text{"", ""} : told(" (and {} more)", "（另有{}条边）", long_edges_ - 1);
    return told(
        "'{}': the edge from longitude {} to {} in feature {}{} is read as a straight line in longitude and "
        "latitude, the long way round; if it crosses 180 degrees, cut it there or write {} for {}",
        "“{0}”：第{3}个要素中从经度 {1} 到 {2} "
        "的边{4}读作经纬度平面上的直线，即绕地球较长的一侧；若应跨越180度经线，"
        "请在该处切开，或将 {6} 写作 {5}",
        file_, from, to, feature, more, other, to);
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
      for (std::size_t i = 0; i < points.size(); ++i) {
        // Longitudes keep their turn.
        const double turned = degrees_ ? 360 * std::round((points[i].lon * unit_ - x[i]) / 360) : 0;
        points[i] = {x[i] + turned, y[i]};
      }
    }
    for (LonLat& p : points) {
      constexpr double slack = 1e-9;
      if (!(std::abs(p.lon) <= 360 && std::abs(p.lat) <= 90 + slack))
        fail(told(
            "has a point at {}, {} in feature {}: longitudes lie between -360 and 360, latitudes between "
            "-90 and 90 (is its coordinate system right?)",
            "第{2}个要素有一点位于 {0}, {1}：经度应在-360至360之间，纬度应在-90至90"
            "之间（坐标系是否正确？）",
            p.lon, p.lat, feature_));
      p.lat = std::clamp(p.lat, -90.0, 90.0);
    }
    return points;
  }

  OGRLayer& source_;
  std::string file_;
  std::unique_ptr<OGRCoordinateTransformation> to_degrees_;
  std::unique_ptr<OGRFeatureQuery> where_;
  std::optional<int> label_, from_, to_;  // fields
  bool degrees_ = true;
  double unit_ = 1;                 // of the source's coordinates, in degrees or metres
  std::vector<LonLat> references_;  // images of reference_point in the source's coordinates
  GIntBig feature_ = 0;
  std::vector<Ring> rings_;  // the areas of the feature being read
  int windings_ = 0;         // how often they cover the reference point
  // What is read of the features of one time.
  struct Part {
    VectorLayer layer;
    Polygons areas;
    int at_reference = 0;
  };
  std::vector<Part> parts_;
  std::map<std::pair<std::string, std::string>, std::size_t> part_of_;  // by the texts of its time
  std::size_t part_ = 0;                                                // of the feature being read
  struct {
    double from, to;
    GIntBig feature;
  } long_edge_{};  // the first that can be read in two ways
  std::size_t long_edges_ = 0;
  std::size_t vertices_ = 0;
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

std::vector<VectorLayer> read_vector_layers(const std::filesystem::path& file, const VectorQuery& query) {
  const GDALDatasetUniquePtr source = open_user_file(file, GDAL_OF_VECTOR);
  const std::string name = file.filename().string();
  return LayerReader(chosen(*source, query.layer, name), query, name).read();
}

}  // namespace homebound::gis
