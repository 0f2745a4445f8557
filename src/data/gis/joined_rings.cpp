#include "data/gis/joined_rings.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

namespace homebound::data {
namespace {

constexpr double grain = 1e-9;  // degrees; places this close are one place
constexpr std::int64_t turn = 360'000'000'000, half_turn = turn / 2, pole = turn / 4;  // in grains

std::int64_t grains(double degrees) { return std::llround(degrees / grain); }

std::int64_t meridian_of(LonLat p) {
  const std::int64_t lon = grains(p.lon) % turn;
  return lon < -half_turn ? lon + turn : lon >= half_turn ? lon - turn : lon;  // 180 degrees is -half_turn
}

// A place on the sphere; the pole has one longitude.
using Place = std::pair<std::int64_t, std::int64_t>;
Place place_of(LonLat p) {
  const std::int64_t lat = grains(p.lat);
  return {std::abs(lat) >= pole ? 0 : meridian_of(p), lat};
}

bool along_meridian(LonLat a, LonLat b) {
  return grains(a.lon) == grains(b.lon) && grains(a.lat) != grains(b.lat);
}

template <typename Do>
void each_edge(const std::vector<Ring>& rings, Do&& act) {
  for (const Ring& ring : rings)
    for (std::size_t i = 0; i < ring.size(); ++i) act(ring[i], ring[(i + 1) % ring.size()]);
}

// The latitudes at which edges along a seam begin and end, by their grains.
using Latitudes = std::map<std::int64_t, double>;

// Returns the meridians that are seams.
std::map<std::int64_t, Latitudes> seams_of(const std::vector<Ring>& rings) {
  struct Sides {
    double west = 1e9, east = -1e9;
    Latitudes latitudes;
  };
  std::map<std::int64_t, Sides> meridians;
  each_edge(rings, [&](LonLat a, LonLat b) {
    if (!along_meridian(a, b)) return;
    Sides& sides = meridians[meridian_of(a)];
    sides.west = std::min(sides.west, a.lon), sides.east = std::max(sides.east, a.lon);
    for (const double lat : {a.lat, b.lat}) sides.latitudes.emplace(grains(lat), lat);
  });
  std::map<std::int64_t, Latitudes> seams;
  for (auto& [meridian, sides] : meridians)
    if (meridian == -half_turn || sides.east - sides.west > 359) seams.emplace(meridian, sides.latitudes);
  return seams;
}

class Joiner {
 public:
  explicit Joiner(const std::vector<Ring>& rings) : seams_(seams_of(rings)) {
    if (seams_.empty()) return;
    each_edge(rings, [&](LonLat a, LonLat b) {
      for_pieces(a, b, [&](LonLat from, LonLat to) { ++count_[{place_of(from), place_of(to)}]; });
    });
    for (auto& [edge, count] : count_) {
      const auto back = count_.find({edge.second, edge.first});
      const int both = back == count_.end() ? 0 : std::min(count, back->second);
      if (both > 0) cancelled_.insert({edge, both});
    }
  }

  bool idle() const { return cancelled_.empty(); }

  std::vector<Ring> join(const std::vector<Ring>& rings) {
    for (const Ring& ring : rings) take_apart(ring);
    std::multimap<Place, std::size_t> starts;
    for (std::size_t i = 0; i < chains_.size(); ++i) starts.emplace(place_of(chains_[i].front()), i);
    while (!starts.empty()) {
      const Place begin = starts.begin()->first;
      Ring ring;
      for (auto next = starts.begin(); next != starts.end(); next = starts.find(place_of(ring.back()))) {
        const Ring& chain = chains_[next->second];
        ring.insert(ring.end(), chain.begin() + (ring.empty() ? 0 : 1), chain.end());
        starts.erase(next);
        if (place_of(ring.back()) == begin) break;
      }
      ring.pop_back();
      keep(std::move(ring));
    }
    return std::move(result_);
  }

 private:
  using Edge = std::pair<Place, Place>;

  // Calls act(from, to) for an edge, or for the pieces into which the seam's latitudes cut it.
  template <typename Do>
  void for_pieces(LonLat a, LonLat b, Do&& act) const {
    const auto seam = along_meridian(a, b) ? seams_.find(meridian_of(a)) : seams_.end();
    if (seam == seams_.end()) return;
    const auto& all = seam->second;
    const std::int64_t begin = grains(a.lat), end = grains(b.lat);
    std::vector<double> between;
    for (auto at = all.upper_bound(std::min(begin, end)); at->first < std::max(begin, end); ++at)
      between.push_back(at->second);
    if (end < begin) std::reverse(between.begin(), between.end());
    LonLat from = a;
    for (double lat : between) {
      act(from, {a.lon, lat});
      from.lat = lat;
    }
    act(from, b);
  }

  bool cancel(LonLat from, LonLat to) {
    const auto found = cancelled_.find({place_of(from), place_of(to)});
    return found != cancelled_.end() && found->second-- > 0;
  }

  // Cuts a ring into the chains that are left when its cancelled edges go; a ring that has none stays.
  void take_apart(const Ring& ring) {
    std::vector<Ring> chains{{ring.front()}};
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
      bool on_seam = false;
      for_pieces(a, b, [&](LonLat from, LonLat to) {
        on_seam = true;
        if (cancel(from, to))
          chains.push_back({to});
        else
          chains.back().push_back(to);
      });
      if (!on_seam) chains.back().push_back(b);
    }
    if (chains.size() == 1) {
      chains.front().pop_back();
      return keep(std::move(chains.front()));
    }
    // The ring began in the middle of a chain.
    Ring& last = chains.back();
    last.insert(last.end(), chains.front().begin() + 1, chains.front().end());
    chains.front() = std::move(last);
    chains.pop_back();
    for (Ring& chain : chains)
      if (chain.size() > 1) chains_.push_back(std::move(chain));
  }

  // Keeps a ring unless all of it is one place: what a cut left along a pole.
  void keep(Ring ring) {
    const auto elsewhere = [&](LonLat p) { return place_of(p) != place_of(ring.front()); };
    if (std::any_of(ring.begin(), ring.end(), elsewhere)) result_.push_back(std::move(ring));
  }

  std::map<std::int64_t, Latitudes> seams_;
  std::map<Edge, int> count_, cancelled_;
  std::vector<Ring> chains_, result_;
};

}  // namespace

std::vector<Ring> joined_at_seams(std::vector<Ring> rings) {
  Joiner joiner(rings);
  return joiner.idle() ? std::move(rings) : joiner.join(rings);
}

}  // namespace homebound::data
