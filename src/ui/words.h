// Everything the window says, in English and Chinese.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "scenario/model.h"
#include "session/session.h"

namespace homebound::ui {

enum class Word {
  file,
  view,
  playback,
  help,
  quit,
  play,
  pause,
  step_back,
  step_forward,
  previous_event,
  next_event,
  slower,
  faster,
  loop,
  to_start,
  to_end,
  projection,
  next_projection,
  theme,
  next_theme,
  language,
  other_language,
  layers,
  ui_scale,
  second_clock,
  larger,
  smaller,
  reset_view,
  undo,
  redo,
  side_panel,
  fullscreen,
  keys,
  about,
  close,
  zoom_in,
  zoom_out,
  flights,
  events,
  sources,
  flight,
  route,
  departs,
  arrives,
  people,
  certainty,
  kind,
  note,
  distance,
  duration,
  estimated,
  about_time,
  local_time,
  utc,
  show_all,
  speed,
  real_time,
  story_scene,
  reported,
  derived,
  scheduled,
  tracked,
  layer_graticule,
  layer_boundaries,
  layer_rivers,
  layer_lakes,
  layer_cities,
  layer_countries,
  layer_seas,
  layer_graticule_labels,
  layer_labels,
  layer_title,
  layer_clock,
  layer_totals,
  layer_caption,
  layer_attribution,
  layer_legend,
  layer_scale_bar,
  layer_north,
  layer_inset,
  layer_daylight,
  layer_relief,
  layer_chart,
  layer_footnotes,
  layer_routes,
  on_map,
  on_page,
  automatic,
  mouse,
  mouse_wheel,
  mouse_drag,
  mouse_turn,
  mouse_double,
  mouse_hover,
  mouse_flight,
  about_text,
  about_sources,
  drawing_map,
  font_missing,
  cjk_missing,
  airport,
  place,
  centre_here,
  evidence,
  figures,
  says_who,
  claims_differ,
  sum_agrees,   // with the figure's value
  sum_differs,  // likewise
  waiting,
  aboard,
  landed,
  mouse_counter,
};

// NUL-terminated, for as long as the program runs. `language`: "zh" is Chinese, all else English.
const char* say(Word word, std::string_view language);

Word word_of(scenario::Certainty certainty);
Word word_of(session::Layer layer);

// A preset's or theme's name for people, and what a projection is good for; the name itself when unknown.
std::string projection_name(const std::string& name, std::string_view language);
std::string projection_use(const std::string& name, std::string_view language);
std::string theme_name(const std::string& name, std::string_view language);

// "10 Nov 2015, 06:00" / "2015年11月10日 06:00", on the zone's clock; `seconds` adds ":30".
std::string date_and_time(Instant t, const std::string& zone, std::string_view language,
                          bool seconds = false);
// "10 Nov 06:00" / "11月10日 06:00"
std::string day_and_time(Instant t, const std::string& zone, std::string_view language);
// An event's date as its source gives it.
std::string event_date(const scenario::Event& event, std::string_view language);
// "3 h 05 min" / "3小时05分"
std::string span_of(Seconds s, std::string_view language);
// "UTC+08:00"
std::string offset_text(Instant t, const std::string& zone);

// Every text above, for choosing the characters of fonts.
std::string all_words();

}  // namespace homebound::ui
