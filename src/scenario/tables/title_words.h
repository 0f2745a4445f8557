// The words of titles, by language.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace homebound::scenario::title {

// The meaning that a word adds to a title.
enum Part : std::uint64_t {
  leaving = 1ULL << 0U,  // departing end
  coming = 1ULL << 1U,   // arriving end
  place = 1ULL << 2U,
  day = 1ULL << 3U,
  time = 1ULL << 4U,
  flight = 1ULL << 5U,
  number = 1ULL << 6U,  // a flight's number, when the title says nothing else
  people = 1ULL << 7U,
  kind = 1ULL << 8U,
  sure = 1ULL << 9U,
  source = 1ULL << 10U,
  note = 1ULL << 11U,
  speed = 1ULL << 12U,
  utc = 1ULL << 13U,
  beijing = 1ULL << 14U,
  planned = 1ULL << 15U,
  filler = 1ULL << 16U,
  latitude = 1ULL << 17U,
  longitude = 1ULL << 18U,
  year = 1ULL << 19U,
  month = 1ULL << 20U,
  month_day = 1ULL << 21U,  // "day": of a month, or a whole date
  airline = 1ULL << 22U,
  status = 1ULL << 23U,
  actual = 1ULL << 24U,
  expected = 1ULL << 25U,
  tracked = 1ULL << 26U,
  code = 1ULL << 27U,
  first = 1ULL << 28U,  // "lat1"
  second = 1ULL << 29U,
  off_ground = 1ULL << 30U,  // wheels, not blocks
  country = 1ULL << 31U,
  duration = 1ULL << 33U,
  pickup = 1ULL << 34U,  // of one end only beside a coordinate: "o_lat", "target_lon"
  target = 1ULL << 35U,
  aircraft = 1ULL << 36U,
  registration = 1ULL << 37U,
  callsign = 1ULL << 38U,
  seats = 1ULL << 39U,
  booked = 1ULL << 40U,
  boarded = 1ULL << 41U,
  nationality = 1ULL << 42U,
  journey = 1ULL << 43U,
  mode = 1ULL << 44U,
  alone =
      1ULL << 32U,  // the word means this only when it is the whole title, and is a filler elsewhere: "De"
};
using Parts = std::uint64_t;  // of Part

// Returns the parts of a title's words, or nullopt when a word is unknown. All words are of one language, but
// for the codes that every language uses (UTC, IATA, STD); English and Chinese may stand together. Case,
// accents and signs do not count. Words may be joined as they are in files ("crsdeptime", "Abflugzeit"), and
// Chinese, Japanese and Korean words always are. `useful` tells whether the parts make sense: the first
// language in which they do counts.
std::optional<Parts> parts_of(std::string_view title, bool (*useful)(Parts));

}  // namespace homebound::scenario::title
