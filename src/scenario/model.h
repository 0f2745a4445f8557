// A scenario as a value: the contents of a file, checked and with every reference resolved.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/bilingual.h"
#include "base/colour.h"
#include "base/easing.h"
#include "base/error.h"
#include "base/instant.h"
#include "base/interned.h"
#include "base/message.h"
#include "base/rare.h"
#include "data/tracks/track.h"
#include "geo/lonlat.h"
#include "scenario/counting.h"
#include "scenario/day_order.h"
#include "scenario/head_count.h"
#include "scenario/layers.h"

namespace homebound::scenario {

// The certainty of a fact. `reported`: a source says so. `derived`: it follows from reports by arithmetic.
// `estimated`: it is assumed, or the program has calculated it. `scheduled`: it is in a timetable.
// `tracked`: it was recorded.
enum class Certainty { reported, derived, estimated, scheduled, tracked };
const char* name_of(Certainty c);
inline constexpr std::array certainties{Certainty::reported, Certainty::derived, Certainty::estimated,
                                        Certainty::scheduled, Certainty::tracked};
// Returns how uncertain it is, from 0 for what was recorded.
int doubt(Certainty c);
// Returns nullopt for an unknown name.
std::optional<Certainty> certainty_named(std::string_view name);

// The property of flights that the colours of routes distinguish.
enum class ColourBy { kind, flight, origin, destination, nationality, operated_by, mode };
inline constexpr std::array<std::string_view, 7> colour_by_names{
    "kind", "flight", "origin", "destination", "nationality", "operator", "mode"};
// Returns nullopt for an unknown name.
std::optional<ColourBy> colour_by_named(std::string_view name);

// How a map draws its routes. `flights`: each flight is a line with its aircraft. `corridors`: all flights
// from one place to another are one band. `flows`: so they are, and places near one another on the page are
// one. `density`: a shade shows how many pass.
enum class RoutesAs { flights, corridors, flows, density };
inline constexpr std::array<std::string_view, 4> routes_as_names{"flights", "corridors", "flows", "density"};
// Returns nullopt for an unknown name.
std::optional<RoutesAs> routes_as_named(std::string_view name);

struct Source {
  std::string id;
  Text title;
  Text name;  // short name for citations; empty: the id
  // Returns the name by which a drawing cites the source.
  const std::string& cited(Language language) const { return name.empty() ? id : name.in(language); }
  std::string date, url;
  bool operator==(const Source&) const = default;
};

// A place where flights begin or end or events happen.
struct Place {
  std::string id;          // the scenario's own id, or the airport's code as the scenario writes it
  std::string iata, icao;  // empty for a place that is not an airport
  Text name;               // "Beijing Capital" / "北京首都"
  Text city;               // "Beijing" / "北京"; empty when the name suffices
  LonLat at;
  std::string zone;       // IANA time zone
  std::string country;    // ISO 3166-1 alpha-2; empty when unknown
  bool declared = false;  // by a [[place]]; otherwise an airport by its code, or the end of a track
  std::string airport;    // the airport's code that a [[place]] gives
  bool operator==(const Place&) const = default;
};

// What else is said of an instant: when it should have been, and when it was expected to be.
struct OtherTimes {
  std::optional<Instant> scheduled, estimated;
  bool operator==(const OtherTimes&) const = default;
};

// An instant as a scenario gives it.
struct Time {
  Instant at;
  Interned zone;  // IANA zone of the clock that the file quotes
  Certainty sure = Certainty::reported;
  bool about = false;  // the source says "about"
  Rare<Text> note;
  Rare<OtherTimes> others;
  bool operator==(const Time&) const = default;
};

// A point that a flight passes between its ends.
struct Waypoint {
  LonLat at;
  std::optional<std::size_t> place;  // an index into Scenario::places, when the scenario gives a name
  bool operator==(const Waypoint&) const = default;
};

// A flight's recorded track.
struct FlightTrack {
  std::string file;                 // as the scenario writes it
  std::filesystem::path path;       // inside the scenario's folder, with symbolic links resolved
  std::optional<std::string> name;  // selects one of several tracks in the file: by its name,
  std::optional<int> number;        // or by its position, from 1
  std::shared_ptr<const data::Track> record;
  bool operator==(const FlightTrack& o) const {
    return std::tie(file, path, name, number) == std::tie(o.file, o.path, o.name, o.number);
  }
};

// Some of the people aboard: those of one kind, or of one nationality.
struct Group {
  HeadCount people;
  Interned kind;
  Interned nationality;  // ISO 3166-1 alpha-2; empty: not said
  Certainty sure = Certainty::reported;
  std::vector<std::size_t> sources;  // indices into Scenario::sources
  Rare<Text> note;
  bool operator==(const Group&) const = default;
};

// What carries the people. Empty texts are not known.
struct Craft {
  Interned operated_by;  // an airline, an air force, a shipping line
  Interned type;         // of aircraft: "B77W"
  std::string registration, callsign, icao24, flight_number;
  std::optional<int> seats;
  bool operator==(const Craft&) const = default;
};

// The stages at which people are counted, each a claim of its own beside how many are aboard.
enum class Stage { planned, booked, boarded, arrived };
inline constexpr std::array<std::string_view, 4> stage_names{"planned", "booked", "boarded", "arrived"};
struct StageCount {
  HeadCount people;
  Certainty sure = Certainty::reported;
  std::vector<std::size_t> sources;  // indices into Scenario::sources
  bool operator==(const StageCount&) const = default;
};
using Stages = std::array<std::optional<StageCount>, stage_names.size()>;

// What counts of those who take several legs of a journey.
inline constexpr std::array<std::string_view, 2> counting_names{"persons", "legs"};

// How people are carried.
enum class Mode : std::uint8_t { air, sea, road, rail };
inline constexpr std::array<std::string_view, 4> mode_names{"air", "sea", "road", "rail"};

// What has become of a flight, as a source says. `unsaid`: none does.
enum class FlightStatus : std::uint8_t {
  unsaid,
  scheduled,
  boarding,
  in_the_air,
  landed,
  diverted,
  cancelled,
  never_flew
};
inline constexpr std::array<std::string_view, 8> flight_status_names{
    "", "scheduled", "boarding", "in the air", "landed", "diverted", "cancelled", "never flew"};

// How a flight was to go, where it went otherwise or on a recorded track.
struct PlannedWay {
  std::optional<std::size_t>
      to;                     // where it was to arrive, an index into Scenario::places; nullopt: as it did
  std::vector<Waypoint> via;  // waypoints of the planned way
  bool operator==(const PlannedWay&) const = default;
};

// The legs that the same people take one after another.
struct Journey {
  std::string name;                      // the same for all of its legs; empty: see `continues`
  std::optional<std::size_t> continues;  // the leg before, an index into Scenario::flights
  bool operator==(const Journey&) const = default;
};

// There may be millions: what few have, or many share, takes the room of a pointer.
struct Flight {
  std::string id;
  std::size_t from = 0, to = 0;  // indices into Scenario::places
  // What the source calls an end whose place was assumed from it: "London" for LHR. Empty for a place that is
  // certain.
  Interned from_said, to_said;
  std::optional<Time> depart, arrive;  // off-block and on-block
  // Noon of the flight's day, when only the day is known.
  std::optional<Instant> day;
  Interned day_zone;                     // zone in which the day is counted, if not the origin's
  std::vector<Waypoint> via;             // waypoints between the two ends
  Rare<FlightTrack> track;               // followed instead of the geodesics through the waypoints
  std::optional<double> speed_kmh;       // cruise ground speed, km/h
  HeadCount people;                      // of all groups
  Interned kind;                         // kind of people: "suspects"; of the largest group
  Certainty sure = Certainty::reported;  // certainty of the head-count; of the least certain group
  Mode mode = Mode::air;
  FlightStatus status = FlightStatus::unsaid;
  Rare<std::vector<Group>> groups;  // empty: the people are one group, of `kind`
  Rare<Craft> craft;
  Rare<Stages> stages;
  Rare<Journey> journey;
  Rare<PlannedWay> planned;
  std::vector<std::size_t> sources;  // indices into Scenario::sources
  Rare<Text> note;
  bool operator==(const Flight&) const = default;
};

// Calls visit(people, kind, nationality) for each group of the people aboard, in the file's order.
template <class Visit>
void for_each_group(const Flight& flight, Visit visit) {
  static const Interned not_said;
  if (!flight.groups) return visit(flight.people, flight.kind, not_said);
  for (const Group& g : *flight.groups) visit(g.people, g.kind, g.nationality);
}
// Returns the nationality of most of the people aboard, as far as numbers are known: that of the largest
// group that has one; empty where none is said.
Interned main_nationality(const Flight& flight);
// Tells whether a group is of the kind.
bool carries(const Flight& flight, const Interned& kind);

// How late a flight left and arrived against the schedule; nullopt where that is not known, as of the
// arrival of one that was to go elsewhere.
struct Delays {
  std::optional<Seconds> departure, arrival;
};
Delays delays_of(const Flight& flight);

// Tells whether the course of the way is known: of aircraft it is the geodesics', of others it must be said.
bool way_is_given(const Flight& flight);

// Returns the load factor: the people aboard, or else those who boarded, by the seats; nullopt unless both
// are known.
std::optional<double> load_factor(const Flight& flight);
// Tells whether a source says that the flight did not take place.
bool never_flew(const Flight& flight);

// Tells whether anything is known of when the flight took place, even if only the day.
bool has_time(const Flight& flight);
// Tells whether anything is said of the people aboard, even if only that their number is unknown.
bool mentions_people(const Flight& flight);

// A dated event of the story.
struct Event {
  Instant at;
  bool whole_day = false;  // only the day is known (or the month, see `date_text`)
  std::string zone;
  std::optional<PeriodEnd> until;  // how long its caption stays, unless another event follows before
  Text date_text;                  // replaces the printed date: "June 2015"
  std::optional<std::size_t> place;
  std::optional<LonLat> position;
  Text text;
  std::optional<std::size_t> figure;  // an index into Scenario::figures
  Certainty sure = Certainty::reported;
  std::vector<std::size_t> sources;
  Text note;              // for evidence and notes; not on the picture
  std::size_t order = 0;  // position among the file's events
  bool operator==(const Event&) const = default;
};

// A figure's value as other sources claim it.
struct Claim {
  Text value;
  std::vector<std::size_t> sources;
  Text note;
  bool operator==(const Claim&) const = default;
};

// A number or fact of the story, with the values that other sources claim instead.
struct Figure {
  std::string id;
  Text value, text;
  Certainty sure = Certainty::reported;
  std::vector<std::size_t> sources;
  std::vector<Claim> claims;
  // The flights whose people it counts, indices into Scenario::flights; empty: see its id.
  std::vector<std::size_t> flights;
  bool operator==(const Figure&) const = default;
};

// The flights and places that a picture shows, as indices into Scenario's lists; empty: everything.
struct Subject {
  std::vector<std::size_t> flights, places;
  bool empty() const { return flights.empty() && places.empty(); }
  bool operator==(const Subject&) const = default;
};

// What a camera keeps in the middle of the page.
struct Followed {
  std::optional<std::size_t> flight;  // an index into Scenario::flights; nullopt: the people aboard
  double lead = 0;                    // seconds of film by which the camera is ahead
  bool operator==(const Followed&) const = default;
};

// A scene's view of the map. What it leaves out is as at the top of the file.
struct SceneCamera {
  std::string projection;
  std::optional<LonLat> center;
  std::optional<LonLatBox> extent;
  Subject frame;  // what to show, instead of an extent
  // Alternatively, the point in the middle of the page and how many kilometres of the map its shorter side
  // spans.
  std::optional<LonLat> middle;
  std::optional<double> span_km;
  std::optional<Followed> follow;  // instead of a middle
  bool operator==(const SceneCamera&) const = default;
};

// Where the camera has come at a second of a scene. One that has nothing but a span looks where the one
// before it looked, and one with a middle alone keeps its span.
struct Keyframe {
  double second = 0;            // since the scene's start
  std::optional<double> glide;  // seconds of the way there; nullopt: all since the keyframe before
  std::optional<Easing> ease;   // nullopt: in-out, without a stop where another way goes on
  SceneCamera camera;
  bool operator==(const Keyframe&) const = default;
};

// A recording that is heard with a scene, from its start.
struct Narration {
  std::string file;            // as the scenario writes it
  std::filesystem::path path;  // inside the scenario's folder, with symbolic links resolved
  double seconds = 0;
  bool operator==(const Narration&) const = default;
};

// A part of the story: `seconds` of film time between two instants.
struct StoryScene {
  Text title, text;
  Text notes;                      // for the presenter; not on the picture
  std::optional<double> speaking;  // seconds for which the presenter speaks, as planned or rehearsed
  Instant from, to;
  std::optional<Narration> narration;
  double seconds = 10;  // at least those of the narration, and by default as many
  // Seconds at the end, within `seconds`, during which time stands still; with those by which the narration
  // outlasts what the file says.
  double hold = 0;
  // Seconds at the start, within `seconds`, during which the camera moves from the previous scene.
  double glide = 2;
  Easing ease = Easing::linear;
  std::optional<SceneCamera> camera;  // nullopt: as at the top of the file
  std::vector<Keyframe> keyframes;    // in order of their seconds
  std::vector<LayerSwitch> layers;    // applied after those of the file
  bool card = false;                  // the title and the text stand large over a quiet map
  std::vector<std::size_t> callouts;  // indices into Scenario::callouts; scenes that name none have them
  std::vector<std::size_t> stress;    // the flights that stand out, indices into Scenario::flights
  bool operator==(const StoryScene&) const = default;
};

// The time in which something is shown, both ends included. Without an end, it reaches as far as the story.
struct TimeSpan {
  std::optional<Instant> from, to;
  bool empty() const { return !from && !to; }
  bool contains(Instant t) const { return (!from || *from <= t) && (!to || t <= *to); }
  bool operator==(const TimeSpan&) const = default;
};
// Tells whether there is an instant in both.
inline bool overlaps(const TimeSpan& a, const TimeSpan& b) {
  return !(a.to && b.from && *a.to < *b.from) && !(b.to && a.from && *b.to < *a.from);
}

// Words, a figure or a picture beside a place, a flight or a position: exactly one of the three.
struct Callout {
  std::string id;                     // by which scenes name it; may be empty
  int line = 0, column = 0;           // of the callout's table in the scenario
  std::optional<std::size_t> place;   // an index into Scenario::places
  std::optional<std::size_t> flight;  // an index into Scenario::flights
  std::optional<LonLat> at;
  bool area = false;  // it stands in the middle of an area that is meant, without a leader to a point
  Text text;
  std::string figure;  // the id of a figure or the name of a counter; may be empty
  // With this, the figure shows the people of those of its flights that have departed or arrived; without it
  // its value.
  std::optional<FlightEnd> count;
  std::string image;                 // a picture's file as the scenario writes it; may be empty
  std::filesystem::path image_path;  // inside the scenario's folder, with symbolic links resolved
  Text credit;                       // of the picture
  TimeSpan shown;                    // of a flight, an end that is missing is the flight's own
  std::vector<std::size_t> sources;  // indices into Scenario::sources, besides those of the figure
  bool operator==(const Callout&) const = default;
};

// A file of the user's on the map: a georeferenced picture, or features.
struct UserLayer {
  int line = 0, column = 0;    // of the layer's table in the scenario
  std::string file;            // as the scenario writes it
  std::filesystem::path path;  // inside the scenario's folder, with symbolic links resolved
  Text name;                   // for the legend
  double opacity = 1;
  TimeSpan shown;
  // The content that covers the layer. By default pictures lie below the coast and features below the
  // routes.
  enum class Under { coast, routes, labels };  // names in under_names
  std::optional<Under> under;
  std::optional<LonLatBox> bounds;  // for a picture without georeference, degrees

  // For features only; nullopt: as the theme has it.
  std::string layer;  // the layer within the file; empty: its only one
  std::string where;  // a condition on attributes, in OGR SQL; empty: all features
  std::string label;  // the field written beside each feature
  // The fields with the time of each feature, within that of the layer; empty: it has none of its own.
  std::string from_field, to_field;
  std::optional<Colour> fill, stroke;
  std::optional<double> width;  // width of lines, page units
  std::vector<double> dash;     // lengths on and off, page units
  double size = 8;              // size of markers across, page units
  enum class Marker { circle, square, triangle, diamond } marker = Marker::circle;  // names in marker_names
  bool for_features = false;  // the file has a key that applies to features only
  bool operator==(const UserLayer&) const = default;
};

inline constexpr std::array<std::string_view, 3> under_names{"coast", "routes", "labels"};
inline constexpr std::array<std::string_view, 4> marker_names{"circle", "square", "triangle", "diamond"};

// The order in a table's dates, which nothing decides.
struct GuessedDates {
  DayOrder order{};
  std::vector<DayOrder> possible;  // in the order of day_orders
  Text doubt, warning;             // without and with how to say which it is
};

// The result of reading a table of flights.
struct TableReport {
  std::string file;
  // Each row is a flight or left out. Rows of titles, remarks and totals do not count.
  std::size_t rows = 0, flights = 0;
  std::size_t cancelled = 0;  // of those left out
  std::size_t left() const { return rows - flights; }
  struct Column {
    std::string field, title;  // empty where the column has no title
    std::size_t number = 0;    // from 1
  };
  // The file's columns that hold fields.
  std::vector<Column> columns;
  std::vector<std::string> unused;  // titles of columns that are not used
  std::vector<Text> notes;          // how the table was read
  std::optional<GuessedDates> guessed_dates;
  struct LeftOut {
    Text reason;
    std::size_t count = 0;  // of rows
    std::vector<int> rows;  // the first hundred
    Text examples;          // the most frequent values
  };
  std::vector<LeftOut> left_out;  // the most frequent reason first; a row counts for its first fault
  // A row that was left out, and the cell that is to blame.
  struct Row {
    int number = 0, column = 0;  // as in Diagnostic: column 0 means the whole row
    std::string cell;
    std::size_t reason = 0;  // an index into left_out
  };
  std::vector<Row> rows_left_out;  // the first ten thousand
  std::vector<Row> unread;  // head-counts that could not be read and are unknown: the first ten thousand
  // How a text in the columns of places was understood.
  struct PlaceText {
    std::string text;
    std::size_t ends = 0;             // of flights, and of rows that were left out
    std::string sure;                 // "certain", "assumed", "ambiguous" or "unknown"
    std::string place;                // the id of the place; empty when there is none
    std::vector<std::string> others;  // the codes of what else it may mean
    Text meaning;
    bool plain = false;  // it is the place's own id or code
  };
  std::vector<PlaceText> places;  // what is not certain comes first, and plain ids and codes last
};

// The whole scenario. Indices in its parts refer to the lists here.
struct Scenario {
  std::string file;  // the file that was read; empty when made in memory
  Text title;
  Language language = Language::english;
  // A shipped theme's name, or the resolved path of a file in the scenario's folder.
  std::string theme = "paper";
  std::optional<ColourBy> colour_by;  // nullopt: chosen from the flights
  bool count_legs = false;            // who takes several legs of a journey counts on each
  std::optional<RoutesAs> routes_as;  // nullopt: chosen by what a map would show
  std::string projection;             // empty: chosen from the routes
  std::optional<LonLat> center;
  std::optional<LonLatBox> extent;
  std::string zone = "UTC";  // zone of the second clock on the picture
  Text zone_name;            // "China time"
  Text attribution;
  bool invented = false;     // an example whose data is made up; every picture says so
  std::size_t left_out = 0;  // rows that could not be read of tables whose flights have become the file's own
  std::vector<DayOrder> guessed_dates;  // the orders in dates of such tables that were guessed
  std::size_t withheld = 0;             // flights that were left out for the audience
  Layers layers;                        // the defaults with the file's `show` and `hide` applied
  std::map<std::string, Text> kinds;  // kinds of people: "suspects" -> { en = "suspects", zh = "嫌疑人" }
  std::map<std::string, Colour> kind_colours;  // of the kinds that have their own
  std::vector<Source> sources;
  std::vector<Place> places;  // declared ones first, then airports in order of use
  std::vector<Flight> flights;
  std::vector<Event> events;  // in order of time
  std::vector<Figure> figures;
  std::vector<StoryScene> scenes;
  std::vector<Callout> callouts;  // the most important first
  std::vector<Counter> counters;  // in the order of the picture
  Charts charts;
  std::vector<UserLayer> user_layers;  // from bottom to top
  std::vector<TableReport> tables;
  std::vector<Diagnostic> warnings;
};
// A new member of these structs that a file can set needs a row in format_rows.cpp, and a line in write.cpp
// and its neighbours.

// Returns `layers` with the scene's own switches applied; a card leaves nothing but a quiet map. Returns them
// unchanged when there is no such scene.
Layers layers_in(const Scenario& scenario, std::size_t scene, const Layers& layers);

// Tells whether a callout belongs to a scene: scenes that name it have it alone.
bool belongs_to(const Scenario& scenario, std::size_t callout, std::size_t scene);

// Returns the points that a flight without a track passes: its two ends with the waypoints between them.
std::vector<LonLat> route(const Scenario& scenario, const Flight& flight);

}  // namespace homebound::scenario
