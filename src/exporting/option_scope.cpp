#include "exporting/option_scope.h"

#include <algorithm>
#include <array>

namespace homebound::exporting {
namespace {

constexpr unsigned bit(OutputSort sort) { return 1U << static_cast<unsigned>(sort); }
constexpr unsigned bit(Format format) { return 1U << static_cast<unsigned>(format); }

constexpr unsigned picture = bit(OutputSort::picture), deck = bit(OutputSort::deck),
                   sheet = bit(OutputSort::sheet), film = bit(OutputSort::film), data = bit(OutputSort::data),
                   story = bit(OutputSort::story), slides = bit(OutputSort::slides);
constexpr unsigned drawn = picture | deck | sheet | film | story | slides;

struct Scope {
  std::string_view option;
  unsigned sorts;
  unsigned without = 0;  // formats of these sorts that lack it
};
// Options that are not listed here apply to all outputs. What applies to pictures and to films applies to
// slides, which have both. "--dpi" is the panel's own: paper is for pictures.
constexpr std::array scopes = {
    Scope{"--at", picture},
    Scope{"--deck", picture | deck},
    Scope{"--contact-sheet", picture | sheet},
    Scope{"--notes", deck | story | slides},
    Scope{"--no-upright", story},
    Scope{"--frame", story},
    Scope{"--stills", slides},
    Scope{"--fps", film | story | slides},
    Scope{"--quality", film | slides,
          bit(Format::mov) | bit(Format::gif) | bit(Format::frames) | bit(Format::wav)},
    Scope{"--seconds", film},
    Scope{"--from", film},
    Scope{"--to", film},
    Scope{"--frames", film},
    Scope{"--part", film},
    Scope{"--subtitles", film | story, bit(Format::gif) | bit(Format::frames) | bit(Format::wav)},
    Scope{"--no-sound", film | story | slides},
    Scope{"--resume", film},
    Scope{"--size", drawn},
    Scope{"--scale", drawn},
    Scope{"--dpi", picture | deck | sheet},
    Scope{"--transparent", picture | film, bit(Format::mp4) | bit(Format::wav)},
    Scope{"--projection", drawn},
    Scope{"--center", drawn},
    Scope{"--extent", drawn},
    Scope{"--frame-shown", drawn},
    Scope{"--theme", drawn},
    Scope{"--colour-by", drawn},
    Scope{"--beside", drawn},
    Scope{"--focus", drawn},
    Scope{"--language", drawn},
    Scope{"--show", drawn},
    Scope{"--hide", drawn},
    Scope{"--json", drawn | data},
};

const Scope* scope_of(std::string_view option) {
  const auto found = std::ranges::find(scopes, option, &Scope::option);
  return found == scopes.end() ? nullptr : &*found;
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
  const Scope* const scope = scope_of(option);
  return scope == nullptr || (scope->sorts & bit(sort)) != 0;
}

bool applies(std::string_view option, Format format, Pages pages) {
  const Scope* const scope = scope_of(option);
  return applies(option, sort_of(format, pages)) && (scope == nullptr || (scope->without & bit(format)) == 0);
}

}  // namespace homebound::exporting
