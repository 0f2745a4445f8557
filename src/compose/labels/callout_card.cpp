#include "compose/labels/callout_card.h"

#include <algorithm>

#include "base/numbers.h"
#include "compose/kit/claims.h"
#include "compose/kit/footnote_marks.h"
#include "compose/kit/words.h"
#include "scenario/head_count_text.h"
#include "timeline/evidence.h"
#include "words/amounts.h"

namespace homebound::compose {
namespace {

// Page units.
constexpr double widest_callout = 176, tallest_picture = 120, padding = 9, marks_room = 22;
constexpr double value_size = 27, text_size = 12.5, small_size = smallest_type;
constexpr double text_leading = 1.34, small_leading = 1.3;

using scenario::Callout;

const Callout& callout_of(const CardSubject& subject, std::size_t index) {
  return subject.timeline.scenario->callouts[index];
}

const scenario::Figure* figure_of(const CardSubject& subject, const Callout& callout) {
  const auto& figures = subject.timeline.scenario->figures;
  const auto found = std::ranges::find(figures, callout.figure, &scenario::Figure::id);
  return callout.figure.empty() || found == figures.end() ? nullptr : &*found;
}

// The counter of a name: a kind of people and their status.
struct NamedCounter {
  std::size_t kind;  // an index into Timeline::kinds
  timeline::Status status;
};
std::optional<NamedCounter> counter_of(const timeline::Timeline& timeline, const Callout& callout) {
  for (std::size_t kind = 0; kind < timeline.kinds.size(); ++kind)
    for (const timeline::Status status : timeline::statuses)
      if (timeline::counter_name(timeline.kinds[kind], status) == callout.figure)
        return NamedCounter{kind, status};
  return std::nullopt;
}

// Returns the people of a figure's flights that have departed or arrived, until an instant.
scenario::HeadCount counted_until(const timeline::Timeline& timeline, const scenario::Figure& figure,
                                  scenario::FlightEnd end, Instant t) {
  scenario::HeadCount sum = 0;
  for (const std::size_t i : figure.flights) {
    const timeline::Leg& leg = timeline.legs[i];
    const Instant counts = end == scenario::FlightEnd::departed ? leg.depart : leg.arrive;
    if (timeline.shows(i) && counts <= t) sum += timeline.scenario->flights[i].people;
  }
  return sum;
}

std::string number_text(const Text& value, Language language) {
  const std::string& words = value.in(language);
  const auto whole = number_in<int>(words);
  return whole && words.find_first_not_of("0123456789") == words.npos ? count_text(*whole, language) : words;
}

// Returns what a card's figure says at an instant; empty without one.
std::string value_at(const CardSubject& subject, const Callout& callout, const timeline::FrameState& state) {
  const Language language = subject.options.language;
  const scenario::Figure* const figure = figure_of(subject, callout);
  if (figure != nullptr && callout.count)
    return text_of(counted_until(subject.timeline, *figure, *callout.count, state.t), language);
  if (const auto counter = counter_of(subject.timeline, callout))
    return text_of(state.totals[counter->kind].of(counter->status), language);
  return figure == nullptr ? "" : number_text(figure->value, language);
}

// Returns all that a card's figure ever says, or some of it where that is much.
std::vector<std::string> values_of(const CardSubject& subject, const Callout& callout) {
  const timeline::Timeline& timeline = subject.timeline;
  const bool counts = counter_of(timeline, callout).has_value();
  std::vector<Instant> instants{timeline.begin, timeline.end};
  constexpr std::size_t most_states = 20'000;  // of flights, at all instants together
  const std::size_t legs = std::max<std::size_t>(1, timeline.legs.size());
  const std::size_t step = counts ? legs / std::clamp<std::size_t>(most_states / legs, 1, legs) : 1;
  if (counts || callout.count)
    for (std::size_t i = 0; i < timeline.legs.size(); i += step)
      instants.push_back(timeline.legs[i].depart), instants.push_back(timeline.legs[i].arrive);
  std::vector<std::string> values;
  for (const Instant t : instants) {
    timeline::FrameState state{.t = t};
    if (counts) state = timeline::evaluate(timeline, t);
    if (std::string value = value_at(subject, callout, state);
        std::ranges::find(values, value) == values.end())
      values.push_back(std::move(value));
  }
  return values;
}

// Returns its words, or else those of its figure.
Text words_of(const CardSubject& subject, const Callout& callout) {
  if (!callout.text.empty()) return callout.text;
  if (const scenario::Figure* const figure = figure_of(subject, callout)) return figure->text;
  const scenario::Scenario& s = *subject.timeline.scenario;
  const auto counter = counter_of(subject.timeline, callout);
  if (!counter) return {};
  const std::string& kind = subject.timeline.kinds[counter->kind];
  const auto name = s.kinds.find(kind);
  return name == s.kinds.end() ? Text{kind, ""} : name->second;
}

// Returns how the figure is known, where no source simply says so.
std::string doubt_of(const CardSubject& subject, const Callout& callout) {
  const scenario::Figure* const figure = figure_of(subject, callout);
  if (figure == nullptr || figure->sure == scenario::Certainty::reported ||
      figure->sure == scenario::Certainty::tracked)
    return {};
  return word_for(figure->sure).in(subject.options.language);
}

// Returns what others say of the figure, as captions do.
std::string claims_about(const CardSubject& subject, const Callout& callout) {
  const scenario::Figure* const figure = figure_of(subject, callout);
  const Options& options = subject.options;
  return figure == nullptr
             ? ""
             : claims_line(*subject.timeline.scenario, *figure, options.language, options.layers.footnotes);
}

std::vector<std::size_t> sources_of(const CardSubject& subject, const Callout& callout) {
  std::vector<std::size_t> sources = callout.sources;
  if (const scenario::Figure* const figure = figure_of(subject, callout))
    sources.insert(sources.end(), figure->sources.begin(), figure->sources.end());
  return sources;
}

// The room of a picture, page units.
Size picture_size(const drawing::Pixels& picture) {
  const double shrunk = std::min({1.0, widest_callout / picture.width, tallest_picture / picture.height});
  return {picture.width * shrunk, picture.height * shrunk};
}

std::shared_ptr<const drawing::Pixels> picture_of(const CardSubject& subject, std::size_t index) {
  if (subject.files == nullptr) return nullptr;
  const auto& all = subject.files->pictures();
  const auto found = all.find(index);
  return found == all.end() ? nullptr : found->second;
}

// Writes rows below one another and remembers how wide they are.
struct CardRows {
  Writer w;
  double right = 0;

  Point end{};  // of the last row
  void rows(std::string_view text, const text::Style& style, Colour colour, double leading) {
    if (text.empty()) return;
    const double width = even_width(text, style, w.box.width());
    for (const text::Line& line : text::wrap(text, style, width))
      right = std::max(right, w.box.left + line.width);
    const Rect full = w.box;
    w.box.right = w.box.left + width;
    end = w.paragraph(text, style, colour, leading);
    w.box = full;
  }
};

// Writes the card's inside from the top of the writer's box. Returns its right end and its bottom.
Point write_card(Writer w, const CardSubject& subject, std::size_t index, const std::string& value) {
  const Callout& callout = callout_of(subject, index);
  const Language language = w.language;
  const Theme& theme = w.theme;
  CardRows card{w, w.box.left};
  Writer& to = card.w;
  if (const auto picture = picture_of(subject, index)) {
    const Size size = picture_size(*picture);
    to.items.emplace_back(drawing::Image{picture, {size.width, 0, 0, size.height, to.box.left, to.y + 1}, 1});
    card.right = std::max(card.right, to.box.left + size.width);
    to.y += size.height + 3;
  }
  card.rows(callout.credit.in(language), to.style(small_size), theme.text_muted, small_leading);
  if (!value.empty()) {
    const text::Style style = fitted(value, to.figures(value_size, 650), to.box.width());
    if (style.size < text_size) {  // many words, which are read on several lines
      card.rows(value, to.style(text_size, 650), theme.text, text_leading);
    } else {
      to.y += 0.86 * value_size;
      const double width = add_text(to.items, value, style, {to.box.left, to.y}, {theme.text, {}, 0});
      card.right = std::max(card.right, to.box.left + width);
      card.end = {to.box.left + width, to.y - 0.35 * value_size};
      to.y += 0.16 * value_size;
    }
  }
  const Point marked = card.end;
  const Text words = words_of(subject, callout);
  card.rows(words.in(language), to.style(text_size, value.empty() ? 500 : 450), theme.text, text_leading);
  const Point end = value.empty() ? card.end : marked;
  card.rows(second_text(words, language), second_style(to.style(text_size - 1, 450)), theme.text,
            text_leading);
  card.rows(doubt_of(subject, callout), to.style(small_size), theme.text_muted, small_leading);
  card.rows(claims_about(subject, callout), to.style(small_size, 500), theme.text, small_leading);
  const std::vector<std::size_t> sources = sources_of(subject, callout);
  if (subject.options.layers.footnotes && !sources.empty()) {
    draw_footnote_marks(to, sources, end);
    card.right = std::max(card.right, end.x + marks_room);
  }
  return {card.right, to.y};
}

}  // namespace

Size card_size(const CardSubject& subject, std::size_t index) {
  const double room = std::min(widest_callout, 0.4 * subject.page.width);
  const Theme theme = unseen(subject.options.fonts);
  Size size;
  for (const std::string& value : values_of(subject, callout_of(subject, index))) {
    Items measured;
    const Point end =
        write_card({measured, theme, subject.options.language, {0, 0, room, 0}}, subject, index, value);
    size = {std::max(size.width, end.x), std::max(size.height, end.y)};
  }
  return {size.width + 2 * padding, size.height + 2 * padding - 4};
}

void draw_card(Items& items, const CardSubject& subject, std::size_t index, const Theme& theme,
               const Rect& box, const timeline::FrameState& state) {
  add_panel(items, box, theme);
  const double room = std::min(widest_callout, 0.4 * subject.page.width);
  const double left = box.left + padding, top = box.top + padding - 3;
  write_card({items, theme, subject.options.language, {left, top, left + room, box.bottom}, top}, subject,
             index, value_at(subject, callout_of(subject, index), state));
}

std::string card_text(const CardSubject& subject, std::size_t index) {
  const Callout& callout = callout_of(subject, index);
  std::string text = value_at(subject, callout, timeline::evaluate(subject.timeline, subject.timeline.end));
  const std::string words = words_of(subject, callout).in(subject.options.language);
  if (!text.empty() && !words.empty() && subject.options.language != Language::chinese) text += ' ';
  text += words;
  return text.empty() ? callout.image : text;
}

}  // namespace homebound::compose
