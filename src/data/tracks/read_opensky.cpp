// Reads the OpenSky Network's JSON: state vectors (`states`: of many aircraft at one instant, several
// answers a line each) and tracks (`path`: of one flight). Source:
// https://openskynetwork.github.io/opensky-api/rest.html
#include <map>

#include "data/tracks/json_values.h"

namespace homebound::data {
namespace {

// Indices into a state vector and into a waypoint of a path.
struct State {
  enum : std::size_t { icao24, callsign, country, position_time, contact_time, lon, lat, height, on_ground };
};
struct Waypoint {
  enum : std::size_t { time, lat, lon, height, heading, on_ground };
};

class OpenSky {
 public:
  explicit OpenSky(RawFile& file) : file_(file) {}

  void read(const Json& root) {
    for_each_with(root, "states", [&](const Json& answer) {
      if (const Json* states = member(answer, "states"); states && states->is_array())
        for (const Json& state : *states) add_state(state, member(answer, "time"));
    });
    for_each_with(root, "path", [&](const Json& answer) {
      if (const Json* path = member(answer, "path"); path && path->is_array()) add_path(answer, *path);
    });
    for (auto& [address, track] : by_aircraft_) file_.tracks.push_back(std::move(track));
  }

 private:
  void add_state(const Json& state, const Json* answered) {
    if (!element(state, State::lon) || !element(state, State::lat))
      return;  // the aircraft is known, its position is not
    const Json* const when = element(state, State::position_time);
    const auto fix =
        fix_of(state, when ? when : answered, {State::lon, State::lat, State::height, State::on_ground});
    if (!fix) return;
    const std::string address = text_of(element(state, State::icao24));
    RawTrack& track = by_aircraft_[address];
    track.sort = Sort::day;
    track.aircraft.icao24 = address;
    track.fixes.push_back(*fix);
    track.fixes.back().callsign = callsign_of(text_of(element(state, State::callsign)));
  }

  void add_path(const Json& answer, const Json& path) {
    RawTrack track;
    track.aircraft.icao24 = text_of(member(answer, "icao24"));
    // The interface misspells it, as its documentation says.
    const Json* const spelt = member(answer, "callsign");
    track.name = callsign_of(text_of(spelt ? spelt : member(answer, "calllsign")));
    for (const Json& point : path)
      if (auto fix = fix_of(point, element(point, Waypoint::time),
                            {Waypoint::lon, Waypoint::lat, Waypoint::height, Waypoint::on_ground}))
        track.fixes.push_back(std::move(*fix));
    file_.tracks.push_back(std::move(track));
  }

  struct Places {
    std::size_t lon, lat, height, ground;
  };
  std::optional<RawFix> fix_of(const Json& values, const Json* when, const Places& of) {
    const auto x = number_of(element(values, of.lon)), y = number_of(element(values, of.lat));
    const auto time = instant_of(when);
    if (!x || !y || !time) {
      file_.leave_out(
          0, told("'{}' lacks a time, a longitude or a latitude", "“{}”缺少时间、经度或纬度", shown(values)));
      return std::nullopt;
    }
    const auto at = file_.position(*x, *y, 0);
    if (!at) return std::nullopt;
    RawFix fix{.at = *at, .time = time};
    if (const auto metres = number_of(element(values, of.height))) fix.height_ft = *metres * feet_per_metre;
    if (const Json* ground = element(values, of.ground); ground && ground->is_boolean())
      fix.ground = ground->get<bool>();
    return fix;
  }

  RawFile& file_;
  std::map<std::string, RawTrack> by_aircraft_;
};

}  // namespace

void read_opensky(const TrackText& source, RawFile& file) { OpenSky(file).read(json_of(source)); }

}  // namespace homebound::data
