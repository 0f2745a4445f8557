// Lets the narration of a story be heard while it is played.
#pragma once

#include <future>
#include <memory>
#include <stop_token>
#include <vector>

#include "platform/desktop/loudspeaker.h"
#include "timeline/timeline.h"

namespace homebound::ui {

class Narrator {
 public:
  Narrator() = default;
  ~Narrator();
  Narrator(const Narrator&) = delete;
  Narrator& operator=(const Narrator&) = delete;

  // Keeps the sound in step with the second of the story that is shown. `heard`: it runs as fast as in the
  // film, and somebody wants to hear it. Recordings are read on threads, those of this scene and the next one
  // before they are needed. Returns at once.
  void follow(const timeline::Timeline& timeline, double second, bool heard);
  void fall_silent();

 private:
  using Recording = std::shared_ptr<const platform::Loudspeaker::Recording>;
  struct Loading {
    scenario::Narration narration;
    std::shared_future<Recording> recording;
  };

  void load(const scenario::Narration& narration);

  std::stop_source stop_;
  std::shared_future<std::shared_ptr<platform::Loudspeaker>> loudspeaker_;
  std::vector<Loading> loaded_;  // the latest last
};

}  // namespace homebound::ui
