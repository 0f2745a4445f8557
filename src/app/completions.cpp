#include "app/completions.h"

#include <functional>
#include <span>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/language.h"
#include "base/suggest.h"
#include "compose/view/theme.h"
#include "exporting/request.h"
#include "geo/projection/projection.h"
#include "scenario/layers.h"
#include "scenario/model.h"

namespace homebound::app {
namespace {

using Words = std::vector<std::string>;

template <class Names>
Words words_of(const Names& names) {
  return {std::begin(names), std::end(names)};
}

Words layer_words() {
  Words words;
  for (const scenario::NamedLayer& layer : scenario::layer_table) words.emplace_back(layer.name);
  return words;
}

Words projection_words() {
  Words words;
  for (const Preset& preset : presets()) words.emplace_back(preset.name);
  return words;
}

// Returns the words that an option's value may be; empty where it is anything or a file.
Words words_for(const CLI::Option& option) {
  static const std::vector<std::pair<std::string_view, std::function<Words()>>> lists = {
      {"theme", compose::theme_names},
      {"projection", projection_words},
      {"show", layer_words},
      {"hide", layer_words},
      {"language", [] { return words_of(language_codes); }},
      {"colour-by", [] { return words_of(scenario::colour_by_names); }},
      {"routes", [] { return words_of(scenario::routes_as_names); }},
      {"quality", [] { return words_of(exporting::quality_names); }},
      {"subtitles", [] { return words_of(exporting::subtitle_words_names); }},
  };
  for (const auto& [name, words] : lists)
    if (option.check_lname(std::string(name))) return words();
  return {};
}

// Options whose values are neither a file nor one of a few words.
bool takes_value(const CLI::Option& option) { return option.get_type_size() != 0; }

Words names_of_option(const CLI::Option& option) {
  Words names;
  for (const std::string& name : option.get_snames()) names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
  return names;
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App* command) { return !command->get_group().empty(); });
}

std::vector<const CLI::Option*> options_of(const CLI::App& command) {
  return command.get_options([](const CLI::Option* option) { return !option->get_positional(); });
}

Words command_words(const CLI::App& app) {
  Words words;
  for (const CLI::App* const command : commands_of(app)) words.push_back(command->get_name());
  return words;
}

std::string bash(const CLI::App& app) {
  std::string options, values;
  const auto add = [&](const CLI::App& command, const std::string& name) {
    Words all;
    for (const CLI::Option* const option : options_of(command)) {
      const Words names = names_of_option(*option);
      all.insert(all.end(), names.begin(), names.end());
      if (const Words words = words_for(*option); !words.empty())
        values += fmt::format("    {0}:{1}) words='{2}' ;;\n", name, fmt::join(names, "|" + name + ":"),
                              fmt::join(words, " "));
    }
    options += fmt::format("    {}) words='{}' ;;\n", name, fmt::join(all, " "));
  };
  add(app, "''");
  for (const CLI::App* const command : commands_of(app)) add(*command, command->get_name());
  return fmt::format(
      R"(# bash completion of homebound
_homebound() {{
  local word words= command= cur=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}}
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case $word in {0}) command=$word; break ;; esac
  done
  COMPREPLY=()
  case $command:$previous in
{1}  esac
  if [[ -n $words ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
    return
  fi
  if [[ $cur == -* ]]; then
    case $command in
{2}    esac
  elif [[ -z $command ]]; then
    words='{3}'
  fi
  mapfile -t COMPREPLY < <([[ -n $words ]] && compgen -W "$words" -- "$cur"; [[ $cur == -* ]] || compgen -f -- "$cur")
}}
complete -o filenames -F _homebound homebound
)",
      fmt::join(command_words(app), "|"), values, options, fmt::join(command_words(app), " "));
}

// Quotes a text for a shell: in single quotes.
std::string shell_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string fish(const CLI::App& app) {
  std::string script = "# fish completion of homebound\n";
  for (const CLI::App* const command : commands_of(app))
    script += fmt::format("complete -c homebound -n __fish_use_subcommand -a {} -d {}\n", command->get_name(),
                          shell_quoted(command->get_description()));
  const auto add = [&](const CLI::App& command, const std::string& where) {
    for (const CLI::Option* const option : options_of(command)) {
      std::string line = "complete -c homebound -n " + shell_quoted(where);
      for (const std::string& name : option->get_snames()) line += " -s " + name;
      for (const std::string& name : option->get_lnames()) line += " -l " + name;
      if (const Words words = words_for(*option); !words.empty())
        line += " -x -a " + shell_quoted(fmt::format("{}", fmt::join(words, " ")));
      else if (takes_value(*option))
        line += " -r";
      script += line + " -d " + shell_quoted(option->get_description()) + "\n";
    }
  };
  add(app, "__fish_use_subcommand");
  for (const CLI::App* const command : commands_of(app))
    add(*command, "__fish_seen_subcommand_from " + command->get_name());
  return script;
}

// Escapes what _arguments reads as the end of a description or of a message.
std::string described(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh(const CLI::App& app) {
  const auto specifications = [](const CLI::App& command) {
    std::string lines;
    for (const CLI::Option* const option : options_of(command))
      for (const std::string& name : names_of_option(*option)) {
        std::string spec = name + "[" + described(option->get_description()) + "]";
        if (const Words words = words_for(*option); !words.empty())
          spec += fmt::format(":value:({})", fmt::join(words, " "));
        else if (takes_value(*option))
          spec += ":value:_files";
        lines += " \\\n      " + shell_quoted((option->get_expected_max() > 1 ? "*" : "") + spec);
      }
    return lines;
  };
  std::string commands, cases;
  for (const CLI::App* const command : commands_of(app)) {
    commands += "\n    " + shell_quoted(command->get_name() + ":" + described(command->get_description()));
    cases += fmt::format("    {})\n      _arguments{} \\\n      '*:file:_files' ;;\n", command->get_name(),
                         specifications(*command));
  }
  return fmt::format(
      R"(#compdef homebound
_homebound() {{
  local curcontext=$curcontext state line
  local -a commands
  commands=({}
  )
  _arguments -C{} \
      '1: :->command' '*:: :->rest'
  case $state in
    command) _describe command commands; _files ;;
    rest)
      case $line[1] in
{}      *) _files ;;
      esac ;;
  esac
}}
_homebound "$@"
)",
      commands, specifications(app), cases);
}

}  // namespace

std::string completions(const CLI::App& app, std::string_view shell) {
  if (shell == "bash") return bash(app);
  if (shell == "zsh") return zsh(app);
  if (shell == "fish") return fish(app);
  throw UsageError(fmt::format("unknown shell '{}'{} (there are: {})", shell,
                               did_you_mean(std::string(shell), shells).english, fmt::join(shells, ", ")));
}

}  // namespace homebound::app
