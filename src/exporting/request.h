// The request for an export: a value, made from a command line or in a panel.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compose/view/view.h"
#include "exporting/film/frame_rate.h"
#include "exporting/format.h"
#include "timeline/beside.h"
#include "timeline/moment.h"

namespace homebound::exporting {

using timeline::StorySecond;

// A half-open range of a film's frames, counted from 0: `first` <= frame < `end`.
struct FrameRange {
  int first = 0;
  std::optional<int> end;  // nullopt: the end of the film
};

// One of `of` parts of a film, counted from 1, which are as long as each other as nearly as the format's
// stretches allow.
struct FilmPart {
  int number = 1, of = 1;
};

// What a still shows: one moment, or all scenes of the story, either as a deck of pages (.pdf) or on one
// sheet.
enum class Pages { moment, deck, contact_sheet };

// What subtitles say of a scene: its title and text, or the presenter's notes and, where a scene has none,
// these.
enum class SubtitleWords { texts, notes };
inline constexpr std::array<std::string_view, 2> subtitle_words_names{"texts", "notes"};

// How much of the picture a film keeps: small is for messages and mail, best for those who encode it again.
enum class Quality { small, good, best };
inline constexpr std::array<std::string_view, 3> quality_names{"small", "good", "best"};

// Describes an export. Fields left empty take the scenario's values.
struct Request {
  Output output;

  // Pictures and films.
  Size size{1920, 1080};      // whole pixels, 16..16384 each
  double scale = 1;           // of text and lines, 0.1..20; the map's framing stays
  std::optional<double> dpi;  // pixels per inch noted in a picture; nullopt: 96 times the scale
  bool transparent = false;
  std::optional<compose::View> view;  // this view, fitted to the page; overrides the next three
  std::string projection;             // preset, PROJ string or CRS code
  std::optional<LonLat> center;
  std::optional<LonLatBox> extent;
  scenario::Subject subject;  // fits the map to it, instead of an extent
  std::string theme;          // name or theme file
  std::optional<Language> language;
  std::optional<scenario::ColourBy> colour_by;
  std::optional<scenario::RoutesAs> routes_as;
  std::optional<timeline::Beside> beside;     // a second map on the same page
  std::vector<scenario::LayerSwitch> layers;  // applied in order over those of the scenario and its scenes
  std::optional<std::size_t> flight, place;   // highlighted; indices into the scenario's lists
  std::string source;                         // the command line, noted in the file as its origin

  // Pictures.
  // A second of the story is shown with its scene's camera, an instant on the whole map. nullopt: the instant
  // with most aircraft in the air or, for routes without times, the instant before the first departure.
  std::optional<timeline::Moment> at;
  bool map_alone = false;  // the map has the room of column and caption, too, which are hidden
  bool cards = true;  // a scene that is a card is drawn as one; films and sheets have all cards, decks none
  Pages pages = Pages::moment;
  bool notes = false;  // a deck, slides or a story.html have the speaker's notes and those on events

  // A story.html, which has each of these themes and both pages in every language that the story is told in
  // or in `language` alone.
  std::vector<std::string> themes;  // empty: `theme`
  bool embedded = false;            // made for a frame in another page: only the picture and a button
  bool both_ways = true;            // also the page turned, for screens of the other shape

  // Slides.
  bool films = true;    // they hold the scenes' films, over their pictures
  bool moving = false;  // instead of films, PowerPoint moves aircraft and clock where it can

  // Films.
  std::optional<double> from, to;  // seconds of the story; default: 0 and the story's end
  std::optional<double> seconds;   // the film's duration; nullopt: the story's own
  FrameRate rate;
  Quality quality = Quality::good;         // of MP4 and WebM; other formats have but one
  FrameRange frames;                       // the frames of the film to write
  FilmPart part;                           // instead of `frames`
  std::optional<SubtitleWords> subtitles;  // files beside the film, and tracks in it; nullopt: none
  bool sound = true;                       // narrations are heard
  bool resume = false;                     // keeps those pictures of a sequence that are there and right

  // Returns whether the request has its own framing, which is then kept through all scenes.
  bool framed() const { return view || !projection.empty() || center || extent || !subject.empty(); }
};

}  // namespace homebound::exporting
