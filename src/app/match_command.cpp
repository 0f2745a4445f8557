#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/usage.h"
#include "base/output_file.h"
#include "exporting/data/flight_json.h"
#include "scenario/matching.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"
#include "scenario/write/write.h"
#include "words/matches.h"

namespace homebound::app {
namespace {

using Json = nlohmann::ordered_json;
using scenario::code_of;
using scenario::Match;
using scenario::Scenario;

std::string route_of(const Scenario& s, const scenario::Flight& f) {
  return code_of(s.places[f.from]) + "-" + code_of(s.places[f.to]);
}

void print_text(const scenario::Matching& found, const Scenario& plan, const Scenario& records,
                Language language) {
  const auto say = [&](const Text& text) { return text.in(language); };
  fmt::print("{}\n", say(told("flights recorded: {} of {}; without a record: {}; records of no flight: {}",
                              "{}/{}个航班有记录，{}个航班无记录，{}条记录无对应航班", found.matches.size(),
                              plan.flights.size(), found.unflown.size(), found.unexpected.size())));
  for (const Match& m : found.matches) {
    const scenario::Flight &f = plan.flights[m.flight], &r = records.flights[m.record];
    const std::string late = against_plan_text(m, records, language);
    fmt::print("  {:<12} {:<8}  {}  {}{}{} ({})\n", f.id, route_of(plan, f), r.id,
               word_for(m.confidence).in(language), late.empty() ? "" : ", ", late,
               signs_text(m.signs, language));
  }
  const auto list = [&](const Text& title, const std::vector<std::size_t>& flights, const Scenario& of) {
    if (flights.empty()) return;
    fmt::print("{}\n", say(title));
    for (const std::size_t i : flights)
      fmt::print("  {:<12} {}\n", of.flights[i].id, route_of(of, of.flights[i]));
  };
  list({"without a record", "无记录"}, found.unflown, plan);
  list({"of no flight", "无对应航班"}, found.unexpected, records);
}

void print_json(const scenario::Matching& found, const Scenario& plan, const Scenario& records) {
  Json matches = Json::array(), unflown = Json::array(), unexpected = Json::array();
  for (const Match& m : found.matches) {
    const scenario::Flight& r = records.flights[m.record];
    const auto late = [](const std::optional<Seconds>& s) { return s ? Json(s->value) : Json(); };
    matches.push_back({{"flight", plan.flights[m.flight].id},
                       {"record", r.id},
                       {"file", r.track->file},
                       {"confidence", scenario::confidence_names[static_cast<std::size_t>(m.confidence)]},
                       {"agree", sign_words(m.signs, Language::english)},
                       {"depart_delay_s", late(m.late_departure)},
                       {"arrive_delay_s", late(m.late_arrival)},
                       {"ended_at", code_of(records.places[r.to])},
                       {"diverted", m.diverted}});
  }
  for (const std::size_t i : found.unflown) unflown.push_back(plan.flights[i].id);
  for (const std::size_t i : found.unexpected) unexpected.push_back(records.flights[i].id);
  fmt::print("{}\n",
             Json{{"matches", matches}, {"without_record", unflown}, {"of_no_flight", unexpected}}.dump(2));
}

}  // namespace

void add_match(CLI::App& app, Context& context) {
  struct Arguments {
    std::string schedule, output;
    Language language = Language::english;
    std::vector<std::string> records;
    bool json = false;
    scenario::ReadOptions reading;
  };
  auto args = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("match", "recorded tracks beside the flights of a schedule");
  command->add_option("SCHEDULE", args->schedule, "a scenario or a table of flights")->required();
  command->add_option("TRACK", args->records, "files of recorded tracks, or folders of them")->required();
  command->add_option(
      "-o,--output", args->output,
      "write the schedule with what was recorded to this .toml; doubtful matches are left out");
  command->add_flag("--json", args->json, "print { matches, without_record, of_no_flight }");
  add_language(*command, args->language);
  add_reading(*command, args->reading);
  command->callback([args, &context] {
    context.run = [args] {
      const Language language = args->language;
      const Scenario plan = scenario::read(scenario::file_named(args->schedule), args->reading);
      for (const Diagnostic& d : plan.warnings)
        if (d.severity != Severity::note) fmt::print(stderr, "{}\n", to_message(d).in(language));
      const Scenario records = scenario::records_of(args->records, args->reading);
      const scenario::Matching found = scenario::match(plan, records);
      if (args->json) {
        print_json(found, plan, records);
      } else {
        print_text(found, plan, records, language);
      }
      if (!args->output.empty()) {
        const std::filesystem::path file(args->output);
        if (file.extension() != ".toml")
          throw UsageError(fmt::format("match: '{}' should end in .toml", args->output));
        write_file(file,
                   scenario::to_toml(with_records(plan, records, sure_matches(found)), file.parent_path()));
      }
      return 0;
    };
  });
}

}  // namespace homebound::app
