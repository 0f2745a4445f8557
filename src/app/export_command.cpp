#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/data_text.h"
#include "app/export_options.h"
#include "app/font_warning.h"
#include "app/progress.h"
#include "base/error.h"
#include "base/suggest.h"
#include "compose/compose.h"
#include "compose/page.h"
#include "compose/shot.h"
#include "compose/user_layers.h"
#include "export/film.h"
#include "export/format.h"
#include "export/frame_folder.h"
#include "render/cairo/cairo.h"
#include "render/gl/offscreen.h"
#include "render/svg/svg.h"
#include "timeline/peak.h"

namespace homebound::app {
namespace {

using Json = nlohmann::ordered_json;

struct Arguments {
  std::string file, out, at, size = "1920x1080", projection, center, extent, theme, language, from, to,
                             fps = "30", colour_by, zone;
  std::vector<std::string> show, hide;
  double scale = 1, seconds = 0;
  bool transparent = false, json = false;
  std::string command_line;
  std::shared_ptr<const timeline::Timeline> document;  // instead of a file
  scenario::ReadOptions reading;
};

// Everything that pictures are made with; plans are made when they are needed.
struct Studio {
  std::shared_ptr<const timeline::Timeline> timeline;
  compose::Theme theme;
  compose::Options options;
  std::function<compose::Options(std::size_t scene)> in_scene;
  std::shared_ptr<const compose::UserLayers> layers;
  compose::StoryViews views;
  compose::View home;
  compose::ShotMaker shots;
};

compose::Language language_of(const std::string& code) {
  if (const auto language = compose::language_named(code)) return *language;
  static constexpr std::string_view known[] = {"en", "zh", "both"};
  throw UsageError(
      fmt::format("unknown language '{}'{} (there are: en, zh, both)", code, did_you_mean(code, known)));
}

std::string layer_names() {
  std::string all;
  for (const scenario::NamedLayer& known : scenario::layer_table)
    all += (all.empty() ? "" : ", ") + std::string(known.name);
  return all;
}

void switch_layers(compose::Layers& layers, const Arguments& args) {
  for (const bool show : {true, false})
    for (const std::string& name : show ? args.show : args.hide) {
      const auto layer = scenario::layer_named(name);
      if (!layer) throw UsageError(scenario::unknown_layer(name));
      layers.*(*layer) = show;
    }
}

scenario::ColourBy colouring_of(const std::string& name) {
  if (const auto by = scenario::colour_by_named(name)) return *by;
  throw UsageError(fmt::format("unknown colouring '{}'{} (there are: {})", name,
                               did_you_mean(name, scenario::colour_by_names),
                               fmt::join(scenario::colour_by_names, ", ")));
}

void warn_of_fonts(const scenario::Scenario& s, compose::Language language) {
  constexpr std::string_view codes[] = {"en", "zh"};
  const std::span all(codes);
  const auto shown = language == compose::Language::english   ? all.first(1)
                     : language == compose::Language::chinese ? all.last(1)
                                                              : all;
  if (const auto warning = font_warning(s, shown)) fmt::print(stderr, "{}\n", to_string(*warning));
}

std::shared_ptr<const timeline::Timeline> document_of(const Arguments& args) {
  return args.document ? args.document
                       : open(args.file, args.reading, false, args.zone.empty() ? "" : parse_zone(args.zone));
}

// An explicit framing is kept through all scenes.
bool is_framed(const Arguments& args) {
  return !args.projection.empty() || !args.center.empty() || !args.extent.empty();
}

Studio prepare(const Arguments& args) {
  auto timeline = document_of(args);
  const scenario::Scenario& s = *timeline->scenario;
  if (!(args.scale >= 0.1 && args.scale <= 20))
    throw UsageError(fmt::format("scale {} is not between 0.1 and 20", args.scale));
  const compose::PageSetup setup = compose::page_setup(parse_size(args.size), args.scale);

  compose::Framing framing;
  framing.projection = args.projection.empty() ? s.projection : args.projection;
  if (!args.center.empty()) {
    framing.center = parse_lonlat(args.center);
  } else if (args.projection.empty() && s.center) {
    framing.center = *s.center;
  }
  if (!args.extent.empty()) {
    framing.extent = parse_extent(args.extent);
  } else if (args.projection.empty() && args.center.empty() && s.extent) {
    const std::vector<double>& e = *s.extent;
    framing.extent = data::LonLatBox{e[0], e[1], e[2], e[3]};
  }
  compose::Options options;
  options.language = language_of(args.language.empty() ? s.language : args.language);
  options.layers = s.layers;
  switch_layers(options.layers, args);
  options.transparent = args.transparent;
  framing.footnotes = options.layers.footnotes;
  warn_of_fonts(s, options.language);
  if (!args.colour_by.empty()) options.colour_by = colouring_of(args.colour_by);
  const auto in_scene = [timeline, options, args](std::size_t scene) {
    compose::Options told = options;
    told.story = true;
    told.layers = compose::layers_in(*timeline, scene, timeline->scenario->layers);
    switch_layers(told.layers, args);
    return told;
  };
  compose::Theme theme = compose::read_theme(args.theme.empty() ? s.theme : args.theme);
  auto layers = compose::UserLayers::read(s);
  compose::StoryViews views(*timeline, framing, setup.page, setup.scale, !is_framed(args));
  compose::View home = compose::frame(*timeline, framing, setup.page, setup.scale);
  return {timeline,        std::move(theme),
          options,         in_scene,
          layers,          std::move(views),
          std::move(home), compose::ShotMaker(compose::World::shipped(), timeline, layers)};
}

compose::Shot shot_at(Studio& studio, double second) {
  return studio.shots.make(compose::order(studio.views, second, studio.in_scene), studio.theme);
}

scene::Scene scene_at(const Studio& studio, const compose::Shot& shot, double second) {
  return compose::compose(shot, timeline::evaluate_story(*studio.timeline, second));
}

void print_json(const Arguments& args, const compose::Plan& plan, Json result) {
  if (!args.json) return;
  const compose::View& view = plan.view();
  Json labels = Json::array();
  for (const compose::PlacedLabel& l : compose::placed_labels(plan)) {
    const double k = view.scale;  // in pixels
    labels.push_back({{"text", l.text},
                      {"kind", l.kind},
                      {"at", {l.at.x * k, l.at.y * k}},
                      {"box", {l.box.left * k, l.box.top * k, l.box.right * k, l.box.bottom * k}}});
  }
  result["projection"] = view.projection.definition();
  result["labels"] = labels;
  Json unplaced = Json::array();
  for (const compose::UnplacedLabel& l : compose::unplaced_labels(plan))
    unplaced.push_back({{"text", l.text}, {"kind", l.kind}, {"reason", l.reason}});
  result["unplaced"] = unplaced;
  fmt::print("{}\n", result.dump(2));
}

std::string title_of(const Studio& studio) {
  const scenario::Scenario& s = *studio.timeline->scenario;
  return s.title.of(s.language);
}

int export_still(const Arguments& args, exporting::Format format) {
  Studio studio = prepare(args);
  const timeline::Timeline& timeline = *studio.timeline;
  // A second of the story has its scene's camera, an instant by itself the whole map.
  const auto second = parse_story_second(args.at, timeline);
  // Routes without times are shown without aircraft: before the first leaves.
  const Instant usual =
      timeline.timed ? timeline::peak(timeline).middle() : timeline.begin - std::chrono::seconds(1);
  const Instant t = second            ? timeline.story.at(*second)
                    : args.at.empty() ? usual
                                      : parse_time(args.at, timeline);
  const compose::Shot shot =
      second ? shot_at(studio, *second)
             : compose::Shot{
                   std::make_shared<compose::Plan>(compose::World::shipped(), studio.timeline, studio.theme,
                                                   studio.home, studio.options, studio.layers),
                   {},
                   {},
                   0,
                   1};
  const std::string at = iso8601(t, timeline.scenario->zone);
  const scene::Scene scene =
      second ? scene_at(studio, shot, *second) : compose::compose(shot, timeline::evaluate(timeline, t));
  switch (format) {
    case exporting::Format::svg:
      exporting::write_file(args.out,
                            render::svg(scene, {.title = title_of(studio), .description = "At " + at}));
      break;
    case exporting::Format::pdf:
      exporting::write_file(args.out, render::pdf(scene, {.title = title_of(studio), .subject = "At " + at}));
      break;
    default:
      exporting::write_png(render::draw_offscreen(scene, shot.plan->view().scale), args.out,
                           {.dpi = 96 * args.scale,
                            .title = title_of(studio),
                            .description = "At " + at,
                            .source = args.command_line});
  }
  const Size size = parse_size(args.size);
  print_json(args, *shot.plan,
             {{"file", args.out}, {"width", size.width}, {"height", size.height}, {"at", at}});
  return 0;
}

int export_animation(const Arguments& args, exporting::Format format) {
  Studio studio = prepare(args);
  const timeline::Timeline& timeline = *studio.timeline;
  // From the start of a scene, to the end of one.
  const auto end_of = [&](const std::string& text, double otherwise, double share) {
    if (text.empty()) return otherwise;
    if (const auto second = parse_story_second(text, timeline, share)) return *second;
    return timeline.story.second_of(parse_time(text, timeline));
  };
  const double from = end_of(args.from, 0, 0), to = end_of(args.to, timeline.story.duration(), 1);
  if (!(from < to))
    throw UsageError(fmt::format("the film is empty: it would run from {} to {}", args.from, args.to));
  const auto rate = exporting::parse_frame_rate(args.fps);
  if (!rate)
    throw UsageError(fmt::format("fps '{}' is not a frame rate such as 30, 29.97 or 30000/1001", args.fps));
  if (args.seconds < 0) throw UsageError(fmt::format("seconds {} is negative", args.seconds));
  const double seconds = args.seconds > 0 ? args.seconds : to - from;
  const int frames = std::max(1, static_cast<int>(std::lround(seconds * rate->frames_a_second())));
  const Size size = parse_size(args.size);

  std::unique_ptr<exporting::FrameWriter> writer;
  if (format == exporting::Format::mp4) {
    writer = std::make_unique<exporting::FilmWriter>(
        args.out, exporting::FilmSettings{.width = static_cast<int>(size.width),
                                          .height = static_cast<int>(size.height),
                                          .rate = *rate,
                                          .title = title_of(studio),
                                          .source = args.command_line});
  } else {
    writer = std::make_unique<exporting::FrameFolder>(
        args.out, exporting::PngMetadata{.title = title_of(studio), .source = args.command_line});
  }
  Progress progress(frames);
  compose::Shot shot;
  for (int i = 0; i < frames; ++i) {
    // A frame's instant follows from its number alone.
    const double second = from + (to - from) * i / std::max(1, frames - 1);
    shot = shot_at(studio, second);
    writer->add(render::draw_offscreen(scene_at(studio, shot, second), shot.plan->view().scale));
    progress.done(i + 1);
  }
  writer->finish();
  print_json(args, *shot.plan,
             {{"file", args.out},
              {"width", size.width},
              {"height", size.height},
              {"frames", frames},
              {"fps", args.fps}});
  return 0;
}

// No option about pictures matters to data.
int export_data(const Arguments& args, exporting::Format format) {
  const auto timeline = document_of(args);
  exporting::write_file(args.out, data_text(*timeline, format, args.out));
  const scenario::Scenario& s = *timeline->scenario;
  if (args.json)
    fmt::print("{}\n",
               Json{{"file", args.out}, {"flights", s.flights.size()}, {"places", s.places.size()}}.dump(2));
  return 0;
}

int export_any(const Arguments& args) {
  exporting::Format format{};
  try {
    format = exporting::format_of(args.out);
  } catch (const Error& e) {
    throw UsageError(e.what());
  }
  if (exporting::is_data(format)) return export_data(args, format);
  if (!exporting::is_animation(format)) return export_still(args, format);
  if (args.transparent && format == exporting::Format::mp4)
    throw UsageError("MP4 has no transparency: write a folder of PNG pictures with --transparent instead");
  return export_animation(args, format);
}

void add_options(CLI::App* c, const std::shared_ptr<Arguments>& args);

}  // namespace

ExportTo add_export_options(CLI::App& command, const Context& context) {
  auto args = std::make_shared<Arguments>();
  add_options(&command, args);
  return [args, &context](const std::string& out, std::shared_ptr<const timeline::Timeline> document) {
    args->out = out;
    args->document = std::move(document);
    args->command_line = context.command_line;
    return export_any(*args);
  };
}

void add_export(CLI::App& app, Context& context) {
  auto args = std::make_shared<Arguments>();
  CLI::App* c = app.add_subcommand("export", "write a picture, a film or data; no display is needed");
  c->add_option("FILE", args->file,
                "a scenario, tracks or a table of flights; without one, the built-in story");
  c->add_option("-o,--output", args->out, output_help)->required();
  add_options(c, args);
  add_reading(*c, args->reading);
  c->callback([args, &context] {
    args->command_line = context.command_line;
    context.run = [args] { return export_any(*args); };
  });
}

namespace {

void add_options(CLI::App* c, const std::shared_ptr<Arguments>& args) {
  c->add_option(
      "--at", args->at,
      "TIME, scene:N or second:S of a picture; without it, when most aircraft are in the air, or of "
      "routes without times all");
  c->add_option("--size", args->size, "WIDTHxHEIGHT in pixels")->capture_default_str();
  c->add_option("--scale", args->scale, "size of text and lines; geography keeps its place")
      ->capture_default_str();
  c->add_flag("--transparent", args->transparent, "no background around the map");
  c->add_option("--projection", args->projection, "a preset, a PROJ string or a code such as EPSG:3857");
  c->add_option("--center", args->center, "LON,LAT in the middle of the projection, or an airport's code");
  c->add_option("--extent", args->extent, "WEST,SOUTH,EAST,NORTH in degrees to show");
  c->add_option("--theme", args->theme,
                fmt::format("{}, or a theme file (.toml)", fmt::join(compose::theme_names(), ", ")));
  c->add_option("--colour-by", args->colour_by,
                "what the routes' colours tell apart: kind (of people), flight, origin or destination");
  c->add_option("--zone", args->zone, "IANA zone of the clock on the picture, beside UTC");
  c->add_option("--language", args->language, "en, zh, or both");
  c->add_option("--show", args->show, "layers to show: " + layer_names())->delimiter(',');
  c->add_option("--hide", args->hide, "layers to hide, likewise")->delimiter(',');
  c->add_option("--fps", args->fps, "frames a second of a film")->capture_default_str();
  c->add_option("--seconds", args->seconds, "length of a film; without it, as the story is paced");
  c->add_option("--from", args->from, "TIME, scene:N or second:S at which a film begins");
  c->add_option("--to", args->to, "TIME, scene:N (its end) or second:S at which a film ends");
  c->add_flag("--json", args->json, "print what was written, with the placed labels");
}

}  // namespace
}  // namespace homebound::app
