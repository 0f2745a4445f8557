#include "exporting/pptx/slide_pictures.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "compose/picture/plan_parts.h"
#include "exporting/film/frame_clock.h"
#include "exporting/png/png.h"
#include "exporting/pptx/moving_scene.h"
#include "render/gl/offscreen.h"
#include "render/svg/svg.h"
#include "timeline/peak.h"

namespace homebound::exporting {
namespace {

// Of a picture that is two thirds as large as the slide, and of one that is as high.
constexpr double text_beside = 1.4, text_on_title = 1.1;

void hide(std::vector<scenario::LayerSwitch>& switches, std::initializer_list<const char*> names) {
  for (const char* name : names) switches.push_back({*scenario::layer_named(name), false});
}

// The last second that still belongs to a scene.
double last_second(const timeline::StoryClock::Stretch& scene) {
  return std::nextafter(scene.to_second, scene.from_second);
}

}  // namespace

Request picture_request(const Request& request, const StorySlide& slide) {
  const SlideLayout layout = slide.slide.layout;
  const SlideBox box = placeholder(layout, SlideRole::picture).box;
  const double inch = request.size.width / slide_inches.width;  // pixels
  // Films have even sizes.
  const auto even = [&](double inches) { return std::max(16.0, 2 * std::round(inches * inch / 2)); };
  Request part = request;
  part.size = {even(box.width), even(box.height)};
  part.scale = request.scale * (layout == SlideLayout::title ? text_on_title : text_beside);
  part.transparent = false;
  part.map_alone = layout == SlideLayout::title;
  std::vector<scenario::LayerSwitch> switches;
  hide(switches, {"title", "caption", "logo"});
  // What changes with every instant, and is no text, cannot be moved by PowerPoint.
  if (request.moving && slide.shows == StorySlide::Shows::scene)
    hide(switches, {"daylight", "twilight", "chart", "bars", "cumulative", "ranking"});
  if (slide.shows == StorySlide::Shows::story)
    hide(switches, {"clock", "totals", "counters", "legend", "chart", "bars", "cumulative", "ranking"});
  switches.insert(switches.end(), request.layers.begin(), request.layers.end());
  part.layers = std::move(switches);
  return part;
}

Request without_motion(Request request) {
  request.moving = false;
  return request;
}

Request film_request(const Request& request, const StorySlide& slide, const timeline::Timeline& timeline) {
  Request film = picture_request(without_motion(request), slide);
  const auto& scene = timeline.story.stretches.at(slide.scene);
  film.output = Output("scene.mp4");
  film.source.clear();  // stands in the presentation
  film.from = scene.from_second;
  film.to = last_second(scene);
  film.seconds.reset();
  film.frames = {};
  film.part = {};
  film.subtitles.reset();
  film.resume = false;
  return film;
}

Studio& SlidePictures::studio_for(const StorySlide& slide, const Request& request) {
  auto& studio = studios_[{slide.slide.layout, slide.shows, request.moving}];
  if (!studio) studio = std::make_unique<Studio>(request, timeline_);
  return *studio;
}

std::optional<SlidePicture> SlidePictures::moving_one(const StorySlide& slide) {
  const Request request = picture_request(request_, slide);
  if (request.beside) return std::nullopt;
  const SlideBox box = placeholder(slide.slide.layout, SlideRole::picture).box;
  auto scene =
      moving_scene(studio_for(slide, request), slide.scene,
                   last_second(timeline_->story.stretches.at(slide.scene)), box, slide.slide.language);
  if (!scene) return std::nullopt;
  SlidePicture made;
  made.plan = scene->plan;
  made.pictured = {slide.scene, std::move(scene->state), scene->plan->parts().options.layers};
  constexpr double sharper = 2;  // it may be printed
  const double scale = scene->plan->view().scale;
  const auto pixels = render::draw_offscreen(scene->picture, scale * sharper);
  lay_on(scene->motion, pixels, box);
  made.png = png(pixels, {.dpi = sharper * request_.size.width / slide_inches.width});
  made.svg = render::svg(scene->picture, {.scale = scale, .outlines = true});
  made.motion = std::move(scene->motion);
  return made;
}

SlidePicture SlidePictures::of(const StorySlide& slide) {
  if (request_.moving && slide.shows == StorySlide::Shows::scene)
    if (auto moving = moving_one(slide)) return std::move(*moving);
  const Request request = picture_request(without_motion(request_), slide);
  Studio& studio = studio_for(slide, request);
  SlidePicture made;
  Studio::Picture picture;
  if (slide.shows == StorySlide::Shows::story) {
    const Instant t = timeline::usual_instant(*timeline_);
    made.pictured.state = timeline::evaluate(*timeline_, t);
    picture = studio.at(t);
  } else {
    const auto& scene = timeline_->story.stretches.at(slide.scene);
    // Of a scene in which the camera never stands, the middle is where the next one begins.
    const double last = last_second(scene), second = request_.films ? last : std::min(scene.middle(), last);
    made.pictured.scene = slide.scene;
    made.pictured.state = timeline::evaluate(*timeline_, timeline_->story.at(second));
    picture = request_.films ? studio.at(StorySecond{second}) : studio.printed(StorySecond{second});
  }
  const scenario::Scenario& s = *timeline_->scenario;
  const scenario::Layers layers =
      made.pictured.scene ? scenario::layers_in(s, slide.scene, s.layers) : s.layers;
  made.pictured.layers = scenario::switched(layers, request.layers);
  made.plan = picture.plan;
  // What is drawn beside a film must be as sharp as the film; what stands alone may be printed.
  const double sharper = request_.films && made.pictured.scene ? 1 : 2;
  made.png = png(render::draw_offscreen(picture.drawing, picture.scale() * sharper),
                 {.dpi = sharper * request_.size.width / slide_inches.width});
  made.svg = render::svg(picture.drawing, {.scale = picture.scale(), .outlines = true});
  return made;
}

}  // namespace homebound::exporting
