#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "base/base64.h"
#include "base/error.h"
#include "base/output_file.h"
#include "base/resources.h"
#include "compose/map/base_layer.h"
#include "compose/map/kept_maps.h"
#include "exporting/film/frame_clock.h"
#include "exporting/film/subtitles.h"
#include "exporting/parts.h"
#include "exporting/story/recorder.h"
#include "exporting/story/story_facts.h"
#include "exporting/story/story_file.h"
#include "exporting/story/story_page.h"
#include "exporting/story/story_recording.h"
#include "exporting/story/story_sound.h"
#include "exporting/story/story_spots.h"
#include "exporting/studio.h"
#include "geo/sphere.h"

namespace homebound::exporting {
namespace {

using Json = nlohmann::ordered_json;
using Phase = Progress::Phase;

// Returns the languages of the file: those asked for or, without a choice, both where the story is told in
// both; the scenario's comes first.
std::vector<Language> languages_of_story(const Request& request, const scenario::Scenario& s) {
  const Language own = s.language == Language::chinese ? Language::chinese : Language::english;
  if (request.language && *request.language != Language::both) return {*request.language};
  const auto two = [](const Text& text) { return !text.english.empty() && !text.chinese.empty(); };
  const bool told_in_both =
      two(s.title) || std::ranges::any_of(s.events, [&](const auto& e) { return two(e.text); }) ||
      std::ranges::any_of(s.scenes, [&](const auto& scene) { return two(scene.title) || two(scene.text); });
  if (request.language || told_in_both || s.language == Language::both) return {own, other_language(own)};
  return {own};
}

// Returns the pages of the file in pixels: as asked for and, so that a phone may be held upright, the other
// way round.
std::vector<Size> pages_of_story(const Request& request) {
  std::vector<Size> pages{request.size};
  if (request.both_ways && request.size.width != request.size.height)
    pages.push_back({request.size.height, request.size.width});
  return pages;
}

Recorder::Camera camera_of(const Studio::Picture& picture) {
  if (!picture.passing) return Recorder::Camera::rests;
  return picture.plan->view().projection.is_blend() ? Recorder::Camera::turns : Recorder::Camera::passes;
}

constexpr double shade_seconds = 2;  // between two pictures of a shade of traffic that are stored

// A story that is recorded: what all of its frames share.
class Story {
 public:
  Story(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
        std::vector<double> seconds)
      : request_(request),
        timeline_(timeline),
        languages_(languages_of_story(request, *timeline->scenario)),
        themes_(request.themes.empty() ? std::vector{request.theme} : request.themes),
        pages_(pages_of_story(request)),
        subjects_(subjects_of(*timeline)),
        seconds_(std::move(seconds)),
        recorder_(static_cast<std::uint32_t>(std::lround(shade_seconds * request.rate.frames_a_second()))) {}

  int frames() const {
    return static_cast<int>(seconds_.size() * pages_.size() * languages_.size() * themes_.size());
  }

  Tape record(const Watcher& watcher, Result& result) {
    const compose::KeptMaps maps(covered());
    for (std::size_t page = 0; page < pages_.size(); ++page) record_page(page, watcher, result);
    Tape tape = recorder_.take(std::move(variants_), std::move(lines_));
    tape.spots = std::move(spots_), tape.areas = std::move(areas_);
    return tape;
  }

  std::string facts() const {
    const scenario::Scenario& s = *timeline_->scenario;
    const compose::Logo logo = compose::read_theme(themes_.front().empty() ? s.theme : themes_.front()).logo;
    const FactsAsked asked{.languages = languages_,
                           .notes = request_.notes,
                           .logo = logo.picture ? logo.text : Text{},
                           .fps = request_.rate.frames_a_second()};
    Json json{{"generator", "Homebound " + version()},
              {"digest", digest_of(s)},
              {"title", text_json(s.title, asked)},
              {"standfirst", nullptr}};
    json["languages"] = Json::array(), json["themes"] = Json::array(), json["pages"] = Json::array();
    for (const Language language : languages_) json["languages"].push_back(language_code(language));
    for (const std::string& theme : themes_)  // of a theme's file only its name, not where it lies
      json["themes"].push_back(std::filesystem::path(theme.empty() ? s.theme : theme).stem().string());
    for (const Size& page : sizes_) json["pages"].push_back({page.width, page.height});
    json["fps"] = request_.rate.frames_a_second();
    json["seconds"] = timeline_->story.duration();
    json["scenes"] = scenes_json(*timeline_, asked);
    json["captions"] = captions();
    json["subjects"] = subjects_json(*timeline_, subjects_, asked);
    json["sound"] = Json::array();
    if (request_.sound)
      if (const std::string sound = story_sound(*timeline_); !sound.empty())
        json["sound"].push_back({{"from", 0}, {"type", "audio/mp4"}, {"data", base64(sound)}});
    return json.dump();
  }

  Language language() const { return languages_.front(); }
  std::string title() const { return timeline_->scenario->title.in(languages_.front()); }

 private:
  // Captions are cut where each language allows it, so that each has one language.
  Json captions() const {
    std::vector<Json> list;
    if (!request_.subtitles) return Json::array();
    const double whole = timeline_->story.duration();
    const FrameClock clock{.from = 0, .to = whole};
    for (const Subtitles& subtitles : subtitles_of(*timeline_, clock, whole, *request_.subtitles)) {
      if (std::ranges::find(languages_, subtitles.language) == languages_.end()) continue;
      for (const Cue& cue : subtitles.cues)
        list.push_back({{"from", cue.from},
                        {"to", cue.to},
                        {"text", {{std::string(language_code(subtitles.language)), cue.text}}}});
    }
    std::ranges::stable_sort(list, std::ranges::less{},
                             [](const Json& cue) { return cue.at("from").get<double>(); });
    return list;
  }

  // One variant of a page, while it is recorded.
  struct Take {
    std::unique_ptr<Studio> studio;
    Tape::Variant variant;
    StandingAreas areas;
  };

  std::vector<Take> takes_of(std::size_t page) {
    std::vector<Take> takes;
    for (std::size_t language = 0; language < languages_.size(); ++language)
      for (std::size_t theme = 0; theme < themes_.size(); ++theme) {
        Request request = request_;
        request.size = pages_[page];
        request.language = languages_[language];
        request.theme = themes_[theme];
        request.transparent = false;  // there is nothing below the page
        takes.push_back({std::make_unique<Studio>(request, timeline_), {}, {}});
        takes.back().variant.language = static_cast<Index>(language);
        takes.back().variant.theme = static_cast<Index>(theme);
        takes.back().variant.page = static_cast<Index>(page);
      }
    return takes;
  }

  // Returns what the views of all frames show of the map; nothing where that is much of the world.
  std::optional<Cap> covered() const {
    std::vector<Cap> caps;
    for (const Size& page : pages_) {
      Request request = request_;
      request.size = page;
      const Studio studio(request, timeline_);
      std::optional<compose::View> last;
      for (const double second : seconds_) {
        compose::View view = studio.view(StorySecond{second});
        if (view.projection.is_blend() || view == last) continue;
        const auto seen = compose::seen_on(view);
        if (!seen) return std::nullopt;
        caps.push_back(*seen);
        last = std::move(view);
      }
    }
    if (caps.empty()) return std::nullopt;
    Vec3 sum{0, 0, 0};
    for (const Cap& cap : caps) sum = sum + cap.centre;
    if (norm(sum) < 1e-6) return std::nullopt;
    Cap all{sum * (1 / norm(sum)), Radians(0)};
    for (const Cap& cap : caps)
      all.radius = std::max(all.radius, angle_between(all.centre, cap.centre) + cap.radius);
    constexpr double around = 1.3, most = 0.9;  // for readers who pan; radians
    all.radius = all.radius * around;
    return all.radius.value < most ? std::optional(all) : std::nullopt;
  }

  // Frame by frame, each in all languages and themes, so that they share the base map that was laid out last.
  void record_page(std::size_t page, const Watcher& watcher, Result& result) {
    std::vector<Take> takes = takes_of(page);
    StandingLines lines;
    std::vector<std::vector<Tape::Spot>>& spots = spots_.emplace_back();
    for (std::uint32_t frame = 0; frame < seconds_.size(); ++frame) {
      const timeline::FrameState state = timeline::evaluate_story(*timeline_, seconds_[frame]);
      for (Take& take : takes) {
        watcher.tell({Phase::drawing, result.frames, frames()});
        const Studio::Picture picture = take.studio->at(StorySecond{seconds_[frame]}, state);
        recorder_.set_lines(lines_of(*picture.plan));
        take.variant.roots.push_back(recorder_.add(
            picture.drawing, {camera_of(picture),
                              takes.size() * page + static_cast<std::size_t>(&take - takes.data()), frame}));
        take.variant.background = recorder_.colour(picture.drawing.background);
        take.areas.add(frame, picture.plan, state, subjects_);
        if (&take == &takes.front()) {
          spots.push_back(spots_of(*picture.plan, state, subjects_));
          lines.add(frame, picture.plan, picture.passing, recorder_, subjects_);
          if (frame == 0) sizes_.push_back(picture.drawing.page);
        }
        ++result.frames;
        result.plan = picture.plan;
      }
    }
    const auto count = static_cast<std::uint32_t>(seconds_.size());
    lines_.push_back(lines.take(count));
    for (Take& take : takes) {
      areas_.push_back(take.areas.take(count));
      variants_.push_back(std::move(take.variant));
    }
  }

  const Request& request_;
  std::shared_ptr<const timeline::Timeline> timeline_;
  std::vector<Language> languages_;
  std::vector<std::string> themes_;
  std::vector<Size> pages_, sizes_;  // pixels; page units
  StorySubjects subjects_;
  std::vector<double> seconds_;  // of the frames
  Recorder recorder_;
  std::vector<Tape::Variant> variants_;
  std::vector<std::vector<std::vector<Tape::Spot>>> spots_;
  std::vector<std::vector<Tape::Line>> lines_;
  std::vector<std::vector<Tape::Area>> areas_;
};

}  // namespace

std::vector<double> frame_seconds(const timeline::Timeline& timeline, const FrameRate& rate) {
  const double whole = timeline.story.duration(), a_second = rate.frames_a_second();
  if (whole <= 0) throw UsageError(Text{"the story is empty", "故事为空"});
  std::vector<double> seconds;
  constexpr double most = 1e6;
  if (whole * a_second > most)
    throw UsageError(told("a story of {:.0f} frames is too long for one page",
                          "故事共{:.0f}帧，过长，无法放入一个网页", whole * a_second));
  for (int frame = 0; frame / a_second < whole - 1e-9; ++frame) seconds.push_back(frame / a_second);
  seconds.push_back(whole);
  return seconds;
}

Result run_story(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                 const Watcher& watcher) {
  return record_seconds(request, timeline, frame_seconds(*timeline, request.rate), watcher);
}

Result record_seconds(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                      std::vector<double> seconds, const Watcher& watcher) {
  watcher.tell({Phase::preparing, 0, 1});
  OutputFile file(request.output.file);
  Story story(request, timeline, std::move(seconds));
  Result result;
  const Tape tape = story.record(watcher, result);
  watcher.tell({Phase::finishing, result.frames, story.frames()});
  file.write(story_html({story.title(), "Homebound " + version(), story.language(), story.facts(),
                         bytes_of(tape), request.embedded}));
  file.commit();
  return result;
}

}  // namespace homebound::exporting
