#include "session/script/verbs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <variant>

#include <fmt/format.h>

#include "base/error.h"
#include "base/language.h"
#include "base/numbers.h"
#include "base/suggest.h"
#include "geo/projection/projection.h"
#include "scenario/position.h"
#include "scenario/read/read.h"
#include "session/edit/quick_flight.h"

namespace homebound::session {
namespace {

using timeline::StorySecond;

// Verbs of the clock.

Statement parse_speed(ScriptLine& line) {
  if (line.take("faster")) return StepSpeed{1};
  if (line.take("slower")) return StepSpeed{-1};
  const Pace pace = line.session().clock.pace;
  const auto known = speeds(pace);
  return SetSpeed{line.number_within(known.front(), known.back(),
                                     fmt::format("faster, slower or a multiple of {}",
                                                 pace == Pace::story ? "the story's pace" : "real time"),
                                     {"faster", "slower"})};
}

Statement parse_loop(ScriptLine& line) {
  return SetLoop{line.one_of(std::array<std::string_view, 2>{"off", "on"}, "on or off") == 1};
}

Statement parse_pace(ScriptLine& line) {
  const bool real = line.one_of(std::array<std::string_view, 2>{"story", "real"}, "story or real") == 1;
  return SetPace{real ? Pace::real : Pace::story};
}

// Returns `t` if it lies between the first and the last instant of the story; otherwise reports the word as
// wrong.
Instant told_instant(const ScriptLine& line, Instant t, const std::string& word) {
  const auto& stretches = line.timeline().story.stretches;
  if (stretches.empty()) return t;
  const Instant first = std::ranges::min_element(stretches, {}, &StoryClock::Stretch::from)->from;
  const Instant last = std::ranges::max_element(stretches, {}, &StoryClock::Stretch::to)->to;
  if (t >= first && t <= last) return t;
  const std::string& zone = line.scenario().zone;
  line.wrong(word, fmt::format("a time of the story, {} to {}", iso8601(first, zone), iso8601(last, zone)));
}

Statement parse_goto(ScriptLine& line) {
  constexpr std::string_view expected =
      "a time such as 2015-11-10T06:00, scene:N, event:N, second:S, +S, -S, next or previous";
  const std::string where = line.next(expected);
  if (where == "next") return StepEvent{1};
  if (where == "previous") return StepEvent{-1};
  if (where.starts_with("event:")) return SeekEvent{line.entry_named(where).index};
  if (where.starts_with('+') || where.starts_with('-'))
    if (const auto by = number_in(where.substr(where[0] == '+' ? 1 : 0))) return SeekBy{*by};
  std::optional<timeline::Moment> moment;
  try {
    moment = timeline::parse_moment(where, line.timeline());
  } catch (const Error& e) {
    line.refuse(e.message());
  }
  if (!moment) {
    constexpr std::array<std::string_view, 5> words{"next", "previous", "scene:", "event:", "second:"};
    const auto colon = where.find(':');
    line.wrong(where, expected,
               did_you_mean(colon == where.npos ? where : where.substr(0, colon + 1), words));
  }
  if (const auto* second = std::get_if<StorySecond>(&*moment)) return SeekSecond{second->value};
  return SeekInstant{told_instant(line, std::get<Instant>(*moment), where)};
}

Statement parse_step(ScriptLine& line) {
  constexpr double most = 1'000'000;
  const double frames = line.number_within(-most, most, "a whole number of frames");
  if (frames != std::floor(frames)) line.wrong(fmt::format("{}", frames), "a whole number of frames");
  return StepFrame{static_cast<int>(frames)};
}

Statement parse_mark(ScriptLine& line) {
  const bool out = line.one_of(std::array<std::string_view, 2>{"in", "out"}, "in or out") == 1;
  std::optional<double> second;
  if (!line.take("none"))
    second = line.number_within(0, line.session().duration(), "none or a second of the story", {"none"});
  return out ? Command(SetOut{second}) : Command(SetIn{second});
}

Statement parse_timeline(ScriptLine& line) {
  if (line.take("all")) return SetStrip{};
  const double duration = line.session().duration(),
               from = line.number("a second of the story, or all", {"all"});
  const double to = line.number("a second of the story");
  if (from < 0 || to > duration || to - from < duration / 1000)
    line.wrong(fmt::format("{} {}", from, to),
               fmt::format("a stretch between 0 and {:g}, at least a thousandth of it", duration));
  return SetStrip{{from / duration, to / duration}};
}

// Verbs of the view.

// A theme file is looked for as `export --theme` does, then beside the scenario.
Command theme_command(ScriptLine& line) {
  const std::string name = line.next("a theme");
  std::error_code ignored;
  if (name.ends_with(".toml") && std::filesystem::is_regular_file(name, ignored)) return SetTheme{name};
  const auto folder = std::filesystem::path(line.session().document.file).parent_path();
  return SetTheme{ScriptLine::usage([&] { return scenario::theme_named(name, folder); })};
}

Statement parse_set(ScriptLine& line) {
  if (line.take("theme")) return theme_command(line);
  if (line.take("projection")) {
    const std::string name = line.next("a projection");
    ScriptLine::usage([&] { Projection::make(name); });
    return SetProjection{name};
  }
  if (line.take("language")) {
    return SetLanguage{static_cast<Language>(line.one_of(language_codes, "en, zh or both"))};
  }
  EditFields edit{line.entries_or_top(), {}};
  do {
    const std::string key = line.key(edit.entries.front());
    // What follows in pairs is further keys with their values.
    const bool more = line.left() % 2 == 1;
    edit.typed.emplace_back(key, more ? line.next("a value") : line.last("a value"));
  } while (!line.done());
  return edit;
}

Statement parse_unset(ScriptLine& line) {
  EditFields edit{line.entries_or_top(), {}};
  edit.typed.emplace_back(line.key(edit.entries.front()), "");
  return edit;
}

constexpr std::string_view page_point = "X,Y in page units";

Statement parse_turn(ScriptLine& line) {
  const LonLat grabbed = line.position();
  return TurnTo{grabbed, line.pair(page_point)};
}

Statement parse_zoom(ScriptLine& line) {
  const double factor = line.number("a factor above 0");
  if (factor <= 0) line.wrong(fmt::format("{}", factor), "a factor above 0");
  return ZoomAt{line.done() ? line.middle() : line.pair(page_point), factor};
}

Statement parse_look(ScriptLine& line) {
  LookAt look{line.position()};
  if (line.done()) return look;
  look.span = Metres(line.number_within(1, 200'000, "kilometres across") * 1000);  // as in a scene's camera
  return look;
}

Statement parse_focus(ScriptLine& line) {
  if (line.take("none")) return FocusFlight{};
  if (!line.done() && line.peek().starts_with("place:")) return FocusPlace{line.entry().index};
  return FocusFlight{line.flight()};
}

Statement parse_frame(ScriptLine& line) {
  line.one_of(std::array<std::string_view, 1>{"shown"}, "shown");
  return FrameShown{};
}

Statement parse_filter_terms(ScriptLine& line) {
  if (line.take("none")) return SetFilter{};
  std::string text = line.next("terms such as from=PNH, or none");
  for (const std::string& word : line.rest()) text += " " + word;
  return SetFilter{ScriptLine::usage([&] { return timeline::parse_filter(text, line.timeline()); })};
}

Statement parse_beside_terms(ScriptLine& line) {
  if (line.take("none")) return SetBeside{};
  std::string text = line.next("terms such as from=PNH or days=+1, all, or none");
  for (const std::string& word : line.rest()) text += " " + word;
  return SetBeside{ScriptLine::usage([&] { return timeline::parse_beside(text, line.timeline()); })};
}

Statement parse_measure(ScriptLine& line) {
  if (line.take("none")) return SetRuler{};
  Ruler ruler;
  const auto unit_taken = [&] {
    for (const LengthUnit unit : length_units)
      if (line.take(symbol(unit))) {
        ruler.unit = unit;
        return true;
      }
    return false;
  };
  do ruler.points.push_back(line.position("LON,LAT, a place, an airport's code, km, nmi, mi or none"));
  while (!line.done() && !unit_taken());
  return SetRuler{std::move(ruler), true};
}

// Verbs of the document.

// Throws UsageError unless a new scene's words begin with a key: they are otherwise an unquoted title or a
// misspelt key.
void must_begin_with_key(const ScriptLine& line) {
  if (line.done()) return;
  try {
    ScriptLine::must_have(Sort::scene, line.peek());
  } catch (const UsageError& e) {
    throw UsageError(fmt::format(
        "add: a title of several words stands in quotes, as in add scene \"My title\"; {}", e.what()));
  }
}

Command waypoint_command(ScriptLine& line) {
  const std::size_t flight = line.flight(), at = line.count("a number from 1") - 1;
  const std::string word = line.next("a place or LON,LAT");
  const auto position = ScriptLine::usage([&] { return scenario::parse_lonlat(word); });
  return AddWaypoint{flight, at, position ? fmt::format("{},{}", position->lon, position->lat) : word};
}

Statement parse_add(ScriptLine& line) {
  if (line.take("waypoint")) return waypoint_command(line);
  AddEntry add;
  add.sort = ScriptLine::sort_named(
      line.next("flight, source, place, kind, event, figure, scene, callout, table, layer or waypoint"));
  if (add.sort == Sort::scene && line.left() == 1) return TakeView{{}, line.next("a title")};
  if (line.take("before"))
    add.at = line.count("a number from 1") - 1;
  else if (add.sort == Sort::scene)
    must_begin_with_key(line);
  if (add.sort == Sort::flight)
    for (const char* end : {"from", "to"})
      line.take(end), add.typed.emplace_back(end, line.next("an airport or place"));
  while (!line.done()) {
    const std::string key = line.next("a key");
    ScriptLine::must_have(add.sort, key);
    add.typed.emplace_back(key, line.next("a value"));
  }
  if (add.sort != Sort::flight) return add;
  // What may be two days is wrong usage already.
  std::string day;
  for (const auto& [key, typed] : shared_with_last(line.session().document))
    if (key == "date") day = typed;
  add.typed = ScriptLine::usage([&] { return with_whole_times(std::move(add.typed), line.scenario(), day); });
  return add;
}

Statement parse_move(ScriptLine& line) {
  if (line.take("waypoint")) {
    const std::size_t flight = line.flight(), at = line.count("a number from 1") - 1;
    return MoveWaypoint{flight, at, line.position()};
  }
  const Entry entry = line.entry();
  if (line.take("to")) return MoveEntry{entry.sort, entry.index, line.count("a number from 1") - 1};
  if (entry.sort == Sort::place) return MovePlace{entry.index, line.position()};
  line.wrong(line.next("to N"), "to N");
}

Statement parse_delete(ScriptLine& line) {
  if (!line.take("waypoint")) return DeleteEntry{line.entry()};
  const std::size_t flight = line.flight();
  return DeleteWaypoint{flight, line.count("a number from 1") - 1};
}

Statement parse_cut(ScriptLine& line) {
  return CutScene{line.second(), line.done() ? "" : line.last("a title")};
}

Statement parse_trim(ScriptLine& line) {
  const Entry entry = line.entry();
  if (entry.sort != Sort::scene) line.refuse({"only a scene can be trimmed", "只能调整场景的首尾"});
  TrimScene trim{entry.index, false, line.second()};
  trim.begin = line.one_of(std::array<std::string_view, 2>{"end", "begin"}, "begin or end") == 1;
  if (!line.done())
    trim.second = line.number_within(0, line.session().duration() * 10, "a second of the story");
  return trim;
}

Statement parse_fly(ScriptLine& line) {
  MoveBar bar{line.flight(), {}, {}};
  do {
    const bool depart =
        line.one_of(std::array<std::string_view, 2>{"arrive", "depart"}, "depart or arrive") == 1;
    (depart ? bar.depart : bar.arrive) = line.time();
  } while (!line.done());
  return bar;
}

Statement parse_mend(ScriptLine& line) {
  MendCell mend;
  if (!line.done() && line.peek().starts_with("table:")) mend.table = line.entry().index;
  mend.row = static_cast<int>(line.count("a row's number"));
  mend.column = line.next("a column's title, or its number from 1");
  mend.value = line.next("what the cell should say");
  return mend;
}

Statement parse_speaking(ScriptLine& line) {
  TakeTimes taken;
  do taken.seconds.push_back(line.number_within(0, 86'400, "seconds of a scene"));
  while (!line.done());
  return taken;
}

Statement parse_match(ScriptLine& line) {
  MatchTracks match;
  do match.files.push_back(line.next("a file of recorded tracks, or a folder of them"));
  while (!line.done() && line.peek() != "to");
  if (line.take("to")) match.flight = line.flight();
  return match;
}

Statement parse_compare(ScriptLine& line) {
  CompareReport compare{line.next("a table or a scenario"), {}};
  do compare.taken.push_back(line.next("new, gone, changed, all or a flight"));
  while (!line.done());
  return compare;
}

Statement parse_save(ScriptLine& line) {
  const bool over = line.take("--over");
  if (!line.done() && line.peek().starts_with("--")) line.wrong(line.peek(), "--over or a file name");
  return SaveFile{line.done() ? "" : line.last("a file name"), over};
}

Statement parse_export(ScriptLine& line) {
  if (line.done()) line.next("a file to write");
  return ExportFile{line.rest()};
}

// Parses a verb without arguments.
template <class Said>
Statement parse_alone(ScriptLine&) {
  return Said{};
}

constexpr std::array table = {
    VerbRow{"play", parse_alone<Play>, {{{"play", "start playback"}}}},
    VerbRow{"pause", parse_alone<Pause>, {{{"pause", "pause"}}}},
    VerbRow{"toggle", parse_alone<TogglePlay>, {{{"toggle", "switch between the two"}}}},
    VerbRow{"speed",
            parse_speed,
            {{{"speed FACTOR | faster | slower",
               "multiple of the story's pace (0.1–16) or of real time (1–10000)"}}}},
    VerbRow{"loop", parse_loop, {{{"loop on | off", "whether playback starts again at the end"}}}},
    VerbRow{
        "goto",
        parse_goto,
        {{{"goto TIME | scene:N | event:N | second:S | +S | -S | next | previous",
           "go to a time, the middle of a scene, an event or a second; by S seconds; to the next event"}}}},
    VerbRow{"step", parse_step, {{{"step FRAMES", "step by frames of 1/30 s; negative steps back"}}}},
    VerbRow{"pace", parse_pace, {{{"pace story | real", "what a speed is a multiple of"}}}},
    VerbRow{"mark",
            parse_mark,
            {{{"mark in | out SECOND | none",
               "set the in and out points; setting one past the other clears it"}}}},
    VerbRow{"timeline",
            parse_timeline,
            {{{"timeline SECOND SECOND | all", "choose the part of the story that the timeline shows"}}}},
    VerbRow{"set",
            parse_set,
            {{{"set theme | language | projection VALUE", "change the view only; the file is not changed"},
              {"set scenario | ENTRY... KEY VALUE...",
               "change keys of one or more entries together: set flight:CGK-PVG people 47"}}}},
    VerbRow{
        "unset", parse_unset, {{{"unset scenario | ENTRY... KEY", "remove a key of one or more entries"}}}},
    VerbRow{"show",
            [](ScriptLine& line) -> Statement {
              return SetLayer{line.layer(), true};
            },
            {{{"show LAYER", "switch a layer on"}}}},
    VerbRow{"hide",
            [](ScriptLine& line) -> Statement {
              return SetLayer{line.layer(), false};
            },
            {{{"hide LAYER", "switch a layer off"}}}},
    VerbRow{"center",
            [](ScriptLine& line) -> Statement {
              return TurnTo{line.position(), line.middle()};
            },
            {{{"center POSITION", "turn or move the map there"}}}},
    VerbRow{"pan",
            [](ScriptLine& line) -> Statement { return PanBy{line.pair(page_point)}; },
            {{{"pan X,Y", "move the map by page units"}}}},
    VerbRow{"turn",
            parse_turn,
            {{{"turn POSITION X,Y", "turn the map to bring a place to a point of the page"}}}},
    VerbRow{"zoom", parse_zoom, {{{"zoom FACTOR [X,Y]", "zoom in if above 1, around a point of the page"}}}},
    VerbRow{"home", parse_alone<Home>, {{{"home", "go back to the document's own map"}}}},
    VerbRow{"focus",
            parse_focus,
            {{{"focus FLIGHT | none", "highlight a flight and show all of it; release what is highlighted"},
              {"focus place:ID", "single out a place with its flights in and out"}}}},
    VerbRow{"follow",
            [](ScriptLine& line) -> Statement {
              return line.take("none") ? EscortFlight{} : EscortFlight{line.flight()};
            },
            {{{"follow FLIGHT | none", "keep a flight's aircraft in the middle"}}}},
    VerbRow{"frame",
            parse_frame,
            {{{"frame shown", "fit the map to what the filter and a place singled out leave"}}}},
    VerbRow{"look", parse_look, {{{"look POSITION [KM]", "centre on a place, showing at most KM across"}}}},
    VerbRow{"filter",
            parse_filter_terms,
            {{{"filter TERM... | none", "choose the flights shown: filter from=PNH,CGK sure=reported"}}}},
    VerbRow{"beside",
            parse_beside_terms,
            {{{"beside TERM... | days=+1 | all | none",
               "show a second map of other flights, or some days later"}}}},
    VerbRow{
        "measure",
        parse_measure,
        {{{"measure POSITION... [km | nmi | mi] | none", "measure along geodesics, and the area within"}}}},
    VerbRow{
        "add",
        parse_add,
        {{{"add flight FROM TO [KEY VALUE]...",
           "such as: add flight CGK PVG depart 2015-11-10T00:30 people 39"},
          {"add SORT [before N] [KEY VALUE]...",
           "add a source, place, kind, event, figure, scene, callout, table or layer"},
          {"add scene \"TITLE\"", "add a scene of what is on the screen now"},
          {"add waypoint FLIGHT N POSITION", "add a waypoint before the flight's Nth, or after the last"}}}},
    VerbRow{"move",
            parse_move,
            {{{"move place:ID POSITION", "move one of the scenario's own places"},
              {"move waypoint FLIGHT N POSITION", "move a waypoint"},
              {"move ENTRY to N", "change the order: move scene:5 to 1"}}}},
    VerbRow{"delete",
            parse_delete,
            {{{"delete ENTRY | waypoint FLIGHT N", "delete an entry that nothing else refers to"}}}},
    VerbRow{"duplicate",
            [](ScriptLine& line) -> Statement { return DuplicateEntry{line.entry()}; },
            {{{"duplicate ENTRY", "add a copy of an entry behind it"}}}},
    VerbRow{"cut",
            parse_cut,
            {{{"cut [\"TITLE\"]", "cut the scene that is shown into two; the title is the second one's"}}}},
    VerbRow{"trim",
            parse_trim,
            {{{"trim scene:N begin | end [SECOND]",
               "move an end of a scene to a second of the story, or to the one that is shown"}}}},
    VerbRow{"draft",
            [](ScriptLine& line) -> Statement {
              line.one_of(std::array<std::string_view, 1>{"scenes"}, "scenes");
              return DraftScenes{};
            },
            {{{"draft scenes", "add scenes that the flights suggest, to a document without any"}}}},
    VerbRow{"keyframe",
            [](ScriptLine& line) -> Statement { return TakeKeyframe{line.second()}; },
            {{{"keyframe", "take what is on the screen as a keyframe of the scene that is shown"}}}},
    VerbRow{"fly",
            parse_fly,
            {{{"fly FLIGHT [depart TIME] [arrive TIME]", "change a flight's times, to the minute"}}}},
    VerbRow{"mend",
            parse_mend,
            {{{"mend [table:N] ROW COLUMN VALUE", "correct a cell of a table: mend 7 To AMM"}}}},
    VerbRow{"tables",
            parse_alone<TablesToFlights>,
            {{{"tables", "turn the rows of all [[table]] blocks into flights of the file"}}}},
    VerbRow{"speaking",
            parse_speaking,
            {{{"speaking SECONDS...", "say how long the presenter speaks to each scene; 0 leaves it"}}}},
    VerbRow{"match",
            parse_match,
            {{{"match TRACK... [to FLIGHT]",
               "put recorded tracks beside the flights they belong to; FLIGHT decides a doubtful one"}}}},
    VerbRow{
        "compare",
        parse_compare,
        {{{"compare REPORT new | gone | changed | all | FLIGHT...",
           "take what a newer report of the flights says: what is new, gone or changed, or some flights"}}}},
    VerbRow{"text",
            [](ScriptLine& line) -> Statement { return SetText{line.next("the text of a scenario")}; },
            {{{"text TOML", "replace the whole document text: text title = \"None\""}}}},
    VerbRow{"undo", parse_alone<Undo>, {{{"undo", "take back the last change to the document"}}}},
    VerbRow{"redo", parse_alone<Redo>, {{{"redo", "make it again"}}}},
    VerbRow{"back", parse_alone<GoBack>, {{{"back", "go back to the view before"}}}},
    VerbRow{"forward", parse_alone<GoForth>, {{{"forward", "go forward again"}}}},
    VerbRow{"new", parse_alone<NewFile>, {{{"new", "start an empty document"}}}},
    VerbRow{"open",
            [](ScriptLine& line) -> Statement { return OpenFile{line.last("a file name")}; },
            {{{"open FILE", "open another document instead of this one"}}}},
    VerbRow{"save",
            parse_save,
            {{{"save [--over] [FILE]", "save; --over overwrites changes made by other programs"}}}},
    VerbRow{"export",
            parse_export,
            {{{"export OUT [OPTION]...", "export with the options of `homebound export`"}}}},
};

}  // namespace

std::span<const VerbRow> verb_table() { return table; }

}  // namespace homebound::session
