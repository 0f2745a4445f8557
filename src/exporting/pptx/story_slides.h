// The slides of a story: what each says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compose/view/theme.h"
#include "exporting/pptx/slide.h"
#include "timeline/timeline.h"

namespace homebound::exporting {

struct StorySlide {
  Slide slide;
  enum class Shows { nothing, story, scene } shows = Shows::nothing;
  std::size_t scene = 0;  // that is shown
};

// Returns a title slide, a slide for each scene and the sources; without media and the words for them. A
// scene that is a title card with the story's own title is the title slide. With `notes` scenes have what
// the speaker says, and what is noted on events. Texts fit in the theme's fonts and beside its logo.
std::vector<StorySlide> story_slides(const timeline::Timeline& timeline, Language language, bool notes,
                                     const compose::Theme& theme);

}  // namespace homebound::exporting
