// The picture's own words, English and Chinese.
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
  reported,      // of a head-count
  scheduled,
  tracked,
  filter_shown,  // "{} of {} flights shown: {}"
  filter_from,   // each "from {}" and so on
  filter_to,
  filter_kinds,
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
  ruler_sum,  // "{} in all"
  ruler_area,
  ruler_perimeter,
  twilight,  // heading of the three
  civil,
  nautical,
  astronomical,
  night,
  sun_overhead,
  from_place,
  to_place,
  boundaries_note,
  map_data,
  sources,
  claims_differ,
  derived,
  estimated,
  number_derived,  // of an event
  time_estimated,
  at_the_centre,  // of a distance: "{} at the map's centre"
  kilometres,
  metres,
  north,         // on an arrow
  pace_seconds,  // "1 s ≈ {} s": how much time a second of the film takes
  pace_minutes,
  pace_hours,
  pace_days,
  pace_of_life,  // a second takes a second
  time_held,
  contents,
  what_happens,
  notes,
};
std::string_view word(Word w, Language language);
// For a certainty: of a head-count, and of times.
Word word_of(scenario::Certainty sure);
Word times_word_of(scenario::Certainty sure);
// The date that heads an event, with what was derived or estimated of the event: " · number derived".
std::string with_certainty(std::string date, const scenario::Event& event, Language language);
// A source's date as people write it, "10 November 2015"; as it is when it is not a whole date.
std::string source_date(const scenario::Source& source, Language language);
// The scenario's key for a language: "en" or "zh".
std::string code_of(Language language);  // of the first language when it is both
// Style::language of that: "en" or "zh-CN".
std::string tag_of(Language language);
// The Chinese text that stands below the English one when both are shown; "" when there is none.
std::string second_text(const scenario::Text& text, Language language);
text::Style second_style(text::Style style);
// "9 Nov" / "11月9日", on the zone's clock.
std::string short_date(Instant t, std::string_view zone, Language language);
// "9 November 2015" / "2015年11月9日", on the zone's clock.
std::string long_date(Instant t, std::string_view zone, Language language);

}  // namespace homebound::compose
