// A user's features, read through GDAL and converted to longitude and latitude in degrees.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/message.h"
#include "geo/clip/shape.h"
#include "geo/lonlat.h"

namespace homebound::data {

// The features of a layer, or those of them that have one time, by their geometry.
struct VectorLayer {
  // All areas, on the side of their rings that the plane of the source says. Edges that only close an area
  // along 180 degrees or a pole are hidden.
  Shape areas;
  // A feature's own share of `areas`.
  struct Area {
    std::uint32_t first, end;  // parts; none for an area without an edge, the whole world
    int at_reference;
    std::string label;
  };
  std::vector<Area> area_features;
  Lines lines;
  std::vector<LonLat> points;
  struct Label {
    LonLat at;  // within an area, halfway along a line, or at a point
    std::string text;
  };
  std::vector<Label> labels;
  std::vector<Text> notes;  // how input was read that can be read in two ways
  // What the fields of times hold for these features, in ISO 8601 where the file knows it as a time.
  std::string from, to;
};

// Tells whether a file holds features; if not, it may be a picture. Throws Error when GDAL cannot open it.
bool holds_features(const std::filesystem::path& file);

// The selection of features to read.
struct VectorQuery {
  std::string layer;         // empty: the only layer that has features
  std::string where;         // a condition on attributes, in OGR SQL; empty: all features
  std::string label;         // the field that holds the label; empty: no labels
  std::string from{}, to{};  // fields with the time of each feature; empty: none
};

// Reads features of any CRS; a file without one is taken to be in degrees. Edges are straight lines in the
// source's own coordinates, and an area is what its rings enclose there, whichever way they run. In degrees
// an edge from 170 to -170 goes the long way round, with a note, and one from 170 to 190 the short way.
// Edges are cut into pieces of at most one degree; edges along a seam at which the source was cut are gone.
// Throws Error when the file cannot be read (see gdal_file.h), has no such layer, field or condition (the
// message names the nearest), has no feature, has more than 5 million vertices or a million features, or
// has coordinates off the earth.
//
// Returns the features of each time that the fields of times hold, of at most 2000, in the order of the file.
std::vector<VectorLayer> read_vector_layers(const std::filesystem::path& file, const VectorQuery& query);
// Returns all features, whatever their time.
VectorLayer read_vector_layer(const std::filesystem::path& file, const VectorQuery& query = {});

}  // namespace homebound::data
