// What a scene's camera sees: a view that stands, or one that keeps somebody in the middle of the page.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "compose/framing/followed_path.h"
#include "compose/view/view.h"

namespace homebound::compose {

struct Eye {
  View view;                                 // while nothing is followed
  std::shared_ptr<const FollowedPath> path;  // null: nothing is
  bool turns = false;                        // the projection is centred on what is followed
  Point focus;                               // what a push or a pull keeps in its place, page units

  View at(double second) const;  // of the story
  // Tells whether both see the same at every second.
  bool operator==(const Eye& o) const { return view == o.view && path == o.path && turns == o.turns; }
};

// Makes the eyes of a story's cameras on one page.
class Eyes {
 public:
  // `whole` is the view of the whole story, made by the framing `home`.
  Eyes(const timeline::Timeline& timeline, Framing home, View whole);

  Eye whole() const { return standing(whole_); }
  // Returns the eye of a scene's camera, or of one of its keyframes after the eye `before`.
  Eye of(const scenario::SceneCamera& camera, std::size_t scene, const Eye* before = nullptr);

 private:
  Eye standing(View view) const;
  View map_of(const scenario::SceneCamera& camera) const;
  Eye aimed(const scenario::SceneCamera& camera, std::size_t scene, const Eye* before);
  std::shared_ptr<const FollowedPath> path_of(const scenario::Followed& followed, std::size_t scene);

  const timeline::Timeline& timeline_;
  Framing home_;
  View whole_;
  struct Known {
    scenario::Followed followed;
    std::size_t first, last;  // scenes
    std::shared_ptr<const FollowedPath> path;
  };
  std::vector<Known> paths_;
};

}  // namespace homebound::compose
