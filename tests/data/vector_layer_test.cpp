// Which side of its rings an area is on, by the plane of its file.
#include "data/gis/vector_layer.h"

#include <gmock/gmock.h>

#include "support/temporary_folder.h"

namespace homebound::data {
namespace {

using testing::HasSubstr, testing::IsEmpty, testing::SizeIs;

VectorLayer layer(const std::string& rings, const std::string& crs = "EPSG:4326") {
  const std::string file = test::temporary("areas.geojson");
  test::put(file, R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":")" + crs +
                      R"("}},"features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon",)"
                      R"("coordinates":[)" +
                      rings + "]}}]}");
  return read_vector_layer(file);
}

TEST(VectorLayer, AnAreaIsWhatItsRingEnclosesInThePlane) {
  for (const char* ring : {"[[-180,-60],[180,-60],[180,60],[-180,60],[-180,-60]]",
                           "[[-180,-60],[-180,60],[180,60],[180,-60],[-180,-60]]",
                           "[[0,-60],[360,-60],[360,60],[0,60],[0,-60]]"}) {
    const VectorLayer band = layer(ring);
    EXPECT_THAT(band.notes, IsEmpty());
    EXPECT_EQ(band.areas.parts(), 2U) << "nothing along the seam";
    for (double lon = -180; lon <= 180; lon += 45) {
      EXPECT_TRUE(contains(band.areas, {lon, 59})) << lon;
      EXPECT_TRUE(contains(band.areas, {lon, -59})) << lon;
      EXPECT_FALSE(contains(band.areas, {lon, 61})) << lon;
      EXPECT_FALSE(contains(band.areas, {lon, -89})) << lon;
    }
  }
}

TEST(VectorLayer, ThePlaneIsThatOfTheCoordinateSystem) {
  // Web Mercator's square, less a square around 0, 0.
  const VectorLayer mercator = layer(
      "[[-20037508.342789244,-20037508],[20037508.342789244,-20037508],[20037508.342789244,20037508],"
      "[-20037508.342789244,20037508],[-20037508.342789244,-20037508]],"
      "[[-1e6,-1e6],[1e6,-1e6],[1e6,1e6],[-1e6,1e6],[-1e6,-1e6]]",
      "EPSG:3857");
  for (const LonLat p : {LonLat{180, 0}, {-179.9, 50}, {20, 10}, {100, 84}})
    EXPECT_TRUE(contains(mercator.areas, p)) << p.lon << ' ' << p.lat;
  for (const LonLat p : {LonLat{0, 0}, {8, -8}, {30, 86}})
    EXPECT_FALSE(contains(mercator.areas, p)) << p.lon << ' ' << p.lat;
  // A square round the south pole, whose sides are no parallels.
  const VectorLayer polar = layer("[[-2e6,-2e6],[2e6,-2e6],[2e6,2e6],[-2e6,2e6],[-2e6,-2e6]]", "EPSG:3031");
  for (const LonLat p : {LonLat{0, -90}, {45, -65}, {-135, -65}, {0, -73}, {180, -73}})
    EXPECT_TRUE(contains(polar.areas, p)) << p.lon << ' ' << p.lat;
  for (const LonLat p : {LonLat{0, -70}, {90, -70}, {180, -70}, {45, -60}, {0, 90}})
    EXPECT_FALSE(contains(polar.areas, p)) << p.lon << ' ' << p.lat;
}

TEST(VectorLayer, AnEdgeThatCanBeReadInTwoWaysIsNoted) {
  const VectorLayer uncut = layer("[[170,-10],[-170,-10],[-170,20],[170,20],[170,-10]]");
  ASSERT_THAT(uncut.notes, SizeIs(1));
  EXPECT_THAT(
      uncut.notes[0].english,
      HasSubstr("the edge from longitude 170 to -170 in feature 0 (and 1 more) is read as a straight line"));
  EXPECT_THAT(uncut.notes[0].english, HasSubstr("write 190 for -170"));
  EXPECT_TRUE(contains(uncut.areas, {0, 0}));
  EXPECT_FALSE(contains(uncut.areas, {180, 0}));
  const VectorLayer over = layer("[[170,-10],[190,-10],[190,20],[170,20],[170,-10]]");
  EXPECT_THAT(over.notes, IsEmpty());
  EXPECT_TRUE(contains(over.areas, {180, 0}));
  EXPECT_FALSE(contains(over.areas, {0, 0}));
}

}  // namespace
}  // namespace homebound::data
