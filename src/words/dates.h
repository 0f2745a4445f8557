// Dates and times of day as readers of a language expect them, on the clock of a time zone (IANA).
#pragma once

#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/language.h"
#include "scenario/model.h"

namespace homebound {

// Return "9 Nov" / "11月9日", "9 Nov 2015" / "2015年11月9日", and "9 November 2015" / "2015年11月9日".
std::string short_date(Instant t, std::string_view zone, Language language);
std::string medium_date(Instant t, std::string_view zone, Language language);
std::string long_date(Instant t, std::string_view zone, Language language);
// Returns "06:00", or with seconds "06:00:30".
std::string time_of_day(Instant t, std::string_view zone, bool seconds = false);
// Returns the time between two instants as these times of day show them, in whole minutes: what a reader
// finds who subtracts the one from the other.
Seconds shown_between(Instant from, Instant to);
// Joins a date in any of the forms above with a time: "9 Nov, 06:00" / "11月9日 06:00".
std::string dated(std::string date, std::string_view time, Language language);
// Returns "10 Nov 2015, 06:00" / "2015年11月10日 06:00".
std::string date_and_time(Instant t, std::string_view zone, Language language, bool seconds = false);
// Returns "10 Nov 06:00" / "11月10日 06:00".
std::string day_and_time(Instant t, std::string_view zone, Language language);
// Returns "10 Nov 06:00 UTC" / "11月10日 06:00（UTC）".
std::string utc_text(Instant t, Language language);
// Returns the zone's offset at an instant, "UTC+08:00".
std::string offset_text(Instant t, const std::string& zone);

// Returns an event's date as its source gives it.
std::string event_date(const scenario::Event& event, Language language);
// Returns a source's date as "10 November 2015", or unchanged when it is not a complete date.
std::string source_date(const scenario::Source& source, Language language);

}  // namespace homebound
