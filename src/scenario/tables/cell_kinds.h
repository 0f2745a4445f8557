// Tells what a cell looks like, by its letters and digits alone.
#pragma once

#include <string_view>

namespace homebound::scenario {

bool has_digit(std::string_view cell);
bool is_whole(std::string_view cell, int least, int most);
// Recognises what may name a place: a code or a word, but no number, date or time.
bool may_be_place(std::string_view cell);
// Recognises ICAO's designators of types of aircraft: "B738", "A20N".
bool is_aircraft(std::string_view cell);
bool is_airline(std::string_view cell);
// Recognises flight numbers: "CA123", "3U 8632", "QFA11".
bool is_flight_number(std::string_view cell);
// Recognises the words of a row below the titles that says how its columns are written: "UTC", "[km]",
// "hh:mm".
bool is_unit(std::string_view cell);
// Recognises what stands before a sum: "Total", "SUB-TOTAL KRT", "Total:", 合计, "4月小计".
bool is_total(std::string_view cell);
// Recognises words for which way a flight goes, as seen from an airport. Some are codes as well: OUT is
// Bousso, and IN India.
bool is_direction(std::string_view cell);
bool is_remark(std::string_view cell);

}  // namespace homebound::scenario
