#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iterator>

#include <fmt/format.h>

#include "base/error.h"
#include "base/output_file.h"
#include "compose/view/theme.h"
#include "exporting/film/frame_clock.h"
#include "exporting/parts.h"
#include "exporting/pptx/presentation.h"
#include "exporting/pptx/slide_pictures.h"
#include "exporting/pptx/story_slides.h"
#include "exporting/quiet_cards.h"
#include "exporting/scratch.h"

namespace homebound::exporting {
namespace {

void require_wide(Size size) {
  constexpr double wide = slide_inches.width / slide_inches.height, leeway = 0.01;
  if (std::abs(size.width / size.height - wide) > leeway * wide)
    throw UsageError(told("slides are 16:9, such as 1920x1080; {}x{} is not",
                          "幻灯片为 16:9，例如1920x1080，而{}x{}不是", size.width, size.height));
}

// Makes what is seen on slides, and counts how far it has come.
class SlideMaker {
 public:
  SlideMaker(const Request& request, std::shared_ptr<const timeline::Timeline> timeline,
             const std::vector<StorySlide>& slides, const Watcher& watcher)
      : request_(request),
        timeline_(without_cards(std::move(timeline))),
        watcher_(watcher),
        pictures_(request, timeline_) {
    for (const StorySlide& slide : slides)
      if (slide.shows != StorySlide::Shows::nothing) of_ += 1 + (request.moving ? 0 : frames_of(slide));
  }

  // Gives a slide its media and the words for it, and the package their parts.
  void add(Slide& slide, const StorySlide& told, int number, std::vector<Part>& parts) {
    tell();
    SlidePicture picture = pictures_.of(told);
    plan_ = picture.plan;
    ++done_;
    const std::string name = fmt::format("/ppt/media/map{}", number);
    slide.media = SlideMedia{name + ".png", name + ".svg", "", 0};
    slide.map_words = map_words(*timeline_, picture.pictured, slide.language);
    parts.push_back({name + ".png", "image/png", std::move(picture.png), {}, PartSort::packed});
    parts.push_back({name + ".svg", "image/svg+xml", std::move(picture.svg), {}, PartSort::picture_text});
    slide.motion = std::move(picture.motion);
    if (const int frames = slide.motion ? 0 : frames_of(told); frames > 0) {
      if (request_.moving) ++filmed_, of_ += frames;  // what is to be moved is known only now
      slide.media->film = fmt::format("/ppt/media/film{}.mp4", number);
      slide.media->seconds = frames / request_.rate.frames_a_second();
      slide.film_words = film_words(slide);
      parts.push_back({slide.media->film, "video/mp4", {}, {}, PartSort::packed, film(told)});
      done_ += frames;
    }
    tell();
  }

  void tell(Progress::Phase phase = Progress::Phase::drawing) const { watcher_.tell({phase, done_, of_}); }
  const std::shared_ptr<const compose::Plan>& last_plan() const { return plan_; }
  // What whoever asked should know of the slides.
  Text note() const {
    if (filmed_ == 0) return note_;
    return told("{} of the slides have films: more is under way on them than PowerPoint can move",
                "其中{}张幻灯片使用视频：同时移动的航班过多，PowerPoint 无法逐一移动", filmed_);
  }

 private:
  int frames_of(const StorySlide& slide) const {
    if (!request_.films || slide.shows != StorySlide::Shows::scene) return 0;
    return frame_clock(film_request(request_, slide, *timeline_), *timeline_).count();
  }

  static std::string film_words(const Slide& slide) {
    const bool chinese = slide.language == Language::chinese;
    return fmt::format(
        fmt::runtime(chinese ? "视频，时长{:.0f}秒，自动播放。结束时的画面：{}"
                             : "Film of {:.0f} seconds, which plays by itself. It ends with: {}"),
        slide.media->seconds, slide.map_words);
  }

  // Makes a scene's film; the file lies where it is until the package is written.
  std::filesystem::path film(const StorySlide& slide) {
    Request request = film_request(request_, slide, *timeline_);
    request.output.file = scratch_.next(request.output.file);
    const Watcher watcher{[this](const Progress& p) {
                            watcher_.tell({Progress::Phase::drawing, done_ + std::min(p.done, p.of), of_});
                          },
                          watcher_.stop};
    const Result result = run_film(request, timeline_, watcher);
    if (note_.empty()) note_ = result.note;
    return request.output.file;
  }

  const Request& request_;
  std::shared_ptr<const timeline::Timeline> timeline_;
  const Watcher& watcher_;
  SlidePictures pictures_;
  Scratch scratch_;
  std::shared_ptr<const compose::Plan> plan_;
  Text note_;
  int done_ = 0, of_ = 0;  // frames of films, and pictures
  int filmed_ = 0;         // slides that have films where aircraft should be moved
};

}  // namespace

Result run_slides(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                  const Watcher& watcher) {
  require_wide(request.size);
  watcher.tell({Progress::Phase::preparing, 0, 1});
  const scenario::Scenario& s = *timeline->scenario;
  const compose::Theme theme = compose::read_theme(request.theme.empty() ? s.theme : request.theme);
  const Language language = request.language.value_or(s.language);
  OutputFile file(request.output.file);
  const std::vector<StorySlide> story = story_slides(*timeline, language, request.notes, theme);
  SlideMaker maker(request, timeline, story, watcher);
  std::vector<Slide> slides;
  std::vector<Part> media;
  for (const StorySlide& told : story) {
    slides.push_back(told.slide);
    if (told.shows != StorySlide::Shows::nothing)
      maker.add(slides.back(), told, static_cast<int>(slides.size()), media);
  }
  Package package =
      presentation(slides, theme, language, request.notes, {s.title.in(language), request.source});
  std::move(media.begin(), media.end(), std::back_inserter(package.parts));
  maker.tell(Progress::Phase::finishing);
  package.write(file);
  file.commit();
  return {static_cast<int>(slides.size()), timeline->begin, maker.last_plan(), maker.note()};
}

}  // namespace homebound::exporting
