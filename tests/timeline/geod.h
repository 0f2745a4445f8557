// PROJ's own `geod` program as the outside truth; absent programs give nothing.
#pragma once

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

#include "geo/lonlat.h"

namespace homebound::timeline {

// Distances in metres from each point to the next.
inline std::optional<std::vector<double>> geod_distances(const std::vector<LonLat>& points) {
  if (std::system("command -v geod >/dev/null 2>&1") != 0) return std::nullopt;
  std::array<char, 32> name{"/tmp/homebound-geod-XXXXXX"};
  const int file = mkstemp(name.data());
  if (file < 0) return std::nullopt;
  close(file);
  {
    std::ofstream out(name.data());
    out.precision(17);
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
      out << points[i].lat << ' ' << points[i].lon << ' ' << points[i + 1].lat << ' ' << points[i + 1].lon
          << '\n';
    }
  }
  std::vector<double> distances;
  FILE* pipe = popen((std::string("geod +ellps=WGS84 -I -F %.6f -f %.9f ") + name.data()).c_str(), "r");
  std::array<char, 256> line{};
  while (pipe && std::fgets(line.data(), line.size(), pipe)) {
    std::istringstream fields(line.data());
    double azimuth1 = 0, azimuth2 = 0, distance = 0;
    if (fields >> azimuth1 >> azimuth2 >> distance) distances.push_back(distance);
  }
  if (pipe) pclose(pipe);
  std::remove(name.data());
  return distances;
}

}  // namespace homebound::timeline
