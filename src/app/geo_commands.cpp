// The commands geodesic, project, projections and airports: the program's geography on its own.
#include <cmath>
#include <iostream>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "base/error.h"
#include "data/places/gazetteer.h"
#include "geo/measure/geodesic.h"
#include "geo/projection/projection.h"

namespace homebound::app {
namespace {

using Json = nlohmann::ordered_json;

int project_lines(const Projection& projection, bool inverse) {
  std::string line;
  for (int number = 1; std::getline(std::cin, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos || line.front() == '#') {
      fmt::print("{}\n", line);
      continue;
    }
    std::istringstream in(line);
    double a = 0, b = 0;
    if (!(in >> a >> b))
      throw Error(told("stdin:{}: expected two numbers, {}, found '{}'", "stdin:{}：应为两个数 {}，实为“{}”",
                       number, inverse ? "x y" : "lon lat", line));
    if (inverse) {
      if (const auto p = projection.inverse(projection.from_native({a, b}))) {
        fmt::print("{:.10f}\t{:.10f}\n", p->lon, p->lat);
      } else {
        fmt::print("*\t*\n");
      }
      continue;
    }
    // Prints PROJ's own value wherever it has one; the limits of a drawn map do not apply here.
    const SpherePoint from = on_sphere(LonLat{a, b});
    Point to;
    projection.project_by_proj(std::span(&from, 1), std::span(&to, 1));
    if (std::isfinite(to.x) && std::isfinite(to.y)) {
      to = projection.native(to);
      fmt::print("{:.6f}\t{:.6f}\n", to.x, to.y);
    } else {
      fmt::print("*\t*\n");
    }
  }
  return 0;
}

}  // namespace

void add_project(CLI::App& app, Context& context) {
  struct Arguments {
    std::string projection, center;
    bool inverse = false;
  };
  auto args = std::make_shared<Arguments>();
  CLI::App* command =
      app.add_subcommand("project", "project 'lon lat' lines from stdin to 'x y' lines, as PROJ's proj does");
  command->add_option("PROJECTION", args->projection, "a preset, a PROJ string or a code such as EPSG:3857")
      ->required();
  command->add_option("--center", args->center,
                      "the projection's centre: LON,LAT, a place or an airport's code");
  command->add_flag("--inverse,-I", args->inverse, "from x y to lon lat");
  command->callback([args, &context] {
    context.run = [args] {
      const auto centre = args->center.empty() ? std::nullopt : std::optional(parse_place(args->center));
      return project_lines(Projection::make(args->projection, centre), args->inverse);
    };
  });
}

void add_projections(CLI::App& app, Context& context) {
  auto json = std::make_shared<bool>(false);
  CLI::App* command =
      app.add_subcommand("projections", "list the projection presets and what each is good for");
  command->add_flag("--json", *json, "print [{ name, proj, good_for, domain }]");
  command->callback([json, &context] {
    context.run = [json] {
      Json list = Json::array();
      for (const Preset& p : presets()) {
        if (!*json) fmt::print("{:<24} {}\n", p.name, p.good_for);
        list.push_back({{"name", p.name},
                        {"proj", p.proj},
                        {"good_for", p.good_for},
                        {"domain", to_string(Projection::make(p.name).domain().kind)}});
      }
      if (*json) fmt::print("{}\n", list.dump(2));
      return 0;
    };
  });
}

void add_geodesic(CLI::App& app, Context& context) {
  struct Arguments {
    std::string from, to;
    bool json = false;
  };
  auto args = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("geodesic", "distance and azimuths of the shortest path on WGS84");
  command->add_option("FROM", args->from, "LON,LAT, a place a place or an airport's code")->required();
  command->add_option("TO", args->to, "LON,LAT, a place a place or an airport's code")->required();
  command->add_flag("--json", args->json, "print { distance_m, azimuth1, azimuth2 }");
  command->callback([args, &context] {
    context.run = [args] {
      const Geodesic g = geodesic_inverse(parse_place(args->from), parse_place(args->to));
      if (args->json) {
        fmt::print("{}\n", Json{{"distance_m", g.distance.value},
                                {"azimuth1", g.azimuth1.value},
                                {"azimuth2", g.azimuth2.value}}
                               .dump(2));
      } else {
        fmt::print("distance  {:.3f} m\nazimuth1  {:.8f} degrees\nazimuth2  {:.8f} degrees\n",
                   g.distance.value, g.azimuth1.value, g.azimuth2.value);
      }
      return 0;
    };
  });
}

void add_airports(CLI::App& app, Context& context) {
  struct Arguments {
    std::string query, on;
    bool json = false;
  };
  auto args = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("airports", "search airports by code, name or city");
  command->add_option("QUERY", args->query, "a code, or part of a name, in English or Chinese")->required();
  command->add_option("--on", args->on,
                      "DATE, such as 2015-11-10: what codes meant and which airports were open then");
  command->add_flag("--json", args->json,
                    "print [{ iata, icao, name, city, country, lon, lat, zone, opened, closed }]");
  command->callback([args, &context] {
    context.run = [args] {
      if (!args->on.empty() && !parse_local_time(args->on + "T00:00"))
        throw UsageError(fmt::format("'{}' is not a date such as 2015-11-10", args->on));
      const data::Airports& airports = data::Airports::shipped();
      const auto found = data::Gazetteer::shipped().search(args->query, 10, args->on);
      Json list = Json::array();
      for (const data::Airport* a : found) {
        if (!args->json) {
          fmt::print("{:<4} {:<5} {:<32} {:<24} {} {:>10.5f} {:>9.5f} {}{}{}\n", a->iata, a->icao, a->name,
                     a->city, a->country, a->at.lon, a->at.lat, a->zone,
                     a->opened.empty() ? "" : ", opened " + a->opened,
                     a->closed.empty() ? "" : ", closed " + a->closed);
        }
        const auto day = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
        list.push_back({{"iata", a->iata},
                        {"icao", a->icao},
                        {"name", a->name},
                        {"city", a->city},
                        {"country", a->country},
                        {"lon", a->at.lon},
                        {"lat", a->at.lat},
                        {"zone", a->zone},
                        {"opened", day(a->opened)},
                        {"closed", day(a->closed)}});
      }
      if (args->json) fmt::print("{}\n", list.dump(2));
      if (!found.empty()) return 0;
      constexpr std::size_t longest_code = 4;
      const auto near = args->query.size() <= longest_code ? airports.nearest_codes(args->query)
                                                           : std::vector<std::string>{};
      fmt::print(stderr, "homebound: no airport matches '{}'{}\n", args->query,
                 near.empty() ? "" : fmt::format("; the nearest codes are {}", fmt::join(near, ", ")));
      return 1;
    };
  });
}

}  // namespace homebound::app
