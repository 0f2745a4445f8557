#include "exporting/option_scope.h"

#include <algorithm>
#include <array>

namespace homebound::exporting {
namespace {

constexpr unsigned scope_bit(OutputSort sort) { return 1U << static_cast<unsigned>(sort); }
constexpr unsigned scope_bit(Format format) { return 1U << static_cast<unsigned>(format); }

constexpr unsigned for_pictures = scope_bit(OutputSort::picture), for_decks = scope_bit(OutputSort::deck),
                   for_sheets = scope_bit(OutputSort::sheet), for_films = scope_bit(OutputSort::film),
                   for_data = scope_bit(OutputSort::data), for_stories = scope_bit(OutputSort::story),
                   for_slides = scope_bit(OutputSort::slides);
constexpr unsigned when_drawn = for_pictures | for_decks | for_sheets | for_films | for_stories | for_slides;

struct OptionScope {
  std::string_view option;
  unsigned sorts;
  unsigned without = 0;  // formats of these sorts that lack it
};
// Options that are not listed here apply to all outputs. What applies to pictures and to films applies to
// slides, which have both. "--dpi" is the panel's own: paper is for pictures.
constexpr std::array option_scopes = {
    OptionScope{"--at", for_pictures},
    OptionScope{"--deck", for_pictures | for_decks},
    OptionScope{"--contact-sheet", for_pictures | for_sheets},
    OptionScope{"--notes", for_decks | for_stories | for_slides},
    OptionScope{"--no-upright", for_stories},
    OptionScope{"--frame", for_stories},
    OptionScope{"--stills", for_slides},
    OptionScope{"--moving", for_slides},
    OptionScope{"--fps", for_films | for_stories | for_slides},
    OptionScope{
        "--quality", for_films | for_slides,
        scope_bit(Format::mov) | scope_bit(Format::gif) | scope_bit(Format::frames) | scope_bit(Format::wav)},
    OptionScope{"--seconds", for_films},
    OptionScope{"--from", for_films},
    OptionScope{"--to", for_films},
    OptionScope{"--frames", for_films},
    OptionScope{"--part", for_films},
    OptionScope{"--subtitles", for_films | for_stories,
                scope_bit(Format::gif) | scope_bit(Format::frames) | scope_bit(Format::wav)},
    OptionScope{"--no-sound", for_films | for_stories | for_slides},
    OptionScope{"--resume", for_films},
    OptionScope{"--size", when_drawn},
    OptionScope{"--scale", when_drawn},
    OptionScope{"--dpi", for_pictures | for_decks | for_sheets},
    OptionScope{"--transparent", for_pictures | for_films, scope_bit(Format::mp4) | scope_bit(Format::wav)},
    OptionScope{"--projection", when_drawn},
    OptionScope{"--center", when_drawn},
    OptionScope{"--extent", when_drawn},
    OptionScope{"--frame-shown", when_drawn},
    OptionScope{"--theme", when_drawn},
    OptionScope{"--colour-by", when_drawn},
    OptionScope{"--beside", when_drawn},
    OptionScope{"--focus", when_drawn},
    OptionScope{"--language", when_drawn},
    OptionScope{"--show", when_drawn},
    OptionScope{"--hide", when_drawn},
    OptionScope{"--json", when_drawn | for_data},
};

const OptionScope* scope_of(std::string_view option) {
  const auto found = std::ranges::find(option_scopes, option, &OptionScope::option);
  return found == option_scopes.end() ? nullptr : &*found;
}

}  // namespace

OutputSort sort_of(Format format, Pages pages) {
  if (is_slides(format)) return OutputSort::slides;
  if (is_data(format)) return OutputSort::data;
  if (is_story(format)) return OutputSort::story;
  if (is_animation(format) || is_sound(format)) return OutputSort::film;
  return pages == Pages::deck            ? OutputSort::deck
         : pages == Pages::contact_sheet ? OutputSort::sheet
                                         : OutputSort::picture;
}

const char* name_of(OutputSort sort) {
  constexpr std::array names = {"a picture", "a handout", "a contact sheet", "a film",
                                "data",      "a table",   "a story.html",    "slides"};
  return names.at(static_cast<std::size_t>(sort));
}

bool applies(std::string_view option, OutputSort sort) {
  const OptionScope* const scope = scope_of(option);
  return scope == nullptr || (scope->sorts & scope_bit(sort)) != 0;
}

bool applies(std::string_view option, Format format, Pages pages) {
  const OptionScope* const scope = scope_of(option);
  return applies(option, sort_of(format, pages)) &&
         (scope == nullptr || (scope->without & scope_bit(format)) == 0);
}

}  // namespace homebound::exporting
