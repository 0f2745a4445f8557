// Cuts and trims scenes, and takes views for them, in the document's text.
#pragma once

#include <string>

#include "session/edit/document.h"
#include "session/edit/edit.h"

namespace homebound::session {

// Returns the text after the edit. Throws Error where it cannot be done.
std::string with_cut(const Document& document, const CutScene& cut, const Shown& shown);
std::string with_trimmed(const Document& document, const TrimScene& trim);
std::string with_keyframe(const Document& document, const TakeKeyframe& take, const Shown& shown);

// Returns the camera of the view on the screen: its projection, its middle and its span. Throws Error while
// the view is on its way from one projection to another.
scenario::TomlFields camera_fields(const Shown& shown);
// Returns an instant as it is typed on a zone's clock, with an offset only where that clock shows the time
// twice.
std::string typed_time(Instant t, const std::string& zone);
// Returns an instant as it is typed for a time of a scene: on the scenario's own clock.
std::string scene_time(const scenario::Scenario& scenario, Instant t);
// Throws Error for a document that tells nothing yet, so that no scene can have a time.
void must_tell_something(const scenario::Scenario& scenario);

}  // namespace homebound::session
