// Times as people type them, "9:30", "+2h", "26 Apr 21:05", 4月24日, and what the file says for them.
#pragma once

#include <optional>
#include <string>

#include "base/instant.h"
#include "scenario/format/with_field.h"
#include "scenario/model.h"

namespace homebound::session {

// Return one time in full, on `day` where it says none of its own, and one day. Days are written as in
// tables: "2023-04-26", "26 Apr 2023", "26/04/2023", 2023年4月26日; one without a year, "26 Apr" or 4月26日,
// is in the year of `day` or `near`. What cannot be read stays as it is, for the parser to judge. Throw Error
// for a date that may be two days, "04/05/2023", naming both, and for one whose year nobody knows.
std::string whole_time(const std::string& typed, const std::string& day);
std::string whole_day(const std::string& typed, const std::string& near);
// Tells whether a time says its day, or is none.
bool has_day(const std::string& typed);
// Returns a time after an instant in full: "+2h", or a time that the clock there shows once a day, of which
// the first after the instant is meant.
std::string time_after(Instant left, const std::string& typed, const std::string& zone);

// Returns the zone of a place as it is typed; empty when nothing has that name.
std::string zone_of(const scenario::Scenario& s, const std::string& typed);
std::optional<Instant> instant_of(const std::string& local, const std::string& zone);

// Returns what was typed into fields of an entry with all its times in full. A time without a day is on the
// day that the field had, or the entry's other times have; an arrival, or an end that had none, is the first
// such time after the departure or the beginning, from which "+2h" counts. A fresh entry will stand before
// the one that is now at its index. Throws as whole_time() does.
scenario::TypedFields with_times_in_full(const scenario::TomlOutline& outline, const std::string& text,
                                         const scenario::Scenario& s, const scenario::Entry& entry,
                                         bool fresh, scenario::TypedFields typed);

}  // namespace homebound::session
