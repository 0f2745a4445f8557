// A scene as a slide that moves: a picture of what stays, and shapes for what moves, grows or counts.
#pragma once

#include <memory>
#include <optional>

#include "exporting/pptx/slide_motion.h"
#include "exporting/studio.h"

namespace homebound::exporting {

struct MovingScene {
  drawing::Drawing picture;  // what stays
  std::shared_ptr<const compose::Plan> plan;
  timeline::FrameState state;  // as the scene ends, which is what is printed
  SlideMotion motion;
};

// Returns a scene as its last view shows it, of which the picture takes the box of a slide. Nothing where
// more is under way than PowerPoint should move, or routes are not drawn singly: a film shows that.
std::optional<MovingScene> moving_scene(Studio& studio, std::size_t scene, double last_second, SlideBox box,
                                        Language language);

// Gives each text the colour that lies below it in a drawn picture of what stays, so that one hides another.
void lay_on(SlideMotion& motion, const drawing::Pixels& pixels, SlideBox box);

}  // namespace homebound::exporting
