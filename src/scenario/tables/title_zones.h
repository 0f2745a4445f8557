// Knows the time zones that titles abbreviate: "Dep (EAT)".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace homebound::scenario {

struct TitleZone {
  std::string_view zone;     // IANA
  std::string_view country;  // ISO 3166-1 alpha-2 of those who call it so; empty where it is several'
};

// Returns what an abbreviation in capitals may mean: one zone for "EAT", several for "IST". Empty for a word
// that is no zone.
std::vector<TitleZone> zones_abbreviated(std::string_view word);

// Takes the abbreviation of a zone out of a title, where it stands in brackets or as the last word: "Dep
// (IST)". Returns it; empty when there is none.
std::string take_zone(std::string& title);

}  // namespace homebound::scenario
