// Lists of flights as JSON, as rows of text.
#pragma once

#include "data/text/table.h"

namespace homebound::data {

// Tells whether a file is JSON (or JSON Lines, or either packed with gzip) other than GeoJSON.
bool is_plain_json(const std::filesystem::path& file);

// Reads the longest list of objects in a JSON document: an object a row, a key a column; keys of objects in
// it are joined ("departure iata"). Answers of the OpenSky Network's /flights
// (https://openskynetwork.github.io/opensky-api/rest.html), of Flightradar24's flight-summary
// (https://fr24api.flightradar24.com/docs) and of FlightAware's AeroAPI
// (https://www.flightaware.com/aeroapi/portal/documentation) get the program's own titles. Throws Error as
// read_table() does.
Table read_json_table(const std::filesystem::path& file);

}  // namespace homebound::data
