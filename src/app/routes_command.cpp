// `homebound routes CGK-PVG PNH-HKG-PEK -o map.png`: makes a map from airport codes alone.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/export_options.h"
#include "app/option_scope.h"
#include "base/error.h"
#include "data/register/airports.h"
#include "scenario/read/read.h"

namespace homebound::app {
namespace {

// Splits a route such as "CGK-HKG-PEK", which has two codes or more.
std::vector<std::string> stops_of(const std::string& route) {
  std::vector<std::string> stops;
  for (std::size_t begin = 0;;) {
    const auto end = route.find('-', begin);
    stops.push_back(route.substr(begin, end == route.npos ? end : end - begin));
    if (end == route.npos) break;
    begin = end + 1;
  }
  const data::Airports& airports = data::Airports::shipped();
  for (std::string& stop : stops) {
    const data::Airport* airport = airports.find(stop);
    if (!airport && !stop.empty())
      throw UsageError(fmt::format("route '{}': unknown airport '{}'; the nearest are {}", route, stop,
                                   fmt::join(airports.nearest_codes(stop), ", ")));
    if (airport) stop = airport->iata.empty() ? airport->icao : airport->iata;
  }
  const bool again = std::adjacent_find(stops.begin(), stops.end()) != stops.end();
  if (stops.size() < 2 || again || std::find(stops.begin(), stops.end(), "") != stops.end())
    throw UsageError(fmt::format("route '{}' is not of the form CGK-PVG or CGK-HKG-PEK", route));
  return stops;
}

std::shared_ptr<const timeline::Timeline> document_of(const std::vector<std::string>& routes) {
  std::string title, flights;
  for (const std::string& route : routes) {
    const std::vector<std::string> stops = stops_of(route);
    if (title.size() < 40) {
      title += fmt::format("{}{}", title.empty() ? "" : ", ", fmt::join(stops, "–"));
    } else if (!title.ends_with("…")) {
      title += " …";
    }
    for (std::size_t i = 1; i < stops.size(); ++i)
      flights += fmt::format("[[flight]]\nfrom = \"{}\"\nto = \"{}\"\n", stops[i - 1], stops[i]);
  }
  return std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(
          scenario::parse(fmt::format("title = \"{}\"\n{}", title, flights), ""))));
}

void print_table(const timeline::Timeline& timeline) {
  const scenario::Scenario& s = *timeline.scenario;
  fmt::print("{:<14} {:>8} {:>9}  {}\n", "route", "km", "azimuth", "block time (estimated)");
  for (const timeline::Leg& leg : timeline.legs) {
    const scenario::Flight& f = s.flights[leg.flight];
    const double azimuth =
        leg.start.azimuth.value < 0 ? leg.start.azimuth.value + 360 : leg.start.azimuth.value;
    const auto minutes = std::lround(timeline::block_time(leg.distance, leg.profile).value / 60);
    fmt::print("{:<14} {:>8.0f} {:>8.1f}°  {}:{:02}\n", s.places[f.from].id + "-" + s.places[f.to].id,
               leg.distance.value / 1000, azimuth, minutes / 60, minutes % 60);
  }
}

}  // namespace

void add_routes(CLI::App& app, Context& context) {
  struct Arguments {
    std::vector<std::string> routes;
    std::string out;
  };
  auto args = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("routes", "a map, or a table, of routes between airports");
  command->add_option("ROUTE", args->routes, "airports' codes: CGK-PVG, or CGK-HKG-PEK")->required();
  command->add_option("-o,--output", args->out, std::string(output_help) + "; without it, print a table");
  const ExportTo write = add_export_options(*command, context);
  command->callback([args, command, write, &context] {
    context.run = [args, command, write] {
      auto document = document_of(args->routes);
      if (args->out.empty()) {
        warn_of_idle_options(*command, std::nullopt);
        print_table(*document);
        return 0;
      }
      exporting::Request request;
      request.output = parse_output(args->out);
      warn_of_idle_options(*command, request.output.format);
      return write(std::move(document), std::move(request));
    };
  });
}

}  // namespace homebound::app
