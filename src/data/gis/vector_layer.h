// A user's features, read through GDAL and brought to longitude and latitude.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "geo/lonlat.h"

namespace homebound::data {

struct VectorLayer {
  Polygons areas;
  Lines outlines;  // of the areas, without edges along 180 degrees or a pole
  Lines lines;
  std::vector<LonLat> points;
  struct Label {
    LonLat at;  // within an area, halfway along a line, at a point
    std::string text;
  };
  std::vector<Label> labels;
};

// Whether a file holds features; otherwise it may be a picture. Throws Error when it cannot be read at all.
bool holds_features(const std::filesystem::path& file);

struct VectorQuery {
  std::string layer;  // empty: the only one that has features
  std::string where;  // a condition in OGR SQL on attributes; empty: all features
  std::string label;  // a field; empty: no labels
};

// Reads features of any CRS; a file without one is taken to be in degrees. Edges are straight lines of the
// source's own coordinates: in degrees from 170 to -170 the long way, to 190 the short one; in a projection
// they are taken to be short. They are cut to at most one degree.
// Throws Error: not readable (see gdal_file.h), no such layer, field or condition (with the nearest name), no
// feature, more than 5 million vertices or a million features, or coordinates off the earth.
VectorLayer read_vector_layer(const std::filesystem::path& file, const VectorQuery& query = {});

}  // namespace homebound::data
