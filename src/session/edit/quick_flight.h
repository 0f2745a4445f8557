// A flight that is typed in a hurry: what it shares with the last one is carried over, and its times are as
// short as people write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scenario/format/with_field.h"
#include "session/edit/document.h"

namespace homebound::session {

// Returns what the next flight likely shares with the last one of the file: "from", "date", "kind" and
// "source", as far as it has them.
scenario::TypedFields shared_with_last(const Document& document);

// Returns the fields of a flight with its date, departure and arrival in full. Times may be written "9:30",
// "0930", "2023-04-26 9:30" or "26 Apr 2023 09:30"; an arrival also "+2h" or "+1:30", after the departure. A
// time without a day is on the flight's own date, or on `day`, and such an arrival on the first day on which
// it lies after the departure. Days are written as in tables: "2023-04-26", "26 Apr 2023", "26/04/2023",
// 2023年4月26日; one without a year, "26 Apr" or 4月26日, is in the year of `near`, a day ("2023-04-25") or
// empty. What cannot be read stays as it is, for the parser to judge. Throws Error for a date that may be two
// days, "04/05/2023", naming both, and for one whose year nobody knows.
scenario::TypedFields with_whole_times(scenario::TypedFields typed, const scenario::Scenario& scenario,
                                       const std::string& day, const std::string& near = {});
// Returns one time in full, and one day. Throw the same.
std::string whole_time(const std::string& typed, const std::string& day);
std::string whole_day(const std::string& typed, const std::string& near);

// A code that may be a slip: it is that of a little airport, and one letter away is a well-known one that is
// nearer to the places of the scenario.
struct NearMiss {
  const data::Airport *little = nullptr, *known = nullptr;
};
std::optional<NearMiss> near_miss(std::string_view code, const scenario::Scenario& scenario);

}  // namespace homebound::session
