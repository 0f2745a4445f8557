#include "exporting/pptx/story_slides.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/punctuation.h"
#include "base/utf8.h"
#include "compose/kit/claims.h"
#include "compose/kit/footnote_marks.h"
#include "compose/kit/words.h"
#include "compose/paper/scene_words.h"
#include "exporting/pptx/slide_logo.h"
#include "exporting/pptx/web_address.h"
#include "words/dates.h"

namespace homebound::exporting {
namespace {

using compose::Word;
using Paragraphs = std::vector<SlideParagraph>;

constexpr double least_scale = 0.7;  // of text that shares a slide with events

class StorySlides {
 public:
  StorySlides(const timeline::Timeline& timeline, Language language, bool notes, const compose::Theme& theme)
      : timeline_(timeline), s_(*timeline.scenario), language_(language), notes_(notes), theme_(theme) {}

  std::vector<StorySlide> made() {
    if (!opens_with_title()) title_slide();
    for (std::size_t i = 0; i < compose::scene_count(timeline_); ++i) scene_slide(i);
    sources_slides();
    return std::move(slides_);
  }

 private:
  bool is_card(std::size_t scene) const { return scene < s_.scenes.size() && s_.scenes[scene].card; }
  // Tells whether the story opens with a card of its own title; one language may put that a little otherwise.
  bool opens_with_title() const {
    if (!is_card(0)) return false;
    const Text& said = s_.scenes[0].title;
    return said.empty() || said.english == s_.title.english || said.chinese == s_.title.chinese;
  }

  // The language of a text that stands by itself.
  Language first_language() const {
    return language_ == Language::chinese ? Language::chinese : Language::english;
  }
  SlideParagraph paragraph(std::string text, int level = 0) const {
    // A text may have but one language.
    const auto characters = characters_of(text);
    const bool chinese = std::ranges::any_of(characters, [](char32_t c) { return c >= U'\u2E80'; });
    return {{{std::move(text)}}, level, chinese ? Language::chinese : Language::english};
  }
  // Adds a text, and below it what it is in the other language where both are asked for.
  void add(Paragraphs& to, const Text& text, int level = 0) const {
    if (text.empty()) return;
    to.push_back(paragraph(text.in(language_), level));
    if (const std::string second = compose::second_text(text, language_); !second.empty())
      to.push_back(paragraph(second, level));
  }
  void add(Paragraphs& to, Word what, int level = 0) const {
    to.push_back(paragraph(std::string(compose::word(what, language_)), level));
  }
  void put(Slide& slide, SlideRole role, Paragraphs paragraphs) const {
    if (paragraphs.empty()) return;
    const Placeholder place = beside_logo(placeholder(slide.layout, role), slide.layout, theme_.logo);
    const double scale = fitting_scale(paragraphs, place, theme_.fonts);
    slide.texts.push_back({role, std::move(paragraphs), scale});
  }

  StorySlide& begin(SlideLayout layout, const Text& title) {
    slides_.push_back({{layout, first_language()}});
    Slide& slide = slides_.back().slide;
    Paragraphs words;
    add(words, title);
    put(slide, SlideRole::title, std::move(words));
    if (has_placeholder(layout, SlideRole::footer)) {
      Paragraphs foot;
      if (!s_.title.empty()) foot.push_back(paragraph(s_.title.in(language_)));
      put(slide, SlideRole::footer, std::move(foot));
    }
    return slides_.back();
  }

  // The days from the story's first to its last.
  void add_span(Paragraphs& to) const {
    const auto& stretches = timeline_.story.stretches;
    if (!timeline_.timed || stretches.empty()) return;
    std::string first = long_date(stretches.front().from, s_.zone, language_),
                last = long_date(stretches.back().to, s_.zone, language_);
    to.push_back(paragraph(first == last ? first : first.append(punctuation(language_).range) + last));
  }

  void title_slide() {
    StorySlide& made = begin(SlideLayout::title, s_.title.empty() ? Text{"Flights", "航班"} : s_.title);
    made.shows = StorySlide::Shows::story;
    Paragraphs below;
    if (s_.invented) add(below, Word::invented);
    put(made.slide, SlideRole::subtitle, std::move(below));
    finish_title(made.slide);
  }
  void finish_title(Slide& slide) const {
    Paragraphs when, reports;
    add_span(when);
    put(slide, SlideRole::time, std::move(when));
    add(reports, s_.attribution);
    put(slide, SlideRole::sources, std::move(reports));
  }

  Text title_of(std::size_t scene) const {
    if (Text title = compose::scene_title(timeline_, scene); !title.empty()) return title;
    if (is_card(scene)) return s_.title;
    return {fmt::format("Scene {}", scene + 1), fmt::format("场景{}", scene + 1)};
  }

  void scene_slide(std::size_t index) {
    const scenario::StoryScene* const scene = index < s_.scenes.size() ? &s_.scenes[index] : nullptr;
    Paragraphs text;
    if (scene != nullptr) add(text, scene->text);
    const std::vector<std::size_t> events = compose::events_in(timeline_, index);
    const SlideLayout layout = is_card(index)                   ? SlideLayout::title
                               : text.empty() && events.empty() ? SlideLayout::map
                                                                : SlideLayout::scene;
    StorySlide& made = begin(layout, title_of(index));
    made.shows = StorySlide::Shows::scene;
    made.scene = index;
    if (layout == SlideLayout::title) {
      put(made.slide, SlideRole::subtitle, std::move(text));
      if (slides_.size() == 1) finish_title(made.slide);
    } else {
      put(made.slide, SlideRole::time, time_of(index, layout));
      if (layout == SlideLayout::scene) put_events(made.slide, std::move(text), events);
      put(made.slide, SlideRole::sources, cited(index, layout));
    }
    if (!notes_) return;
    if (scene != nullptr) add(made.slide.notes, scene->notes);
    for (const std::size_t e : events) add(made.slide.notes, s_.events[e].note);
  }

  Paragraphs time_of(std::size_t index, SlideLayout layout) const {
    Paragraphs when;
    std::string span = compose::scene_span(timeline_, index, language_);
    if (span.empty()) return when;
    const std::string zone = s_.zone_name.in(language_);
    if (layout == SlideLayout::map && !zone.empty()) span += " · " + zone;
    when.push_back(paragraph(span));
    if (layout != SlideLayout::map && !zone.empty()) when.push_back(paragraph(zone));
    return when;
  }

  Paragraphs event(std::size_t index) const {
    const scenario::Event& e = s_.events[index];
    Paragraphs words;
    words.push_back(paragraph(compose::with_certainty(date_of(e), e, language_), 1));
    add(words, e.text, 2);
    if (const std::string marks = compose::footnote_marks(e.sources); !marks.empty())
      words.back().runs.push_back({marks, true, ""});
    if (const std::string claims = compose::claims_line(s_, e, language_, true); !claims.empty())
      words.push_back(paragraph(claims, 2));
    return words;
  }
  std::string date_of(const scenario::Event& e) const {
    if (std::string given = e.date_text.in(language_); !given.empty()) return given;
    const std::string zone = e.zone.empty() ? s_.zone : e.zone;
    std::string day = long_date(e.at, zone, language_);
    return e.whole_day ? day : dated(std::move(day), time_of_day(e.at, zone), language_);
  }

  // Puts as many events below a scene's text as there is room for, and says how many there are more.
  void put_events(Slide& slide, Paragraphs text, const std::vector<std::size_t>& events) const {
    const Placeholder& place = placeholder(slide.layout, SlideRole::text);
    const auto with = [&](std::size_t count) {
      Paragraphs all = text;
      for (std::size_t i = 0; i < count; ++i) {
        Paragraphs one = event(events[i]);
        all.insert(all.end(), one.begin(), one.end());
      }
      const std::size_t more = events.size() - count;
      if (more > 0)
        add(all,
            Text{fmt::format("and {} more event{}", more, more == 1 ? "" : "s"),
                 fmt::format("另有{}项事件", more)},
            1);
      return all;
    };
    constexpr std::size_t most = 40;  // more have no room, whatever they say
    std::size_t count = std::min(events.size(), most);
    while (count > 0 && !fits(with(count), place, theme_.fonts, least_scale)) --count;
    put(slide, SlideRole::text, with(count));
  }

  // The sources of a scene by their numbers and short names or, where these are too many, by numbers.
  Paragraphs cited(std::size_t index, SlideLayout layout) const {
    const auto sources = compose::sources_in(timeline_, index);
    if (sources.empty()) return {};
    const Punctuation marks = punctuation(language_);
    SlideParagraph words =
        paragraph(std::string(compose::word(Word::sources, language_)).append(marks.colon));
    for (const std::size_t i : sources) {
      if (i != *sources.begin()) words.runs.push_back({std::string(marks.semicolon)});
      words.runs.push_back({std::to_string(i + 1), true, ""});
      words.runs.push_back({(language_ == Language::chinese ? "" : " ") + s_.sources[i].cited(language_)});
    }
    if (fits({words}, placeholder(layout, SlideRole::sources), theme_.fonts, least_scale)) return {words};
    words.runs.resize(1);
    const std::string numbers = compose::footnote_marks({sources.begin(), sources.end()});
    words.runs.push_back({numbers + Text{" (see the end)", "（见末页）"}.in(language_)});
    return {words};
  }

  Paragraphs source(std::size_t index) const {
    const scenario::Source& source = s_.sources[index];
    Text title = source.title;
    if (!source.date.empty())
      for (const Language one : {Language::english, Language::chinese})
        if (std::string& said = one == Language::chinese ? title.chinese : title.english; !said.empty())
          said.append(punctuation(one).comma).append(source_date(source, one));
    Paragraphs words;
    words.push_back(paragraph(fmt::format("{}\t{}", index + 1, title.in(language_))));
    if (const std::string second = compose::second_text(title, language_); !second.empty())
      words.push_back(paragraph(second, 1));
    if (!source.url.empty()) {
      words.push_back(paragraph(source.url, 1));
      words.back().runs.front().link = web_address(source.url);
    }
    return words;
  }

  void sources_slides() {
    const Placeholder& place = placeholder(SlideLayout::sources, SlideRole::text);
    for (std::size_t i = 0; i < s_.sources.size();) {
      StorySlide& made =
          begin(SlideLayout::sources, {std::string(compose::word(Word::sources, Language::english)),
                                       std::string(compose::word(Word::sources, Language::chinese))});
      Paragraphs all = source(i++);
      while (i < s_.sources.size()) {
        Paragraphs longer = all;
        for (SlideParagraph& one : source(i)) longer.push_back(std::move(one));
        if (!fits(longer, place, theme_.fonts, least_scale)) break;
        all = std::move(longer), ++i;
      }
      put_list(made.slide, std::move(all));
    }
    if (slides_.empty() || slides_.back().slide.layout != SlideLayout::sources) return;
    Paragraphs about;
    about.push_back(paragraph(std::string(compose::word(Word::boundaries_note, language_)) +
                              (language_ == Language::chinese ? "" : " ") +
                              std::string(compose::word(Word::map_data, language_))));
    put(slides_.back().slide, SlideRole::sources, std::move(about));
  }

  // A short list needs but one column.
  void put_list(Slide& slide, Paragraphs list) const {
    Placeholder one = placeholder(slide.layout, SlideRole::text);
    one.columns = 1;
    const bool fits_one = fits(list, one, theme_.fonts, 1);
    put(slide, SlideRole::text, std::move(list));
    if (fits_one) slide.texts.back() = {SlideRole::text, std::move(slide.texts.back().paragraphs), 1, true};
  }

  const timeline::Timeline& timeline_;
  const scenario::Scenario& s_;
  Language language_;
  bool notes_;
  const compose::Theme& theme_;
  std::vector<StorySlide> slides_;
};

}  // namespace

std::vector<StorySlide> story_slides(const timeline::Timeline& timeline, Language language, bool notes,
                                     const compose::Theme& theme) {
  return StorySlides(timeline, language, notes, theme).made();
}

}  // namespace homebound::exporting
