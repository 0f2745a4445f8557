#include "app/manual.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace homebound::app {
namespace {

// Escapes what man(7) would read as a request or as a typographic sign.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '^':
        out += "\\(ha";
        break;
      case '~':
        out += "\\(ti";
        break;
      default:
        out += c;
    }
  if (!out.empty() && out.front() == '.') out.insert(0, "\\&");
  return out;
}

// Returns how an option is written, in bold: "-o, --output".
std::string names_of(const CLI::Option& option) {
  std::string names;
  for (const std::string& name : option.get_snames())
    names += (names.empty() ? "" : ", ") + fmt::format("\\fB{}\\fR", roff("-" + name));
  for (const std::string& name : option.get_lnames())
    names += (names.empty() ? "" : ", ") + fmt::format("\\fB{}\\fR", roff("--" + name));
  return names;
}

// Returns the value that an option takes, in italics; empty for a switch.
std::string value_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();  // with the check on it after a colon
  return option.get_type_size() == 0 ? "" : fmt::format(" \\fI{}\\fR", roff(type.substr(0, type.find(':'))));
}

void add_options(std::string& page, const CLI::App& command) {
  for (const CLI::Option* const option : command.get_options()) {
    if (option->get_positional()) {
      page +=
          fmt::format(".TP\n\\fI{}\\fR\n{}\n", roff(option->get_name(true)), roff(option->get_description()));
    } else {
      page += fmt::format(".TP\n{}{}\n{}\n", names_of(*option), value_of(*option),
                          roff(option->get_description()));
    }
  }
}

// Returns a command with its arguments: "export [FILE] [OPTION...]".
std::string synopsis(const CLI::App& command) {
  std::string line = "\\fB" + roff(command.get_name()) + "\\fR";
  for (const CLI::Option* const option : command.get_options()) {
    if (!option->get_positional()) continue;
    const std::string name =
        "\\fI" + roff(option->get_name(true)) + "\\fR" + (option->get_expected_max() > 1 ? "..." : "");
    line += option->get_required() ? " " + name : " [" + name + "]";
  }
  return line + " [\\fIOPTION\\fR...]";
}

}  // namespace

std::string manual_page(const CLI::App& app, const std::string& version) {
  const auto commands =
      app.get_subcommands([](const CLI::App* command) { return !command->get_group().empty(); });
  std::string page = fmt::format(
      ".TH HOMEBOUND 1 \"\" \"homebound {}\" \"User commands\"\n"
      ".SH NAME\nhomebound \\- flights on a projected map, moved through time\n"
      ".SH SYNOPSIS\n{}\n",
      roff(version), synopsis(app));
  for (const CLI::App* const command : commands)
    page += fmt::format(".br\n\\fBhomebound\\fR {}\n", synopsis(*command));
  page +=
      ".SH DESCRIPTION\n"
      "Without a command, a window opens that plays the flights of\n.I FILE\non a map. "
      "The commands draw, list, check and compare flights without a window.\n"
      ".PP\nResults go to standard output, progress and errors to standard error.\n"
      ".SH OPTIONS\n";
  add_options(page, app);
  page += ".SH COMMANDS\n";
  for (const CLI::App* const command : commands) {
    page += fmt::format(".SS {}\n{}.\n", roff(command->get_name()), roff(command->get_description()));
    add_options(page, *command);
  }
  page +=
      ".SH EXIT STATUS\n"
      ".TP\n0\ndone\n.TP\n1\nfailed: a file is wrong, or could not be read or written\n"
      ".TP\n2\nwrong usage: an option or a value that does not exist\n"
      ".TP\n130\nstopped by Ctrl+C\n"
      ".SH EXAMPLES\n"
      ".TP\n.B homebound\nplays the built\\-in story\n"
      ".TP\n.B homebound flights.csv\nplays a table of flights\n"
      ".TP\n.B homebound export flights.csv \\-o film.mp4\nmakes a film of it\n"
      ".TP\n.B homebound check flights.csv\ntells what in it cannot be read\n";
  return page;
}

}  // namespace homebound::app
