// Declarations shared by the subcommands: their registration, and readers of their arguments.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include <CLI/CLI.hpp>

#include "base/geometry.h"
#include "base/instant.h"
#include "base/language.h"
#include "exporting/format.h"
#include "exporting/request.h"
#include "scenario/read/read.h"
#include "timeline/moment.h"
#include "timeline/timeline.h"

namespace homebound::app {

// What the parser hands to main: the chosen work.
struct Context {
  std::string command_line;  // as typed, close enough to repeat it
  std::function<int()> run;  // set by the chosen subcommand; does the work and returns the exit status
};

// Each function adds a subcommand to the parser and, when it is chosen, sets context.run.
void add_export(CLI::App& app, Context& context);
void add_do(CLI::App& app, Context& context);
void add_routes(CLI::App& app, Context& context);
void add_check(CLI::App& app, Context& context);
void add_match(CLI::App& app, Context& context);
void add_diff(CLI::App& app, Context& context);
void add_info(CLI::App& app, Context& context);
void add_examples(CLI::App& app, Context& context);
void add_airports(CLI::App& app, Context& context);
void add_projections(CLI::App& app, Context& context);
void add_geodesic(CLI::App& app, Context& context);
void add_project(CLI::App& app, Context& context);
void add_schema(CLI::App& app, Context& context);
void add_manual(CLI::App& app, Context& context);
void add_completions(CLI::App& app, Context& context);

// These read option values and throw UsageError with what was found and what is expected.
exporting::Output parse_output(const std::string& file);  // format by the extension
// Reads a position as scenario::parse_position() does, and says on stderr what was assumed.
LonLat parse_place(const std::string& text, std::span<const scenario::Place> places = {});
Size parse_size(const std::string& text);                     // "3840x2160", 16..16384 each
LonLatBox parse_extent(const std::string& text);              // "W,S,E,N"
exporting::FrameRange parse_frames(const std::string& text);  // "A:B", "A:" or ":B"; empty: all
exporting::FilmPart parse_part(const std::string& text);      // "3/16"; empty: the whole
// Reads a moment as described in timeline/moment.h.
timeline::Moment parse_moment(const std::string& text, const timeline::Timeline& timeline,
                              timeline::SceneEnd end = timeline::SceneEnd::middle);

// Adds --strict, --dates and --allow-network.
void add_reading(CLI::App& command, scenario::ReadOptions& options);

// Adds --language, of what is printed.
void add_language(CLI::App& command, Language& language);

// Reads and compiles a scenario or a table of flights, or the built-in story when the name is empty. Prints
// warnings, and notes when `notes` is set, on stderr, in `language`. `zone` replaces that of the scenario's
// clock. Throws InputError with all errors of the file.
std::shared_ptr<const timeline::Timeline> open(const std::string& file,
                                               const scenario::ReadOptions& options = {}, bool notes = false,
                                               const std::string& zone = {},
                                               Language language = Language::english);
// Returns the name of an IANA zone. Throws UsageError when there is no such zone.
std::string parse_zone(const std::string& name);

}  // namespace homebound::app
