// Tells columns of personal data, which are not read.
#pragma once

#include <string_view>

namespace homebound::scenario {

// Tells whether a title is one of names of persons, of passports and other papers, of dates of birth or of
// addresses: "Passenger name", "Passport No.", "Geburtsdatum", 护照号.
bool is_personal(std::string_view title);

}  // namespace homebound::scenario
