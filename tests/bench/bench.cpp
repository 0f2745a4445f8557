// homebound_bench: what a frame is made of. Run a release build on a quiet machine.
#include <benchmark/benchmark.h>

#include "base/resources.h"
#include "compose/compose.h"
#include "compose/page.h"
#include "export/png.h"
#include "render/gl/offscreen.h"
#include "scenario/read.h"

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

void plan_the_story(State& state) {  // labels and furniture; the base map is kept between plans
  for (auto _ : state) benchmark::DoNotOptimize(plan_of({1920, 1080}, {}));
}
BENCHMARK(plan_the_story)->Unit(benchmark::kMillisecond);

void compose_a_frame(State& state) {
  const compose::Plan plan = plan_of({1920, 1080}, {});
  for (auto _ : state) benchmark::DoNotOptimize(compose::compose(plan, at_six()));
}
BENCHMARK(compose_a_frame)->Unit(benchmark::kMillisecond);

void playback_frame(State& state) {  // evaluate, compose, draw and read back at 1080p
  const compose::Plan plan = plan_of({1920, 1080}, {});
  for (auto _ : state)
    benchmark::DoNotOptimize(render::draw_offscreen(compose::compose(plan, at_six()), plan.view().scale));
}
BENCHMARK(playback_frame)->Unit(benchmark::kMillisecond)->UseRealTime();

void turning_globe_frame(State& state) {  // a new centre each frame: project, place labels, draw, read back
  double lon = 0;
  for (auto _ : state) {
    const compose::Plan plan =
        plan_of({1920, 1080}, {.projection = "orthographic", .center = LonLat{lon += 1, 18}});
    benchmark::DoNotOptimize(render::draw_offscreen(compose::compose(plan, at_six()), plan.view().scale));
  }
}
BENCHMARK(turning_globe_frame)->Unit(benchmark::kMillisecond)->UseRealTime();

void encode_png_4k(State& state) {
  const compose::Plan plan = plan_of({3840, 2160}, {});
  const scene::Pixels pixels = render::draw_offscreen(compose::compose(plan, at_six()), plan.view().scale);
  for (auto _ : state) benchmark::DoNotOptimize(exporting::png(pixels));
}
BENCHMARK(encode_png_4k)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace homebound

BENCHMARK_MAIN();
