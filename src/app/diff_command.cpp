#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "base/punctuation.h"
#include "exporting/data/flight_json.h"
#include "exporting/run.h"
#include "scenario/head_count_text.h"
#include "timeline/drawn_difference.h"
#include "words/aboard.h"
#include "words/amounts.h"
#include "words/differences.h"

namespace homebound::app {
namespace {

using Json = nlohmann::ordered_json;
using scenario::code_of;
using timeline::Aspect;
using timeline::Timeline;

// One side of the comparison.
struct Side {
  const Timeline& timeline;
  Language language;

  const scenario::Flight& flight(std::size_t i) const { return timeline.scenario->flights[i]; }
  const scenario::Place& from(std::size_t i) const { return timeline.scenario->places[flight(i).from]; }
  const scenario::Place& to(std::size_t i) const { return timeline.scenario->places[flight(i).to]; }

  std::string line(std::size_t i) const {
    return fmt::format("  {}  {}-{}  {}  {}\n", flight(i).id, code_of(from(i)), code_of(to(i)),
                       aspect_text(timeline, i, Aspect::depart, language),
                       aboard_text(*timeline.scenario, flight(i), language));
  }
};

struct Sums {
  std::size_t changed = 0, same = 0;
};
Sums sums_of(const timeline::Difference& d) {
  Sums sums;
  for (const timeline::Counterparts& c : d.both) ++(c.changed.empty() ? sums.same : sums.changed);
  return sums;
}

void print_text(const timeline::Difference& d, const Side& before, const Side& after) {
  const Language language = after.language;
  const auto say = [&](const Text& text) { return text.in(language); };
  const auto [changed, same] = sums_of(d);
  const bool flights = before.timeline.by_air && after.timeline.by_air;
  const Service service = flights ? Service::flights : Service::legs;
  fmt::print("{}\n", say(told("{} before, {} after: {} new, {} gone, {} changed, {} the same",
                              "原有{}，现有{}：新增{}，减少{}，变更{}，未变{}",
                              flights_text(before.timeline.legs.size(), service, language),
                              flights_text(after.timeline.legs.size(), service, language), d.fresh.size(),
                              d.gone.size(), changed, same)));
  const auto people = people_of(before.timeline, after.timeline);
  const auto was = people.before.exact(), is = people.after.exact();
  fmt::print("{}{}\n",
             say(before.timeline.persons || after.timeline.persons
                     ? told("people, on each of their legs: {} before, {} after",
                            "人数（按各段分别计数）：原{}，现{}", text_of(people.before, language),
                            text_of(people.after, language))
                     : told("people: {} before, {} after", "人数：原{}，现{}",
                            text_of(people.before, language), text_of(people.after, language))),
             was && is && *was != *is ? fmt::format(" ({:+})", *is - *was) : "");
  const auto list = [&](const Text& title, const std::vector<std::size_t>& legs, const Side& side) {
    if (!legs.empty()) fmt::print("\n{}\n", say(title));
    for (const std::size_t i : legs) fmt::print("{}", side.line(i));
  };
  list({"new", "新增"}, d.fresh, after);
  list({"gone", "减少"}, d.gone, before);
  if (changed > 0) fmt::print("\n{}\n", say({"changed", "变更"}));
  for (const timeline::Counterparts& c : d.both)
    if (!c.changed.empty())
      fmt::print("  {}  {}-{}  {}\n", after.flight(c.after).id, code_of(after.from(c.after)),
                 code_of(after.to(c.after)),
                 fmt::join(changes_text(before.timeline, after.timeline, c, language),
                           punctuation(language).semicolon));
}

Json flight_of(const Side& side, std::size_t i) {
  return exporting::flight_json(side.timeline, side.timeline.legs[i], {});
}

void print_json(const timeline::Difference& d, const Side& before, const Side& after) {
  Json fresh = Json::array(), gone = Json::array(), changed = Json::array();
  for (const std::size_t i : d.fresh) fresh.push_back(flight_of(after, i));
  for (const std::size_t i : d.gone) gone.push_back(flight_of(before, i));
  for (const auto& [b, a, aspects] : d.both) {
    if (aspects.empty()) continue;
    Json names = Json::array();
    for (const Aspect aspect : aspects)
      names.push_back(timeline::aspect_names[static_cast<std::size_t>(aspect)]);
    changed.push_back({{"changed", names}, {"before", flight_of(before, b)}, {"after", flight_of(after, a)}});
  }
  const auto people = people_of(before.timeline, after.timeline);
  Json sums{{"flights_before", before.timeline.legs.size()}, {"flights_after", after.timeline.legs.size()}};
  exporting::add_count(sums, "people_before", people.before);
  exporting::add_count(sums, "people_after", people.after);
  fmt::print(
      "{}\n",
      Json{{"sums", sums}, {"same", sums_of(d).same}, {"new", fresh}, {"gone", gone}, {"changed", changed}}
          .dump(2));
}

struct DiffArguments {
  std::string before, after, output, theme, size = "1920x1080";
  Language language = Language::english;
  bool json = false;
  scenario::ReadOptions reading;
};

// Draws what differs.
void draw(const DiffArguments& args, const Timeline& before, const Timeline& after,
          const timeline::Difference& d) {
  if (d.empty()) throw Error({"nothing differs that could be drawn", "没有可绘出的变化"});
  const auto name = [](const std::string& file) { return std::filesystem::path(file).filename().string(); };
  exporting::Request request;
  request.output = parse_output(args.output);
  request.size = parse_size(args.size);
  request.theme = args.theme.empty() ? "" : scenario::theme_named(args.theme, ".");
  request.language = args.language;
  request.layers = {{&scenario::Layers::totals, false}};
  exporting::run(
      request, std::make_shared<const Timeline>(timeline::compile(std::make_shared<const scenario::Scenario>(
                   drawn_difference(before, after, d, name(args.before), name(args.after))))));
}

}  // namespace

void add_diff(CLI::App& app, Context& context) {
  auto args = std::make_shared<DiffArguments>();
  CLI::App* command = app.add_subcommand("diff", "what has changed from one list of flights to another");
  command->add_option("BEFORE", args->before, "a scenario or a table of flights")->required();
  command->add_option("AFTER", args->after, "another one, the newer")->required();
  command->add_option("-o,--output", args->output,
                      "draw the differences: .png .svg .pdf, .geojson .kml, or a scenario (.toml)");
  command->add_option("--size", args->size, "WIDTHxHEIGHT of the picture in pixels")->capture_default_str();
  command->add_option("--theme", args->theme, "theme of the picture");
  command->add_flag("--json", args->json, "print { sums, same, new, gone, changed }");
  add_language(*command, args->language);
  add_reading(*command, args->reading);
  command->callback([args, &context] {
    context.run = [args] {
      const Language language = args->language;
      args->reading.keep_cancelled = true;
      const auto before = open(args->before, args->reading, false, {}, language);
      const auto after = open(args->after, args->reading, false, {}, language);
      const timeline::Difference d = timeline::difference(*before, *after);
      const Side olds{*before, language}, news{*after, language};
      if (args->json) {
        print_json(d, olds, news);
      } else {
        print_text(d, olds, news);
      }
      if (!args->output.empty()) draw(*args, *before, *after, d);
      return 0;
    };
  });
}

}  // namespace homebound::app
