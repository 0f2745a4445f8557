// The story's scenes in the column: number, title, text and the pace of time.
#pragma once

#include "compose/kit/writer.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// Returns whether scenes head the column.
bool told_in_chapters(const timeline::Timeline& timeline, const Options& options);
// Returns one group per scene, all in boxes with the left, right and top of `box`.
std::vector<std::shared_ptr<const drawing::Group>> chapters(const timeline::Timeline& timeline,
                                                            const Rect& box, Language language,
                                                            const Theme& theme);
// Returns the bottom of the tallest chapter, page units.
double chapters_bottom(const timeline::Timeline& timeline, const Rect& box, const Typography& type);
// Returns the pace of the scene at a moment: "1 s ≈ 2 d", or that time is paused or runs in real time.
// Returns "" when the story runs at an even pace.
std::string pace_text(const timeline::Timeline& timeline, const timeline::StoryMoment& moment,
                      Language language);

}  // namespace homebound::compose
