#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "base/error.h"
#include "base/suggest.h"
#include "compose/compose.h"
#include "compose/page.h"
#include "export/film.h"
#include "export/png.h"
#include "render/gl/offscreen.h"
#include "timeline/peak.h"

namespace homebound::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct Arguments {
  std::string file, out, at, size = "1920x1080", projection, center, extent, theme, language;
  std::string from, to;
  double scale = 1, fps = 30, seconds = 0;
  bool transparent = false, json = false;
  std::string command_line;
};

struct Picture {
  std::shared_ptr<const timeline::Timeline> timeline;
  compose::Plan plan;
  compose::Options options;
};

compose::Language language_of(const std::string& code) {
  if (code == "en") return compose::Language::english;
  if (code == "zh") return compose::Language::chinese;
  static constexpr std::string_view known[] = {"en", "zh"};
  throw UsageError(fmt::format("unknown language '{}'{} (there are: en, zh)", code, did_you_mean(code, known)));
}

Picture prepare(const Arguments& args) {
  auto timeline = open(args.file);
  const scenario::Scenario& s = *timeline->scenario;
  if (!(args.scale >= 0.1 && args.scale <= 20)) throw UsageError(fmt::format("scale {} is not between 0.1 and 20", args.scale));
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
  options.transparent = args.transparent;
  compose::Theme theme = compose::read_theme(args.theme.empty() ? s.theme : args.theme);
  compose::View view = compose::frame(*timeline, framing, setup.page, setup.scale);
  compose::Plan plan(compose::World::shipped(), timeline, std::move(theme), std::move(view), options);
  return {timeline, std::move(plan), options};
}

void print_json(const Arguments& args, const Picture& picture, Json result) {
  if (!args.json) return;
  const compose::View& view = picture.plan.view();
  Json labels = Json::array();
  for (const compose::PlacedLabel& l : compose::placed_labels(picture.plan)) {
    const double k = view.scale;  // in pixels
    labels.push_back({{"text", l.text},
                      {"kind", l.kind},
                      {"box", {l.box.left * k, l.box.top * k, l.box.right * k, l.box.bottom * k}}});
  }
  result["projection"] = view.projection.definition();
  result["labels"] = labels;
  fmt::print("{}\n", result.dump(2));
}

int export_still(const Arguments& args) {
  const Picture picture = prepare(args);
  const timeline::Timeline& timeline = *picture.timeline;
  const Instant t = args.at.empty() ? timeline::peak(timeline).middle() : parse_time(args.at, timeline);
  const auto state = timeline::evaluate(timeline, t);
  const scene::Pixels pixels =
      render::draw_offscreen(compose::compose(picture.plan, state), picture.plan.view().scale);
  exporting::PngMetadata metadata;
  metadata.title = timeline.scenario->title.of(timeline.scenario->language);
  metadata.description = "At " + iso8601(t, timeline.scenario->zone);
  metadata.source = args.command_line;
  metadata.dpi = 96 * args.scale;
  exporting::write_png(pixels, args.out, metadata);
  print_json(args, picture,
             {{"file", args.out}, {"width", pixels.width}, {"height", pixels.height}, {"at", iso8601(t, timeline.scenario->zone)}});
  return 0;
}

// A line that overwrites itself on a terminal; now and then a plain one elsewhere.
class Progress {
 public:
  explicit Progress(int frames) : frames_(frames), terminal_(isatty(STDERR_FILENO) != 0) {}
  void done(int frame) {
    using Clock = std::chrono::steady_clock;
    const auto now = Clock::now();
    const bool last = frame == frames_;
    if (!last && now - shown_ < std::chrono::milliseconds(terminal_ ? 100 : 5000)) return;
    shown_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    fmt::print(stderr, "{}frame {} of {}, {:.1f} a second, {:.0f} s left{}", terminal_ ? "\r" : "", frame, frames_,
               frame / seconds, seconds / frame * (frames_ - frame), terminal_ && !last ? "   " : "\n");
  }

 private:
  int frames_;
  bool terminal_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now(), shown_{};
};

int export_film(const Arguments& args) {
  const Picture picture = prepare(args);
  const timeline::Timeline& timeline = *picture.timeline;
  const double from = args.from.empty() ? 0 : timeline.story.second_of(parse_time(args.from, timeline));
  const double to = args.to.empty() ? timeline.story.duration() : timeline.story.second_of(parse_time(args.to, timeline));
  if (!(from < to)) throw UsageError(fmt::format("the film is empty: it would run from {} to {}", args.from, args.to));
  if (!(args.fps >= 1 && args.fps <= 240)) throw UsageError(fmt::format("fps {} is not between 1 and 240", args.fps));
  const double seconds = args.seconds > 0 ? args.seconds : to - from;
  const int frames = std::max(1, static_cast<int>(std::lround(seconds * args.fps)));
  const Size size = parse_size(args.size);
  exporting::FilmWriter writer(args.out, static_cast<int>(size.width), static_cast<int>(size.height), exporting::frame_rate(args.fps));
  Progress progress(frames);
  for (int i = 0; i < frames; ++i) {
    const double second = from + (to - from) * i / std::max(1, frames - 1);
    const auto state = timeline::evaluate(timeline, timeline.story.at(second));
    writer.add(render::draw_offscreen(compose::compose(picture.plan, state), picture.plan.view().scale));
    progress.done(i + 1);
  }
  writer.finish();
  print_json(args, picture, {{"file", args.out}, {"width", size.width}, {"height", size.height}, {"frames", frames}, {"fps", args.fps}});
  return 0;
}

int export_any(const Arguments& args) {
  const std::string extension = fs::path(args.out).extension().string();
  if (extension == ".png") return export_still(args);
  if (extension == ".mp4") return export_film(args);
  static constexpr std::string_view known[] = {".png", ".mp4"};
  throw UsageError(fmt::format("{}: cannot write '{}'{} (known: .png, .mp4)", args.out, extension, did_you_mean(extension, known)));
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
  auto args = std::make_shared<Arguments>();
  CLI::App* c = app.add_subcommand("export", "write a picture or a film, without any display");
  c->add_option("FILE", args->file, "a scenario; without one, the built-in story");
  c->add_option("-o,--output", args->out, "the file to write: .png or .mp4")->required();
  c->add_option("--at", args->at, "TIME or scene:N of a picture; without it, when most aircraft are in the air");
  c->add_option("--size", args->size, "WIDTHxHEIGHT in pixels")->capture_default_str();
  c->add_option("--scale", args->scale, "size of text and lines; geography keeps its place")->capture_default_str();
  c->add_flag("--transparent", args->transparent, "no background around the map");
  c->add_option("--projection", args->projection, "a preset, a PROJ string or a code such as EPSG:3857");
  c->add_option("--center", args->center, "LON,LAT in the middle of the projection, or an airport's code");
  c->add_option("--extent", args->extent, "WEST,SOUTH,EAST,NORTH in degrees to show");
  c->add_option("--theme", args->theme, "paper, night, or a theme file");
  c->add_option("--language", args->language, "en or zh");
  c->add_option("--fps", args->fps, "frames a second of a film")->capture_default_str();
  c->add_option("--seconds", args->seconds, "length of a film; without it, as the story is paced");
  c->add_option("--from", args->from, "TIME or scene:N at which a film begins");
  c->add_option("--to", args->to, "TIME or scene:N at which a film ends");
  c->add_flag("--json", args->json, "print what was written, with the placed labels");
  c->callback([args, &context] {
    args->command_line = context.command_line;
    context.run = [args] { return export_any(*args); };
  });
}

}  // namespace homebound::app
