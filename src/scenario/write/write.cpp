#include "scenario/write/write.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "scenario/assumed.h"
#include "scenario/head_count_text.h"
#include "scenario/left_out.h"
#include "scenario/names.h"
#include "scenario/toml/toml_text.h"

namespace homebound::scenario {
namespace {

namespace fs = std::filesystem;

class Writer {
 public:
  Writer(const Scenario& scenario, const fs::path& folder) : s_(scenario) {
    std::error_code problem;
    folder_ = fs::canonical(folder.empty() ? "." : folder, problem);
  }

  std::string write() {
    write_top();
    if (!s_.kinds.empty()) out_.header("[kinds]");
    for (const auto& [id, name] : s_.kinds) out_.add(id, toml_text(name));
    for (const Source& source : s_.sources) write(source);
    for (const Place& place : s_.places)
      if (place.declared) write(place);
    for (const Figure& figure : s_.figures) write(figure);
    for (const Flight& flight : s_.flights) write(flight);
    std::vector<const Event*> events;
    for (const Event& event : s_.events) events.push_back(&event);
    std::stable_sort(events.begin(), events.end(), [](auto* a, auto* b) { return a->order < b->order; });
    for (const Event* event : events) write(*event);
    for (const Callout& callout : s_.callouts) write(callout);
    for (const StoryScene& scene : s_.scenes) write(scene);
    for (const Counter& counter : s_.counters) write(counter);
    for (const UserLayer& layer : s_.user_layers) write(layer);
    return out_.take();
  }

 private:
  std::string colours() const {
    std::string all;
    for (const auto& [kind, colour] : s_.kind_colours)
      all += (all.empty() ? "" : ", ") + toml_key(kind) + " = " + toml_string(to_hex(colour));
    return "{ " + all + " }";
  }

  void write_top() {
    const Scenario usual;
    out_.add_text("title", s_.title);
    if (s_.language != usual.language) out_.add_string("language", std::string(language_code(s_.language)));
    if (s_.theme != usual.theme)
      out_.add_string("theme", s_.theme.ends_with(".toml") ? own_file(s_.theme) : s_.theme);
    if (s_.colour_by)
      out_.add_string("colour_by", std::string(colour_by_names[static_cast<std::size_t>(*s_.colour_by)]));
    if (!s_.kind_colours.empty()) out_.add("colours", colours());
    if (s_.count_legs) out_.add("count", toml_string("legs"));
    if (s_.routes_as)
      out_.add("routes",
               "{ as = " + toml_string(routes_as_names[static_cast<std::size_t>(*s_.routes_as)]) + " }");
    if (s_.charts != usual.charts) out_.add("charts", charts(s_.charts));
    out_.add_string("projection", s_.projection);
    if (s_.center) out_.add("center", toml_lonlat(*s_.center));
    if (s_.extent) out_.add("extent", box(*s_.extent));
    for (const bool show : {true, false}) {
      std::vector<std::string> names;
      for (const NamedLayer& known : layer_table)
        if (s_.layers.*known.layer == show && usual.layers.*known.layer != show)
          names.push_back(toml_string(known.name));
      if (!names.empty()) out_.add(show ? "show" : "hide", toml_list(names));
    }
    if (s_.zone != usual.zone) out_.add_string("zone", s_.zone);
    out_.add_text("zone_name", s_.zone_name);
    out_.add_text("attribution", s_.attribution);
    if (s_.invented) out_.add("invented", "true");
    if (const std::size_t missing = rows_left_out(s_); missing > 0)
      out_.add("left_out", std::to_string(missing));
    if (const auto orders = guessed_dates(s_); !orders.empty())
      out_.add("guessed_dates", toml_day_orders(orders));
    if (s_.withheld > 0) out_.add("withheld", std::to_string(s_.withheld));
  }

  void write(const Source& source) {
    out_.header("[[source]]");
    out_.add("id", toml_string(source.id));
    out_.add("title", toml_text(source.title));
    out_.add_text("name", source.name);
    out_.add_string("date", source.date);
    out_.add_string("url", source.url);
  }

  void write(const Place& place) {
    out_.header("[[place]]");
    out_.add("id", toml_string(place.id));
    out_.add_string("airport", place.airport);
    out_.add_text("name", place.name);
    out_.add_text("city", place.city);
    out_.add("lon", toml_number(place.at.lon));
    out_.add("lat", toml_number(place.at.lat));
    out_.add_string("zone", place.zone);
    out_.add_string("country", place.country);
  }

  void write(const Figure& figure) {
    out_.header("[[figure]]");
    out_.add("id", toml_string(figure.id));
    out_.add("value", value(figure.value));
    out_.add_text("text", figure.text);
    write(figure.sure, figure.sources);
    write_ids("flights", figure.flights, s_.flights);
    for (const Claim& claim : figure.claims) {
      out_.header("[[figure.claims]]");
      out_.add("value", value(claim.value));
      write_sources(claim.sources);
      out_.add_text("note", claim.note);
    }
  }

  void write(const Flight& f) {
    const Place &from = s_.places[f.from], &to = s_.places[f.to];
    out_.header("[[flight]]");
    out_.add("id", toml_string(f.id));
    // A track that ends far from any airport implies a place of its own.
    const auto implied = [&](const Place& p) {
      return f.track && !p.declared && p.iata.empty() && p.icao.empty();
    };
    if (!implied(from)) out_.add("from", toml_string(from.id));
    if (!implied(to)) out_.add("to", toml_string(to.id));
    if (!f.from_said.empty()) out_.add("from_said", toml_string(f.from_said));
    if (!f.to_said.empty()) out_.add("to_said", toml_string(f.to_said));
    if (f.depart) out_.add("depart", time(*f.depart, from.zone));
    if (f.arrive) out_.add("arrive", time(*f.arrive, to.zone));
    if (f.day) out_.add("date", day(*f.day, f.day_zone.empty() ? from.zone : f.day_zone.text(), from.zone));
    write_via("via", f.via);
    if (f.planned->to) out_.add("planned_to", toml_string(s_.places[*f.planned->to].id));
    write_via("planned_via", f.planned->via);
    if (f.track) out_.add("track", track(*f.track));
    if (f.speed_kmh) out_.add("speed", toml_number(*f.speed_kmh));
    const bool plain = std::ranges::all_of(*f.groups, [&](const Group& g) { return is_plain(f, g); });
    if (f.groups && plain) {
      TomlInline people;
      for (const Group& g : *f.groups) people.add(toml_key(g.kind), count(g.people));
      out_.add("people", people.text());
    } else if (!f.groups) {
      if (f.people.known()) out_.add("people", toml_head_count(f.people));
      out_.add_string("kind", f.kind);
    }
    write(f.sure, f.sources);
    out_.add_text("note", f.note);
    write(*f.craft);
    if (f.mode != Mode::air) out_.add("mode", toml_string(name_of(f.mode)));
    if (f.status != FlightStatus::unsaid)
      out_.add("status", toml_string(flight_status_names[static_cast<std::size_t>(f.status)]));
    out_.add_string("journey", f.journey->name);
    if (f.journey->continues) out_.add("continues", toml_string(s_.flights[*f.journey->continues].id));
    for (std::size_t i = 0; i < stage_names.size(); ++i)
      if (const auto& stage = (*f.stages)[i]) out_.add(stage_names[i], stage_text(*stage));
    if (!plain)
      for (const Group& g : *f.groups) write(g, f.sure);
  }

  void write_via(std::string_view key, const std::vector<Waypoint>& stops) {
    std::vector<std::string> via;
    via.reserve(stops.size());
    for (const Waypoint& w : stops)
      via.push_back(w.place ? toml_string(s_.places[*w.place].id) : toml_lonlat(w.at));
    if (!via.empty()) out_.add(key, toml_list(via));
  }

  // Tells whether a group's number and kind say all of it.
  static bool is_plain(const Flight& f, const Group& g) {
    return g.nationality.empty() && g.sure == f.sure && g.sources.empty() && !g.note &&
           !is_bound_word(g.kind) && std::ranges::count(*f.groups, g.kind, &Group::kind) == 1;
  }

  // Bounds of a number that is a part of a table are words.
  static std::string count(const HeadCount& people) {
    const auto exact = people.exact();
    return exact ? std::to_string(*exact) : toml_string(typed_text_of(people));
  }

  // What it does not say is as the flight's.
  void write(const Group& g, Certainty usual) {
    out_.header("[[flight.group]]");
    if (g.people.known()) out_.add("people", count(g.people));
    out_.add_string("kind", g.kind);
    out_.add_string("nationality", g.nationality);
    if (g.sure != usual) out_.add("sure", toml_string(name_of(g.sure)));
    write_sources(g.sources);
    out_.add_text("note", g.note);
  }

  void write(const Craft& c) {
    out_.add_string("operator", c.operated_by);
    out_.add_string("aircraft", c.type);
    out_.add_string("registration", c.registration);
    out_.add_string("callsign", c.callsign);
    out_.add_string("icao24", c.icao24);
    out_.add_string("flight_number", c.flight_number);
    if (c.seats) out_.add("seats", std::to_string(*c.seats));
  }

  std::string stage_text(const StageCount& stage) const {
    if (stage.sure == Certainty::reported && stage.sources.empty()) return count(stage.people);
    TomlInline all;
    all.add("people", count(stage.people));
    if (stage.sure != Certainty::reported) all.add("sure", toml_string(name_of(stage.sure)));
    if (!stage.sources.empty()) all.add("source", source_ids(stage.sources));
    return all.text();
  }

  void write(const Event& event) {
    out_.header("[[event]]");
    const std::string usual = event.place ? s_.places[*event.place].zone : s_.zone;
    out_.add("at", event.whole_day ? day(event.at, event.zone, usual)
                                   : in_zone(toml_time(event.at, event.zone), event.zone, usual));
    if (event.until) out_.add("until", end(*event.until, usual));
    out_.add_text("date_text", event.date_text);
    if (event.place) out_.add("place", toml_string(s_.places[*event.place].id));
    if (event.position) out_.add("position", toml_lonlat(*event.position));
    out_.add("text", toml_text(event.text));
    if (event.figure) out_.add("figure", toml_string(s_.figures[*event.figure].id));
    write(event.sure, event.sources);
    out_.add_text("note", event.note);
  }

  void write(const StoryScene& scene) {
    out_.header("[[scene]]");
    out_.add_text("title", scene.title);
    out_.add_text("text", scene.text);
    out_.add_text("notes", scene.notes);
    if (scene.speaking) out_.add("speaking", toml_number(*scene.speaking));
    out_.add("from", toml_time(scene.from, s_.zone));
    out_.add("to", toml_time(scene.to, s_.zone));
    if (scene.narration) out_.add("narration", toml_string(own_file(scene.narration->path)));
    if (!scene.narration || scene.seconds > scene.narration->seconds)
      out_.add("seconds", toml_number(scene.seconds));
    const StoryScene usual;
    if (scene.hold != usual.hold) out_.add("hold", toml_number(scene.hold));
    if (scene.glide != usual.glide) out_.add("glide", toml_number(scene.glide));
    if (scene.ease != usual.ease)
      out_.add("ease", toml_string(easing_names[static_cast<std::size_t>(scene.ease)]));
    if (scene.camera) out_.add("camera", camera(*scene.camera).text());
    for (const bool show : {true, false}) {
      std::vector<std::string> names;
      for (const LayerSwitch& l : scene.layers)
        for (const NamedLayer& known : layer_table)
          if (l.layer == known.layer && l.shown == show) names.push_back(toml_string(known.name));
      if (!names.empty()) out_.add(show ? "show" : "hide", toml_one_or_list(names));
    }
    if (scene.card) out_.add("card", "true");
    write_ids("callouts", scene.callouts, s_.callouts);
    write_ids("stress", scene.stress, s_.flights);
    if (scene.keyframes.empty()) return;
    std::vector<std::string> keyframes;
    for (const Keyframe& key : scene.keyframes) keyframes.push_back(keyframe(key));
    out_.add("keyframe", toml_list(keyframes));
  }

  // Writes the ids of some entries of a list.
  template <class Entries>
  void write_ids(std::string_view key, const std::vector<std::size_t>& indices, const Entries& entries) {
    std::vector<std::string> ids;
    ids.reserve(indices.size());
    for (const std::size_t i : indices) ids.push_back(toml_string(entries[i].id));
    if (!ids.empty()) out_.add(key, toml_one_or_list(ids));
  }

  void write(const Callout& callout) {
    out_.header("[[callout]]");
    out_.add_string("id", callout.id);
    if (callout.place) out_.add("place", toml_string(s_.places[*callout.place].id));
    if (callout.flight) out_.add("flight", toml_string(s_.flights[*callout.flight].id));
    if (callout.at) out_.add("at", toml_lonlat(*callout.at));
    if (callout.area) out_.add("area", "true");
    out_.add_text("text", callout.text);
    out_.add_string("figure", callout.figure);
    if (callout.count)
      out_.add("count", toml_string(flight_end_names[static_cast<std::size_t>(*callout.count)]));
    if (!callout.image.empty()) out_.add("image", toml_string(own_file(callout.image_path)));
    out_.add_text("credit", callout.credit);
    write(callout.shown);
    write_sources(callout.sources);
  }

  void write(const TimeSpan& shown) {
    if (shown.from) out_.add("from", toml_time(*shown.from, s_.zone));
    if (shown.to) out_.add("to", toml_time(*shown.to, s_.zone));
  }

  std::string keyframe(const Keyframe& key) const {
    TomlInline all;
    all.add("second", toml_number(key.second));
    if (key.glide) all.add("glide", toml_number(*key.glide));
    if (key.ease) all.add("ease", toml_string(easing_names[static_cast<std::size_t>(*key.ease)]));
    return camera(key.camera, std::move(all)).text();
  }

  // Returns what a camera says, after `all`.
  TomlInline camera(const SceneCamera& c, TomlInline all = {}) const {
    if (!c.projection.empty()) all.add("projection", toml_string(c.projection));
    if (c.center) all.add("center", toml_lonlat(*c.center));
    if (c.extent) all.add("extent", box(*c.extent));
    std::vector<std::string> frame;
    for (const std::size_t i : c.frame.flights) frame.push_back(toml_string(s_.flights[i].id));
    for (const std::size_t i : c.frame.places) frame.push_back(toml_string(s_.places[i].id));
    if (!frame.empty()) all.add("frame", toml_list(frame));
    if (c.middle) all.add("middle", toml_lonlat(*c.middle));
    if (c.span_km) all.add("span", toml_number(*c.span_km));
    if (c.follow)
      all.add("follow", toml_string(c.follow->flight ? s_.flights[*c.follow->flight].id : "people"));
    if (c.follow && c.follow->lead != 0) all.add("lead", toml_number(c.follow->lead));
    return all;
  }

  static std::string grouping(Grouping g) { return toml_string(grouping_names[static_cast<std::size_t>(g)]); }
  static std::string charts(const Charts& c) {
    TomlInline all;
    if (c.count != FlightEnd::departed)
      all.add("count", toml_string(flight_end_names[static_cast<std::size_t>(c.count)]));
    if (c.unit) all.add("unit", toml_string(chart_unit_names[static_cast<std::size_t>(*c.unit)]));
    if (c.bars) all.add("bars", grouping(*c.bars));
    if (c.cumulative) all.add("cumulative", grouping(*c.cumulative));
    if (c.ranking) all.add("ranking", grouping(*c.ranking));
    if (!c.where.empty()) all.add("where", toml_string(c.where));
    return all.text();
  }

  static std::string end(const PeriodEnd& e, const std::string& usual) {
    return e.whole_day ? day(e.at, e.zone, usual) : in_zone(toml_time(e.at, e.zone), e.zone, usual);
  }

  void write(const Counter& counter) {
    out_.header("[[counter]]");
    out_.add_text("title", counter.title);
    const auto& [last, since, until] = counter.period;
    if (last) out_.add("last", toml_string(typed_text_of(*last)));
    if (since) out_.add("since", end(*since, s_.zone));
    if (until) out_.add("until", end(*until, s_.zone));
    if (counter.count != FlightEnd::departed)
      out_.add("count", toml_string(flight_end_names[static_cast<std::size_t>(counter.count)]));
    if (counter.by) out_.add("by", grouping(*counter.by));
    out_.add_string("where", counter.where);
  }

  void write(const UserLayer& layer) {
    const UserLayer usual;
    out_.header("[[layer]]");
    out_.add("file", toml_string(own_file(layer.path)));
    out_.add_text("name", layer.name);
    if (layer.opacity != usual.opacity) out_.add("opacity", toml_number(layer.opacity));
    write(layer.shown);
    if (layer.under) out_.add("under", toml_string(under_names[static_cast<std::size_t>(*layer.under)]));
    if (layer.bounds) out_.add("bounds", box(*layer.bounds));
    out_.add_string("layer", layer.layer);
    out_.add_string("where", layer.where);
    out_.add_string("label", layer.label);
    out_.add_string("from_field", layer.from_field);
    out_.add_string("to_field", layer.to_field);
    if (layer.fill) out_.add("fill", toml_string(to_hex(*layer.fill)));
    if (layer.stroke) out_.add("stroke", toml_string(to_hex(*layer.stroke)));
    if (layer.width) out_.add("width", toml_number(*layer.width));
    if (!layer.dash.empty()) out_.add("dash", numbers(layer.dash));
    // At least one key must tell that features are meant, as the original did.
    if (layer.for_features) {
      out_.add("size", toml_number(layer.size));
      out_.add("marker", toml_string(marker_names[static_cast<std::size_t>(layer.marker)]));
    }
  }

  void write(Certainty sure, const std::vector<std::size_t>& sources) {
    if (sure != Certainty::reported) out_.add("sure", toml_string(name_of(sure)));
    write_sources(sources);
  }

  void write_sources(const std::vector<std::size_t>& sources) {
    if (!sources.empty()) out_.add("source", source_ids(sources));
  }

  std::string source_ids(const std::vector<std::size_t>& sources) const {
    std::vector<std::string> ids;
    ids.reserve(sources.size());
    for (const std::size_t i : sources) ids.push_back(toml_string(s_.sources[i].id));
    return toml_one_or_list(ids);
  }

  static std::string box(const LonLatBox& b) { return numbers({b.west, b.south, b.east, b.north}); }
  static std::string numbers(const std::vector<double>& values) {
    std::vector<std::string> items;
    items.reserve(values.size());
    for (const double v : values) items.push_back(toml_number(v));
    return toml_list(items);
  }

  // Returns a whole number as the author wrote it, or a text.
  static std::string value(const Text& text) {
    const std::string& words = text.in(Language::english);
    const bool digits =
        !words.empty() && words.size() < 18 && words.find_first_not_of("0123456789") == words.npos;
    const bool plain = text.chinese.empty();
    return plain && digits && (words == "0" || words[0] != '0') ? words : toml_text(text);
  }

  static std::string in_zone(const std::string& at, const std::string& zone, const std::string& usual_zone) {
    if (zone == usual_zone) return at;
    return TomlInline().add("at", at).add("zone", toml_string(zone)).text();
  }

  static std::string day(Instant t, const std::string& zone, const std::string& usual_zone) {
    return in_zone(iso_date(t, zone), zone, usual_zone);
  }

  static std::string time(const Time& t, const std::string& usual_zone) {
    const std::string at = toml_time(t.at, t.zone);
    TomlInline all;
    all.add("at", at);
    if (t.sure != Certainty::reported) all.add("sure", toml_string(name_of(t.sure)));
    if (t.about) all.add("about", "true");
    if (t.zone != usual_zone) all.add("zone", toml_string(t.zone));
    if (!t.note->empty()) all.add("note", toml_text(t.note));
    if (t.others->scheduled) all.add("scheduled", toml_time(*t.others->scheduled, t.zone));
    if (t.others->estimated) all.add("estimated", toml_time(*t.others->estimated, t.zone));
    return all.body == "at = " + at ? at : all.text();
  }

  std::string track(const FlightTrack& track) const {
    std::string file = toml_string(own_file(track.path));
    if (!track.name && !track.number) return file;
    TomlInline all;
    all.add("file", file);
    if (track.name) all.add("name", toml_string(*track.name));
    if (track.number) all.add("number", std::to_string(*track.number));
    return all.text();
  }

  // Returns the name by which a scenario in the folder must call a file.
  std::string own_file(const fs::path& file) const {
    std::error_code problem;
    const fs::path relative = fs::weakly_canonical(file, problem).lexically_relative(folder_);
    if (problem || relative.empty() || *relative.begin() == "..")
      throw Error(
          told("{} does not lie in {}, and a scenario can only name files of its own folder: write "
               "the scenario beside it",
               "{} 不在 {} 中，而方案文件只能引用其所在文件夹中的文件：请将方案存于该文件夹", file.string(),
               folder_.string()));
    return relative.generic_string();
  }

  const Scenario& s_;
  fs::path folder_;
  TomlLines out_;
};

}  // namespace

std::string to_toml(const Scenario& scenario, const fs::path& folder) {
  return Writer(scenario, folder).write();
}

}  // namespace homebound::scenario
