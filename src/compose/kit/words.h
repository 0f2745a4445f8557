// The fixed wording of the picture, in English and Chinese.
#pragma once

#include <string>
#include <string_view>

#include "base/instant.h"
#include "compose/view/view.h"
#include "text/text.h"
#include "words/amounts.h"
#include "words/dates.h"
#include "words/facts.h"

namespace homebound::compose {

enum class Word {
  in_the_air,
  more_flights,  // "+{} more"
  filter_shown,  // "{} of {} flights shown: {}"
  filter_from,   // "from {}"; the following filters are alike
  filter_to,
  filter_kinds,
  filter_nationalities,
  filter_operators,
  filter_journeys,
  filter_modes,
  filter_people,
  filter_sure,
  filter_times,
  filter_departs,
  filter_during,
  times_all,
  times_partly,
  times_other,
  times_other_partly,  // follow the marks of those that are something else
  times_of,            // "Times of {} flights estimated"
  track_gap,
  way_not_given,  // of a way that is drawn straight for want of its course
  departs_or_arrives,
  not_yet_flown,
  planned,
  to_depart,
  people_aboard,
  flights,  // "{} flights"; the following are alike
  flights_drawn,
  flights_too_small,
  flights_within,   // between joined places
  flights_unknown,  // with an unknown number of people, among those drawn
  band_of_places,
  band_of_joined,
  people_in_all,    // of a band
  departed_so_far,  // what the full part of a band stands for
  sign_about,       // what a sign at a band's number means
  sign_at_least,
  shade_departed,
  half_discs,
  leaving,  // of a place: what leaves it
  arriving,
  among_them,    // between places drawn as one
  and_near,      // "{0} and {1} near it": {2} places in all
  flights_pass,  // follows the numbers of flights of a shade
  people_unknown,
  ruler_sum,  // "{} in all"
  ruler_area,
  ruler_perimeter,
  twilight,  // heading of the lines of sunset and the three twilights
  sunset,
  civil,
  nautical,
  astronomical,
  day,
  night,
  sun_overhead,
  from_place,
  to_place,
  others,
  other_kinds,  // "others: {} kinds"; the following are alike
  other_places,
  other_flights,
  other_nationalities,
  other_operators,
  by_nationality,  // headings of what colours stand for
  by_operator,
  by_mode,
  no_kind,     // of flights of which nobody says who is aboard
  not_said,    // of flights of which nobody says what their colours stand for
  invented,    // the data of an example
  in_transit,  // "{} in transit"
  persons_once,
  legs_count,             // how those count who take several legs
  never_flew,             // "{} flights cancelled or not flown"
  rows_left_out,          // "{} of {} flights"
  assumed_airports,       // "Airports assumed from names: {}."
  airports_assumed,       // "{} airports are assumed from names."
  airports_at_positions,  // "Airports assumed from positions: {}."
  airports_by_position,   // "{} airports are assumed from positions."
  mark_unnamed,           // "Marked without its name: 1 airport."
  marks_unnamed,          // "Marked without their names: {} airports."
  boundaries_note,
  map_data,
  source,
  sources,
  claims_differ,
  number_derived,    // for an event
  estimated_number,  // "{} (est.)"
  time_estimated,
  at_the_centre,  // for a distance: "{} at map centre"
  north,          // on the north arrow
  pace_seconds,   // "1 s ≈ {} s": the time that one second of film covers
  pace_minutes,
  pace_hours,
  pace_days,
  pace_of_life,  // real time
  time_held,
  contents,
  what_happens,
  notes,
};
// Returns the wording; of legs that do not all fly another where that of flights would be wrong.
std::string_view word(Word w, Language language, Service service = Service::flights);
// Returns the wording with a number in its place: one flight, or leg, has no s in English.
std::string counted(Word w, std::string_view number, Language language, Service service = Service::flights);
// Returns the date that heads an event, followed by what was derived or estimated: " · number derived".
std::string with_certainty(std::string date, const scenario::Event& event, Language language);
// Returns the Chinese text that is set below the English one. Returns "" unless both languages are shown
// and the texts differ.
std::string second_text(const Text& text, Language language);
text::Style second_style(text::Style style);

}  // namespace homebound::compose
