// Reads positions that are objects of JSON, whatever lies around them: an object with a latitude, a longitude
// and a time is a fix; what it or an object around it says of the aircraft is the aircraft's. So are read
// - Flightradar24: its API's flight-tracks and flight-positions (https://fr24api.flightradar24.com/docs), and
//   what its pages load: `trail` and `track` of a flight, and the feed of all flights
// - FlightAware: AeroAPI's `positions` (https://www.flightaware.com/aeroapi/portal/documentation),
//   FlightXML's `tracks`, and the `track` that its pages load
// - dump1090's and readsb's aircraft.json (https://github.com/wiedehopf/readsb/blob/dev/README-json.md), and
//   the interfaces that pass it on, several answers a line each.
#include <algorithm>
#include <array>
#include <map>

#include "base/ascii.h"
#include "data/tracks/json_values.h"

namespace homebound::data {
namespace {

using JsonNames = std::initializer_list<const char*>;

// Names in small letters without "_", "-" and spaces.
constexpr JsonNames lat_names = {"lat", "latitude"}, lon_names = {"lon", "lng", "long", "longitude"},
                    place_names = {"position",  "location", "coordinates", "coords",
                                   "geography", "pos",      "lastposition"},
                    time_names = {"timestamp", "time",          "ts",           "t",
                                  "datetime",  "postime",       "positiontime", "timeposition",
                                  "updated",   "lastposupdate", "utc",          "when",
                                  "date",      "createdat",     "recordedat",   "clock"},
                    answer_time_names = {"now", "timestamp", "time", "servertime"},
                    flight_names = {"fr24id", "faflightid", "flightid"},
                    address_names = {"icao24", "hex", "icao", "modes", "hexident", "icaoaddress", "hexid"},
                    registration_names = {"registration", "reg", "r", "tailnumber", "tail"},
                    callsign_names = {"callsign", "call", "flight", "ident", "flightnumber"},
                    type_names = {"aircrafttype", "typecode", "t", "icaotype"},
                    ground_names = {"onground", "ground", "gnd", "isonground"},
                    height_names = {"altitude", "alt", "altbaro", "baroaltitude", "altgeom", "geoaltitude"};

std::string plain(std::string_view key) {
  std::string name = lower(key);
  std::erase_if(name, [](char c) { return c == '_' || c == '-' || c == ' '; });
  return name;
}

// Returns the member whose name is the earliest of the names.
const Json* one_of(const Json& object, JsonNames names) {
  if (!object.is_object()) return nullptr;
  const Json* found = nullptr;
  std::size_t best = names.size();
  for (const auto& [key, value] : object.items()) {
    if (value.is_null()) continue;
    const std::string name = plain(key);
    const auto at = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    if (at < best) best = at, found = &value;
  }
  return found;
}

// Returns the transponder's address of six hexadecimal digits; an "icao" may be an airport's, too.
std::string address_in(const Json& object) {
  const std::string text = lower(text_of(one_of(object, address_names)));
  const std::string_view digits = std::string_view(text).substr(text.starts_with('~') ? 1 : 0);
  return digits.size() == 6 && digits.find_first_not_of("0123456789abcdef") == digits.npos ? text : "";
}

// What objects say of the flight whose fixes lie in them.
struct Known {
  std::string flight;  // an identifier of the flight
  std::string callsign;
  Aircraft aircraft;
  std::optional<Instant> answered;

  void learn(const Json& object, bool has_fix) {
    const auto take = [&](std::string& to, JsonNames names) {
      if (const Json* value = one_of(object, names); value && !value->is_structured())
        if (std::string text = callsign_of(text_of(value)); !text.empty()) to = std::move(text);
    };
    take(flight, flight_names), take(callsign, callsign_names),
        take(aircraft.registration, registration_names);
    const std::string address = address_in(object);
    if (!address.empty()) aircraft.icao24 = address;
    // Beside a transponder's address "t" is the type, elsewhere the time.
    if (!address.empty() || !has_fix) take(aircraft.type, type_names);
    if (const Json* model = member(object, "model"); model && model->is_object())
      if (std::string code = text_of(member(*model, "code")); !code.empty()) aircraft.type = std::move(code);
    if (!has_fix)
      if (const auto time = instant_of(one_of(object, answer_time_names))) answered = time;
  }
  // Learns from the objects in an object, such as `identification` and `aircraft`.
  void learn_inside(const Json& object, int levels) {
    if (levels == 0 || !object.is_object()) return;
    for (const char* key : {"identification", "aircraft", "flight", "model", "number"})
      if (const Json* inner = member(object, key); inner && inner->is_object())
        learn(*inner, true), learn_inside(*inner, levels - 1);
  }
};

class JsonFixes {
 public:
  explicit JsonFixes(RawFile& file) : file_(file) {}

  void walk(const Json& value, Known known) {
    if (value.is_array()) {
      ++arrays_;
      const std::size_t array = arrays_;
      for (const Json& one : value) {
        in_array_ = array;
        walk(one, known);
      }
    } else if (value.is_object()) {
      if (add_trail(value, known)) return;
      const bool is_fix = add_fix(value, known) || add_fix_of_page(value, known);
      known.learn(value, is_fix);
      known.learn_inside(value, 3);
      for (const auto& [key, inner] : value.items()) {
        if (!inner.is_structured()) continue;
        if (inner.is_array() && is_feed_entry(inner))
          add_feed_entry(inner);
        else if (!is_place(key))
          walk(inner, known);
      }
    }
  }

  void take() {
    for (auto& [key, track] : tracks_) file_.tracks.push_back(std::move(track));
  }

 private:
  static bool is_place(std::string_view key) {
    const std::string name = plain(key);
    return std::find(place_names.begin(), place_names.end(), name) != place_names.end();
  }

  // Virtual Radar Server's trail of an aircraft, as ADS-B Exchange passed it on until 2020: latitude,
  // longitude and milliseconds, and a fourth number where "TT" names one.
  bool add_trail(const Json& object, const Known& around) {
    const Json* const trail = member(object, "Cos");
    const Json* const fourth = member(object, "TT");
    if (!trail || !trail->is_array() || address_in(object).empty()) return false;
    const std::size_t each = fourth && !text_of(fourth).empty() ? 4 : 3;
    if (trail->empty() || trail->size() % each != 0) return false;
    Known known = around;
    known.learn(object, true);
    for (std::size_t i = 0; i < trail->size(); i += each) {
      const auto lat = number_of(&(*trail)[i]), lon = number_of(&(*trail)[i + 1]);
      const auto time = instant_of(&(*trail)[i + 2]);
      const auto at = lat && lon && time ? file_.position(*lon, *lat, 0) : std::nullopt;
      if (!at) continue;
      RawFix fix{.at = *at, .time = time, .callsign = known.callsign};
      if (each == 4 && text_of(fourth) == "a") fix.height_ft = number_of(&(*trail)[i + 3]);
      add("a" + known.aircraft.icao24, fix, known, Sort::day);
    }
    return true;
  }

  bool add_fix(const Json& object, const Known& around) {
    const Json* place = &object;
    if (!one_of(object, lat_names))
      if (const Json* inner = one_of(object, place_names); inner && inner->is_object()) place = inner;
    const Json *const lat = one_of(*place, lat_names), *const lon = one_of(*place, lon_names);
    if (!lat || !lon) return false;
    Known known = around;
    known.learn(object, true);
    known.learn_inside(object, 2);
    const auto time = time_of(object, *place, known);
    if (!time) return false;  // an airport, a receiver
    const auto x = number_of(lon), y = number_of(lat);
    if (!x || !y) {
      file_.leave_out(0, told("'{}' is not a position", "“{}”不是位置", shown(*place)));
      return true;
    }
    const auto at = file_.position(*x, *y, 0);
    if (!at) return true;
    RawFix fix{.at = *at, .time = time, .callsign = known.callsign};
    read_height(object, *place, fix);
    Known own;
    own.learn(object, true);
    const std::string& address = own.aircraft.icao24;
    const bool of_day = known.flight.empty() &&
                        (!address.empty() || !own.aircraft.registration.empty() || !own.callsign.empty());
    const std::string key = !known.flight.empty()                ? "f" + known.flight
                            : !address.empty()                   ? "a" + address
                            : !own.aircraft.registration.empty() ? "r" + own.aircraft.registration
                            : !own.callsign.empty()              ? "c" + own.callsign
                                                                 : "n" + std::to_string(in_array_);
    add(key, fix, known, of_day ? Sort::day : Sort::record);
    return true;
  }

  // A fix of FlightAware's pages: [longitude, latitude], seconds, and hundreds of feet.
  bool add_fix_of_page(const Json& object, const Known& known) {
    const Json* const place = member(object, "coord");
    const auto time = instant_of(member(object, "timestamp"));
    if (!place || !time || !member(object, "gs")) return false;
    const auto lon = number_of(element(*place, 0)), lat = number_of(element(*place, 1));
    if (!lon || !lat) {
      file_.leave_out(0, told("'{}' is not a position", "“{}”不是位置", shown(*place)));
      return true;
    }
    const auto at = file_.position(*lon, *lat, 0);
    if (!at) return true;
    RawFix fix{.at = *at, .time = time, .callsign = known.callsign};
    if (const auto hundreds = number_of(member(object, "alt"))) fix.height_ft = *hundreds * 100;
    const std::string flight = known.flight.empty() ? "n" + std::to_string(in_array_) : "f" + known.flight;
    add(flight, fix, known, Sort::record);
    return true;
  }

  void add(const std::string& key, const RawFix& fix, const Known& known, Sort sort) {
    RawTrack& track = tracks_[key];
    track.sort = sort;
    if (sort == Sort::record && !known.callsign.empty()) track.name = known.callsign;
    if (!known.aircraft.icao24.empty()) track.aircraft.icao24 = known.aircraft.icao24;
    if (!known.aircraft.registration.empty()) track.aircraft.registration = known.aircraft.registration;
    if (!known.aircraft.type.empty()) track.aircraft.type = known.aircraft.type;
    track.fixes.push_back(fix);
  }

  // The time of a fix, or of the answer less the seconds since the position was seen.
  std::optional<Instant> time_of(const Json& object, const Json& place, const Known& known) {
    for (const Json* holder : {&object, &place})
      if (const Json* value = one_of(*holder, time_names); value && !value->is_structured())
        if (const auto time = instant_of(value, file_)) return time;
    if (address_in(object).empty()) return std::nullopt;
    // readsb's stream of objects, one an aircraft and a line, says it in each.
    const auto own = instant_of(member(object, "now"));
    const auto answered = own ? own : known.answered;
    const auto age = number_of(member(object, "seen_pos"));
    return answered && age && *age >= 0 && *age < 86400 ? after(*answered, Seconds(-*age)) : answered;
  }

  static void read_height(const Json& object, const Json& place, RawFix& fix) {
    if (const Json* ground = one_of(object, ground_names)) {
      if (ground->is_boolean()) fix.ground = ground->get<bool>();
      if (ground->is_number()) fix.ground = ground->get<double>() != 0;
    }
    const Json* height = one_of(object, height_names);
    if (!height) height = one_of(place, height_names);
    if (!height) return;
    if (height->is_object()) height = member(*height, "feet");
    if (text_of(height) == "ground") fix.ground = true;
    fix.height_ft = number_of(height);
    if (!fix.height_ft) return;
    // AeroAPI counts in hundreds of feet, OpenSky in metres.
    if (member(object, "altitude_change") || member(object, "update_type")) *fix.height_ft *= 100;
    if (member(object, "baro_altitude") || member(object, "geo_altitude")) *fix.height_ft *= feet_per_metre;
  }

  // An entry of Flightradar24's feed: address, latitude, longitude, track, altitude, speed, squawk, radar,
  // type, registration, time, from, to, flight number, on the ground, vertical speed, callsign.
  static bool is_feed_entry(const Json& a) {
    return a.size() >= 17 && a[0].is_string() && a[1].is_number() && a[2].is_number() && a[10].is_number() &&
           a[16].is_string();
  }
  void add_feed_entry(const Json& a) {
    const auto at = file_.position(*number_of(&a[2]), *number_of(&a[1]), 0);
    const auto time = instant_of(&a[10]);
    if (!at || !time) return;
    Known known;
    known.callsign = text_of(&a[16]);
    known.aircraft = {text_of(&a[9]), text_of(&a[8]), lower(text_of(&a[0]))};
    RawFix fix{.at = *at, .time = time, .callsign = known.callsign};
    fix.height_ft = number_of(&a[4]);
    if (const auto ground = number_of(&a[14])) fix.ground = *ground != 0;
    add("a" + known.aircraft.icao24, fix, known, Sort::day);
  }

  RawFile& file_;
  std::map<std::string, RawTrack> tracks_;
  std::size_t arrays_ = 0, in_array_ = 0;
};

}  // namespace

void read_json_fixes(const TrackText& source, RawFile& file) {
  JsonFixes fixes(file);
  fixes.walk(json_of(source), {});
  fixes.take();
}

}  // namespace homebound::data
