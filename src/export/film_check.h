// A film read back.
#pragma once

#include "export/film.h"

namespace homebound::exporting {

// Throws Error through output.fail() unless the file written so far holds one H.264 stream of the settings'
// size with this many frames and their duration.
void check_film(const OutputFile& output, const FilmSettings& settings, int frames);

}  // namespace homebound::exporting
