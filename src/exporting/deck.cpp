#include "compose/paper/deck.h"

#include <map>
#include <optional>

#include "base/error.h"
#include "base/output_file.h"
#include "compose/paper/contact_sheet.h"
#include "compose/paper/scene_words.h"
#include "compose/view/page.h"
#include "exporting/parts.h"
#include "exporting/quiet_cards.h"
#include "exporting/studio.h"
#include "exporting/write_page.h"
#include "render/pdf/cairo.h"
#include "timeline/peak.h"

namespace homebound::exporting {
namespace {

// Draws the pictures of pages, each composed for its size on the page. The page itself carries the title and
// caption, so its pictures omit them, and they are too small for a chart over the map. Their text is as large
// as the page's, unless they are small and have a scale of their own.
class Pictures {
 public:
  Pictures(const Request& request, std::shared_ptr<const timeline::Timeline> timeline, double page_scale,
           std::optional<double> text_scale, std::vector<scenario::LayerSwitch> switches,
           const Watcher& watcher)
      : request_(request),
        timeline_(std::move(timeline)),
        page_scale_(page_scale),
        text_scale_(text_scale),
        watcher_(watcher) {
    switches.insert(switches.end(), request.layers.begin(), request.layers.end());
    request_.layers = std::move(switches);
    request_.transparent = false;
  }

  drawing::Drawing operator()(std::optional<std::size_t> scene, Size box) {
    watcher_.tell(
        {Progress::Phase::drawing, drawn_++, static_cast<int>(compose::scene_count(*timeline_)) + 1});
    // Whole pixels, and no more than the box has, in which the picture would be made smaller.
    const Size pixels{std::max(16.0, std::floor(box.width * page_scale_)),
                      std::max(16.0, std::floor(box.height * page_scale_))};
    auto& studio = studios_[{pixels.width, pixels.height}];
    if (!studio) {
      Request part = request_;
      part.size = pixels;
      part.scale =
          text_scale_ ? *text_scale_ * request_.scale : page_scale_ / compose::page_setup(pixels).scale;
      studio = std::make_unique<Studio>(part, timeline_);
    }
    const Studio::Picture picture = scene ? studio->printed({timeline_->story.stretches.at(*scene).middle()})
                                          : studio->at(timeline::usual_instant(*timeline_));
    plan_ = picture.plan;
    return picture.drawing;
  }
  const std::shared_ptr<const compose::Plan>& last_plan() const { return plan_; }

 private:
  Request request_;
  std::shared_ptr<const timeline::Timeline> timeline_;
  double page_scale_;
  std::optional<double> text_scale_;
  const Watcher& watcher_;
  std::map<std::pair<double, double>, std::unique_ptr<Studio>> studios_;
  std::shared_ptr<const compose::Plan> plan_;
  int drawn_ = 0;
};

}  // namespace

ComposedPages compose_pages(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                            const Watcher& watcher) {
  const bool deck = request.pages == Pages::deck;
  const scenario::Scenario& s = *timeline->scenario;
  const compose::PageSetup setup = compose::page_setup(request.size, request.scale);
  const compose::DeckStyle style{setup.page,
                                 compose::read_theme(request.theme.empty() ? s.theme : request.theme),
                                 request.language.value_or(s.language), request.notes};
  constexpr double sheet_text = 1.2;
  std::vector<scenario::LayerSwitch> off;
  for (const char* name : {"caption", "title", "logo", "chart"})
    off.push_back({*scenario::layer_named(name), false});
  if (!deck)
    for (const char* name : {"legend", "attribution", "scale-bar", "north", "inset"})
      off.push_back({*scenario::layer_named(name), false});
  Pictures pictures(request, deck ? without_cards(timeline) : timeline, setup.scale,
                    deck ? std::nullopt : std::optional(sheet_text), off, watcher);
  const compose::PictureOf picture = [&](std::optional<std::size_t> scene, Size box) {
    return pictures(scene, box);
  };
  ComposedPages composed{{}, setup.scale, {}};
  if (deck)
    composed.pages = compose::deck(*timeline, style, picture);
  else
    composed.pages.push_back({compose::contact_sheet(*timeline, style, picture), {}, {}});
  composed.plan = pictures.last_plan();
  return composed;
}

Result run_pages(const Request& request, const std::shared_ptr<const timeline::Timeline>& timeline,
                 const Watcher& watcher) {
  const bool deck = request.pages == Pages::deck;
  const Format format = request.output.format;
  if (deck ? format != Format::pdf
           : is_data(format) || is_animation(format) || is_sound(format) || is_story(format) ||
                 is_slides(format))
    throw UsageError(
        deck ? Text{"a deck is a PDF: the output's name should end in .pdf; without --deck, .pptx makes "
                    "slides",
                    "讲义为 PDF：输出文件名应以 .pdf 结尾；如需幻灯片，请去掉 --deck 并以 .pptx 结尾"}
             : Text{"a contact sheet is a picture: the output's name should end in .png, .svg or .pdf",
                    "总览为图片：输出文件名应以 .png、.svg 或 .pdf 结尾"});
  watcher.tell({Progress::Phase::preparing, 0, 1});
  const Studio studio(request, timeline);  // validates the request
  const ComposedPages composed = compose_pages(request, timeline, watcher);
  if (deck) {
    OutputFile file(request.output.file);
    file.write(render::pdf(composed.pages, {.title = studio.title()}));
    watcher.tell({Progress::Phase::finishing, 1, 1});
    file.commit();
    return {static_cast<int>(composed.pages.size()), timeline->begin, composed.plan};
  }
  write_page(request, composed.pages.front().drawing, composed.scale, {studio.title(), "All scenes"},
             watcher);
  return {1, timeline->begin, composed.plan};
}

}  // namespace homebound::exporting
