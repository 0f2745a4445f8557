// The speaker's notes of slides: a page for each slide, and a master of these pages.
#pragma once

#include <string>
#include <string_view>

#include "compose/view/theme.h"
#include "exporting/pptx/package.h"
#include "exporting/pptx/slide.h"

namespace homebound::exporting {

constexpr std::string_view notes_master_part = "/ppt/notesMasters/notesMaster1.xml";

// Adds the master with a theme of its own: black on white, as notes are printed.
void add_notes_master(Package& package, const compose::Theme& theme, Language language);

// Returns the name of the part with the notes of a slide; counted from 1.
std::string notes_part(int number);
void add_notes(Package& package, int number, const Slide& slide);

}  // namespace homebound::exporting
