// The camera of a story: what it sees at any second, worked out once for a page.
#pragma once

#include <optional>
#include <vector>

#include "compose/framing/eye.h"
#include "compose/view/view.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// A scene's camera that only names a subject moves and scales the map of the whole story; one that names a
// projection or a centre gets its own map. During the first `glide` seconds of a scene the view comes from
// the previous scene, and on the way to a keyframe from the keyframe before: details fade out, the camera
// moves, then the details of the new view fade in. Ways that follow one another at once are gone without a
// stop and without details between. Everything is a function of the second alone.
class StoryViews {
 public:
  // `home` is the scenario's framing without scenes. Without `cameras`, all scenes keep it.
  StoryViews(const timeline::Timeline& timeline, const Framing& home, Size page, double scale,
             bool cameras = true);
  // Uses the same view in all scenes.
  StoryViews(const timeline::Timeline& timeline, const View& view);

  // What is seen while the camera moves: names go from where they stand in one view to where they stand in
  // another.
  struct Passage {
    View from, to;
    std::size_t from_scene = 0;  // the scene of `from`; `to` is of the scene that is told
    double way = 0;              // 0..1, of the names between the two views
    double detail = 1;           // 0..1, opacity of labels and aids that only one of the views has
    bool operator==(const Passage&) const = default;
  };
  struct Sight {
    View view;
    std::size_t scene = 0;           // that is told
    std::optional<Passage> passage;  // nullopt while the camera stands
    // The scene before, while its cards fade out, if it was seen in the same view.
    std::optional<std::size_t> below;
  };
  Sight at(double second) const;
  const View& home() const { return home_; }

 private:
  // A camera on its way; it fades details before `begins` and after `ends`.
  struct Way {
    double start, begins, ends, end;  // seconds; all the same for a cut
    std::size_t from_scene, to_scene;
    Eye from, to;
    std::optional<Easing> ease;  // as the file says
    bool follows = false;        // both are one eye, which moves
    // Where another way goes on at once: the slopes of the share of the way over the share of the time.
    bool flows = false;
    double first_slope = 0, last_slope = 0;
    bool sets_out = true, arrives = true;  // from a view that stands; to one
    struct Stop {
      double second;
      View view;
    };
    std::vector<Stop> stops;  // where names are placed anew, from `begins` to `ends`

    View view(double second) const;
    Passage passage(double second) const;
    double share(double second) const;   // of the way between both eyes
    double detail(double second) const;  // 0..1
  };
  class Director;
  Sight seen(double second) const;  // apart from what fades out

  timeline::StoryClock clock_;
  View home_;
  View first_;             // at the story's start
  std::vector<Way> ways_;  // in order of time
};

}  // namespace homebound::compose
