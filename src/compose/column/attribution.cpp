#include "compose/column/attribution.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/recent.h"
#include "compose/kit/words.h"
#include "compose/kit/writer.h"
#include "scenario/assumed.h"
#include "scenario/left_out.h"
#include "timeline/identity.h"
#include "timeline/stages.h"
#include "words/amounts.h"

namespace homebound::compose {
namespace {

constexpr double attribution_leading = 14, page_edge = 12;

constexpr std::size_t most_codes = 6;

// Tells whether people seem to change, and nothing says who goes on. This looks at all flights.
bool changes_unsaid(const timeline::Timeline& timeline) {
  static Recent<timeline::Identity, bool> recent(4);
  return recent.get(timeline::Identity(timeline), [&] { return timeline::may_count_twice(timeline); });
}

// A picture of a part of the flights says so, and so does one with airports that nobody named or whose names
// found no room, whether or not it says where the map comes from.
std::string provisos(const timeline::Timeline& timeline, const Options& options, std::size_t unnamed) {
  const bool chinese = options.language == Language::chinese;
  const auto say = [&](Word w) { return fmt::runtime(word(w, options.language, service_of(timeline))); };
  const auto count_of = [&](auto count) { return count_text(count, options.language); };
  std::string text;
  const std::size_t missing = scenario::rows_missing(*timeline.scenario) + timeline.scenario->withheld,
                    flights = timeline.legs.size();
  if (missing > 0)
    text += fmt::format(say(Word::rows_left_out), count_of(flights), count_of(flights + missing)) +
            (chinese ? "。" : ". ");
  if (const Text guessed = scenario::note_of_guessed_dates(*timeline.scenario); !guessed.empty())
    text += guessed.in(options.language) + (chinese ? "。" : ". ");
  if (timeline.scenario->invented)
    text += std::string(word(Word::invented, options.language)) + (chinese ? "。" : ". ");
  const bool each_leg =
      timeline.scenario->count_legs &&
      std::ranges::any_of(timeline.scenario->flights, [](const auto& f) { return bool(f.journey); });
  const bool on_legs = each_leg || changes_unsaid(timeline);
  if (timeline.persons || on_legs)
    text += std::string(word(on_legs ? Word::legs_count : Word::persons_once, options.language)) +
            (chinese ? "。" : ". ");
  const auto of_flights = std::ranges::count_if(timeline.scenario->flights, scenario::never_flew);
  if (const auto grounded =
          static_cast<std::size_t>(of_flights) + scenario::rows_cancelled(*timeline.scenario);
      grounded > 0)
    text += fmt::format(say(Word::never_flew), count_of(grounded)) + (chinese ? "。" : ". ");
  if (const auto codes = scenario::assumed_airports(*timeline.scenario); codes.size() > most_codes)
    text += fmt::format(say(Word::airports_assumed), codes.size());
  else if (!codes.empty())
    text += fmt::format(say(Word::assumed_airports), fmt::join(codes, chinese ? "、" : ", "));
  if (const auto codes = scenario::airports_at_positions(*timeline.scenario); !codes.empty()) {
    if (!chinese && !text.empty() && !text.ends_with(' ')) text += ' ';
    text += codes.size() > most_codes
                ? fmt::format(say(Word::airports_by_position), codes.size())
                : fmt::format(say(Word::airports_at_positions), fmt::join(codes, chinese ? "、" : ", "));
  }
  if (!text.empty() && !chinese && !text.ends_with(' ')) text += ' ';
  if (unnamed > 0)
    text += fmt::format(say(unnamed == 1 ? Word::mark_unnamed : Word::marks_unnamed), count_of(unnamed)) +
            (chinese ? "" : " ");
  return text;
}

std::string attribution_text(const timeline::Timeline& timeline, const Options& options,
                             std::size_t unnamed) {
  const Language language = options.language;
  std::string first = provisos(timeline, options, unnamed);
  if (!options.layers.attribution) return first;
  std::string text =
      timeline.scenario->attribution.empty() ? "" : timeline.scenario->attribution.in(language);
  if (!text.empty() && !text.ends_with('.') && !text.ends_with("。"))
    text += language == Language::chinese ? "。" : ".";
  if (!text.empty() && language != Language::chinese) text += ' ';
  if (options.layers.boundaries)
    text += fmt::format("{}{}", word(Word::boundaries_note, options.language),
                        language == Language::chinese ? "" : " ");
  return first + text + std::string(word(Word::map_data, options.language));
}

}  // namespace

std::optional<Attribution> attribution(const timeline::Timeline& timeline, const Layout& layout,
                                       const Options& options, std::size_t unnamed) {
  const Size page = layout.page;
  const std::string text = attribution_text(timeline, options, unnamed);
  if (text.empty()) return std::nullopt;
  const text::Style style = options.type().style(smallest_type);
  // One line has room below the column and the caption, too.
  const double right = page.width - page_edge;
  const bool below = layout.tall || text::shape(text, style).width <= right - page_edge;
  const double left = below ? page_edge : layout.column.right + page_edge;
  Attribution a;
  a.lines = text::wrap(text, style, even_width(text, style, right - left));
  a.baseline = page.height - 9 - attribution_leading * static_cast<double>(a.lines.size() - 1);
  double width = 0;
  for (const text::Line& line : a.lines) width = std::max(width, line.width);
  a.box = {right - width, a.baseline - 12, right, page.height - 5};
  return a;
}

void draw_attribution(Items& items, const Attribution& attribution, const Theme& theme) {
  Point at{attribution.box.right, attribution.baseline};
  for (const text::Line& line : attribution.lines) {
    add_text(items, line, at, {theme.text_muted, theme.text_halo, 1.5}, Align::right);
    at.y += attribution_leading;
  }
}

}  // namespace homebound::compose
