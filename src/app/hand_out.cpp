#include "app/hand_out.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "compose/paper/scene_words.h"
#include "exporting/estimate.h"
#include "exporting/handed_out.h"
#include "scenario/left_out.h"
#include "timeline/audience.h"
#include "words/amounts.h"

namespace homebound::app {
namespace {

using timeline::Timeline;

timeline::Audience audience_of(const HandOut& hand_out) {
  timeline::Audience audience;
  if (!hand_out.audience.empty()) audience = timeline::read_audience(hand_out.audience);
  for (const std::string& part : hand_out.without) timeline::leave_out(audience, part);
  return audience;
}

// Prints a row such as "sources    3: Xinhua, Caixin, People's Daily": whoever hands a file out wants to see
// all.
void print_row(std::string_view what, const std::string& count, const std::vector<std::string>& names = {}) {
  fmt::print("{:<10} {}{}{}\n", what, count, names.empty() ? "" : ": ", fmt::join(names, ", "));
}
void print_row(std::string_view what, const std::vector<std::string>& names) {
  print_row(what, names.empty() ? "none" : std::to_string(names.size()), names);
}

template <class Entry, class Name>
std::vector<std::string> names_of(const std::vector<Entry>& entries, Name name) {
  std::vector<std::string> names;
  std::ranges::transform(entries, std::back_inserter(names), name);
  return names;
}

// What has notes, of those that go into the file: the speaker's only where they are asked for.
std::vector<std::string> notes_of(const scenario::Scenario& s, bool speakers) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < s.scenes.size(); ++i)
    if (speakers && !s.scenes[i].notes.empty()) all.push_back(fmt::format("scene {}", i + 1));
  for (const scenario::Event& e : s.events)
    if (speakers && !e.note.empty()) all.push_back(fmt::format("event {}", e.order + 1));
  for (const scenario::Flight& f : s.flights) {
    const auto has_note = [](const std::optional<scenario::Time>& time) { return time && bool(time->note); };
    if (f.note || has_note(f.depart) || has_note(f.arrive) ||
        std::ranges::any_of(*f.groups, [](const scenario::Group& g) { return bool(g.note); }))
      all.push_back("flight " + f.id);
  }
  return all;
}

std::vector<std::string> pictures_of(const scenario::Scenario& s) {
  std::vector<std::string> all;
  for (const scenario::Callout& c : s.callouts)
    if (!c.image.empty() && std::ranges::find(all, c.image) == all.end()) all.push_back(c.image);
  return all;
}

}  // namespace

void add_hand_out(CLI::App& command, HandOut& hand_out) {
  command
      .add_option(
          "--for", hand_out.audience,
          "a file (.toml) that says what an audience may see: leave_out = [\"notes\", \"sources\", "
          "\"groups\"], flights = \"a filter\", without_flights = [\"ID\"]; the rest is nowhere in what "
          "is written")
      // An unset variable of a shell must not hand out everything.
      ->check([](const std::string& file) { return std::string(file.empty() ? "expected a file" : ""); });
  command
      .add_option("--without", hand_out.without,
                  "leave out notes, sources (with all citations) or groups (of the people aboard)")
      ->delimiter(',');
}

std::shared_ptr<const Timeline> handed_out(const HandOut& hand_out,
                                           const std::shared_ptr<const Timeline>& document,
                                           exporting::Request& request) {
  auto cut = exporting::handed_out(audience_of(hand_out), document, request);
  if (cut == document) return cut;
  const scenario::Scenario &whole = *document->scenario, &left = *cut->scenario;
  if (left.withheld > whole.withheld)
    fmt::print(stderr, "homebound: note: {} of {} flights left out for this audience\n",
               left.withheld - whole.withheld, whole.flights.size());
  for (const Text& named : timeline::still_named(left, whole))
    fmt::print(stderr, "homebound: warning: {}\n", named.english);
  return cut;
}

void list_contents(const std::shared_ptr<const Timeline>& timeline, const exporting::Request& request) {
  const scenario::Scenario& s = *timeline->scenario;
  const Language language = request.language.value_or(s.language);
  const bool data = exporting::is_data(request.output.format);
  const exporting::Estimate size = exporting::estimate(request, timeline);
  fmt::print("{:<10} {}, about {:.1f} MB\n", "file", request.output.file.filename().string(),
             size.bytes / 1e6);
  print_row("title", s.title.in(language));
  std::vector<std::string> scenes;
  for (std::size_t i = 0; i < compose::scene_count(*timeline); ++i)
    scenes.push_back(compose::scene_title(*timeline, i).in(language));
  print_row("scenes", scenes);
  std::vector<std::string> flights, not_flown;
  for (std::size_t i = 0; i < timeline->legs.size(); ++i) {
    const scenario::Flight& f = s.flights[timeline->legs[i].flight];
    if (timeline->shows(i))
      flights.push_back(f.id);
    else if (never_flew(f))
      not_flown.push_back(f.id);
  }
  std::string count = std::to_string(flights.size());
  if (const std::size_t all = s.flights.size() + scenario::rows_missing(s) + s.withheld; all > flights.size())
    count += fmt::format(" of {}", all);
  print_row("flights", count, flights);
  if (!not_flown.empty()) print_row("not flown", not_flown);
  if (const std::size_t rows = scenario::rows_cancelled(s); rows > 0)
    print_row("cancelled", fmt::format("{} row{} of a table, left out", rows, rows == 1 ? "" : "s"));
  print_row("places", names_of(s.places, [&](const scenario::Place& p) {
              return p.name.empty() ? p.id : p.name.in(language);
            }));
  print_row("events", std::to_string(s.events.size()));
  print_row("figures", names_of(s.figures, [](const scenario::Figure& f) { return f.id; }));
  print_row("notes", notes_of(s, request.notes || data));
  print_row("sources",
            names_of(s.sources, [&](const scenario::Source& source) { return source.cited(language); }));
  print_row("pictures", pictures_of(s));
  print_row("layers", names_of(s.user_layers, [](const scenario::UserLayer& l) { return l.file; }));
  std::vector<std::string> sound;
  for (const scenario::StoryScene& scene : s.scenes)
    if (request.sound && scene.narration) sound.push_back(scene.narration->file);
  print_row("sound", sound);
}

}  // namespace homebound::app
