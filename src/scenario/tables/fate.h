// Tells from words what has become of a flight.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "scenario/model.h"

namespace homebound::scenario {

// The reason for which the row of a flight that did not take place is left out.
inline constexpr Wording cancelled{"cancelled", "已取消"};

// What a column of statuses asks, by its title: "status", "cancelled?", "diverted?", "operated?".
enum class Asked { status, cancelled, diverted, flown };
Asked asked_by(std::string_view title);

// Reads a cell of such a column, in English, Chinese and the words of other airlines' boards: "CNL", "Not
// operated", "postponed", 停飞; yes, no, 1 and 0 where the title asks a question. `unsaid` is a flight that
// takes place, whatever has become of it: "on time". Nullopt for a word that is not known.
std::optional<FlightStatus> fate_in(std::string_view cell, Asked asked = Asked::status);

// Reads a cell of another column. It must say nothing else, but for a reason behind it: "CANCELLED",
// "cancelled due to weather", 取消（天气）. Nullopt for all other texts.
std::optional<FlightStatus> fate_alone(std::string_view cell);
// Reads where a flight was diverted to, as a remark says among other things: "fuel stop; diverted to Doha".
// The place is empty where it names none; nullopt where it speaks of no diversion, or of none that happened.
std::optional<std::string> diverted_to(std::string_view cell);
// Tells whether a status is a word that says that nobody knows it: "unknown", 不详.
bool says_nobody_knows(std::string_view cell);
// Tells whether a status says that a flight was moved to a day or an hour: "Delayed to 13 Mar".
bool names_another_time(std::string_view cell);
// Tells whether a cell speaks of a cancellation among other things.
bool mentions_cancelling(std::string_view cell);

}  // namespace homebound::scenario
