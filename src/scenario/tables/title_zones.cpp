#include "scenario/tables/title_zones.h"

#include <algorithm>

#include "base/trim.h"

namespace homebound::scenario {
namespace {

struct ZoneName {
  std::string_view word;
  TitleZone zone;
};

// Abbreviations as airlines and offices use them; those of several countries stand once for each.
constexpr ZoneName zone_names[] = {{"CET", {"Europe/Berlin", ""}},
                                   {"CEST", {"Europe/Berlin", ""}},
                                   {"MEZ", {"Europe/Berlin", ""}},
                                   {"MESZ", {"Europe/Berlin", ""}},
                                   {"EET", {"Europe/Athens", ""}},
                                   {"EEST", {"Europe/Athens", ""}},
                                   {"WET", {"Europe/Lisbon", ""}},
                                   {"MSK", {"Europe/Moscow", "RU"}},
                                   {"TRT", {"Europe/Istanbul", "TR"}},
                                   {"WAT", {"Africa/Lagos", ""}},
                                   {"CAT", {"Africa/Maputo", ""}},
                                   {"EAT", {"Africa/Nairobi", ""}},
                                   {"SAST", {"Africa/Johannesburg", "ZA"}},
                                   {"PKT", {"Asia/Karachi", "PK"}},
                                   {"NPT", {"Asia/Kathmandu", "NP"}},
                                   {"AFT", {"Asia/Kabul", "AF"}},
                                   {"IRST", {"Asia/Tehran", "IR"}},
                                   {"MMT", {"Asia/Yangon", "MM"}},
                                   {"ICT", {"Asia/Bangkok", ""}},
                                   {"WIB", {"Asia/Jakarta", "ID"}},
                                   {"WITA", {"Asia/Makassar", "ID"}},
                                   {"WIT", {"Asia/Jayapura", "ID"}},
                                   {"SGT", {"Asia/Singapore", "SG"}},
                                   {"MYT", {"Asia/Kuala_Lumpur", "MY"}},
                                   {"HKT", {"Asia/Hong_Kong", "HK"}},
                                   {"PHT", {"Asia/Manila", "PH"}},
                                   {"BJT", {"Asia/Shanghai", "CN"}},
                                   {"JST", {"Asia/Tokyo", "JP"}},
                                   {"KST", {"Asia/Seoul", "KR"}},
                                   {"AEST", {"Australia/Brisbane", "AU"}},
                                   {"AEDT", {"Australia/Sydney", "AU"}},
                                   {"AWST", {"Australia/Perth", "AU"}},
                                   {"NZST", {"Pacific/Auckland", "NZ"}},
                                   {"NZDT", {"Pacific/Auckland", "NZ"}},
                                   {"ET", {"America/New_York", "US"}},
                                   {"ET", {"Africa/Addis_Ababa", "ET"}},
                                   {"EDT", {"America/New_York", ""}},
                                   {"CDT", {"America/Chicago", ""}},
                                   {"MDT", {"America/Denver", ""}},
                                   {"PDT", {"America/Los_Angeles", ""}},
                                   {"EST", {"America/New_York", ""}},
                                   {"BRT", {"America/Sao_Paulo", "BR"}},
                                   {"ART", {"America/Argentina/Buenos_Aires", "AR"}},
                                   {"IST", {"Asia/Kolkata", "IN"}},
                                   {"IST", {"Asia/Jerusalem", "IL"}},
                                   {"IST", {"Europe/Dublin", "IE"}},
                                   {"IST", {"Europe/Istanbul", "TR"}},
                                   {"CST", {"Asia/Shanghai", "CN"}},
                                   {"CST", {"America/Chicago", "US"}},
                                   {"CST", {"America/Havana", "CU"}},
                                   {"BST", {"Europe/London", "GB"}},
                                   {"BST", {"Asia/Dhaka", "BD"}},
                                   {"AST", {"Asia/Riyadh", "SA"}},
                                   {"AST", {"America/Halifax", "CA"}},
                                   {"GST", {"Asia/Dubai", "AE"}},
                                   {"GST", {"Pacific/Guam", "GU"}},
                                   {"PST", {"America/Los_Angeles", "US"}},
                                   {"PST", {"Asia/Manila", "PH"}},
                                   {"MST", {"America/Denver", "US"}},
                                   {"MST", {"Asia/Kuala_Lumpur", "MY"}}};

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::vector<TitleZone> zones_abbreviated(std::string_view word) {
  std::vector<TitleZone> all;
  for (const ZoneName& k : zone_names)
    if (k.word == word) all.push_back(k.zone);
  return all;
}

std::string take_zone(std::string& title) {
  std::size_t end = title.size();
  while (end > 0 && !is_capital(title[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && is_capital(title[begin - 1])) --begin;
  // Letters before it would make it a part of a word.
  const bool whole =
      begin > 0 && (title[begin - 1] == ' ' || title[begin - 1] == '(' || title[begin - 1] == '[' ||
                    title[begin - 1] == '/' || title[begin - 1] == ',');
  const bool last = std::string_view(title).substr(end).find_first_not_of(" )]") == std::string_view::npos;
  std::string word = title.substr(begin, end - begin);
  if (!whole || !last || zones_abbreviated(word).empty()) return {};
  // "EST" before other words is "estimated"; behind them, without brackets, it is too.
  if (word == "EST" && title[begin - 1] != '(' && title[begin - 1] != '[') return {};
  title.erase(begin - 1);
  title = std::string(trimmed(title));
  return word;
}

}  // namespace homebound::scenario
