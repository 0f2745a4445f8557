// `homebound routes CGK-PVG PNH-HKG-PEK -o map.png`: makes a map from airports alone.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/export_options.h"
#include "app/option_scope.h"
#include "base/error.h"
#include "base/trim.h"
#include "data/places/gazetteer.h"
#include "scenario/read/read.h"

namespace homebound::app {
namespace {

// Returns how a scenario names a stop: by a code.
std::string place_of(const std::string& route, const std::string& stop) {
  using Sure = data::Meaning::Sure;
  const data::Meaning meaning =
      data::Gazetteer::shipped().resolve(stop, {.among = data::PlaceContext::Among::codes});
  if (meaning.sure == Sure::ambiguous)
    throw UsageError(
        fmt::format("route '{}': '{}' may be {}", route, stop, data::described(meaning).english));
  if (meaning.country) return meaning.country->iso;
  if (!meaning.airport)
    throw UsageError(fmt::format("route '{}': unknown airport '{}'; the nearest are {}", route, stop,
                                 fmt::join(data::Airports::shipped().nearest_codes(stop), ", ")));
  if (meaning.sure == Sure::assumed)
    fmt::print(stderr, "homebound: '{}': {}\n", stop, data::described(meaning).english);
  return meaning.airport->iata.empty() ? meaning.airport->icao : meaning.airport->iata;
}

// Splits a route such as "CGK-HKG-PEK" or "Jakarta-Hong Kong-PEK".
std::vector<std::string> stops_of(const std::string& route) {
  std::vector<std::string> stops;
  for (std::size_t begin = 0;;) {
    const auto end = route.find('-', begin);
    stops.emplace_back(trimmed(std::string_view(route).substr(begin, end == route.npos ? end : end - begin)));
    if (end == route.npos) break;
    begin = end + 1;
  }
  for (std::string& stop : stops)
    if (!stop.empty()) stop = place_of(route, stop);
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
    const Degrees start = leg.path.front().azimuth1();
    const double azimuth = start.value < 0 ? start.value + 360 : start.value;
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
  command
      ->add_option("ROUTE", args->routes,
                   "airports' codes or places: CGK-PVG, CGK-HKG-PEK, or 'Jakarta-Hong Kong'")
      ->required();
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
