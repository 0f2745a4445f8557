// homebound_bench: what a frame is made of. Run a release build on a quiet machine.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include <benchmark/benchmark.h>
#include <epoxy/gl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "base/resources.h"
#include "compose/framing/framing.h"
#include "compose/framing/morph.h"
#include "compose/picture/compose.h"
#include "compose/picture/plan_parts.h"
#include "compose/picture/shot.h"
#include "compose/view/page.h"
#include "data/register/airports.h"
#include "exporting/png/png.h"
#include "geo/measure/geodesic.h"
#include "render/gl/context.h"
#include "render/gl/frames.h"
#include "render/gl/gl.h"
#include "render/gl/offscreen.h"
#include "render/gl/renderer.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"

namespace homebound {
namespace {

using benchmark::State;

std::shared_ptr<const timeline::Timeline> story() {
  static const auto timeline = std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::read(scenario::built_in()))));
  return timeline;
}

const compose::WorldShapes& land_mid() { return compose::World::shipped()->map(data::Detail::medium); }

compose::Plan plan_of(Size pixels, const compose::Framing& framing) {
  const compose::PageSetup setup = compose::page_setup(pixels);
  return {compose::World::shipped(),
          story(),
          compose::read_theme("paper"),
          compose::frame(*story(), framing, setup.page, setup.scale),
          {}};
}

timeline::FrameState at_six() {
  return timeline::evaluate(*story(), *parse_instant("2015-11-10T06:00+08:00"));
}

constexpr const char* projections[] = {"orthographic", "equal-earth", "robinson", "lambert-azimuthal"};

void project_land(State& state) {  // with its outline, the coast
  const char* name = projections[state.range(0)];
  state.SetLabel(name);
  double lon = 0;
  for (auto _ : state) {
    const Projection projection = Projection::make(name, LonLat{lon += 1, 20});
    benchmark::DoNotOptimize(project_areas(projection, land_mid().land, Metres(2000)));
  }
}
BENCHMARK(project_land)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);

void project_boundaries(State& state) {
  const char* name = projections[state.range(0)];
  state.SetLabel(name);
  double lon = 0;
  for (auto _ : state) {
    const Projection projection = Projection::make(name, LonLat{lon += 1, 20});
    benchmark::DoNotOptimize(project_lines(projection, land_mid().boundaries[0], Metres(2000)));
  }
}
BENCHMARK(project_boundaries)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);

void read_base_map_medium(State& state) {
  const auto file = resource("geodata/basemap.gpkg");
  for (auto _ : state) benchmark::DoNotOptimize(data::read_base_map(file, data::Detail::medium));
}
BENCHMARK(read_base_map_medium)->Unit(benchmark::kMillisecond);

void plan_the_story(State& state) {  // labels and overlays; the base map is kept between plans
  for (auto _ : state) benchmark::DoNotOptimize(plan_of({1920, 1080}, {}));
}
BENCHMARK(plan_the_story)->Unit(benchmark::kMillisecond);

// Labels alone: the story; sixty places close together; a globe turned a degree a time.
void place_labels(State& state) {
  const auto sixty =
      std::make_shared<const timeline::Timeline>(timeline::compile(std::make_shared<const scenario::Scenario>(
          scenario::read(std::string(TEST_SOURCE_DIR) + "/data/pearl-river-delta.toml"))));
  const auto timeline = state.range(0) == 1 ? sixty : story();
  state.SetLabel(std::array{"the story", "sixty places", "a turning globe"}[state.range(0)]);
  const auto& s = *timeline->scenario;
  compose::Framing framing;
  framing.extent = s.extent;
  if (state.range(0) == 2) framing = {.projection = "orthographic", .center = LonLat{0, 18}};
  const compose::PageSetup setup = compose::page_setup({1280, 720});
  for (auto _ : state) {
    state.PauseTiming();
    if (state.range(0) == 2) framing.center->lon += 1;
    const compose::View view = compose::frame(*timeline, framing, setup.page, setup.scale);
    const compose::Plan plan(compose::World::shipped(), timeline, compose::read_theme("paper"), view, {});
    const compose::LabelGround ground = compose::label_ground(plan.parts());
    state.ResumeTiming();
    benchmark::DoNotOptimize(
        compose::place_labels({*compose::World::shipped(), *timeline, view, {}}, ground));
  }
}
BENCHMARK(place_labels)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

void compose_a_frame(State& state) {
  const compose::Plan plan = plan_of({1920, 1080}, {});
  for (auto _ : state) benchmark::DoNotOptimize(compose::compose(plan, at_six()));
}
BENCHMARK(compose_a_frame)->Unit(benchmark::kMillisecond);

// Frames as a window draws them, but for the exchange of its buffers. The context is the process's own.
class Stage {
 public:
  Stage() {
    context_.make_current();
    window_ = render::make_target(1920, 1080);
    renderer_ = std::make_unique<render::Renderer>();
  }
  void draw(const compose::Plan& plan, Instant t) {
    renderer_->draw(compose::compose(plan, timeline::evaluate(plan.timeline(), t)), plan.view().scale, 1920,
                    1080);
    // A window's rows go down in memory, those of a framebuffer object go up: turned over, it is the same
    // work.
    renderer_->show(*window_.framebuffer, 0, {0, 0, 1920, -1080});
    glFinish();
  }
  static Stage& get() {
    static auto* const stage = new Stage;
    return *stage;
  }

 private:
  render::OffscreenContext context_;
  render::Target window_;
  std::unique_ptr<render::Renderer> renderer_;
};

void playback_frame(State& state) {  // a second later each time: evaluate, compose and draw
  const compose::Plan plan = plan_of({1920, 1080}, {});
  Instant t = *parse_instant("2015-11-10T05:00+08:00");
  for (auto _ : state) Stage::get().draw(plan, t += std::chrono::seconds(1));
}
BENCHMARK(playback_frame)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();

// A new centre each time: project, place labels, compose and draw.
void turning_frame(State& state) {
  const auto presets = homebound::presets();
  const std::string name(presets[static_cast<std::size_t>(state.range(0))].name);
  state.SetLabel(name);
  static double lon = 0;  // goes on from one repetition to the next
  const Instant t = *parse_instant("2015-11-10T06:00+08:00");
  for (auto _ : state)
    Stage::get().draw(plan_of({1920, 1080}, {.projection = name, .center = LonLat{lon += 1, 18}}), t);
}
BENCHMARK(turning_frame)
    ->DenseRange(0, static_cast<int>(homebound::presets().size()) - 1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

void turning_globe_plan(State& state) {
  double lon = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(
        plan_of({1920, 1080}, {.projection = "orthographic", .center = LonLat{lon += 1, 18}}));
}
BENCHMARK(turning_globe_plan)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();

// On the way from one projection to another, a hundredth further each time: project, place labels, compose,
// draw. The last is the globe from as close, turned by a hundredth of a degree each time: what the others are
// to be held to.
void gliding_frame(State& state) {
  const std::array<std::pair<const char*, const char*>, 5> ways{{{"orthographic", "robinson"},
                                                                 {"robinson", "equal-earth"},
                                                                 {"lambert-azimuthal", "orthographic"},
                                                                 {"mercator", "lambert-azimuthal"},
                                                                 {"orthographic", "orthographic"}}};
  const auto [from, to] = ways.at(static_cast<std::size_t>(state.range(0)));
  state.SetLabel(std::string(from) + " to " + to);
  const compose::PageSetup setup = compose::page_setup({1920, 1080});
  const auto view = [&](const char* name) {
    return compose::frame(*story(), {.projection = name}, setup.page, setup.scale);
  };
  const compose::View start = view(from), end = view(to);
  const Instant t = *parse_instant("2015-11-10T06:00+08:00");
  compose::Options options;
  compose::Layers& shown = options.layers;
  shown.cities = shown.seas = shown.countries = shown.graticule_labels = false;
  static int step = 0;  // goes on from one repetition to the next
  for (auto _ : state) {
    compose::View between = compose::between(start, end, (++step % 99 + 1) / 100.0);
    if (start == end) {
      const LonLat centre = start.projection.domain().centre;
      between.projection = Projection::make(from, LonLat{centre.lon + step % 99 / 100.0, centre.lat});
    }
    Stage::get().draw({compose::World::shipped(), story(), compose::read_theme("paper"), between, options},
                      t);
  }
}
BENCHMARK(gliding_frame)
    ->DenseRange(0, 4)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

using Routes = std::vector<std::pair<const data::Airport*, const data::Airport*>>;

// Two airports of one town may lie at one place.
bool far_apart(const data::Airport& a, const data::Airport& b) {
  return geodesic_inverse(a.at, b.at).distance > Metres(10'000);
}

// The routes of the file that HOMEBOUND_BENCH_ROUTES names, in OpenFlights' form: the two codes are the third
// and the fifth cell.
Routes routes_of(const char* file) {
  Routes routes;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    std::array<std::string, 5> cells;
    std::istringstream rest(line);
    for (std::string& cell : cells) std::getline(rest, cell, ',');
    const auto *const from = data::Airports::shipped().find(cells[2]), *const to =
                                                                           data::Airports::shipped().find(
                                                                               cells[4]);
    if (from && to && far_apart(*from, *to)) routes.emplace_back(from, to);
  }
  return routes;
}

// Without such a file, as many routes as OpenFlights lists, between 1,500 airports, the near more often than
// the far.
const Routes& network() {
  static const Routes routes = [] {
    if (const char* file = std::getenv("HOMEBOUND_BENCH_ROUTES")) return routes_of(file);
    std::mt19937 random(1);
    std::vector<const data::Airport*> airports;
    for (const data::Airport& a : data::Airports::shipped().all())
      if (!a.iata.empty() && a.major && a.closed.empty()) airports.push_back(&a);
    std::shuffle(airports.begin(), airports.end(), random);
    airports.resize(std::min<std::size_t>(airports.size(), 1500));
    Routes made;
    while (made.size() < 67663) {
      const auto pick = [&] { return airports[random() % airports.size()]; };
      const auto *const from = pick(), *const to = pick();
      const double km = geodesic_inverse(from->at, to->at).distance.value / 1000;
      if (far_apart(*from, *to) && std::exp(-km / 1500) >= static_cast<double>(random()) / 4294967296.0)
        made.emplace_back(from, to);
    }
    return made;
  }();
  return routes;
}

const Instant noon = *parse_instant("2015-11-10T12:00Z");

// The flights of some routes, which leave all through one day or, if `all_fly`, so that all are in the air at
// noon.
std::shared_ptr<const timeline::Timeline> timetable_of(const Routes& routes, bool all_fly) {
  std::mt19937 random(2);
  const auto file = std::filesystem::temp_directory_path() / fmt::format("homebound_bench_{}.csv", getpid());
  std::ofstream out(file);
  out << "from,to,depart\n";
  for (const auto& [from, to] : routes) {
    const double share = static_cast<double>(random()) / 4294967296.0;
    const Seconds block = timeline::block_time(geodesic_inverse(from->at, to->at).distance, {});
    const double before = all_fly ? block.value * (0.1 + 0.8 * share) : 43200 - 86400 * share;
    const Instant leaves = noon - std::chrono::seconds(std::lround(before));
    out << fmt::format("{},{},{}\n", from->iata, to->iata, iso8601(leaves, "UTC"));
  }
  out.close();
  auto scenario = std::make_shared<const scenario::Scenario>(scenario::read(file));
  std::filesystem::remove(file);
  return std::make_shared<const timeline::Timeline>(timeline::compile(std::move(scenario)));
}

std::shared_ptr<const timeline::Timeline> timetable(bool all_fly) {
  static const std::array made{timetable_of(network(), false), timetable_of(network(), true)};
  return made.at(all_fly ? 1 : 0);
}

// A second later each time: evaluate, compose and draw. The counter tells which share of the routes is in the
// air.
void timetable_frame(State& state) {
  const std::array<const char*, 3> cases{"a day's flights", "all in the air",
                                         "all in the air, each with its aircraft"};
  state.SetLabel(cases.at(static_cast<std::size_t>(state.range(0))));
  const auto timeline = timetable(state.range(0) > 0);
  compose::Options options;
  if (state.range(0) == 2) options.routes_as = scenario::RoutesAs::flights;
  const compose::PageSetup setup = compose::page_setup({1920, 1080});
  const compose::Plan plan(compose::World::shipped(), timeline, compose::read_theme("paper"),
                           compose::frame(*timeline, {}, setup.page, setup.scale), options);
  Instant t = noon;
  for (auto _ : state) Stage::get().draw(plan, t += std::chrono::seconds(1));
  const auto flights = timeline::evaluate(*timeline, t).flights;
  state.counters["in_the_air"] =
      static_cast<double>(std::ranges::count_if(flights, &timeline::FlightState::flies)) /
      static_cast<double>(flights.size());
}
BENCHMARK(timetable_frame)
    ->DenseRange(0, 2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

// A new view each time, of all routes in the air, planned as the window does while the view moves: plan,
// evaluate, compose and draw.
void moving_timetable_frame(State& state) {
  const std::array<const char*, 2> cases{"panned", "zoomed in to eight times, and out again"};
  state.SetLabel(cases.at(static_cast<std::size_t>(state.range(0))));
  const auto timeline = timetable(true);
  const compose::PageSetup setup = compose::page_setup({1920, 1080});
  const compose::View whole = compose::frame(*timeline, {}, setup.page, setup.scale);
  compose::Options options;
  options.finest = data::Detail::medium;
  const Point middle{setup.page.width / 2, setup.page.height / 2};
  static int step = 0;  // goes on from one repetition to the next
  for (auto _ : state) {
    const double way = std::abs((++step % 120) / 60.0 - 1);  // 1 to 0 and back
    const double zoom = state.range(0) == 0 ? 1 : std::pow(8, 1 - way);
    const Point to = state.range(0) == 0 ? middle + Point{way * 200, way * 40} : middle;
    compose::View view = whole;
    view.to_page =
        Affine::translate(to) * Affine::scale(zoom, zoom) * Affine::translate(middle * -1) * whole.to_page;
    Stage::get().draw({compose::World::shipped(), timeline, compose::read_theme("paper"), view, options},
                      noon);
  }
}
BENCHMARK(moving_timetable_frame)
    ->DenseRange(0, 1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

// A film's frame of a thousand legs in 720p while its camera goes from one projection to another, in each of
// the forms of routes; the last plans all names, too, as for a still.
void thousand_legs_frame(State& state) {
  const auto form = static_cast<std::size_t>(state.range(0));
  const bool named = form > scenario::routes_as_names.size();
  compose::Options options;
  if (form > 0 && !named) options.routes_as = static_cast<scenario::RoutesAs>(form - 1);
  state.SetLabel(named       ? "as fits, with all names"
                 : form == 0 ? "as fits"
                             : std::string(scenario::routes_as_names[form - 1]));
  static const auto timeline = [] {
    Routes some;
    for (std::size_t i = 0; i < network().size() && some.size() < 1000; i += network().size() / 1000)
      some.push_back(network()[i]);
    return timetable_of(some, false);
  }();
  const compose::PageSetup setup = compose::page_setup({1280, 720});
  const auto view = [&](const char* name) {
    return compose::frame(*timeline, {.projection = name}, setup.page, setup.scale);
  };
  const compose::View start = view("robinson"), end = view("lambert-azimuthal");
  compose::ShotMaker shots(compose::World::shipped(), timeline, nullptr);
  render::Frames frames;
  static int step = 0;  // goes on from one repetition to the next
  const auto draw = [&] {
    const double way = (++step % 99 + 1) / 100.0;
    compose::ShotOrder order{compose::between(start, end, way), options, {}, {}};
    if (!named) order.ends = {start, end, options, way, 0};
    const compose::Shot shot = shots.make(order, compose::read_theme("paper"));
    const timeline::FrameState at = timeline::evaluate(*timeline, noon + std::chrono::minutes(step % 99));
    benchmark::DoNotOptimize(frames.draw(compose::compose(shot, at), setup.scale));
  };
  draw();  // plans both ends
  for (auto _ : state) draw();
}
BENCHMARK(thousand_legs_frame)
    ->DenseRange(0, static_cast<int>(scenario::routes_as_names.size()) + 1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

void evaluate_timetable(State& state) {
  Instant t = noon;
  for (auto _ : state)
    benchmark::DoNotOptimize(timeline::evaluate(*timetable(false), t += std::chrono::minutes(1)));
}
BENCHMARK(evaluate_timetable)->Unit(benchmark::kMillisecond);

void still_1080p(State& state) {  // as exports draw: with all pixels read back
  const compose::Plan plan = plan_of({1920, 1080}, {});
  for (auto _ : state)
    benchmark::DoNotOptimize(render::draw_offscreen(compose::compose(plan, at_six()), plan.view().scale));
}
BENCHMARK(still_1080p)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();

void encode_png_4k(State& state) {
  const compose::Plan plan = plan_of({3840, 2160}, {});
  const drawing::Pixels pixels = render::draw_offscreen(compose::compose(plan, at_six()), plan.view().scale);
  for (auto _ : state) benchmark::DoNotOptimize(exporting::png(pixels));
}
BENCHMARK(encode_png_4k)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace homebound

BENCHMARK_MAIN();
