// The story's scenes in the column: which one it is, its title and text, and how fast time passes in it.
#pragma once

#include "compose/kit/writer.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// Whether the column is headed by scenes.
bool told_in_chapters(const timeline::Timeline& timeline, const Options& options);
// One group a scene, all in a box with the same left, right and top.
std::vector<std::shared_ptr<const drawing::Group>> chapters(const timeline::Timeline& timeline,
                                                            const Rect& box, Language language,
                                                            const Theme& theme);
// Where the tallest of them ends.
double chapters_bottom(const timeline::Timeline& timeline, const Rect& box, Language language);
// "1 s ≈ 2 d" over the scene of a frame as it is told, or that time is held, or passes as in life; "" when
// the story passes evenly.
std::string pace_text(const timeline::Timeline& timeline, const timeline::StoryMoment& moment,
                      Language language);

}  // namespace homebound::compose
