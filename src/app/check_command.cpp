#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/font_warning.h"
#include "base/ascii.h"
#include "base/error.h"
#include "compose/map/user_layer_files.h"
#include "compose/routes/pale_colours.h"
#include "compose/view/theme.h"
#include "exporting/story/story_file.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"
#include "words/counting.h"

namespace homebound::app {
namespace {

bool is_story_page(const std::string& file) {
  const std::string extension = lower(std::filesystem::path(file).extension().string());
  return extension == ".html" || extension == ".htm";
}

// Returns what a story.html is, or what is wrong with it.
Diagnostic finding_of_story(const std::string& file) {
  try {
    const exporting::StoryFile story = exporting::read_story_file(file);
    return {.file = file,
            .severity = Severity::note,
            .message =
                told("whole, as {} wrote it: “{}”, {:.0f} seconds, {}, {} notes; digest of the scenario: {}",
                     "完整，由 {} 生成：《{}》，{:.0f}秒，语言 {}，{}备注；方案摘要：{}", story.generator,
                     story.title, story.seconds, fmt::format("{}", fmt::join(story.languages, ", ")),
                     story.notes ? Text{"with", "含"} : Text{"without", "不含"}, story.digest)};
  } catch (const Error& e) {
    return {.file = file, .severity = Severity::error, .message = e.message()};
  }
}

// Returns the problems of the scenario, then those of its theme, of the files that it lays on the map and of
// its filters, then the characters that cannot be drawn on this machine.
std::vector<Diagnostic> findings(const std::string& file, const scenario::ReadOptions& options) {
  if (is_story_page(file)) return {finding_of_story(file)};
  const std::filesystem::path path = scenario::file_named(file);
  scenario::Scenario s;
  try {
    s = scenario::read(path, options);
  } catch (const InputError& e) {
    return e.diagnostics();
  }
  std::vector<Diagnostic> found = std::move(s.warnings);
  const auto try_to = [&](auto&& read) {
    try {
      read();
    } catch (const InputError& e) {
      found.insert(found.end(), e.diagnostics().begin(), e.diagnostics().end());
    }
  };
  try_to([&] {
    std::ranges::move(compose::pale_colours(s, compose::read_theme(s.theme)), std::back_inserter(found));
  });
  try_to([&] {
    if (const auto layers = compose::UserLayers::read(s))
      found.insert(found.end(), layers->warnings().begin(), layers->warnings().end());
  });
  // Filters name what the flights have, which is known when they are compiled, as is who changes.
  try_to([&] {
    const timeline::Timeline timeline = timeline::compile(std::make_shared<const scenario::Scenario>(s));
    if (Text note = note_of_changes(timeline); !note.empty())
      found.push_back({.file = s.file, .severity = Severity::note, .message = std::move(note)});
  });
  if (auto warning = font_warning(s, Language::both)) found.push_back(std::move(*warning));
  return found;
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
  struct Arguments {
    std::vector<std::string> files;
    bool json = false;
    Language language = Language::english;
    scenario::ReadOptions reading;
  };
  auto args = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand(
      "check",
      "list every error of scenario files and tables of flights; tell whether a story.html is whole");
  command->add_option("FILE", args->files, "scenario files, tables of flights, or story.html files")
      ->required();
  command->add_flag("--json", args->json, "print [{ file, line, column, severity, message }]");
  add_language(*command, args->language);
  add_reading(*command, args->reading);
  command->callback([args, &context] {
    context.run = [args] {
      bool failed = false;
      const Language language = args->language;
      auto list = nlohmann::json::array();
      for (const std::string& file : args->files)
        for (const Diagnostic& d : findings(file, args->reading)) {
          failed = failed || d.severity == Severity::error;
          if (!args->json) fmt::print("{}\n", to_message(d).in(language));
          list.push_back({{"file", d.file},
                          {"line", d.line},
                          {"column", d.column},
                          {"severity", name_of(d.severity)},
                          {"message", d.message.in(language)}});
        }
      if (args->json) fmt::print("{}\n", list.dump(2));
      return failed ? 1 : 0;
    };
  });
}

}  // namespace homebound::app
