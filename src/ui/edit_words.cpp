#include "ui/edit_words.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace homebound::ui {
namespace {

constexpr std::pair<std::string_view, Word> field_words[] = {
    {"id", Word::field_id},
    {"title", Word::field_title},
    {"date", Word::field_date},
    {"url", Word::field_url},
    {"airport", Word::field_airport},
    {"name", Word::field_name},
    {"city", Word::field_city},
    {"lon", Word::field_lon},
    {"lat", Word::field_lat},
    {"zone", Word::field_zone},
    {"country", Word::field_country},
    {"from", Word::field_from},
    {"to", Word::field_to},
    {"depart", Word::field_depart},
    {"depart.sure", Word::field_depart_sure},
    {"depart.about", Word::field_depart_about},
    {"depart.zone", Word::field_depart_zone},
    {"depart.note", Word::field_depart_note},
    {"arrive", Word::field_arrive},
    {"arrive.sure", Word::field_arrive_sure},
    {"arrive.about", Word::field_arrive_about},
    {"arrive.zone", Word::field_arrive_zone},
    {"arrive.note", Word::field_arrive_note},
    {"via", Word::field_via},
    {"track", Word::field_track},
    {"speed", Word::field_speed},
    {"people", Word::field_people},
    {"kind", Word::field_kind},
    {"sure", Word::field_sure},
    {"source", Word::field_source},
    {"note", Word::field_note},
    {"at", Word::field_at},
    {"at.zone", Word::field_at_zone},
    {"date_text", Word::field_date_text},
    {"text", Word::field_text},
    {"place", Word::field_place},
    {"position", Word::field_position},
    {"figure", Word::field_figure},
    {"value", Word::field_value},
    {"flights", Word::field_flights},
    {"notes", Word::field_notes},
    {"seconds", Word::field_seconds},
    {"hold", Word::field_hold},
    {"glide", Word::field_glide},
    {"ease", Word::field_ease},
    {"camera.projection", Word::field_camera_projection},
    {"camera.center", Word::field_camera_center},
    {"camera.extent", Word::field_camera_extent},
    {"camera.middle", Word::field_camera_middle},
    {"camera.span", Word::field_camera_span},
    {"camera.frame", Word::field_camera_frame},
    {"show", Word::field_show},
    {"hide", Word::field_hide},
    {"language", Word::field_language},
    {"theme", Word::field_theme},
    {"projection", Word::field_projection},
    {"center", Word::field_center},
    {"extent", Word::field_extent},
    {"colour_by", Word::field_colour_by},
    {"zone_name", Word::field_zone_name},
    {"attribution", Word::field_attribution},
    {"file", Word::field_file},
    {"flight", Word::field_flight},
    {"arrive_date", Word::field_arrive_date},
    {"columns", Word::field_columns},
    {"layer", Word::field_layer},
    {"encoding", Word::field_encoding},
    {"separator", Word::field_separator},
    {"dates", Word::field_dates},
    {"opacity", Word::field_opacity},
    {"under", Word::field_under},
    {"bounds", Word::field_bounds},
    {"where", Word::field_where},
    {"label", Word::field_label},
    {"fill", Word::field_fill},
    {"stroke", Word::field_stroke},
    {"width", Word::field_width},
    {"size", Word::field_size},
    {"marker", Word::field_marker},
};
constexpr std::pair<std::string_view, Word> sort_words[] = {
    {"", Word::sort_top},          {"source", Word::sort_source}, {"place", Word::sort_place},
    {"flight", Word::sort_flight}, {"event", Word::sort_event},   {"figure", Word::sort_figure},
    {"scene", Word::sort_scene},   {"table", Word::sort_table},   {"layer", Word::sort_layer},
};

template <std::size_t n>
Word found(const std::pair<std::string_view, Word> (&words)[n], std::string_view key) {
  const auto word =
      std::find_if(std::begin(words), std::end(words), [&](const auto& w) { return w.first == key; });
  return word == std::end(words) ? words[0].second : word->second;
}

// An id of that sort that no entry has.
template <class List>
std::string free_id(const List& list, const std::string& base) {
  for (std::size_t i = 1;; ++i) {
    std::string id = fmt::format("{}-{}", base, i);
    if (std::none_of(list.begin(), list.end(), [&](const auto& one) { return one.id == id; })) return id;
  }
}

}  // namespace

Word word_of_field(std::string_view key) { return found(field_words, key); }
Word word_of_sort(std::string_view sort) { return found(sort_words, sort); }

const char* hint_of(scenario::FieldType type) {
  using T = scenario::FieldType;
  switch (type) {
    case T::time:
      return "2015-11-10 09:00";
    case T::position:
      return "116.6, 40.1";
    case T::box:
      return "100, 10, 120, 30";
    case T::words:
      return "a, b";
    case T::stops:
      return "HKG; 114.5, 30";
    default:
      return "";
  }
}

Command take_view(const Desk& desk) {
  return session::Command(session::TakeView{{}, desk.say(Word::new_scene)});
}

Command new_entry(const Desk& desk, const std::string& sort) {
  const scenario::Scenario& s = desk.scenario();
  session::AddEntry add{sort, {}, {}};
  const Point middle{desk.shown.page.width / 2, desk.shown.page.height / 2};
  if (sort == "source")
    add.typed = {{"id", free_id(s.sources, "source")}, {"title", desk.say(Word::untitled)}};
  if (sort == "figure") add.typed = {{"id", free_id(s.figures, "figure")}, {"value", "0"}};
  if (sort == "event")
    add.typed = {{"at", format_time(session::instant(desk.session, desk.wall), s.zone, "%Y-%m-%dT%H:%M:00")},
                 {"text", desk.say(Word::untitled)}};
  if (sort == "place") {
    const LonLat at = session::position_at(desk.shown, middle).value_or(LonLat{});
    add.typed = {{"id", free_id(s.places, "place")},
                 {"name", desk.say(Word::untitled)},
                 {"lon", fmt::format("{:.3f}", at.lon)},
                 {"lat", fmt::format("{:.3f}", at.lat)}};
  }
  return session::Command(add);
}

}  // namespace homebound::ui
