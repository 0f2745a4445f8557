// The pictures and films on slides: of the map alone, because a slide has the title and the text itself.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>

#include "exporting/map_words.h"
#include "exporting/pptx/slide_motion.h"
#include "exporting/pptx/story_slides.h"
#include "exporting/quiet_cards.h"
#include "exporting/request.h"
#include "exporting/studio.h"

namespace homebound::exporting {

// Returns a request for films, where PowerPoint should not move anything.
Request without_motion(Request request);
// Returns the request for the picture on a slide, whose pixels are those of the placeholder.
Request picture_request(const Request& request, const StorySlide& slide);
// Returns the request for the film of the scene on a slide, an MP4 without its file's name.
Request film_request(const Request& request, const StorySlide& slide, const timeline::Timeline& timeline);

struct SlidePicture {
  std::string png, svg;  // the files' bytes
  Pictured pictured;
  std::optional<SlideMotion> motion;  // of what is not in the picture; nothing where it does not move
  std::shared_ptr<const compose::Plan> plan;
};

// Draws the pictures of one request's slides. A slide with a film has the film's last picture, one that moves
// what stays on it, and any other the scene's middle. It keeps studios; use it from one thread at a time.
class SlidePictures {
 public:
  SlidePictures(Request request, std::shared_ptr<const timeline::Timeline> timeline)
      : request_(std::move(request)), timeline_(without_cards(std::move(timeline))) {}
  SlidePicture of(const StorySlide& slide);

 private:
  Studio& studio_for(const StorySlide& slide, const Request& request);
  std::optional<SlidePicture> moving_one(const StorySlide& slide);

  Request request_;
  std::shared_ptr<const timeline::Timeline> timeline_;
  // By layout, what is shown, and whether it moves.
  std::map<std::tuple<SlideLayout, StorySlide::Shows, bool>, std::unique_ptr<Studio>> studios_;
};

}  // namespace homebound::exporting
