// A scenario as a value: what a file says, checked and with every reference resolved.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/colour.h"
#include "base/easing.h"
#include "base/error.h"
#include "base/instant.h"
#include "base/message.h"
#include "data/tracks/track.h"
#include "geo/lonlat.h"
#include "scenario/layers.h"

namespace homebound::scenario {

// A text in one or more languages. `of` falls back to English, then to whatever there is.
struct Text {
  std::map<std::string, std::string> by_language;  // "en", "zh"
  const std::string& of(const std::string& language) const;
  bool empty() const { return by_language.empty(); }
  bool operator==(const Text&) const = default;
};

// How we know a thing. `reported`: a source says so. `derived`: follows from reports by arithmetic.
// `estimated`: assumed, or worked out by the program. `scheduled`: a timetable. `tracked`: recorded.
enum class Certainty { reported, derived, estimated, scheduled, tracked };
const char* name_of(Certainty c);
inline constexpr std::array certainties{Certainty::reported, Certainty::derived, Certainty::estimated,
                                        Certainty::scheduled, Certainty::tracked};
// Nothing when the name is none of theirs.
std::optional<Certainty> certainty_named(std::string_view name);

// What the routes' colours tell apart.
enum class ColourBy { kind, flight, origin, destination };
inline constexpr std::array<std::string_view, 4> colour_by_names{"kind", "flight", "origin", "destination"};
// Nothing when the name is none of these.
std::optional<ColourBy> colour_by_named(std::string_view name);

struct Source {
  std::string id;
  Text title;
  Text name;  // short, by which it is cited; empty: its id
  // What a drawing cites it by.
  const std::string& cited(const std::string& language) const {
    return name.empty() ? id : name.of(language);
  }
  std::string date, url;
  bool operator==(const Source&) const = default;
};

struct Place {
  std::string id;          // the scenario's own id, or the airport's code as the scenario writes it
  std::string iata, icao;  // empty for a place that is no airport
  Text name;               // "Beijing Capital" / "北京首都"
  Text city;               // "Beijing" / "北京"; empty when the name says it all
  LonLat at;
  std::string zone;       // IANA
  std::string country;    // ISO 3166-1 alpha-2; empty when not known
  bool declared = false;  // by a [[place]]; else an airport by its code, or where a track ends
  std::string airport;    // the code by which a [[place]] names its airport
  bool operator==(const Place&) const = default;
};

// An instant as a scenario gives it.
struct Time {
  Instant at;
  std::string zone;  // where the clock hung that the file quotes
  Certainty sure = Certainty::reported;
  bool about = false;  // the source says "about"
  Text note;
  bool operator==(const Time&) const = default;
};

// A point that a flight passes between its ends.
struct Waypoint {
  LonLat at;
  std::optional<std::size_t> place;  // into Scenario::places, when the scenario calls it by name
  bool operator==(const Waypoint&) const = default;
};

// The way that a flight was recorded to take.
struct FlightTrack {
  std::string file;                 // as the scenario writes it
  std::filesystem::path path;       // inside the scenario's folder, links resolved
  std::optional<std::string> name;  // which of several tracks of the file: by its name,
  std::optional<int> number;        // or by its place among them, from 1
  std::shared_ptr<const data::Track> record;
  bool operator==(const FlightTrack& o) const {
    return std::tie(file, path, name, number) == std::tie(o.file, o.path, o.name, o.number);
  }
};

struct Flight {
  std::string id;
  std::size_t from = 0, to = 0;        // into Scenario::places
  std::optional<Time> depart, arrive;  // off-block and on-block
  // Where neither is known but the day: its noon at the origin.
  std::optional<Instant> day;
  std::string day_zone;              // in which the day is counted, if not the origin's
  std::vector<Waypoint> via;         // between the two
  std::optional<FlightTrack> track;  // followed instead of geodesics between those
  std::optional<double> speed_kmh;   // cruise ground speed, km/h
  int people = 0;
  std::string kind;                      // of people: "suspects"
  Certainty sure = Certainty::reported;  // of the head-count
  std::vector<std::size_t> sources;      // into Scenario::sources
  Text note;
  bool operator==(const Flight&) const = default;
};

// Whether anything is known of when it flew, if only the day.
bool has_time(const Flight& flight);

struct Event {
  Instant at;
  bool whole_day = false;  // only the day is known (or the month, see `date_text`)
  std::string zone;
  Text date_text;  // replaces the printed date: "June 2015"
  std::optional<std::size_t> place;
  std::optional<LonLat> position;
  Text text;
  std::optional<std::size_t> figure;  // into Scenario::figures
  Certainty sure = Certainty::reported;
  std::vector<std::size_t> sources;
  std::size_t order = 0;  // its place among the file's events
  bool operator==(const Event&) const = default;
};

struct Claim {
  Text value;
  std::vector<std::size_t> sources;
  Text note;
  bool operator==(const Claim&) const = default;
};

// A number or fact of the story, with what other sources claim instead.
struct Figure {
  std::string id;
  Text value, text;
  Certainty sure = Certainty::reported;
  std::vector<std::size_t> sources;
  std::vector<Claim> claims;
  std::vector<std::size_t> flights;  // whose people it counts, into Scenario::flights; none: see its id
  bool operator==(const Figure&) const = default;
};

// What a picture is about, into Scenario's lists; empty: everything.
struct Subject {
  std::vector<std::size_t> flights, places;
  bool empty() const { return flights.empty() && places.empty(); }
  bool operator==(const Subject&) const = default;
};

// Where a scene looks at the map; what it does not say is as at the top of the file.
struct SceneCamera {
  std::string projection;
  std::optional<LonLat> center;
  std::optional<LonLatBox> extent;
  Subject frame;  // what to show, instead of an extent
  // Or just this: what lies in the page's middle, and how many kilometres of the map its shorter side spans.
  std::optional<LonLat> middle;
  std::optional<double> span_km;
  bool operator==(const SceneCamera&) const = default;
};

// A stretch of the story: `seconds` of film time between two instants.
struct StoryScene {
  Text title, text;
  Text notes;  // for who presents; not on the picture
  Instant from, to;
  double seconds = 10;
  double hold = 0;   // of these, at the end, while time stands still
  double glide = 2;  // of these, at the start, while the camera comes from the scene before
  Easing ease = Easing::linear;
  std::optional<SceneCamera> camera;  // nothing: as at the top of the file
  std::vector<LayerSwitch> layers;    // over those of the file
  bool operator==(const StoryScene&) const = default;
};

// A file of the user's own on the map: a picture with a place on the earth, or features.
struct UserLayer {
  int line = 0, column = 0;    // of its table in the scenario
  std::string file;            // as the scenario writes it
  std::filesystem::path path;  // inside the scenario's folder, links resolved
  Text name;                   // for the legend
  double opacity = 1;
  // Under what it is drawn. Pictures lie under the coast, features under the routes unless it says otherwise.
  enum class Under { coast, routes, labels };  // under_names
  std::optional<Under> under;
  std::optional<LonLatBox> bounds;  // of a picture without georeference

  // Of features only; nothing: as the theme has it.
  std::string layer;  // within the file; empty: its only one
  std::string where;  // an OGR SQL condition on attributes; empty: all
  std::string label;  // the field to write beside each
  std::optional<Colour> fill, stroke;
  std::optional<double> width;  // of lines, page units
  std::vector<double> dash;     // lengths on and off, page units
  double size = 8;              // of markers, page units across
  enum class Marker { circle, square, triangle, diamond } marker = Marker::circle;  // marker_names
  bool for_features = false;  // a key was given that pictures do not have
  bool operator==(const UserLayer&) const = default;
};

inline constexpr std::array<std::string_view, 3> under_names{"coast", "routes", "labels"};
inline constexpr std::array<std::string_view, 4> marker_names{"circle", "square", "triangle", "diamond"};

// What became of a table of flights.
struct TableReport {
  std::string file;
  std::size_t rows = 0, flights = 0;
  struct Column {
    std::string field, title;  // the title is empty where there is none
    std::size_t number = 0;    // from 1
  };
  std::vector<Column> columns;
  std::vector<std::string> unused;  // titles of columns that say nothing here
  std::vector<Message> notes;       // how it was read
  struct LeftOut {
    Message reason;
    std::size_t count = 0;
    std::vector<int> rows;  // the first hundred
    Message examples;       // what was found most often
  };
  std::vector<LeftOut> left_out;  // the most frequent reason first
};

struct Scenario {
  std::string file;  // where it was read; empty when made in memory
  Text title;
  std::string language = "en";        // "en", "zh" or "both"
  std::string theme = "paper";        // a shipped one's name, or a file in the scenario's folder, resolved
  std::optional<ColourBy> colour_by;  // nothing: chosen from the flights
  std::string projection;             // empty: chosen from the routes
  std::optional<LonLat> center;
  std::optional<LonLatBox> extent;
  std::string zone = "UTC";  // of the second clock on the picture
  Text zone_name;            // "China time"
  Text attribution;
  Layers layers;                      // the usual ones, with `show` and `hide` of the file laid over them
  std::map<std::string, Text> kinds;  // of people: "suspects" -> { en = "suspects", zh = "嫌疑人" }
  std::vector<Source> sources;
  std::vector<Place> places;  // declared ones first, then airports in order of use
  std::vector<Flight> flights;
  std::vector<Event> events;  // in order of time
  std::vector<Figure> figures;
  std::vector<StoryScene> scenes;
  std::vector<UserLayer> user_layers;  // from the lowest
  std::vector<TableReport> tables;
  std::vector<Diagnostic> warnings;
};
// A new member of these structs that a file can say has a row in format_rows.cpp, and is also written, in
// write.cpp and its neighbours.

// `layers` as a scene shows them: with its own switches laid over them, if there is such a scene.
Layers layers_in(const Scenario& scenario, std::size_t scene, const Layers& layers);

// The points that a flight without a track passes: its two ends and the waypoints between them.
std::vector<LonLat> route(const Scenario& scenario, const Flight& flight);

}  // namespace homebound::scenario
