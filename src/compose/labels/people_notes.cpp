#include "compose/labels/people_notes.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "compose/kit/words.h"
#include "compose/kit/writer.h"
#include "compose/labels/label_search.h"
#include "compose/labels/label_space.h"
#include "scenario/head_count_text.h"

namespace homebound::compose {
namespace {

constexpr std::size_t most_notes = 250;
constexpr double people_size = 11.5, off_line = 4, shortest_line = 40;  // page units
constexpr int places_a_side = 12;                                       // of the middle

text::Style people_style(const Options& options) { return options.type().figures(people_size, 600); }

// An estimate is no report, and looks like none.
std::string people_note(const scenario::Flight& flight, Language language) {
  std::string number = text_of(flight.people, language);
  if (flight.sure != scenario::Certainty::estimated) return number;
  return fmt::format(fmt::runtime(word(Word::estimated_number, language)), number);
}

// Returns the free boxes beside a line, on both sides and from its middle outwards, cheapest first.
std::vector<Candidate> beside_line(const RouteLine& line, Size note, const LabelSpace& space) {
  std::vector<Candidate> result;
  for (int k = 0; k <= places_a_side; ++k)
    for (const int way : {1, -1}) {
      if (k == 0 && way < 0) continue;
      const auto place = place_on(line, 0.5 + way * 0.38 * k / places_a_side);
      if (!place) continue;
      for (const int side : {-1, 1}) {
        const Point across{-std::sin(place->heading) * side, std::cos(place->heading) * side};
        // As far away as the box reaches towards the line.
        const double reach = std::abs(across.x) * note.width / 2 + std::abs(across.y) * note.height / 2;
        const Point middle = place->at + across * (reach + off_line);
        const Rect box =
            Rect::at(middle.x - note.width / 2, middle.y - note.height / 2, note.width, note.height);
        if (!space.on_page(box) || !space.is_free(box.inflated(label_gap))) continue;
        result.push_back({box, 1.5 * k + space.line_length(box), false, {}, {}});
      }
    }
  std::stable_sort(result.begin(), result.end(), [](auto& a, auto& b) { return a.cost < b.cost; });
  return result;
}

}  // namespace

std::vector<PeopleNote> place_people(const timeline::Timeline& timeline, const View& view,
                                     const Options& options, const Routes& routes, LabelGround& ground) {
  if (routes.flights() <= 0) return {};
  const auto people = [&](std::size_t leg) {
    return timeline.scenario->flights[timeline.legs[leg].flight].people;
  };
  std::vector<std::size_t> legs;
  for (std::size_t i = 0; i < timeline.legs.size(); ++i)
    if (timeline.shows(i) && people(i).known() && routes.lines[i].length >= shortest_line) legs.push_back(i);
  std::ranges::stable_sort(legs, std::ranges::greater{},
                           [&](std::size_t leg) { return people(leg).middle(); });
  legs.resize(std::min(legs.size(), most_notes));

  LabelSpace space(view.page);
  for (const Rect& box : ground.blocked) space.block(box);
  add_routes(space, ground.routes);
  std::vector<std::vector<Candidate>> candidates;
  const text::Style style = people_style(options);
  for (const std::size_t leg : legs) {
    const double wide =
        text::shape(people_note(timeline.scenario->flights[timeline.legs[leg].flight], options.language),
                    style)
            .width;
    candidates.push_back(beside_line(routes.lines[leg], {wide, people_size}, space));
  }
  const auto chosen = choose(candidates);
  std::vector<PeopleNote> notes;
  for (std::size_t i = 0; i < legs.size(); ++i) {
    if (!chosen[i]) continue;
    const Rect& box = candidates[i][*chosen[i]].box;
    ground.blocked.push_back(box);
    notes.push_back({legs[i], {(box.left + box.right) / 2, box.bottom - 0.14 * people_size}});
  }
  return notes;
}

void draw_people(Items& items, const std::vector<PeopleNote>& notes, const timeline::Timeline& timeline,
                 const Options& options, const Routes& routes, const Theme& theme) {
  if (notes.empty()) return;
  const auto group = std::make_shared<drawing::Group>();
  group->name = "people";
  group->opacity = static_cast<float>(routes.flights());
  for (const PeopleNote& note : notes)
    add_text(group->items,
             people_note(timeline.scenario->flights[timeline.legs[note.leg].flight], options.language),
             people_style(options), note.baseline,
             {routes.style.legs[note.leg].colour.with_alpha(1), theme.text_halo, 2.4}, Align::centre);
  items.emplace_back(group);
}

}  // namespace homebound::compose
