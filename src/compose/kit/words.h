// The fixed wording of the picture, in English and Chinese.
#pragma once

#include <string>
#include <string_view>

#include "base/instant.h"
#include "compose/view/view.h"
#include "text/text.h"

namespace homebound::compose {

enum class Word {
  waiting,
  aboard,
  landed,
  in_the_air,
  more_flights,  // "+{} more"
  reported,      // for a head-count
  scheduled,
  tracked,
  filter_shown,  // "{} of {} flights shown: {}"
  filter_from,   // "from {}"; the following filters are alike
  filter_to,
  filter_kinds,
  filter_people,
  filter_sure,
  filter_times,
  filter_departs,
  filter_during,
  times_reported,
  times_derived,
  times_scheduled,
  times_estimated,
  times_tracked,
  track_gap,
  people_aboard,
  people_unknown,
  ruler_sum,  // "{} in all"
  ruler_area,
  ruler_perimeter,
  twilight,  // heading of the three twilights
  civil,
  nautical,
  astronomical,
  night,
  sun_overhead,
  from_place,
  to_place,
  rows_left_out,  // "{} of {} flights"
  boundaries_note,
  map_data,
  source,
  sources,
  claims_differ,
  derived,
  estimated,
  number_derived,  // for an event
  time_estimated,
  at_the_centre,  // for a distance: "{} at map centre"
  kilometres,
  metres,
  north,         // on the north arrow
  pace_seconds,  // "1 s ≈ {} s": the time that one second of film covers
  pace_minutes,
  pace_hours,
  pace_days,
  pace_of_life,  // real time
  time_held,
  contents,
  what_happens,
  notes,
};
std::string_view word(Word w, Language language);
// Return the words for a certainty: of a head-count, and of times.
Word word_of(scenario::Certainty sure);
Word times_word_of(scenario::Certainty sure);
// Returns the date that heads an event, followed by what was derived or estimated: " · number derived".
std::string with_certainty(std::string date, const scenario::Event& event, Language language);
// Returns a source's date as "10 November 2015", or unchanged when it is not a complete date.
std::string source_date(const scenario::Source& source, Language language);
// Returns the Chinese text that is set below the English one. Returns "" unless both languages are shown
// and the texts differ.
std::string second_text(const Text& text, Language language);
text::Style second_style(text::Style style);
// Returns "9 Nov" or "11月9日", the date in the time zone `zone`.
std::string short_date(Instant t, std::string_view zone, Language language);
// Returns "9 November 2015" or "2015年11月9日", the date in the time zone `zone`.
std::string long_date(Instant t, std::string_view zone, Language language);

}  // namespace homebound::compose
