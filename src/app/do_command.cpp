// `homebound do`: runs a script on a document without a window.
#include <algorithm>
#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "app/command.h"
#include "app/export_options.h"
#include "app/usage.h"
#include "base/error.h"
#include "compose/framing/story_view.h"
#include "compose/view/theme.h"
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

// Returns the camera's view: a scene's while the story is followed.
compose::View view_of(const session::Session& s) {
  const timeline::Timeline& timeline = *s.document.timeline;
  const double second = session::second(s, {});
  const compose::Reserved reserved =
      compose::reserved_for(session::layers_in(s, timeline.story.stretch_at(second)));
  if (!session::follows_story(s)) {
    const compose::View view = viewing::view_of(s.look.camera, timeline, page, 1, reserved);
    const session::Camera now =
        session::camera_at(s, viewing::shown_by(view), {});  // follows an escorted flight
    return now == s.look.camera ? view : viewing::view_of(now, timeline, page, 1, reserved);
  }
  const compose::StoryViews views(timeline, viewing::framing_of(s.home, reserved), page, 1);
  return views.view(views.look(second));
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
    session_ = session::apply(std::move(session_), command, at);
    if (!session_.refused.empty()) throw Error(session_.refused);
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
  scenario::ReadOptions reading;
};

int run_script(const DoArguments& args, const Context& context) {
  std::vector<Line> lines;
  for (const std::string& script : args.scripts)
    for (Line& line : lines_of(script)) lines.push_back(std::move(line));
  for (const std::string& command : args.commands)
    lines.push_back({fmt::format("-c '{}'", command), command});
  if (lines.empty()) throw UsageError("do: expected commands, by -c COMMAND or -f SCRIPT");
  Runner runner(session::read_document(scenario::file_named(args.file).string(), args.reading), context);
  for (const Line& line : lines) {
    try {
      if (const int status = runner.run(line)) return status;
    } catch (const UsageError& e) {
      throw UsageError(fmt::format("{}: {}", line.where, e.what()));
    } catch (const Error& e) {
      throw Error(told("{}: {}", "{}：{}", line.where, e.message()));
    }
  }
  runner.tell_of_unsaved();
  return 0;
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
  add_reading(*c, args->reading);
  c->footer(list_of_verbs);
  c->callback([args, &context] { context.run = [args, &context] { return run_script(*args, context); }; });
}

}  // namespace homebound::app
