// A small picture of a second of the story, for the speaker's window.
#pragma once

#include <optional>

#include "render/gl/renderer.h"
#include "session/session.h"
#include "viewing/plan_maker.h"

namespace homebound::ui {

class Preview {
 public:
  // What is pictured, and the page of the audience's picture, so that the small one is framed as that is.
  struct Of {
    const viewing::PlanSubject& subject;
    const compose::Theme& theme;
    Size page;  // page units
  };
  // Asks for the picture of a second at `width` pixels; nullopt: for none. Takes what has been made.
  void ask(const session::Session& session, const Of& of, std::optional<double> second, double width);
  // Identifies what draw() would show; null while there is nothing.
  const compose::Plan* shown() const { return shot_.plan.get(); }
  double second() const { return made_for_; }
  // Draws it into the current window of `window_height` pixels, with its corner at a point.
  void draw(const timeline::Timeline& timeline, int window_height, int left, int top);

 private:
  struct Asked {
    viewing::PlanRequest request;
    double second = 0;
  };
  viewing::PlanMaker plans_;
  render::Renderer renderer_;
  std::optional<Asked> asked_;
  compose::Shot shot_;
  double made_for_ = 0, width_ = 0;
  Size page_;
};

}  // namespace homebound::ui
