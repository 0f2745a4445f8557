// The logo on slides: in the head of each, beside its title, and above the title on the first.
#pragma once

#include <string>

#include "compose/view/logo.h"
#include "exporting/pptx/slide_layout.h"

namespace homebound::exporting {

constexpr std::string_view logo_part = "/ppt/media/logo.png";

// Returns the place of the logo on slides of a layout, inches.
SlideBox logo_box(SlideLayout layout, const compose::Logo& logo);
// Returns the placeholder without what the logo takes of it; unchanged where there is no logo.
Placeholder beside_logo(Placeholder place, SlideLayout layout, const compose::Logo& logo);
// Returns the logo as a picture. `relation` is the id of its file.
std::string logo_xml(int id, SlideLayout layout, const compose::Logo& logo, const std::string& relation,
                     Language language);

}  // namespace homebound::exporting
