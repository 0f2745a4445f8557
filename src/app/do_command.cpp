// `homebound do`: runs a script on a document without a window.
#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/export_options.h"
#include "app/usage.h"
#include "base/error.h"
#include "base/suggest.h"
#include "compose/framing/story_view.h"
#include "compose/view/theme.h"
#include "scenario/names.h"
#include "scenario/read/examples.h"
#include "session/script/script.h"
#include "viewing/request_of.h"
#include "viewing/view.h"

namespace homebound::app {
namespace {

constexpr Size page{1280, 720};  // the page to which a script's page units refer

struct Line {
  std::string where, text;  // "story.txt:3"
};

// A theme that cannot be read leaves room for no logo: scripts go on, and an export tells what is wrong with
// it.
compose::Theme theme_of(const session::Session& s) {
  try {
    return compose::read_theme(s.look.theme);
  } catch (const Error&) {
    return {};
  }
}

// Returns the camera's view: a scene's while the story is followed.
compose::View view_of(const session::Session& s) {
  const timeline::Timeline& timeline = *s.document.timeline;
  const double second = session::second(s, {});
  const compose::Reserved reserved =
      compose::reserved_for(session::layers_in(s, timeline.story.stretch_at(second)), theme_of(s));
  if (!session::follows_story(s)) {
    const compose::View view = viewing::view_of(s.look.camera, timeline, page, 1, reserved);
    const session::Camera now =
        session::camera_at(s, viewing::shown_by(view), {});  // follows an escorted flight
    return now == s.look.camera ? view : viewing::view_of(now, timeline, page, 1, reserved);
  }
  const compose::StoryViews views(timeline, viewing::framing_of(s.home, reserved), page, 1);
  return views.at(second).view;
}

// Runs lines one after the other. The session exists only in memory.
class Runner {
 public:
  Runner(session::Document document, const Context& context)
      : context_(context), session_(session::open(std::move(document))) {}

  int run(const Line& line) {
    const session::Context at{{}, viewing::shown_by(view_of(session_)), 0, compose::read_theme};
    const auto statement = session::parse_statement(line.text, session_, at);
    if (!statement) return 0;
    return std::visit([&](const auto& s) { return carry_out(s, at); }, *statement);
  }
  const session::Session& session() const { return session_; }
  void tell_of_unsaved() const {
    if (session::is_unsaved(session_.document))
      fmt::print(stderr, "homebound: the document's changes were not saved\n");
  }

 private:
  int carry_out(const session::Command& command, const session::Context& at) {
    if (std::holds_alternative<session::Undo>(command) && session_.undo.empty())
      throw Error({"there is nothing to undo", "没有可撤销的操作"});
    if (std::holds_alternative<session::Redo>(command) && session_.redo.empty())
      throw Error({"there is nothing to redo", "没有可重做的操作"});
    if (std::holds_alternative<session::GoBack>(command) && session_.back.empty())
      throw Error({"there is no view to go back to", "没有可返回的画面"});
    if (std::holds_alternative<session::GoForth>(command) && session_.forth.empty())
      throw Error({"there is no view to go forward to", "没有可前进的画面"});
    session_ = session::apply(std::move(session_), command, at);
    if (!session_.refused.empty()) throw Error(session_.refused);
    if (!session_.done.empty()) fmt::print(stderr, "homebound: {}\n", session_.done.english);
    return 0;
  }
  int carry_out(const session::SaveFile& save, const session::Context&) {
    if (save.file.empty() && scenario::is_shipped(session_.document.file))
      throw Error({"an example that ships cannot be overwritten: save it as a file ending in .toml",
                   "内置示例不会被覆盖：请另存为以 .toml 结尾的文件"});
    session_.document = session::saved(std::move(session_.document), save.file, save.over);
    return 0;
  }
  int carry_out(const session::OpenFile& file, const session::Context&) {
    session::Document document = session::read_document(file.file, session_.document.reading);
    tell_of_unsaved();
    session_ = session::open(std::move(document));
    return 0;
  }
  int carry_out(const session::NewFile&, const session::Context&) {
    tell_of_unsaved();
    session_ = session::open(session::new_document());
    return 0;
  }

  // Takes the tracks that are surely of a flight, and says how many are not.
  int carry_out(const session::MatchTracks& asked, const session::Context& at) {
    const session::Document& document = session_.document;
    const auto records =
        std::make_shared<const scenario::Scenario>(scenario::records_of(asked.files, document.reading));
    const scenario::Scenario& schedule = *document.timeline->scenario;
    if (asked.flight) {
      if (records->flights.size() != 1)
        throw Error(told("one track is expected beside a flight; found {}",
                         "指定航班时应只有一条航迹；实有{}条", records->flights.size()));
      const scenario::Match m = match_of(schedule, *asked.flight, *records, 0);
      const scenario::Flight &f = schedule.flights[*asked.flight], &r = records->flights[0];
      if (!m.signs.any_name() && !m.signs.from && !m.signs.to)
        throw Error(told("nothing of the record {} ({}-{}) agrees with flight '{}' ({}-{})",
                         "记录 {}（{}-{}）与航班“{}”（{}-{}）毫无相符之处", r.id,
                         code_of(records->places[r.from]), code_of(records->places[r.to]), f.id,
                         code_of(schedule.places[f.from]), code_of(schedule.places[f.to])));
      return carry_out(session::TakeRecords{records, {m}}, at);
    }
    const scenario::Matching found = scenario::match(schedule, *records);
    std::vector<scenario::Match> matches = sure_matches(found);
    for (const scenario::Match& m : found.matches)
      if (m.confidence == scenario::Confidence::doubtful)
        fmt::print(stderr, "homebound: left out: {} may be flight {}\n", records->flights[m.record].id,
                   schedule.flights[m.flight].id);
    for (const std::size_t record : found.unexpected)
      fmt::print(stderr, "homebound: left out: {} is of no flight\n", records->flights[record].id);
    if (matches.empty())
      throw Error({"none of the tracks is surely of a flight", "没有可确定对应航班的航迹"});
    return carry_out(session::TakeRecords{records, std::move(matches)}, at);
  }

  int carry_out(const session::CompareReport& asked, const session::Context& at) {
    scenario::ReadOptions reading = session_.document.reading;
    reading.keep_cancelled = true;  // what no longer takes place is news
    const session::Document report = session::read_document(asked.file, reading);
    const timeline::Timeline &before = *session_.document.timeline, &after = *report.timeline;
    return carry_out(session::TakeReport{report.timeline, session::name_of(report),
                                         taken(before, after, difference(before, after), asked.taken)},
                     at);
  }

  // Returns what of a report's differences is named.
  static timeline::Accepted taken(const timeline::Timeline& before, const timeline::Timeline& after,
                                  const timeline::Difference& found, const std::vector<std::string>& words) {
    timeline::Accepted accepted;
    std::vector<bool> known(words.size());
    // Tells whether a sort of differences, or one of two flights, is named.
    const auto named = [&](std::string_view sort, const std::string& id, const std::string& other) {
      bool is_named = false;
      for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i] == "all" || words[i] == sort || words[i] == id || words[i] == other)
          known[i] = is_named = true;
      return is_named;
    };
    const auto id = [](const timeline::Timeline& of, std::size_t leg) {
      return of.scenario->flights[leg].id;
    };
    for (const std::size_t leg : found.fresh)
      if (named("new", id(after, leg), id(after, leg))) accepted.fresh.push_back(leg);
    for (const std::size_t leg : found.gone)
      if (named("gone", id(before, leg), id(before, leg))) accepted.gone.push_back(leg);
    for (const timeline::Counterparts& c : found.both)
      if (!c.changed.empty() && named("changed", id(before, c.before), id(after, c.after)))
        accepted.changed.push_back(c);
    constexpr std::array<std::string_view, 4> sorts{"new", "gone", "changed", "all"};
    for (std::size_t i = 0; i < words.size(); ++i)
      if (!known[i] && std::ranges::find(sorts, words[i]) == sorts.end())
        throw Error(
            told("'{}' is no flight that differs; expected new, gone, changed, all or such a flight{}",
                 "“{}”不是有变化的航班；应为 new、gone、changed、all 或此类航班{}", words[i],
                 did_you_mean(words[i], sorts)));
    if (accepted.empty()) throw Error({"nothing of that has changed", "所指部分没有变化"});
    return accepted;
  }

  // Exports the document as it is shown now, except where the options say otherwise.
  int carry_out(const session::ExportFile& asked, const session::Context&) {
    CLI::App options("", "export");
    std::string out;
    options.add_option("OUT", out)->required();
    const ExportTo write = add_export_options(options, context_);
    try {
      options.parse(
          std::vector<std::string>(asked.words.rbegin(), asked.words.rend()));  // CLI11 takes them in reverse
    } catch (const CLI::ParseError& e) {
      throw UsageError(fmt::format("export: {}", usage_text(e, options, asked.words)));
    }
    exporting::Request request = viewing::request_of(session_, view_of(session_), {});
    request.output = parse_output(out);
    return write(session_.document.timeline, std::move(request));
  }

  const Context& context_;
  session::Session session_;
};

std::vector<Line> lines_of(const std::string& file) {
  std::ifstream opened;
  if (file != "-") opened.open(file);
  std::istream& in = file == "-" ? std::cin : opened;
  if (!in) throw Error(told("cannot read the script {}", "无法读取脚本 {}", file));
  std::vector<Line> lines;
  for (std::string line; std::getline(in, line);)
    lines.push_back({fmt::format("{}:{}", file, lines.size() + 1), line});
  return lines;
}

struct DoArguments {
  std::string file;
  std::vector<std::string> scripts, commands;
  bool json = false;
  scenario::ReadOptions reading;
};

std::vector<Line> lines_of(const DoArguments& args) {
  std::vector<Line> lines;
  for (const std::string& script : args.scripts)
    for (Line& line : lines_of(script)) lines.push_back(std::move(line));
  for (const std::string& command : args.commands)
    lines.push_back({fmt::format("-c '{}'", command), command});
  return lines;
}

// Runs all lines up to the first that fails.
int run_lines(const std::vector<Line>& lines, Runner& runner) {
  for (const Line& line : lines) {
    try {
      if (const int status = runner.run(line)) return status;
    } catch (const UsageError& e) {
      throw UsageError(fmt::format("{}: {}", line.where, e.what()));
    } catch (const Error& e) {
      throw Error(told("{}: {}", "{}：{}", line.where, e.message()));
    }
  }
  return 0;
}

// Runs a line and answers on stdout with a line of JSON. Returns the status that it would end the program
// with.
int answer(const Line& line, Runner& runner) {
  if (const auto first = line.text.find_first_not_of(" \t\r");
      first == line.text.npos || line.text[first] == '#')
    return 0;
  nlohmann::ordered_json answer{{"line", line.where}, {"command", line.text}};
  int status = 0;
  try {
    status = runner.run(line);
  } catch (const UsageError& e) {
    answer["error"] = e.what();
    status = 2;
  } catch (const std::exception& e) {
    answer["error"] = e.what();
    status = 1;
  }
  const session::Session& s = runner.session();
  answer["status"] = status;
  answer["flights"] = s.document.timeline->scenario->flights.size();
  answer["unsaved"] = session::is_unsaved(s.document);
  fmt::print("{}\n", answer.dump());
  std::fflush(stdout);
  return status;
}

// Answers every line as it comes, also after one that fails: the program that sends them decides. Returns the
// first status that is not 0.
int answer_lines(const DoArguments& args, Runner& runner) {
  int status = 0;
  const auto take = [&](const Line& line) {
    if (const int of_line = answer(line, runner); status == 0) status = of_line;
  };
  for (const std::string& script : args.scripts) {
    if (script != "-") {
      for (const Line& line : lines_of(script)) take(line);
    } else {
      std::size_t number = 0;
      for (std::string text; std::getline(std::cin, text);) take({fmt::format("-:{}", ++number), text});
    }
  }
  for (const std::string& command : args.commands) take({fmt::format("-c '{}'", command), command});
  return status;
}

int run_script(const DoArguments& args, const Context& context) {
  const std::vector<Line> lines = args.json ? std::vector<Line>() : lines_of(args);
  if (args.json ? args.scripts.empty() && args.commands.empty() : lines.empty())
    throw UsageError("do: expected commands, by -c COMMAND or -f SCRIPT");
  Runner runner(session::read_document(scenario::file_named(args.file).string(), args.reading), context);
  const int status = args.json ? answer_lines(args, runner) : run_lines(lines, runner);
  if (status == 0) runner.tell_of_unsaved();
  return status;
}

std::string list_of_verbs() {
  std::string text = "Commands:\n";
  const auto forms = session::verb_forms();
  std::size_t width = 0;
  for (const session::VerbForm& f : forms) width = std::max(width, f.form.size());
  for (const session::VerbForm& f : forms) text += fmt::format("  {:<{}}  {}\n", f.form, width, f.help);
  return text +
         "An ENTRY is flight:ID, place:ID, source:ID, kind:ID, figure:ID, event:N, scene:N, table:N or "
         "layer:N, "
         "counted from 1.\n"
         "A POSITION is LON,LAT in degrees, the id of a place or an airport's code.\n"
         "A TIME is 2015-11-10T06:00+08:00, or without an offset a time or a date on the scenario's clock.\n";
}

}  // namespace

void add_do(CLI::App& app, Context& context) {
  auto args = std::make_shared<DoArguments>();
  CLI::App* c =
      app.add_subcommand("do", "change, save and export a document by a script; no display is needed");
  c->add_option("FILE", args->file,
                "a scenario, tracks or a table of flights; without one, the built-in story");
  c->add_option("-f,--file", args->scripts, "a script, one command per line; - is standard input")
      ->allow_extra_args(false);
  c->add_option("-c,--command", args->commands, "a command, run after the scripts; may be repeated")
      ->allow_extra_args(false);
  c->add_flag("--json", args->json,
              "answer each command with a line of JSON, as it comes, and go on after one that fails");
  add_reading(*c, args->reading);
  c->footer(list_of_verbs);
  c->callback([args, &context] { context.run = [args, &context] { return run_script(*args, context); }; });
}

}  // namespace homebound::app
