#include "geo/projection/definition.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/error.h"
#include "base/suggest.h"
#include "geo/earth.h"
#include "geo/libproj.h"
#include "geo/projection/domain_of.h"
#include "geo/projection/halves.h"
#include "geo/sphere.h"

namespace homebound {
namespace {

// Throws Error for options that would make the program read a file or grid of the user's choosing, or that
// would change what PROJ's longitudes mean.
void refuse_options(const ProjString& proj) {
  for (const char* key :
       {"init", "nadgrids", "geoidgrids", "grids", "xy_grids", "z_grids", "file", "catalog", "shapefile"})
    if (const auto values = proj.all(key); std::ranges::any_of(values, [](auto& v) { return v != "@null"; }))
      throw Error(told("'+{}' would read a file: a map's projection is given by its parameters alone",
                       "“+{}”会读取文件：地图投影只能由参数给出", key));
  for (const char* key : {"over", "geoc"})
    if (proj.get(key))
      throw Error(told("'+{}' is not supported on a map: it changes what positions mean",
                       "地图不支持“+{}”：它会改变位置的含义", key));
}

double unit_of(PJ_CONTEXT* context, const std::string& name) {
  double metres = 1;
  PROJ_UNIT_INFO** list = libproj().proj_get_units_from_database(context, nullptr, "linear", 1, nullptr);
  for (PROJ_UNIT_INFO** u = list; u != nullptr && *u != nullptr; ++u)
    if ((*u)->proj_short_name != nullptr && name == (*u)->proj_short_name) metres = (*u)->conv_factor;
  libproj().proj_unit_list_destroy(list);
  return metres;
}

double ratio(const std::string& text) {  // "0.3048", "1/3"
  const auto slash = text.find('/');
  const double number = std::strtod(text.c_str(), nullptr);
  return slash == std::string::npos ? number : number / std::strtod(text.c_str() + slash + 1, nullptr);
}

// Returns the map from PROJ's plane to metres east and north: it converts units, turns axes that point
// elsewhere, and scales spheres of another size than the earth's. Returns nullopt when there is nothing to
// convert.
std::optional<Affine> native_of(PJ_CONTEXT* context, const ProjString& p, bool is_crs) {
  double metres = 1;
  if (const auto units = p.get("units")) metres = *units == "m" ? 1 : unit_of(context, *units);
  if (const auto factor = p.get("to_meter")) metres = ratio(*factor);
  const double radius = p.number("R", p.number("a", equatorial_radius));
  if (radius > 0 && std::abs(radius / equatorial_radius - 1) > 0.1) metres *= equatorial_radius / radius;
  Affine m = Affine::scale(metres, metres);
  if (const auto axis = p.get("axis"); axis && axis->size() >= 2) {
    // proj_normalize_for_visualization puts the easting first when the axes are plain.
    std::string order = axis->substr(0, 2);
    if (is_crs && (order == "ne" || order == "sw")) std::swap(order[0], order[1]);
    const auto sign = [](char c) { return c == 'w' || c == 's' ? -1.0 : 1.0; };
    const bool swapped = order[0] == 'n' || order[0] == 's';
    const Affine turn = swapped ? Affine{0, sign(order[0]), sign(order[1]), 0, 0, 0}
                                : Affine{sign(order[0]), 0, 0, sign(order[1]), 0, 0};
    m = m * turn;
  }
  if (m == Affine{}) return std::nullopt;
  return m;
}

// Rewrites longitudes that count from a prime meridian other than Greenwich.
void to_greenwich(ProjString& p) {
  const auto pm = p.get("pm");
  if (!pm) return;
  double shift = libproj().proj_todeg(libproj().proj_dmstor(pm->c_str(), nullptr));
  for (const PJ_PRIME_MERIDIANS* m = libproj().proj_list_prime_meridians(); m->id != nullptr; ++m)
    if (*pm == m->id) shift = libproj().proj_todeg(libproj().proj_dmstor(m->defn, nullptr));
  for (const char* key : {"lonc", "lon_1", "lon_2", "lon_3"})
    if (p.get(key)) p.set(key, decimal(p.number(key, 0) + shift));
  p.set("lon_0", decimal(wrapped(p.number("lon_0", 0) + shift)));
}

bool is_wgs84(const ProjString& p) {
  return p.get("datum") == "WGS84" || p.get("R") || p.get("nadgrids") == "@null";
}

Text kind_of(PJ_TYPE type) {
  switch (type) {
    case PJ_TYPE_VERTICAL_CRS:
      return {"a vertical CRS: it has heights only", "垂直坐标系，只有高度"};
    case PJ_TYPE_GEOCENTRIC_CRS:
      return {"a geocentric CRS: it has no plane", "地心坐标系，没有平面"};
    case PJ_TYPE_TEMPORAL_CRS:
      return {"a temporal CRS: it has times only", "时间坐标系，只有时间"};
    case PJ_TYPE_ENGINEERING_CRS:
      return {"an engineering CRS: it has no place on the Earth", "工程坐标系，在地球上没有位置"};
    default:
      return {"not a CRS", "不是坐标系"};
  }
}

[[noreturn]] void unknown(PJ_CONTEXT* context, std::string_view name) {
  if (const auto colon = name.find(':'); colon != std::string_view::npos) {
    const std::string authority(name.substr(0, colon));
    std::vector<std::string_view> authorities;
    PROJ_STRING_LIST list = libproj().proj_get_authorities_from_database(context);
    for (char** a = list; a != nullptr && *a != nullptr; ++a) authorities.emplace_back(*a);
    const bool known = std::find(authorities.begin(), authorities.end(), authority) != authorities.end();
    const Text message =
        known ? told("'{}': {} has no CRS of that code", "“{}”：{} 没有此代码的坐标系", name, authority)
              : told("'{}': no authority '{}' in PROJ's database{}", "“{}”：PROJ 数据库中没有机构“{}”{}",
                     name, authority, did_you_mean(authority, authorities));
    libproj().proj_string_list_destroy(list);
    throw Error(message);
  }
  std::vector<std::string_view> names;
  for (const Preset& p : presets()) names.push_back(p.name);
  throw Error(told("'{}' is neither a preset, a PROJ string (+proj=...) nor a known code (EPSG:...){}",
                   "“{}”既不是预设，也不是 PROJ 字符串（+proj=...）或已知代码（EPSG:...）{}", name,
                   did_you_mean(name, names)));
}

// Returns the PROJ string of a CRS, from which its domain can be read. Throws Error when there is none.
ProjString string_of(PJ_CONTEXT* context, std::string_view name) {
  const PjHandle object(name.empty() ? nullptr : libproj().proj_create(context, std::string(name).c_str()));
  if (!object) unknown(context, name);
  const PJ_TYPE type = libproj().proj_get_type(object.get());
  constexpr std::array usable{PJ_TYPE_PROJECTED_CRS, PJ_TYPE_BOUND_CRS, PJ_TYPE_COMPOUND_CRS,
                              PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS};
  if (std::find(usable.begin(), usable.end(), type) == usable.end())
    throw Error(told("'{}' is {}; a map needs a projected or geographic one",
                     "“{}”是{}；地图需要投影或地理坐标系", name, kind_of(type)));
  const char* text = libproj().proj_as_proj_string(context, object.get(), PJ_PROJ_4, nullptr);
  if (text == nullptr || ProjString(text).get("proj").value_or("").empty())
    throw Error(told("'{}' is not supported on a map: PROJ gives no projection for it",
                     "地图不支持“{}”：PROJ 没有相应的投影", name));
  return ProjString(text);
}

void finish(PJ_CONTEXT* context, Definition& d, ProjString p) {
  d.from_native = native_of(context, p, d.is_crs);
  d.movable = can_be_recentred(p);
  to_greenwich(p);
  d.domain = domain_of(p);
  if (d.is_crs && !is_wgs84(p)) d.domain.gap = Degrees(0.01);
}

}  // namespace

Definition define(PJ_CONTEXT* context, std::string_view name, std::optional<LonLat> centre) {
  const auto table = presets();
  const auto preset =
      std::find_if(table.begin(), table.end(), [&](const Preset& p) { return p.name == name; });
  const bool is_string = preset == table.end() && ProjString(name).get("proj");
  Definition d;
  if (preset != table.end() || is_string) {
    d.text = std::string(is_string ? name : preset->proj);
    ProjString proj(d.text);
    refuse_options(proj);
    d.is_crs = proj.get("type") == "crs";
    if (centre) {
      if (proj.get("pm")) to_greenwich(proj), proj.erase("pm");
      proj = recentred(proj, *centre);
      d.text = proj.text();
    }
    finish(context, d, proj);
    return d;
  }
  refuse_options(ProjString(name));
  ProjString proj = string_of(context, name);
  const bool written_out = name.find_first_of("[{") != name.npos;  // WKT or JSON, which may name grids
  if (written_out) refuse_options(proj);
  const bool geographic = proj.get("proj") == "longlat" || proj.get("proj") == "latlong";
  if (geographic) proj.set("proj", "eqc");
  if (centre && proj.get("pm")) to_greenwich(proj), proj.erase("pm");
  if (centre) proj = recentred(proj, *centre);
  d.is_crs = !geographic && !centre;
  if (!d.is_crs)
    for (const char* key : {"type", "geoidgrids", "geoid_crs", "vunits", "nadgrids", "towgs84"})
      proj.erase(key);
  d.text = d.is_crs ? std::string(name) : proj.text();
  finish(context, d, proj);
  return d;
}

}  // namespace homebound
