#include "app/option_scope.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

namespace homebound::app {
namespace {

enum Output : unsigned { picture = 1, film = 2, data = 4, table = 8, story = 16, slides = 32 };
constexpr unsigned drawn = picture | film | story | slides;

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
    Scope{"--notes", picture | story | slides},
    Scope{"--no-upright", story},
    Scope{"--frame", story},
    Scope{"--stills", slides},
    Scope{"--fps", film | story | slides},
    Scope{"--quality", film | slides},
    Scope{"--seconds", film},
    Scope{"--from", film},
    Scope{"--to", film},
    Scope{"--frames", film},
    Scope{"--part", film},
    Scope{"--subtitles", film | story},
    Scope{"--no-sound", film | story | slides},
    Scope{"--resume", film},
    Scope{"--size", drawn},
    Scope{"--scale", drawn},
    Scope{"--transparent", picture | film},
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
    case story:
      return "a story.html";
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
                        : exporting::is_story(*format)                                     ? story
                        : exporting::is_animation(*format) || exporting::is_sound(*format) ? film
                                                                                           : picture;
  for (const CLI::Option* option : command.get_options()) {
    const auto at = std::ranges::find_if(
        scopes, [&](const Scope& s) { return option->check_name(std::string(s.option)); });
    if (option->count() > 0 && at != scopes.end() && (at->outputs & output) == 0)
      fmt::print(stderr, "homebound: warning: {} does not apply to {}; ignored\n", at->option,
                 name_of(output));
  }
}

}  // namespace homebound::app
