// A film read back.
#pragma once

#include "exporting/film/film_writer.h"

namespace homebound::exporting {

// Throws Error through output.fail() unless the file written so far holds one stream of the settings' codec
// and size with this many frames, spread over their time.
void check_film(const OutputFile& output, const FilmSettings& settings, int frames);

}  // namespace homebound::exporting
