#include "session/script.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/suggest.h"
#include "geo/projection.h"
#include "scenario/flight_checks.h"
#include "scenario/read.h"

namespace homebound::session {
namespace {

using scenario::Scenario;

constexpr std::array table = {
    Verb{"play", "play", "lets the story run"},
    Verb{"pause", "pause", "stops it"},
    Verb{"toggle", "toggle", "one or the other"},
    Verb{"speed", "speed FACTOR | faster | slower",
         "times the story's pace, 0.1 to 16, or real time, 1 to 10000"},
    Verb{"loop", "loop on | off", "whether it starts again at its end"},
    Verb{"goto", "goto TIME | scene:N | event:N | second:S | +S | -S | next | previous",
         "to an instant, a scene, an event, a second, by so many seconds, or to the next event"},
    Verb{"step", "step FRAMES", "by frames of 1/30 second; below 0 back"},
    Verb{"pace", "pace story | real", "what a speed is a multiple of"},
    Verb{"mark", "mark in | out SECOND | none",
         "where playing begins and ends; one behind the other takes it away"},
    Verb{"timeline", "timeline SECOND SECOND | all", "the part of the story that the timeline shows"},
    Verb{"set", "set theme | language | projection VALUE", "how it is looked at; the file stays as it is"},
    Verb{"set", "set scenario | ENTRY KEY VALUE",
         "what the file says, such as: set flight:CGK-PVG people 47"},
    Verb{"unset", "unset scenario | ENTRY KEY", "takes a key away"},
    Verb{"show", "show LAYER", "switches a layer on"},
    Verb{"hide", "hide LAYER", "and off"},
    Verb{"center", "center LON,LAT", "turns or moves the map there"},
    Verb{"pan", "pan X,Y", "moves the map by page units"},
    Verb{"turn", "turn LON,LAT X,Y", "turns the map until that place lies at a point of the page"},
    Verb{"zoom", "zoom FACTOR [X,Y]", "nearer above 1; about a point of the page"},
    Verb{"home", "home", "the map as the document has it"},
    Verb{"focus", "focus FLIGHT | none", "singles a flight out and frames it"},
    Verb{"follow", "follow FLIGHT | none", "keeps its aircraft in the middle"},
    Verb{"look", "look LON,LAT [KM]", "at a place, no farther off than so many km across"},
    Verb{"filter", "filter TERM... | none", "which flights are shown: filter from=PNH,CGK sure=reported"},
    Verb{"measure", "measure LON,LAT... [km | nmi | mi] | none", "along geodesics, and the area within"},
    Verb{"add", "add flight FROM TO [KEY VALUE]...",
         "such as: add flight CGK PVG depart 2015-11-10T00:30 people 39"},
    Verb{"add", "add SORT [before N] [KEY VALUE]...", "source, place, event, figure, scene, table or layer"},
    Verb{"add", "add scene \"TITLE\"", "a scene of what is on the screen now"},
    Verb{"add", "add waypoint FLIGHT N PLACE | LON,LAT",
         "before the flight's Nth waypoint, or behind the last"},
    Verb{"move", "move place:ID LON,LAT", "a place of the scenario's own"},
    Verb{"move", "move waypoint FLIGHT N LON,LAT", "elsewhere"},
    Verb{"move", "move ENTRY to N", "another order: move scene:5 to 1"},
    Verb{"delete", "delete ENTRY | waypoint FLIGHT N", "unless something else of the file uses it"},
    Verb{"fly", "fly FLIGHT [depart TIME] [arrive TIME]", "at other times, to the minute"},
    Verb{"tables", "tables", "makes the rows of all [[table]] blocks flights of the file"},
    Verb{"text", "text TOML", "another text altogether: text title = \"None\""},
    Verb{"undo", "undo", "takes back the last change"},
    Verb{"redo", "redo", "makes it again"},
    Verb{"new", "new", "an empty document"},
    Verb{"open", "open FILE", "another document in this one's place"},
    Verb{"save", "save [FILE]", "over what others wrote there meanwhile: save --over"},
    Verb{"export", "export OUT [OPTION]...", "with the options of `homebound export`"},
};

std::vector<std::string> words_in(std::string_view line) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < line.size();) {
    if (line[i] == ' ' || line[i] == '\t' || line[i] == '\r' || line[i] == '\n') {
      ++i;
      continue;
    }
    if (line[i] == '#' && words.empty()) break;
    std::string& word = words.emplace_back();
    char quote = 0;
    for (; i < line.size(); ++i) {
      const char c = line[i];
      if (quote == '"' && c == '\\' && i + 1 < line.size() && (line[i + 1] == '"' || line[i + 1] == '\\')) {
        word += line[++i];
      } else if (quote ? c == quote : c == '"' || c == '\'') {
        quote = quote ? 0 : c;
      } else if (!quote && (c == ' ' || c == '\t' || c == '\r' || c == '\n')) {
        break;
      } else {
        word += c;
      }
    }
    if (quote) throw UsageError(fmt::format("the quote {} is not closed", quote));
  }
  return words;
}

// What follows these verbs may hold quotes of its own, and is one word as it stands. It may stand in quotes
// itself, as a word does.
std::vector<std::string> words_of_statement(std::string_view line) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto trimmed = [&](std::string_view text) {
    const auto begin = text.find_first_not_of(blanks);
    return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
  };
  const std::string_view all = trimmed(line), verb = all.substr(0, all.find_first_of(blanks));
  const std::string_view rest = trimmed(all.substr(verb.size()));
  const bool quoted = rest.starts_with('"') || rest.starts_with('\'');
  const bool whole = verb == "text" || (verb == "filter" && rest.find('"') != rest.npos);
  if (whole && !rest.empty() && !quoted) return {std::string(verb), std::string(rest)};
  return words_in(line);
}

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool good = problem == std::errc() && end == text.data() + text.size() && std::isfinite(value);
  return good ? std::optional(value) : std::nullopt;
}

// The words of a line, one after the other.
class ScriptWords {
 public:
  explicit ScriptWords(std::vector<std::string> words) : words_(std::move(words)) {}

  bool done() const { return at_ >= words_.size(); }
  std::size_t left() const { return words_.size() - at_; }
  bool take(std::string_view word) {
    if (done() || words_[at_] != word) return false;
    ++at_;
    return true;
  }
  std::string next(std::string_view expected) {
    if (done())
      throw UsageError(fmt::format("{}: expected {} after '{}'", words_[0], expected, words_[at_ - 1]));
    return words_[at_++];
  }
  std::vector<std::string> rest() {
    std::vector<std::string> all(words_.begin() + static_cast<std::ptrdiff_t>(at_), words_.end());
    at_ = words_.size();
    return all;
  }
  [[noreturn]] void wrong(std::string_view found, std::string_view expected, const Message& hint = {}) const {
    throw UsageError(fmt::format("{}: expected {}, found '{}'{}", words_[0], expected, found, hint.english));
  }
  const std::string& verb() const { return words_[0]; }
  const std::string& peek() const { return words_[at_]; }  // unless done()
  void finish() const {
    if (!done())
      throw UsageError(fmt::format("{}: expected the end of the line after '{}', found '{}'", words_[0],
                                   words_[at_ - 1], words_[at_]));
  }

  // `others`: words that could have stood there, to suggest one.
  double number(std::string_view expected, std::initializer_list<std::string_view> others = {}) {
    const std::string word = next(expected);
    if (const auto value = number_in(word)) return *value;
    wrong(word, expected, did_you_mean(word, std::vector<std::string_view>(others)));
  }
  // From `low` to `high`.
  double number_within(double low, double high, const std::string& what,
                       std::initializer_list<std::string_view> others = {}) {
    const std::string expected = fmt::format("{} from {:.7g} to {:.7g}", what, low, high);
    const std::string word = next(expected);
    const auto value = number_in(word);
    if (value && *value >= low && *value <= high) return *value;
    wrong(word, expected, value ? Message{} : did_you_mean(word, std::vector<std::string_view>(others)));
  }
  std::size_t count(std::string_view expected) {  // from 1
    const std::string word = next(expected);
    const auto value = number_in(word);
    if (value && *value >= 1 && *value == std::floor(*value) && *value < 1e9)
      return static_cast<std::size_t>(*value);
    wrong(word, expected);
  }
  Point pair(std::string_view expected) {
    const std::string word = next(expected);
    const auto comma = word.find(',');
    const auto x = number_in(word.substr(0, comma));
    const auto y = comma == word.npos ? std::nullopt : number_in(word.substr(comma + 1));
    if (x && y) return {*x, *y};
    wrong(word, expected);
  }
  LonLat position(std::string_view expected) {
    const Point p = pair(expected);
    if (std::abs(p.x) > 180 || std::abs(p.y) > 90)
      wrong(fmt::format("{},{}", p.x, p.y), "a longitude from -180 to 180 and a latitude from -90 to 90");
    return {p.x, p.y};
  }
  std::size_t one_of(std::span<const std::string_view> choices, std::string_view expected) {
    const std::string word = next(expected);
    const auto found = std::find(choices.begin(), choices.end(), word);
    if (found == choices.end()) wrong(word, expected, did_you_mean(word, choices));
    return static_cast<std::size_t>(found - choices.begin());
  }

 private:
  std::vector<std::string> words_;
  std::size_t at_ = 0;
};

// What `read` returns; what it complains of is wrong usage.
template <class Read>
decltype(auto) usage(const Read& read) {
  try {
    return read();
  } catch (const Error& e) {
    throw UsageError(e.message());
  }
}

// Throws UsageError when such an entry has no such key.
void must_have(const std::string& sort, const std::string& key) {
  usage([&] { return scenario::field_text(scenario::TomlOutline(""), "", {sort, 0}, key); });
}

constexpr std::string_view any_entry = "an entry such as flight:CGK-PVG or scene:3";

class Parser {
 public:
  Parser(ScriptWords words, const Session& session, const Context& context)
      : words_(std::move(words)), session_(session), context_(context) {}

  Statement statement() {
    const std::string verb = words_.next("a command");
    Statement result = meant(verb);
    words_.finish();
    return result;
  }

 private:
  Statement meant(const std::string& verb) {
    if (verb == "play") return Play{};
    if (verb == "pause") return Pause{};
    if (verb == "toggle") return TogglePlay{};
    if (verb == "speed") return speed();
    if (verb == "loop")
      return SetLoop{words_.one_of(std::array<std::string_view, 2>{"off", "on"}, "on or off") == 1};
    if (verb == "goto") return go_to();
    if (verb == "step") return step();
    if (verb == "pace")
      return SetPace{words_.one_of(std::array<std::string_view, 2>{"story", "real"}, "story or real") == 1
                         ? Pace::real
                         : Pace::story};
    if (verb == "mark") return mark();
    if (verb == "timeline") return strip();
    if (verb == "follow") return words_.take("none") ? EscortFlight{} : EscortFlight{flight()};
    if (verb == "look") return look();
    if (verb == "filter") return filter();
    if (verb == "measure") return measure();
    if (verb == "set") return set();
    if (verb == "unset") {
      const Entry entry = entry_or_top();
      return EditField{entry, key(entry), ""};
    }
    if (verb == "show" || verb == "hide") return SetLayer{layer(), verb == "show"};
    if (verb == "center") return TurnTo{words_.position("LON,LAT"), middle()};
    if (verb == "pan") return PanBy{words_.pair("X,Y in page units")};
    if (verb == "turn") {
      const LonLat grabbed = words_.position("LON,LAT");
      return TurnTo{grabbed, words_.pair("X,Y in page units")};
    }
    if (verb == "zoom") return zoom();
    if (verb == "home") return Home{};
    if (verb == "focus") return words_.take("none") ? FocusFlight{} : FocusFlight{flight()};
    if (verb == "add") return add();
    if (verb == "move") return move();
    if (verb == "delete") return erase();
    if (verb == "fly") return fly();
    if (verb == "tables") return TablesToFlights{};
    if (verb == "text") return SetText{words_.next("the text of a scenario")};
    if (verb == "undo") return Undo{};
    if (verb == "redo") return Redo{};
    if (verb == "new") return NewFile{};
    if (verb == "open") return OpenFile{last("a file name")};
    if (verb == "save") {
      const bool over = words_.take("--over");
      if (!words_.done() && words_.peek().starts_with("--"))
        words_.wrong(words_.peek(), "--over or a file name");
      return SaveFile{words_.done() ? "" : last("a file name"), over};
    }
    if (verb == "export") {
      if (words_.done()) words_.next("a file to write");
      return ExportFile{words_.rest()};
    }
    std::vector<std::string_view> known;
    for (const Verb& v : table)
      if (known.empty() || known.back() != v.name) known.push_back(v.name);
    throw UsageError(fmt::format("unknown command '{}'{} (there are: {})", verb,
                                 did_you_mean(verb, known).english, fmt::join(known, ", ")));
  }

  const Scenario& scenario() const { return *session_.document.timeline->scenario; }
  Point middle() const { return {context_.shown.page.width / 2, context_.shown.page.height / 2}; }

  Command speed() {
    if (words_.take("faster")) return StepSpeed{1};
    if (words_.take("slower")) return StepSpeed{-1};
    const Pace pace = session_.clock.pace;
    const auto known = speeds(pace);
    return SetSpeed{words_.number_within(known.front(), known.back(),
                                         fmt::format("faster, slower or a multiple of {}",
                                                     pace == Pace::story ? "the story's pace" : "real time"),
                                         {"faster", "slower"})};
  }

  Command go_to() {
    constexpr std::string_view expected =
        "a time such as 2015-11-10T06:00, scene:N, event:N, second:S, +S, -S, next or previous";
    const std::string where = words_.next(expected);
    if (where == "next") return StepEvent{1};
    if (where == "previous") return StepEvent{-1};
    if (where.starts_with("second:")) {
      const auto second = number_in(where.substr(7));
      if (second && *second >= 0 && *second <= session_.duration()) return SeekSecond{*second};
      words_.wrong(where, fmt::format("second:0 to second:{:.7g}", session_.duration()));
    }
    if (where.starts_with("scene:")) return SeekScene{entry_named(where).index};
    if (where.starts_with("event:")) return SeekEvent{entry_named(where).index};
    if (where.starts_with('+') || where.starts_with('-'))
      if (const auto by = number_in(where.substr(where[0] == '+' ? 1 : 0))) return SeekBy{*by};
    const auto t = instant_in(where);
    if (!t) {
      constexpr std::array<std::string_view, 5> words{"next", "previous", "scene:", "event:", "second:"};
      const auto colon = where.find(':');
      words_.wrong(where, expected,
                   did_you_mean(colon == where.npos ? where : where.substr(0, colon + 1), words));
    }
    return SeekInstant{checked(*t, where)};
  }

  // An instant that the story tells, or passes over between two of its scenes.
  Instant checked(Instant t, const std::string& word) const {
    const auto& stretches = session_.document.timeline->story.stretches;
    if (stretches.empty()) return t;
    const Instant first = std::ranges::min_element(stretches, {}, &StoryClock::Stretch::from)->from;
    const Instant last = std::ranges::max_element(stretches, {}, &StoryClock::Stretch::to)->to;
    if (t >= first && t <= last) return t;
    const std::string& zone = scenario().zone;
    words_.wrong(word,
                 fmt::format("a time of the story, {} to {}", iso8601(first, zone), iso8601(last, zone)));
  }

  Command step() {
    constexpr double most = 1'000'000;
    const double frames = words_.number_within(-most, most, "a whole number of frames");
    if (frames != std::floor(frames)) words_.wrong(fmt::format("{}", frames), "a whole number of frames");
    return StepFrame{static_cast<int>(frames)};
  }

  Command mark() {
    const bool out = words_.one_of(std::array<std::string_view, 2>{"in", "out"}, "in or out") == 1;
    std::optional<double> second;
    if (!words_.take("none"))
      second = words_.number_within(0, session_.duration(), "none or a second of the story", {"none"});
    return out ? Command(SetOut{second}) : Command(SetIn{second});
  }

  Command strip() {
    if (words_.take("all")) return SetStrip{};
    const double duration = session_.duration(),
                 from = words_.number("a second of the story, or all", {"all"});
    const double to = words_.number("a second of the story");
    if (from < 0 || to > duration || to - from < duration / 1000)
      words_.wrong(fmt::format("{} {}", from, to),
                   fmt::format("a stretch between 0 and {:g}, at least a thousandth of it", duration));
    return SetStrip{{from / duration, to / duration}};
  }

  Command look() {
    LookAt look{words_.position("LON,LAT")};
    if (words_.done()) return look;
    look.span = Metres(words_.number_within(1, 200'000, "kilometres across") * 1000);  // as a scene's camera
    return look;
  }

  Command filter() {
    if (words_.take("none")) return SetFilter{};
    std::string text = words_.next("terms such as from=PNH, or none");
    for (const std::string& word : words_.rest()) text += " " + word;
    return SetFilter{usage([&] { return timeline::parse_filter(text, *session_.document.timeline); })};
  }

  Command measure() {
    if (words_.take("none")) return SetRuler{};
    Ruler ruler;
    const auto unit_taken = [&] {
      for (const LengthUnit unit : length_units)
        if (words_.take(symbol(unit))) {
          ruler.unit = unit;
          return true;
        }
      return false;
    };
    do ruler.points.push_back(words_.position("LON,LAT, km, nmi, mi or none"));
    while (!words_.done() && !unit_taken());
    return SetRuler{std::move(ruler), true};
  }

  // Nothing for what is no time.
  std::optional<Instant> instant_in(const std::string& word) const {
    if (const auto t = parse_instant(word)) return t;
    auto local = parse_local_time(word);
    if (!local) local = parse_local_time(word + "T00:00");
    if (!local) return std::nullopt;
    Message problem;
    const auto t = scenario::instant_of(*local, scenario().zone, problem);
    if (!t) throw UsageError(fmt::format("{}: {}", words_.verb(), problem.english));
    return t;
  }

  Command set() {
    if (words_.take("theme")) return theme();
    if (words_.take("projection")) {
      const std::string name = words_.next("a projection");
      usage([&] { Projection::make(name); });
      return SetProjection{name};
    }
    if (words_.take("language")) {
      constexpr std::array<std::string_view, 3> languages{"en", "zh", "both"};
      return SetLanguage{std::string(languages[words_.one_of(languages, "en, zh or both")])};
    }
    const Entry entry = entry_or_top();
    const std::string key = this->key(entry);
    return EditField{entry, key, last("a value")};
  }

  // A file is looked for as `export --theme` does, then beside the scenario.
  Command theme() {
    const std::string name = words_.next("a theme");
    std::error_code ignored;
    if (name.ends_with(".toml") && std::filesystem::is_regular_file(name, ignored)) return SetTheme{name};
    const auto folder = std::filesystem::path(session_.document.file).parent_path();
    return SetTheme{usage([&] { return scenario::theme_named(name, folder); })};
  }

  Layer layer() {
    const std::string name = words_.next("a layer");
    const auto layer = scenario::layer_named(name);
    if (!layer) throw UsageError(scenario::unknown_layer(name));
    return *layer;
  }

  Command zoom() {
    const double factor = words_.number("a factor above 0");
    if (factor <= 0) words_.wrong(fmt::format("{}", factor), "a factor above 0");
    return ZoomAt{words_.done() ? middle() : words_.pair("X,Y in page units"), factor};
  }

  Command add() {
    if (words_.take("waypoint")) {
      const std::size_t f = flight(), at = words_.count("a number from 1") - 1;
      return AddWaypoint{f, at, words_.next("a place or LON,LAT")};
    }
    AddEntry add{
        words_.next("flight, source, place, event, figure, scene, table, layer or waypoint"), {}, {}};
    usage([&] { scenario::entry_sort(add.sort); });
    if (add.sort == "scene" && words_.left() == 1) return TakeView{{}, words_.next("a title")};
    if (words_.take("before"))
      add.at = words_.count("a number from 1") - 1;
    else if (add.sort == "scene")
      must_begin_with_key();
    if (add.sort == "flight")
      for (const char* end : {"from", "to"})
        words_.take(end), add.typed.emplace_back(end, words_.next("an airport or place"));
    while (!words_.done()) {
      const std::string key = words_.next("a key");
      must_have(add.sort, key);
      add.typed.emplace_back(key, words_.next("a value"));
    }
    return add;
  }

  // Of a new scene: else it is a title without quotes, or a key misspelt.
  void must_begin_with_key() const {
    if (words_.done()) return;
    try {
      must_have("scene", words_.peek());
    } catch (const UsageError& e) {
      throw UsageError(fmt::format(
          "add: a title of several words stands in quotes, as in add scene \"My title\"; {}", e.what()));
    }
  }

  Command move() {
    if (words_.take("waypoint")) {
      const std::size_t f = flight(), at = words_.count("a number from 1") - 1;
      return MoveWaypoint{f, at, words_.position("LON,LAT")};
    }
    const Entry entry = this->entry();
    if (words_.take("to")) return MoveEntry{entry.sort, entry.index, words_.count("a number from 1") - 1};
    if (entry.sort == "place") return MovePlace{entry.index, words_.position("LON,LAT")};
    words_.wrong(words_.next("to N"), "to N");
  }

  Command erase() {
    if (words_.take("waypoint")) {
      const std::size_t f = flight();
      return DeleteWaypoint{f, words_.count("a number from 1") - 1};
    }
    return DeleteEntry{entry()};
  }

  Command fly() {
    MoveBar bar{flight(), {}, {}};
    do {
      const bool depart =
          words_.one_of(std::array<std::string_view, 2>{"arrive", "depart"}, "depart or arrive") == 1;
      const std::string word = words_.next("a time");
      const auto t = instant_in(word);
      if (!t) words_.wrong(word, "a time such as 2015-11-10T06:00 or 2015-11-10T06:00+08:00");
      (depart ? bar.depart : bar.arrive) = t;
    } while (!words_.done());
    return bar;
  }

  Entry entry() { return entry_named(words_.next(any_entry)); }
  // A word that ends the line; who forgets its quotes is reminded.
  std::string last(std::string_view expected) {
    std::string word = words_.next(expected);
    if (!words_.done())
      words_.wrong(words_.peek(), fmt::format("the end of the line after '{}'", word),
                   as_is(fmt::format("; {} of several words stands in quotes", expected)));
    return word;
  }
  std::string key(const Entry& entry) {
    std::string key = words_.next("a key");
    must_have(entry.sort, key);
    return key;
  }
  Entry entry_or_top() { return words_.take("scenario") ? Entry{} : entry(); }
  std::size_t flight() {
    const std::string word = words_.next("a flight");
    return entry_named(word.starts_with("flight:") ? word : "flight:" + word).index;
  }

  // "flight:CGK-PVG" by its id, any case, or "scene:3" by its number.
  Entry entry_named(const std::string& word) const {
    const auto colon = word.find(':');
    if (colon == word.npos) words_.wrong(word, any_entry);
    const std::string sort = word.substr(0, colon), name = word.substr(colon + 1);
    usage([&] { scenario::entry_sort(sort); });
    const auto ids = ids_of(sort);
    const auto same = [&](std::string_view id) {
      return id.size() == name.size() && std::equal(id.begin(), id.end(), name.begin(), [](char a, char b) {
               return std::tolower(static_cast<unsigned char>(a)) ==
                      std::tolower(static_cast<unsigned char>(b));
             });
    };
    if (const auto found = std::find_if(ids.begin(), ids.end(), same); found != ids.end() && !name.empty())
      return {sort, static_cast<std::size_t>(found - ids.begin())};
    const auto number = number_in(name);
    if (number && *number >= 1 && *number <= static_cast<double>(ids.size()) &&
        *number == std::floor(*number))
      return {sort, static_cast<std::size_t>(*number) - 1};
    if (number || ids.empty() || ids.front().empty())
      throw Error(told("there is no {} '{}'; there are {}", "没有{}“{}”；共有{}个", scenario::word_for(sort),
                       name, ids.size()));
    throw Error(
        told("unknown {} '{}'{}", "未知的{}“{}”{}", scenario::word_for(sort), name, did_you_mean(name, ids)));
  }

  // In the order of the file; empty for sorts without ids.
  std::vector<std::string_view> ids_of(const std::string& sort) const {
    std::vector<std::string_view> ids;
    const auto all = [&](const auto& list) {
      for (const auto& one : list) ids.emplace_back(one.id);
    };
    if (sort == "flight") all(scenario().flights);
    if (sort == "place") all(scenario().places);
    if (sort == "source") all(scenario().sources);
    if (sort == "figure") all(scenario().figures);
    if (sort == "event") ids.resize(scenario().events.size());
    if (sort == "scene") ids.resize(scenario().scenes.size());
    if (sort == "layer") ids.resize(scenario().user_layers.size());
    if (sort == "table") ids.resize(scenario().tables.size());
    return ids;
  }

  ScriptWords words_;
  const Session& session_;
  const Context& context_;
};

}  // namespace

std::span<const Verb> verbs() { return table; }

std::optional<Statement> parse_statement(std::string_view line, const Session& session,
                                         const Context& context) {
  auto words = words_of_statement(line);
  if (words.empty()) return std::nullopt;
  return Parser(ScriptWords(std::move(words)), session, context).statement();
}

}  // namespace homebound::session
