// What is wanted of an export: a value, made from a command line or in a panel.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compose/view/view.h"
#include "exporting/film/frame_rate.h"
#include "exporting/format.h"
#include "timeline/moment.h"

namespace homebound::exporting {

using timeline::StorySecond;

// Of all frames of a film, counted from 0: those from `first` until before `end`.
struct FrameRange {
  int first = 0;
  std::optional<int> end;  // nothing: the end of the film
};

// What a still shows: a moment, or all scenes of the story, on pages to hand out (.pdf) or on one sheet.
enum class Pages { moment, deck, contact_sheet };

// What is left empty is as the scenario says.
struct Request {
  Output output;

  // Pictures and films.
  Size size{1920, 1080};      // pixels, whole, 16..16384 each
  double scale = 1;           // of text and lines, 0.1..20; geography keeps its place
  std::optional<double> dpi;  // that a picture says it has; nothing: 96 times the scale
  bool transparent = false;
  std::optional<compose::View> view;  // this map, moved and scaled to the page; instead of the next three
  std::string projection;             // a preset, PROJ string or code of a CRS
  std::optional<LonLat> center;
  std::optional<LonLatBox> extent;
  std::string theme;  // a name, or a theme file
  std::optional<compose::Language> language;
  std::optional<scenario::ColourBy> colour_by;
  std::vector<scenario::LayerSwitch> layers;  // over those of the scenario and of its scenes, in order
  std::string source;                         // what the file says it was made by: the command line

  // Pictures.
  // A second of the story is shown with its scene's camera, an instant on the whole map. Nothing: the instant
  // at which most aircraft are in the air or, of routes without times, all of them.
  std::optional<timeline::Moment> at;
  Pages pages = Pages::moment;

  // Films.
  std::optional<double> from, to;  // seconds of the story, 0 and its end otherwise
  std::optional<double> seconds;   // how long the film is; nothing: as long as the story takes
  FrameRate rate;
  FrameRange frames;    // the part of the film to make
  bool resume = false;  // keep the pictures of a sequence that are there and right

  // A framing of one's own is kept through all scenes.
  bool framed() const { return view || !projection.empty() || center || extent; }
};

}  // namespace homebound::exporting
