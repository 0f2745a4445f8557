// What the subcommands share: how they register, and what they read from their arguments.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "base/geometry.h"
#include "base/instant.h"
#include "data/base_map.h"
#include "export/format.h"
#include "export/request.h"
#include "scenario/read.h"
#include "timeline/timeline.h"

namespace homebound::app {

struct Context {
  std::string command_line;  // as it was typed, near enough to repeat it
  std::function<int()> run;  // set by the chosen subcommand; does the work and returns the exit status
};

void add_export(CLI::App& app, Context& context);
void add_do(CLI::App& app, Context& context);
void add_routes(CLI::App& app, Context& context);
void add_check(CLI::App& app, Context& context);
void add_info(CLI::App& app, Context& context);
void add_airports(CLI::App& app, Context& context);
void add_projections(CLI::App& app, Context& context);
void add_geodesic(CLI::App& app, Context& context);
void add_project(CLI::App& app, Context& context);

// Readers of option values. They throw UsageError with what was found and what is expected.
exporting::Format parse_output(const std::string& file);      // by its extension
Size parse_size(const std::string& text);                     // "3840x2160", 16..16384 each
LonLat parse_lonlat(const std::string& text);                 // "116.58,40.08", or an airport's code
LonLatBox parse_extent(const std::string& text);        // "W,S,E,N"
exporting::FrameRange parse_frames(const std::string& text);  // "A:B", "A:" or ":B"; empty: all
// "second:S" of the story, or "scene:N" (from 1): `share` of what is left of the scene once its camera
// stands. Nothing for what is neither.
std::optional<double> parse_story_second(const std::string& text, const timeline::Timeline& timeline,
                                         double share = 0.5);
// "2015-11-10T06:00+08:00", the same without an offset on the scenario's clock, or a second of the story.
Instant parse_time(const std::string& text, const timeline::Timeline& timeline);

// --strict and --allow-network.
void add_reading(CLI::App& command, scenario::ReadOptions& options);

// A scenario or a table of flights, or the built-in story when the name is empty, compiled. Warnings go to
// stderr, and notes too when `notes` is set. `zone` replaces that of the scenario's clock.
std::shared_ptr<const timeline::Timeline> open(const std::string& file,
                                               const scenario::ReadOptions& options = {}, bool notes = false,
                                               const std::string& zone = {});
// An IANA zone's name, checked.
std::string parse_zone(const std::string& name);

}  // namespace homebound::app
