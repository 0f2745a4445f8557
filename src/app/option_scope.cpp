#include "app/option_scope.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

namespace homebound::app {
namespace {

enum Output : unsigned { picture = 1, film = 2, data = 4, table = 8, slides = 16 };
constexpr unsigned opaque_slides = 32;  // not to slides, though to pictures and films

struct Scope {
  std::string_view option;
  unsigned outputs;
};
// Options not listed here apply to all outputs. What applies to pictures and to films applies to slides,
// which have both.
constexpr std::array scopes = {
    Scope{"--at", picture},
    Scope{"--deck", picture},
    Scope{"--contact-sheet", picture},
    Scope{"--notes", picture | slides},
    Scope{"--stills", slides},
    Scope{"--fps", film | slides},
    Scope{"--quality", film | slides},
    Scope{"--seconds", film},
    Scope{"--from", film},
    Scope{"--to", film},
    Scope{"--frames", film},
    Scope{"--part", film},
    Scope{"--subtitles", film},
    Scope{"--no-sound", film | slides},
    Scope{"--resume", film},
    Scope{"--size", picture | film},
    Scope{"--scale", picture | film},
    Scope{"--transparent", picture | film | opaque_slides},
    Scope{"--projection", picture | film},
    Scope{"--center", picture | film},
    Scope{"--extent", picture | film},
    Scope{"--frame-shown", picture | film},
    Scope{"--theme", picture | film},
    Scope{"--colour-by", picture | film},
    Scope{"--beside", picture | film},
    Scope{"--focus", picture | film},
    Scope{"--language", picture | film},
    Scope{"--show", picture | film},
    Scope{"--hide", picture | film},
    Scope{"--json", picture | film | data},
};

bool applies(const Scope& scope, Output output) {
  constexpr unsigned both = picture | film;
  if (output == slides && (scope.outputs & (both | opaque_slides)) == both) return true;
  return (scope.outputs & output) != 0;
}

const char* name_of(Output output) {
  switch (output) {
    case picture:
      return "a picture";
    case film:
      return "a film";
    case data:
      return "data";
    case table:
      return "a table";
    case slides:
      return "slides";
  }
  return "";
}

}  // namespace

void warn_of_idle_options(const CLI::App& command, std::optional<exporting::Format> format) {
  const Output output = !format                                                            ? table
                        : exporting::is_slides(*format)                                    ? slides
                        : exporting::is_data(*format)                                      ? data
                        : exporting::is_animation(*format) || exporting::is_sound(*format) ? film
                                                                                           : picture;
  for (const CLI::Option* option : command.get_options()) {
    const auto at = std::ranges::find_if(
        scopes, [&](const Scope& s) { return option->check_name(std::string(s.option)); });
    if (option->count() > 0 && at != scopes.end() && !applies(*at, output))
      fmt::print(stderr, "homebound: warning: {} does not apply to {}; ignored\n", at->option,
                 name_of(output));
  }
}

}  // namespace homebound::app
