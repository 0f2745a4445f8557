// Fuzz targets. Each takes any bytes, and returns when all that is promised of such an input held; a broken
// promise leaves as an exception, as does whatever the code throws beyond its documented errors.
//
// Clang's libFuzzer drives them (the preset `fuzz`); in every build corpus_test.cpp runs them over corpus/.
#pragma once

#include <string_view>

namespace homebound::fuzz {

void scenario(std::string_view input);  // the text of a scenario
void patch(std::string_view input);     // TOML, then seven bytes that choose an edit of it
void table(std::string_view input);     // a table of flights as text
void gpx(std::string_view input);       // recorded tracks, a target each for the way they are read
void kml(std::string_view input);
void geojson(std::string_view input);
void positions(std::string_view input);  // CSV of positions
void messages(std::string_view input);   // SBS, NMEA, IGC, and what is packed: gzip, KMZ
void json(std::string_view input);       // traces, state vectors, lists of positions and of flights
void png(std::string_view input);
void filter(std::string_view input);  // terms of a filter
void script(std::string_view input);  // lines of a script

}  // namespace homebound::fuzz
