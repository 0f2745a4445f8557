// The style of each leg: colour, width and dashes. The legend is written from the same values.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "base/shared_list.h"
#include "compose/routes/colour_key.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// How sure a route's times are, as drawn. What most of a map's routes are is said once, in the legend, and
// those are plain; so a map of estimates is not a map of dashes. What is surer than most has an edge, and
// what is less sure is dashed.
struct CertaintyMark {
  enum class Form { plain, dashed, edged } form = Form::plain;
  std::vector<double> dashes;  // of the line, or of its edge: dash and gap, page units; empty: solid
  bool operator==(const CertaintyMark&) const = default;
};

struct RouteStyle {
  std::size_t colour_index = 0;  // into the theme's routes; one past the key's own for others
  Colour colour;
  float faintest = 0;          // the least opacity that is legible on the map
  double width = 2;            // page units, of the flown part
  scenario::Certainty sure{};  // certainty of its times: the lesser of the two
  CertaintyMark mark;
  // The stretches, as shares, of which the course is not known: gaps in a recorded track, or the whole of a
  // way that nobody gave. They are always dashed.
  std::vector<std::pair<double, double>> gaps;
  scenario::Mode mode{};
  bool way_given = true;
  // Story seconds of departure and landing; nullopt when the story skips that moment.
  std::optional<double> departs, lands;
};

// The line width by people aboard, planned or flown. It grows with the square root of their number from
// `least` to `most` for the scenario's largest number; unknown numbers and nobody are thinner than any.
// Between bounds their middle decides, and with a lower bound alone that bound. When all known numbers are
// equal, all lines have the theme's route width.
struct WidthRule {
  int fewest = 0, largest = 0;  // known head-counts above 0; both 0 when there is none
  double none = 1;              // page units, of unknown numbers and of nobody
  double least = 1, most = 1;   // of known numbers
  bool unknown = false;         // some shown flight's number is unknown
  double of(double people) const;
  bool varies() const { return none < most; }
};
// Returns the rule for a timeline. `scale` thins all lines on a map with short routes.
WidthRule width_rule(const timeline::Timeline& timeline, const Theme& theme, double scale);

// The bands of flows (compose/routes/flows.h): their width is in proportion to people or, where no number is
// known, to flights.
struct BandRule {
  static constexpr double thinnest = 0.7;  // page units
  bool by_people = false;
  bool joined = false;             // places near one another are one
  double largest = 0, widest = 0;  // the largest flow, and its width in page units
  double busiest = 0;              // the largest traffic of a hub one way
  // Numbers of flights: in bands, in flows too small to draw, between places that are joined, and of those
  // in bands those with an unknown number of people.
  std::size_t drawn = 0, small = 0, within = 0, unknown = 0;
  double of(double size) const;  // the width of a band, page units
};

// What occurs among the legs that are shown.
struct Occurring {
  std::array<bool, 5> certainties{};       // of their times, by scenario::Certainty: the lesser of the two
  std::array<bool, 5> in_part{};           // likewise, of one time alone
  std::array<bool, 4> modes{};             // by scenario::Mode
  bool track_gap = false, no_way = false;  // gaps in recorded tracks, and ways that nobody gave
  std::size_t estimated = 0;               // how many have estimated times
  bool has(scenario::Certainty c) const { return certainties.at(static_cast<std::size_t>(c)); }
  bool has_in_part(scenario::Certainty c) const { return in_part.at(static_cast<std::size_t>(c)); }
};

struct RouteStyles {
  // The same one for all views in which aircraft are of one size; empty where none is asked for.
  SharedList<RouteStyle> legs;
  ColourKey key;                // of the colours of routes
  ColourKey kinds;              // of the kinds of people, by whatever routes are coloured
  scenario::Certainty usual{};  // of the times of most routes shown: see CertaintyMark
  WidthRule widths;
  double aircraft_size = 1;  // 1: about 24 page units long
  Occurring occurring;
  bool crowded = false;           // more than 300 legs: no arrow heads, trails or pulses
  scenario::RoutesAs as{};        // how most of them are drawn
  BandRule bands;                 // where that is as corridors or flows
  std::array<double, 3> shade{};  // where it is as a density: see DensityShade
};

// Returns the styles of all legs for a view.
RouteStyles route_styles(const timeline::Timeline& timeline, const View& view, const Theme& theme,
                         const Options& options);
// Returns what legends say for no particular view, without the legs: aircraft are of size 1.
RouteStyles legend_styles(const timeline::Timeline& timeline, const Theme& theme, const Options& options);

// What is planned is drawn hollow: its edge, page units, and the pale colour within it.
inline constexpr double planned_edge = 0.8;
Colour hollow(const Theme& theme, Colour colour);

// Returns a dash and a gap in page units; empty (solid) for reported or tracked times.
std::vector<double> dashes_of(scenario::Certainty sure, double width);
// Returns those of a stretch whose course is not known: a gap in a track, or a way that nobody gave.
std::vector<double> dashes_of_gaps(bool way_given, double width);
// Returns the certainty of more than half of the times shown, on both maps where two are compared; reported
// where there is none, and where no legend says what it is.
scenario::Certainty usual_certainty(const timeline::Timeline& timeline, const Options& options);
// Returns the mark of a certainty on a map with a usual one. Reported and tracked times look the same.
CertaintyMark mark_of(scenario::Certainty sure, scenario::Certainty usual, double width);
// The room that an edge takes on each side of a line, and its own width, page units.
inline constexpr double edge_room = 1.6, edge_width = 0.8;

// Returns the requested colouring. Otherwise it is by kind when there are several kinds of people (or more
// flights than distinct colours), else by flight.
scenario::ColourBy colouring(const timeline::Timeline& timeline, const Theme& theme, const Options& options);
// Returns the least opacity at which a colour has a contrast of 3:1 (WCAG 2.1, for lines that matter) against
// land, sea and lakes; 1 where it never has.
float faintest_on_map(const Theme& theme, Colour colour);
}  // namespace homebound::compose
