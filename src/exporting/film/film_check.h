// Verifies a finished film by reading it back.
#pragma once

#include "exporting/film/film_writer.h"

namespace homebound::exporting {

// Throws Error through output.fail() unless the file written so far holds one stream with the settings' codec
// and size and exactly `frames` frames, spread over the expected duration, and the sound from begin to end.
void check_film(const OutputFile& output, const FilmSettings& settings, int frames);

}  // namespace homebound::exporting
