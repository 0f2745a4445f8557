#include <algorithm>
#include <array>
#include <future>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/command.h"
#include "app/export_options.h"
#include "app/font_warning.h"
#include "app/hand_out.h"
#include "app/option_scope.h"
#include "app/progress.h"
#include "base/ascii.h"
#include "base/error.h"
#include "base/suggest.h"
#include "compose/map/read_ahead.h"
#include "compose/routes/pale_colours.h"
#include "compose/view/theme.h"
#include "exporting/format.h"
#include "exporting/run.h"
#include "platform/system/memory.h"
#include "timeline/shown_subject.h"

namespace homebound::app {
namespace {

using Json = nlohmann::ordered_json;

struct ExportArguments {
  std::string file, out, at, size = "1920x1080", projection, center, extent, theme, language, from, to, fps,
                             frames, part, colour_by, routes_as, subtitles, quality, zone, filter, focus,
                             beside, title;
  std::vector<std::string> show, hide;
  double scale = 1;
  std::optional<double> seconds;
  bool transparent = false, resume = false, json = false, deck = false, frame_shown = false,
       contact_sheet = false, notes = false, no_sound = false, no_upright = false, frame = false,
       stills = false, moving = false, list = false;
  HandOut hand_out;
  std::string command_line;
  scenario::ReadOptions reading;
};

Language language_of(const std::string& code) {
  if (const auto language = language_named(code)) return *language;
  throw UsageError(fmt::format("unknown language '{}'{} (there are: en, zh, both)", code,
                               did_you_mean(code, language_codes).english));
}

std::string layer_names() {
  std::string all;
  for (const scenario::NamedLayer& known : scenario::layer_table)
    all += (all.empty() ? "" : ", ") + std::string(known.name);
  return all;
}

std::vector<scenario::LayerSwitch> switches_of(const ExportArguments& args) {
  std::vector<scenario::LayerSwitch> switches;
  for (const bool show : {true, false})
    for (const std::string& name : show ? args.show : args.hide) {
      const auto layer = scenario::layer_named(name);
      if (!layer) throw UsageError(scenario::unknown_layer(name));
      switches.push_back({*layer, show});
    }
  return switches;
}

scenario::ColourBy colouring_of(const std::string& name) {
  if (const auto by = scenario::colour_by_named(name)) return *by;
  throw UsageError(fmt::format("unknown colouring '{}'{} (there are: {})", name,
                               did_you_mean(name, scenario::colour_by_names).english,
                               fmt::join(scenario::colour_by_names, ", ")));
}

scenario::RoutesAs form_of(const std::string& name) {
  if (const auto as = scenario::routes_as_named(name)) return *as;
  throw UsageError(fmt::format("unknown form of routes '{}'{} (there are: {})", name,
                               did_you_mean(name, scenario::routes_as_names).english,
                               fmt::join(scenario::routes_as_names, ", ")));
}

// Returns the value of that name; `what` introduces it where there is none: "quality".
template <class Value, class Names>
Value value_named(const std::string& name, const Names& names, std::string_view what) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end())
    throw UsageError(fmt::format("{} '{}'{} (there are: {})", what, name, did_you_mean(name, names).english,
                                 fmt::join(names, ", ")));
  return static_cast<Value>(found - names.begin());
}

void warn_of_picture(const scenario::Scenario& s, const exporting::Request& request) {
  const Language language = request.language.value_or(s.language);
  if (const auto warning = font_warning(s, language)) fmt::print(stderr, "{}\n", to_string(*warning));
  if (s.kind_colours.empty()) return;
  const compose::Theme theme = compose::read_theme(request.theme.empty() ? s.theme : request.theme);
  for (const Diagnostic& warning : compose::pale_colours(s, theme))
    fmt::print(stderr, "{}\n", to_string(warning));
}

std::shared_ptr<const timeline::Timeline> filtered(const ExportArguments& args,
                                                   std::shared_ptr<const timeline::Timeline> timeline) {
  if (args.filter.empty()) return timeline;
  try {
    timeline::Filter filter = timeline::parse_filter(args.filter, *timeline);
    return std::make_shared<const timeline::Timeline>(timeline::filtered(*timeline, std::move(filter)));
  } catch (const Error& e) {
    throw UsageError(e.what());
  }
}

// Gives the story another title.
std::shared_ptr<const timeline::Timeline> titled(const ExportArguments& args,
                                                 std::shared_ptr<const timeline::Timeline> timeline) {
  if (args.title.empty()) return timeline;
  auto scenario = std::make_shared<scenario::Scenario>(*timeline->scenario);
  scenario->title = {args.title, ""};
  auto result = std::make_shared<timeline::Timeline>(*timeline);
  result->scenario = std::move(scenario);
  return result;
}

// Returns the second at one end of a film: at the start or end of a scene, or where the story reaches a time.
std::optional<double> end_of(const std::string& text, const timeline::Timeline& timeline,
                             timeline::SceneEnd end) {
  if (text.empty()) return std::nullopt;
  return timeline::second_of(parse_moment(text, timeline, end), timeline);
}

// Reads "place:PEK", by id or by an airport's code, or "flight:CGK-PVG"; "none" releases what a script chose.
void set_focus(exporting::Request& r, const std::string& text, const timeline::Timeline& timeline) {
  const scenario::Scenario& s = *timeline.scenario;
  r.flight.reset(), r.place.reset();
  if (text == "none") return;
  const auto colon = text.find(':');
  const std::string sort = text.substr(0, colon), name = colon == text.npos ? "" : text.substr(colon + 1);
  std::vector<std::string_view> known;
  const auto find = [&](const auto& list, const auto& names) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < list.size(); ++i)
      for (const std::string* word : names(list[i])) {
        if (word->empty()) continue;
        if (lower(*word) == lower(name)) return i;
        known.push_back(*word);
      }
    return std::nullopt;
  };
  if (sort == "place")
    r.place = find(s.places, [](const auto& p) { return std::array{&p.id, &p.iata, &p.icao}; });
  else if (sort == "flight")
    r.flight = find(s.flights, [](const auto& f) { return std::array{&f.id}; });
  else
    throw UsageError(fmt::format("focus '{}': expected place:ID, flight:ID or none", text));
  if (!r.place && !r.flight)
    throw UsageError(fmt::format("focus: unknown {} '{}'{}", sort, name, did_you_mean(name, known).english));
}

// Returns the words between commas.
std::vector<std::string> parts_of(const std::string& list) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    parts.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

// The frame rate as given, or what suits the format: a player of its own draws what lies between two frames.
std::string fps_of(const ExportArguments& args, exporting::Format format) {
  if (!args.fps.empty()) return args.fps;
  return exporting::is_story(format) ? "12" : "30";
}

// Overrides `r` with the options. A map in the options replaces the request's whole map.
exporting::Request with_options(exporting::Request r, const ExportArguments& args,
                                const timeline::Timeline& timeline) {
  r.size = parse_size(args.size);
  r.scale = args.scale;
  r.transparent = args.transparent;
  if (!args.projection.empty() || !args.center.empty() || !args.extent.empty()) {
    r.view.reset();
    r.projection = args.projection;
    r.center.reset(), r.extent.reset(), r.subject = {};
    if (!args.center.empty()) r.center = parse_place(args.center, timeline.scenario->places);
    if (!args.extent.empty()) r.extent = parse_extent(args.extent);
  }
  if (!args.theme.empty() && exporting::is_story(r.output.format))
    r.themes = parts_of(args.theme);
  else if (!args.theme.empty())
    r.theme = args.theme;
  r.both_ways = !args.no_upright;
  r.embedded = args.frame;
  if (!args.language.empty())
    r.language = language_of(args.language);
  else if (exporting::is_story(r.output.format))
    r.language.reset();  // its reader chooses
  if (!args.colour_by.empty()) r.colour_by = colouring_of(args.colour_by);
  if (!args.routes_as.empty()) r.routes_as = form_of(args.routes_as);
  if (!args.focus.empty()) set_focus(r, args.focus, timeline);
  if (!args.beside.empty()) try {
      r.beside = timeline::parse_beside(args.beside, timeline);
    } catch (const Error& e) {
      throw UsageError(e.what());
    }
  if (args.frame_shown) {
    r.subject = timeline::shown_subject(timeline, r.place);
    if (r.subject.empty()) throw UsageError("--frame-shown: no flight is shown");
    r.view.reset(), r.center.reset(), r.extent.reset();
  }
  for (const scenario::LayerSwitch& layer : switches_of(args)) r.layers.push_back(layer);
  r.source = args.command_line;
  if (args.deck && args.contact_sheet) throw UsageError("--deck and --contact-sheet are two outputs");
  if (args.deck) r.pages = exporting::Pages::deck;
  if (const exporting::Format format = r.output.format;
      args.notes && !args.deck && !exporting::is_story(format) && !exporting::is_slides(format))
    throw UsageError("--notes are those of a --deck, of slides (.pptx) or of a story.html");
  if (args.notes && std::ranges::find(args.hand_out.without, "notes") != args.hand_out.without.end())
    throw UsageError("--notes and --without notes contradict each other");
  r.notes = args.notes;
  r.films = !args.stills;
  r.moving = args.moving;
  if (args.contact_sheet) r.pages = exporting::Pages::contact_sheet;
  if (!args.at.empty()) r.at = parse_moment(args.at, timeline);
  r.from = end_of(args.from, timeline, timeline::SceneEnd::first);
  r.to = end_of(args.to, timeline, timeline::SceneEnd::last);
  r.seconds = args.seconds;
  const std::string fps = fps_of(args, r.output.format);
  const auto rate = exporting::parse_frame_rate(fps);
  if (!rate)
    throw UsageError(fmt::format("fps '{}' is not a frame rate such as 30, 29.97 or 30000/1001", fps));
  r.rate = *rate;
  if (!args.frames.empty() && !args.part.empty())
    throw UsageError("--frames and --part both say which frames to make");
  r.frames = parse_frames(args.frames);
  r.part = parse_part(args.part);
  if (!args.quality.empty())
    r.quality = value_named<exporting::Quality>(args.quality, exporting::quality_names, "quality");
  if (!args.subtitles.empty())
    r.subtitles = value_named<exporting::SubtitleWords>(args.subtitles, exporting::subtitle_words_names,
                                                        "subtitles of");
  r.sound = !args.no_sound;
  r.resume = args.resume;
  return r;
}

// Begins, before anything is known of the document, to read what every picture needs. The future's end waits
// for it.
[[nodiscard]] std::future<void> prepare_for(exporting::Format format) {
  if (exporting::is_data(format) || exporting::is_sound(format)) return {};
  if (exporting::is_animation(format))
    platform::prepare_for_a_film();
  else if (!exporting::is_story(format) && !exporting::is_slides(format))
    platform::prepare_for_one_large_picture();
  return compose::read_ahead(compose::World::shipped());
}

Json labels_json(const compose::Plan& plan) {
  Json labels = Json::array();
  for (const compose::PlacedLabel& l : compose::placed_labels(plan)) {
    const double k = plan.view().scale;  // pixels per page unit
    labels.push_back({{"text", l.text},
                      {"kind", l.kind},
                      {"at", {l.at.x * k, l.at.y * k}},
                      {"box", {l.box.left * k, l.box.top * k, l.box.right * k, l.box.bottom * k}},
                      {"distance", l.distance},  // page units
                      {"nearest", l.nearest}});
  }
  return labels;
}

Json unplaced_json(const compose::Plan& plan) {
  Json unplaced = Json::array();
  for (const compose::UnplacedLabel& l : compose::unplaced_labels(plan))
    unplaced.push_back({{"text", l.text}, {"kind", l.kind}, {"reason", l.reason}});
  return unplaced;
}

Json json_of(const ExportArguments& args, const exporting::Request& request, const exporting::Result& result,
             const timeline::Timeline& timeline) {
  const scenario::Scenario& s = *timeline.scenario;
  const exporting::Format format = request.output.format;
  if (exporting::is_data(format))
    return {
        {"file", request.output.file.string()}, {"flights", timeline.shown()}, {"places", s.places.size()}};
  if (exporting::is_sound(format))
    return {{"file", request.output.file.string()}, {"frames", result.frames}, {"fps", fps_of(args, format)}};
  Json json{
      {"file", request.output.file.string()}, {"width", request.size.width}, {"height", request.size.height}};
  if (exporting::is_slides(format)) {
    json["slides"] = result.frames;
  } else if (exporting::is_animation(format) || exporting::is_story(format)) {
    json["frames"] = result.frames, json["fps"] = fps_of(args, format);
  } else if (request.pages == exporting::Pages::deck) {
    json["pages"] = result.frames;
  } else if (request.pages == exporting::Pages::moment) {
    json["at"] = iso8601(result.at, s.zone);
  }
  json["projection"] = result.plan->view().projection.definition();
  const Size filled = compose::filled(result.plan->view());
  json["filled"] = {filled.width, filled.height};
  json["labels"] = labels_json(*result.plan);
  json["unplaced"] = unplaced_json(*result.plan);
  return json;
}

// An export into the file that it is made from would lose what it leaves out.
void must_not_be_read(const std::filesystem::path& output, const std::string& read) {
  std::error_code none;
  if (read.empty() || output.empty() || !std::filesystem::equivalent(output, read, none)) return;
  throw UsageError(told("'{}' is what is exported from; expected another file to write",
                        "“{}”是导出所读取的文件；请写入另一文件", read));
}

int export_any(const ExportArguments& args, const std::shared_ptr<const timeline::Timeline>& document,
               exporting::Request base) {
  const auto cut = handed_out(args.hand_out, document, base);
  const auto timeline = titled(args, filtered(args, cut));
  exporting::Request request = with_options(std::move(base), args, *timeline);
  if (cut != document) request.source.clear();  // the options put the command line there again
  for (const std::string& read : {args.file, args.hand_out.audience})
    must_not_be_read(request.output.file, read);
  const exporting::Format format = request.output.format;
  if (!exporting::is_data(format) && !exporting::is_sound(format))
    warn_of_picture(*timeline->scenario, request);
  if (args.list) {
    list_contents(timeline, request);
    return 0;
  }
  std::optional<ProgressLine> progress;
  exporting::Watcher watcher;
  if (exporting::is_animation(format) || exporting::is_story(format) || exporting::is_slides(format)) {
    progress.emplace();
    watcher.told = [&](const exporting::Progress& p) { progress->show(p); };
  }
  const exporting::Result result = exporting::run(request, timeline, watcher);
  if (progress) progress->finish();
  if (!result.note.empty()) fmt::print(stderr, "homebound: note: {}\n", result.note.english);
  if (args.json) fmt::print("{}\n", json_of(args, request, result, *timeline).dump(2));
  return 0;
}

void add_options(CLI::App* c, const std::shared_ptr<ExportArguments>& args);

}  // namespace

ExportTo add_export_options(CLI::App& command, const Context& context) {
  auto args = std::make_shared<ExportArguments>();
  add_options(&command, args);
  return [args, &context](auto document, const exporting::Request& base) {
    args->command_line = context.command_line;
    const auto ahead = prepare_for(base.output.format);
    return export_any(*args, document, base);
  };
}

void add_export(CLI::App& app, Context& context) {
  auto args = std::make_shared<ExportArguments>();
  CLI::App* c = app.add_subcommand("export", "write a picture, a film or data; no display is needed");
  c->add_option("FILE", args->file,
                "a scenario, tracks or a table of flights; without one, the built-in story");
  c->add_option("-o,--output", args->out, output_help)->required();
  add_options(c, args);
  add_reading(*c, args->reading);
  c->callback([args, c, &context] {
    args->command_line = context.command_line;
    context.run = [args, c] {
      exporting::Request request;
      request.output = parse_output(args->out);
      warn_of_idle_options(*c, request.output.format);
      const auto ahead = prepare_for(request.output.format);
      const std::string zone = args->zone.empty() ? "" : parse_zone(args->zone);
      return export_any(*args, open(args->file, args->reading, false, zone), request);
    };
  });
}

namespace {

// Returns the help on themes. Missing theme files are no error here: they concern only those who name a
// theme.
std::string theme_help() {
  try {
    return fmt::format("{}, or a theme file (.toml)", fmt::join(compose::theme_names(), ", "));
  } catch (const Error&) {
    return "a theme file (.toml)";
  }
}

void add_options(CLI::App* c, const std::shared_ptr<ExportArguments>& args) {
  c->add_option(
      "--at", args->at,
      "TIME, scene:N or second:S of a picture; default: the moment with most aircraft airborne; routes "
      "without times are all shown");
  c->add_flag("--deck", args->deck,
              "a PDF handout: title page, one page per scene with events and sources, source list");
  c->add_flag(
      "--notes,!--hide-notes", args->notes,
      "put the speaker's notes and those on events into the deck, the slides or the story.html; without "
      "it, as with --hide-notes, they are left out");
  CLI::Option* const stills =
      c->add_flag("--stills", args->stills, "slides with pictures of the scenes, not with films");
  c->add_flag("--moving", args->moving,
              "slides on which PowerPoint itself moves the aircraft and the clock, not with films")
      ->excludes(stills);
  c->add_flag("--frame", args->frame,
              "make a story.html for a frame within another page: only the picture and a button to play");
  c->add_flag("--no-upright", args->no_upright, "leave the page turned for phones out of a story.html");
  c->add_flag("--contact-sheet", args->contact_sheet, "a picture of all scenes on one sheet");
  c->add_option("--size", args->size, "WIDTHxHEIGHT in pixels")->capture_default_str();
  c->add_option("--scale", args->scale, "scale of text and lines only; the map itself does not change")
      ->capture_default_str();
  c->add_flag("--transparent", args->transparent, "make page and sea transparent");
  c->add_option("--projection", args->projection, "a preset, a PROJ string or a code such as EPSG:3857");
  c->add_option("--center", args->center,
                "the middle of the projection: LON,LAT, a place or an airport's code");
  c->add_option("--extent", args->extent, "WEST,SOUTH,EAST,NORTH in degrees to show");
  c->add_flag("--frame-shown", args->frame_shown, "fit the map to what --filter and --focus leave")
      ->excludes("--center", "--extent");
  c->add_option("--theme", args->theme, theme_help());
  c->add_option(
      "--colour-by", args->colour_by,
      "colour routes by: kind (of people), flight, origin, destination, nationality, operator or mode");
  c->add_option("--routes", args->routes_as,
                "draw routes as flights, corridors (a band for all flights one way), flows (near places "
                "joined) or density; without it, whatever leaves the map legible");
  c->add_option("--title", args->title, "the title, instead of the scenario's or the table's own");
  c->add_option("--zone", args->zone, "IANA zone of the clock on the picture, beside UTC");
  c->add_option("--language", args->language,
                "en, zh, or both: names and texts in both, the picture's own words in English");
  c->add_option("--filter", args->filter,
                "flights to show and count, such as 'from=PNH,CGK to=CN kind=suspects sure=reported "
                "times=estimated departs=TIME/TIME during=TIME/TIME'");
  add_hand_out(*c, args->hand_out);
  c->add_flag("--list-contents", args->list,
              "print what would go into the file, and about how large it would be, and write nothing");
  c->add_option("--focus", args->focus,
                "place:ID or flight:ID to single out: a place with its flights in and out and their sums");
  c->add_option("--beside", args->beside,
                "a second map on the page, on the same scales and clock: a filter such as 'kind=suspects', "
                "days=+1 for the next day, or all");
  c->add_option("--show", args->show, "layers to show: " + layer_names())->delimiter(',');
  c->add_option("--hide", args->hide, "layers to hide, likewise")->delimiter(',');
  c->add_option("--fps", args->fps, "frames per second; by default 30, and 12 of a story.html");
  c->add_option("--quality", args->quality,
                "of MP4 and WebM: small, for messages; good, the default; or best, for encoding again");
  c->add_option("--seconds", args->seconds, "length of the film in seconds; default: as the scenes specify");
  c->add_option("--from", args->from, "TIME, scene:N or second:S at which a film begins");
  c->add_option("--to", args->to, "TIME, scene:N (its end) or second:S at which a film ends");
  c->add_option("--frames", args->frames, "A:B, frames A to B-1 of the film, counted from 0");
  c->add_option("--part", args->part,
                "K/N, the K-th of N parts of the film, which joined are the film byte for byte");
  c->add_option(
      "--subtitles", args->subtitles,
      "writes .srt and .vtt files beside the film, and tracks into MP4, MOV and WebM, in each language of "
      "the scenes: texts (their titles and texts) or notes (the presenter's)");
  c->add_flag("--no-sound", args->no_sound, "leave the scenes' narrations out of a film");
  c->add_flag("--resume", args->resume,
              "resume a folder of PNG frames, keeping complete frames of this same film");
  c->add_flag("--json", args->json, "print what was written, with the placed labels");
}

}  // namespace
}  // namespace homebound::app
