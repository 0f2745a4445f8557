#include "app/app.h"

#include <fmt/format.h>

#include "app/command.h"
#include "app/usage.h"
#include "base/error.h"
#include "base/resources.h"
#include "platform/system/memory.h"
#include "ui/window/window.h"

namespace homebound::app {
namespace {

int guarded(const std::function<int()>& run) {
  try {
    return run();
  } catch (const InputError& e) {
    fmt::print(stderr, "{}\n", e.what());
    return 1;
  } catch (const UsageError& e) {
    fmt::print(stderr, "homebound: {}\n", e.what());
    return 2;
  } catch (const std::exception& e) {
    fmt::print(stderr, "homebound: {}\n", e.what());
    return 1;
  }
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App app("Flights on a projected map, moved through time.", "homebound");
  app.set_version_flag("--version", "homebound " + version());
  app.require_subcommand(0, 1);
  Context context;
  for (int i = 0; i < argc; ++i) context.command_line += (i > 0 ? " " : "") + std::string(argv[i]);
  std::string file, frame_log;
  app.add_option("FILE", file,
                 "a scenario, a table of flights or a recorded track; without one, the built-in story of 10 "
                 "November 2015");
  scenario::ReadOptions reading;
  add_reading(app, reading);
  app.add_option("--frame-log", frame_log,
                 "log one line per drawn frame to this file; the last number is milliseconds");
  bool log_boxes = false;
  app.add_flag("--log-boxes", log_boxes,
               "write to the frame log where on the window things are, by name, for tests");
  double clock_rate = 1;
  app.add_option("--clock-rate", clock_rate, "run the window's clock this many times faster (for soak tests)")
      ->check(CLI::Range(0.01, 1000.0));
  for (const auto add :
       {add_export, add_do, add_routes, add_check, add_diff, add_match, add_info, add_examples, add_airports,
        add_projections, add_geodesic, add_project, add_schema, add_manual, add_completions})
    add(app, context);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& e) {  // --help, --version
    return app.exit(e);
  } catch (const CLI::ParseError& e) {
    const auto chosen = app.get_subcommands();
    const std::vector<std::string> words(argv + 1, argv + argc);
    fmt::print(stderr, "homebound: {}\n", usage_text(e, chosen.empty() ? app : *chosen.front(), words));
    return 2;
  }
  if (!context.run)
    context.run = [&] {
      platform::prepare_for_a_long_run();
      return ui::run_window({.scenario = file,
                             .reading = reading,
                             .frame_log = frame_log,
                             .log_boxes = log_boxes,
                             .clock_rate = clock_rate});
    };
  return guarded(context.run);
}

}  // namespace homebound::app
