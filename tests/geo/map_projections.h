// The operations that PROJ lists, sorted by whether a map can be drawn with them.
#pragma once

#include <set>
#include <string>
#include <vector>

#include <proj.h>

namespace homebound {

// What PROJ lists beside map projections.
inline const std::set<std::string> no_projections = {
    "affine",     "axisswap",   "defmodel",     "deformation", "geoc",    "geogoffset", "helmert",
    "hgridshift", "horner",     "lonlat",       "latlon",      "latlong", "longlat",    "molobadekas",
    "molodensky", "noop",       "pop",          "push",        "set",     "tinshift",   "unitconvert",
    "vertoffset", "vgridshift", "xyzgridshift", "gridshift"};

// Projections that are refused.
inline const std::set<std::string> without_a_map = {
    "isea",     "qsc",      "s2",       "lsat", "misrsom", "som",         "calcofi", "sch",
    "pipeline", "spilhaus", "airocean", "cart", "geocent", "topocentric", "bipc"};

// All the others.
inline std::vector<std::string> map_projections() {
  std::vector<std::string> result;
  for (const PJ_OPERATIONS* op = proj_list_operations(); op->id != nullptr; ++op)
    if (no_projections.count(op->id) == 0 && without_a_map.count(op->id) == 0) result.emplace_back(op->id);
  return result;
}

}  // namespace homebound
