// Numbers, people, distances and durations as readers of a language expect them.
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"
#include "base/quantity.h"
#include "geo/lonlat.h"
#include "geo/measure/measure.h"
#include "scenario/head_count.h"
#include "timeline/timeline.h"

namespace homebound {

// Returns "1,234"; in Chinese "1234", and "12,345" from five digits on.
std::string count_text(long count, Language language);
// Returns "47 suspects" / "嫌疑人47人", "about 150 suspects" / "嫌疑人约150人", "suspects (number unknown)" /
// "嫌疑人（人数不详）"; without a kind, the number alone.
std::string people_text(const scenario::HeadCount& count, std::string_view kind, Language language);
// Returns "1,204 people", "at least 90 people", "1 person" / "1204人", "至少90人", "number unknown" /
// "人数不详".
std::string people_text(const scenario::HeadCount& count, Language language);
// Returns "1 flight", "1,204 flights" / "1204班".
// What a timeline's legs are called: flights, or legs where some go by sea, road or rail.
enum class Service { flights, legs };
Service service_of(const timeline::Timeline& timeline);
std::string flights_text(std::size_t count, Service service, Language language);
// Returns a whole number of kilometres, "3,366 km" / "3366公里".
std::string kilometres_text(Metres distance, Language language);
// Returns what was measured, "2,836.2 km" / "2836.2公里", "1,234 km²" / "1234平方公里".
std::string measured_text(Metres length, LengthUnit unit, Language language);
std::string measured_text(SquareMetres area, LengthUnit unit, Language language);
// Returns a whole number of metres, "500 m" / "500米".
std::string metres_text(Metres distance, Language language);
// Returns a duration to the minute, "3 h 05 min" / "3小时05分".
std::string duration_text(Seconds duration, Language language);
// Returns a position to about 10 m, "31.2000° N, 121.5000° E" / "北纬31.2000°，东经121.5000°".
std::string position_text(LonLat at, Language language);

}  // namespace homebound
