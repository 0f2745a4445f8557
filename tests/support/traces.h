// A day of one aircraft as readsb records it, and the schedule of its flights.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>
#include <string>

#include <fmt/format.h>

namespace homebound::test {

struct Hop {
  const char* callsign;
  double from_lon, from_lat, to_lon, to_lat;
  int leaves, lands;  // minutes after midnight UTC
};
// Phnom Penh, Guangzhou, Hangzhou and back.
inline constexpr double pnh[] = {104.844, 11.5466}, can[] = {113.2988, 23.3924}, hgh[] = {120.4344, 30.2295},
                        szx[] = {113.8108, 22.6393};
inline constexpr Hop hops[] = {{"CCA4101", pnh[0], pnh[1], can[0], can[1], 40, 205},
                               {"CCA4102", can[0], can[1], hgh[0], hgh[1], 275, 395},
                               {"CCA4103", hgh[0], hgh[1], can[0], can[1], 480, 605},
                               {"CCA4104", can[0], can[1], pnh[0], pnh[1], 690, 850}};
// How many minutes each took off and touched down after the schedule, and the seconds on the ground that are
// recorded before and after.
inline constexpr double taxi = 150;
inline constexpr int late[] = {40, 35, 0, 10}, late_there[] = {25, 15, 0, 0};

// Their schedule, local times, and a fifth flight, of which nothing is recorded.
inline constexpr const char* hops_schedule =
    "flight,from,to,depart,arrive,people\nCA4101,PNH,CAN,2024-03-01 07:00,2024-03-01 11:00,90\n"
    "CA4102,CAN,HGH,2024-03-01 12:00,2024-03-01 14:20,80\n"
    "CA4103,HGH,CAN,2024-03-01 16:00,2024-03-01 18:05,0\n"
    "CA4104,CAN,PNH,2024-03-01 19:20,2024-03-01 21:10,0\n"
    "CA4105,CAN,PEK,2024-03-01 08:00,2024-03-01 11:10,60\n";

// Returns a readsb trace of the hops, on the ground for five minutes before and after each.
inline std::string trace_of(std::span<const Hop> all) {
  std::string entries;
  const auto add = [&](double minute, double lon, double lat, const std::string& height,
                       const char* callsign) {
    entries +=
        fmt::format("{}[{:.1f},{:.5f},{:.5f},{},{},0,0,0,{{\"type\":\"adsb_icao\",\"flight\":\"{}\"}}]",
                    entries.empty() ? "" : ",\n", minute * 60, lat, lon, height,
                    height == "\"ground\"" ? 10 : 400, callsign);
  };
  for (const Hop& h : all) {
    for (int m = 5; m >= 1; --m)
      add(h.leaves - m * 0.5, h.from_lon, h.from_lat + 0.001 * m, "\"ground\"", h.callsign);
    for (int m = h.leaves; m <= h.lands; ++m) {
      const double share = static_cast<double>(m - h.leaves) / (h.lands - h.leaves);
      const double height = 33'000 * std::min(1.0, 8 * std::min(share, 1 - share));
      add(m, std::lerp(h.from_lon, h.to_lon, share), std::lerp(h.from_lat, h.to_lat, share),
          height < 300 ? "\"ground\"" : fmt::format("{:.0f}", height), h.callsign);
    }
    for (int m = 1; m <= 5; ++m)
      add(h.lands + m * 0.5, h.to_lon, h.to_lat + 0.001 * m, "\"ground\"", h.callsign);
  }
  return R"({"icao":"780abc","r":"B-2006","t":"B738","timestamp":1709251200.000,"trace":[)" + entries + "]}";
}

}  // namespace homebound::test
