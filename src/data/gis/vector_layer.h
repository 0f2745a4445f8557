// A user's features, read through GDAL and converted to longitude and latitude in degrees.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "geo/lonlat.h"

namespace homebound::data {

// The features of a layer by their geometry.
struct VectorLayer {
  Polygons areas;
  Lines outlines;  // outlines of the areas, without edges along 180 degrees or a pole
  Lines lines;
  std::vector<LonLat> points;
  struct Label {
    LonLat at;  // within an area, halfway along a line, or at a point
    std::string text;
  };
  std::vector<Label> labels;
};

// Tells whether a file holds features; if not, it may be a picture. Throws Error when GDAL cannot open it.
bool holds_features(const std::filesystem::path& file);

// The selection of features to read.
struct VectorQuery {
  std::string layer;  // empty: the only layer that has features
  std::string where;  // a condition on attributes, in OGR SQL; empty: all features
  std::string label;  // the field that holds the label; empty: no labels
};

// Reads features of any CRS; a file without one is taken to be in degrees. Edges are straight lines in the
// source's own coordinates. In degrees, an edge from 170 to -170 goes the long way round and one from 170
// to 190 the short way; in a projection, edges are taken to be short. Edges are cut into pieces of at most
// one degree.
// Throws Error when the file cannot be read (see gdal_file.h), has no such layer, field or condition (the
// message names the nearest), has no feature, has more than 5 million vertices or a million features, or
// has coordinates off the earth.
VectorLayer read_vector_layer(const std::filesystem::path& file, const VectorQuery& query = {});

}  // namespace homebound::data
