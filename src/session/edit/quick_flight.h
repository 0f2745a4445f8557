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

// Returns the fields of a flight with its date, departure and arrival in full: see typed_times.h. A time
// without a day is on the flight's own date, or on `day`, and such an arrival on the first day on which it
// lies after the departure. A day without a year is in that of `near`, a day ("2023-04-25") or empty.
scenario::TypedFields with_whole_times(scenario::TypedFields typed, const scenario::Scenario& scenario,
                                       const std::string& day, const std::string& near = {});

// A code that may be a slip: it is that of a little airport, and one letter away is a well-known one that is
// nearer to the places of the scenario.
struct NearMiss {
  const data::Airport *little = nullptr, *known = nullptr;
};
std::optional<NearMiss> near_miss(std::string_view code, const scenario::Scenario& scenario);

}  // namespace homebound::session
