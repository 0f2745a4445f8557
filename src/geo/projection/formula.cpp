// Sources: Snyder, Map Projections: A Working Manual (1987), Snyder and Voxland, An Album of Map Projections
// (1989), and PROJ for its choice of constants.
#include "geo/projection/formula.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numbers>
#include <string>
#include <string_view>

#include "base/recent.h"
#include "geo/libproj.h"
#include "geo/projection/elementary.h"
#include "geo/projection/interrupted.h"
#include "geo/projection/latitude_table.h"
#include "geo/projection/oblique.h"

namespace homebound {
namespace {

using elementary::atan2;
using elementary::sine_cosine;
using Block = Formula::Block;
using Loop = Formula::Loop;
constexpr double pi = std::numbers::pi;
constexpr double ask_proj = std::numeric_limits<double>::quiet_NaN();

double radians(double degrees) { return to_radians(Degrees(degrees)).value; }

// Makes a loop of a function from a vector in the frame to a point.
template <class Image>
Loop each(const Image& image) {
  return [image](const Block& block, Point* to) {
    for (std::size_t i = 0; i < block.count; ++i) to[i] = image(block.x[i], block.y[i], block.z[i]);
  };
}

double cosine_of_latitude(double x, double y) { return std::sqrt(x * x + y * y); }

// Returns the isometric latitude, log(tan(pi/4 + lat/2)), for a latitude's sine and cosine; NaN at a pole.
double isometric_latitude(double sine, double cosine) {
  const double psi = elementary::log((1 + std::abs(sine)) / (cosine > 1e-9 ? cosine : 1));
  return cosine > 1e-9 ? std::copysign(psi, sine) : ask_proj;
}

Loop mercator() {
  return each([](double x, double y, double z) {
    return Point{atan2(y, x), isometric_latitude(z, cosine_of_latitude(x, y))};
  });
}

// cos(lat) times the cosine and the sine of half the longitude, by the half-angle formulas: the one that
// does not cancel gives the other.
struct HalfLongitude {
  double cosine, sine;
};
HalfLongitude half_longitude(double x, double y, double cos_lat) {
  const double large = std::sqrt(cos_lat * (cos_lat + std::abs(x)) / 2);
  const double small = std::abs(y) * cos_lat / (2 * (large > 0 ? large : 1));
  return {x < 0 ? small : large, std::copysign(x < 0 ? large : small, y)};
}

Loop hammer() {
  return each([](double x, double y, double z) {
    const HalfLongitude half = half_longitude(x, y, cosine_of_latitude(x, y));
    const double k = std::sqrt(2 / (1 + half.cosine));
    return Point{2 * k * half.sine, k * z};
  });
}

// The mean of Aitoff's projection and of an equirectangular one with true parallels where cos(lat) = 2/pi.
Loop winkel_tripel() {
  return each([](double x, double y, double z) {
    const double cos_lat = cosine_of_latitude(x, y), lon = atan2(y, x), lat = atan2(z, cos_lat);
    const HalfLongitude half = half_longitude(x, y, cos_lat);
    const double sine = std::sqrt(half.sine * half.sine + z * z), angle = atan2(sine, half.cosine);
    const double k = sine > 1e-12 ? angle / sine : 1;
    return Point{(2 * k * half.sine + lon * (2 / pi)) / 2, (k * z + lat) / 2};
  });
}

// Snyder (1987), equations 29-1 to 29-6. Beside the straight parallel and meridian they lose digits.
Loop van_der_grinten() {
  return each([](double x, double y, double z) {
    constexpr double beside = 0.06;
    const double cos_lat = cosine_of_latitude(x, y), lon = std::abs(atan2(y, x)), lat = atan2(z, cos_lat);
    const double s = std::abs(lat) * (2 / pi);  // the sine of theta
    const double a = std::abs(pi / lon - lon / pi) / 2, c = std::sqrt(s < 1 ? 1 - s * s : 0);
    const double g = c / (s + c - 1), p = g * (2 / s - 1);
    const double d = g - p * p, sum = p * p + a * a;
    const double across = (a * d + std::sqrt(a * a * d * d - sum * (g * g - p * p))) / sum;
    const double up = 1 - across * (across + 2 * a);
    const bool sure = lon > beside && std::abs(lat) > beside && cos_lat > beside;
    return Point{sure ? std::copysign(pi * across, y) : ask_proj,
                 std::copysign(pi * std::sqrt(up > 0 ? up : 0), z)};
  });
}

// Beside the equator and the opposite meridian PROJ's arc cosine keeps half of its digits only.
Loop transverse_mercator(double lat_0) {
  return each([lat_0](double x, double y, double z) {
    const double away = std::sqrt(x * x + z * z);  // the cosine of the distance from the central meridian
    const bool sure = away > 1e-4 && std::abs(z) > 1e-5;
    return Point{sure ? isometric_latitude(y, away) : ask_proj, atan2(z, x) - lat_0};
  });
}

struct Parallels {
  double lat_0, lat_1, lat_2;  // radians
};

// Makes a cone's loop: rho is a function of the sine and cosine of a latitude.
template <class Radius>
Loop cone(double n, double lat_0, const Radius& rho) {
  // Only Lambert's radius is not to be had at the pole itself, where it is nothing.
  const double at_origin = rho(std::sin(lat_0), std::cos(lat_0));
  const double middle = std::isnan(at_origin) ? 0 : at_origin;
  return each([n, middle, rho](double x, double y, double z) {
    const auto [sine, cosine] = sine_cosine(n * atan2(y, x));
    const double r = rho(z, cosine_of_latitude(x, y));
    return Point{r * sine, middle - r * cosine};
  });
}

Loop lambert_conic(const Parallels& p) {
  const auto psi = [](double lat) { return std::asinh(std::tan(lat)); };
  const double n = std::abs(p.lat_1 - p.lat_2) < 1e-10
                       ? std::sin(p.lat_1)
                       : std::log(std::cos(p.lat_1) / std::cos(p.lat_2)) / (psi(p.lat_2) - psi(p.lat_1));
  const double log_f = std::log(std::cos(p.lat_1) / std::abs(n)) + n * psi(p.lat_1);
  const double sign = n < 0 ? -1 : 1;
  return cone(n, p.lat_0, [n, log_f, sign](double sine, double cosine) {
    const double power = log_f - n * isometric_latitude(sine, cosine);
    return sign * elementary::exp(power > 600 ? 600 : power);
  });
}

Loop albers_conic(const Parallels& p) {
  const double n = (std::sin(p.lat_1) + std::sin(p.lat_2)) / 2;
  const double c = std::cos(p.lat_1) * std::cos(p.lat_1) + 2 * n * std::sin(p.lat_1);
  return cone(n, p.lat_0, [n, c](double sine, double) {
    const double square = c - 2 * n * sine;
    return square > 0 ? std::sqrt(square) / n : ask_proj;
  });
}

// Beside the line through both points distances from them lose half of their digits.
Loop two_point_equidistant(Vec3 a, Vec3 b) {
  const double apart = angle_between(a, b).value;
  const Vec3 side = cross(a, b);
  return each([a, b, apart, side](double x, double y, double z) {
    const Vec3 v{x, y, z};
    const auto angle = [](Vec3 u, Vec3 w) {
      const Vec3 c = cross(u, w);
      return atan2(std::sqrt(dot(c, c)), dot(u, w));
    };
    const double from_a = angle(a, v), from_b = angle(b, v);
    const double t = from_a * from_a - from_b * from_b, u = apart * apart - t;
    const double square = 4 * apart * apart * from_b * from_b - u * u,
                 up = square > 0 ? std::sqrt(square) : 0;
    return Point{up > 1e-4 ? t / (2 * apart) : ask_proj, std::copysign(up, dot(side, v)) / (2 * apart)};
  });
}

// Reads a projection's table off PROJ. The tables of the last few strings are kept.
std::shared_ptr<const LatitudeTable> table_of(pj_ctx* context, const ProjString& proj) {
  static Recent<std::string, std::shared_ptr<const LatitudeTable>> recent(12);
  const std::string text = proj.text();
  return recent.get(text, [&] {
    const PjHandle pj(libproj().proj_create(context, text.c_str()));
    const auto authority = [&](std::span<const LonLat> from, std::span<Point> to) {
      for (std::size_t i = 0; i < from.size(); ++i) {
        const PJ_COORD image =
            libproj().proj_trans(pj.get(), PJ_FWD, libproj().proj_coord(from[i].lon, from[i].lat, 0, 0));
        to[i] = {image.xy.x, image.xy.y};
      }
      libproj().proj_errno_reset(pj.get());
    };
    std::vector<Lobe> lobes;
    if (proj.get("proj").value_or("").starts_with("igh")) lobes = lobes_of(proj);
    return pj ? std::make_shared<const LatitudeTable>(authority, lobes) : nullptr;
  });
}

constexpr std::array by_table = {"eqearth", "natearth", "robin", "moll", "eck4",
                                 "mill",    "eqc",      "igh",   "igh_o"};

}  // namespace

std::optional<Formula> Formula::of(pj_ctx* context, const ProjString& proj) {
  ProjString plain = proj;  // in its own graticule
  Frame frame;
  const bool turned = proj.get("proj") == "ob_tran";
  if (turned) {
    if (!proj.has_only({"proj", "R", "lon_0", "o_proj", "o_lon_p", "o_lat_p", "no_defs", "type"}))
      return std::nullopt;
    frame = ob_tran_frame(proj);
    plain.set("proj", proj.get("o_proj").value_or(""));
    for (const char* key : {"o_proj", "o_lon_p", "o_lat_p"}) plain.erase(key);
  } else {
    frame = Frame::at({proj.number("lon_0", 0), 0}, Degrees(0));
  }
  plain.erase("lon_0");
  const std::string name = plain.get("proj").value_or("");
  const auto radius = plain.get("R");
  if (!radius) return std::nullopt;
  const auto only = [&](std::initializer_list<std::string_view> more) {
    ProjString rest = plain;
    for (const std::string_view key : more) rest.erase(key);
    return rest.has_only({"proj", "R", "no_defs", "type"});
  };
  double scale = std::stod(*radius);
  Loop loop;
  if (only({})) {
    if (name == "merc") loop = mercator();
    if (name == "hammer") loop = hammer();
    if (name == "wintri") loop = winkel_tripel();
    if (name == "vandg") loop = van_der_grinten();
    if (std::find(by_table.begin(), by_table.end(), name) != by_table.end())
      if (auto table = table_of(context, plain); table && table->holds()) {
        Formula result(frame, 1, nullptr);
        result.table_ = std::move(table);
        if (!turned) result.middle_ = proj.number("lon_0", 0);
        return result;
      }
  }
  const auto latitude = [&](const char* key) { return radians(plain.number(key, 0)); };
  if (name == "tmerc" && only({"lat_0"})) loop = transverse_mercator(latitude("lat_0"));
  const Parallels parallels{latitude("lat_0"), latitude("lat_1"), latitude("lat_2")};
  if (plain.get("lat_1") && plain.get("lat_2") && only({"lat_0", "lat_1", "lat_2"})) {
    if (name == "lcc") loop = lambert_conic(parallels);
    if (name == "aea") loop = albers_conic(parallels);
  }
  if (name == "tpeqd" && only({"lon_1", "lat_1", "lon_2", "lat_2"})) {
    const double lon_1 = plain.number("lon_1", 0), lon_2 = plain.number("lon_2", 0);
    const double half = wrapped(lon_2 - lon_1) / 2;
    frame = Frame::at({wrapped((lon_1 + lon_2) / 2), 0}, Degrees(0));
    loop = two_point_equidistant(to_vector({-half, plain.number("lat_1", 0)}),
                                 to_vector({half, plain.number("lat_2", 0)}));
  }
  if (!loop) return std::nullopt;
  return Formula(frame, scale, std::move(loop));
}

void Formula::into_frame(std::span<const SpherePoint> from, Block& block) const {
  block.count = from.size();
  for (std::size_t i = 0; i < block.count; ++i) {
    const Vec3 v = frame_.into(from[i].v);
    block.x[i] = v.x, block.y[i] = v.y, block.z[i] = v.z;
  }
}

void Formula::angles(std::span<const SpherePoint> from, double* lon, double* lat) const {
  // A longitude that is known, and a turn from the middle's at most.
  const auto known = [](const SpherePoint& p) { return std::abs(p.at.lon) <= 360; };
  if (middle_ && std::all_of(from.begin(), from.end(), known)) {
    constexpr double radian = pi / 180;
    for (std::size_t i = 0; i < from.size(); ++i) {
      const double off = from[i].at.lon - *middle_;
      const double in_turn = off - (off > 180 ? 360 : off < -180 ? -360 : 0);
      lon[i] = in_turn * radian, lat[i] = from[i].at.lat * radian;
    }
    return;
  }
  Block block;
  into_frame(from, block);
  for (std::size_t i = 0; i < block.count; ++i) {
    lon[i] = atan2(block.y[i], block.x[i]);
    lat[i] = atan2(block.z[i], cosine_of_latitude(block.x[i], block.y[i]));
  }
}

void Formula::project(std::span<const SpherePoint> from, std::span<Point> to) const {
  for (std::size_t begin = 0; begin < from.size(); begin += Block::most) {
    const std::size_t count = std::min(from.size() - begin, Block::most);
    const auto points = from.subspan(begin, count);
    Point* const out = to.data() + begin;
    if (table_) {
      double lon[Block::most], lat[Block::most];
      angles(points, lon, lat);
      for (std::size_t i = 0; i < count; ++i) out[i] = (*table_)(lon[i], lat[i]);
      continue;
    }
    Block block;
    into_frame(points, block);
    loop_(block, out);
    for (std::size_t i = 0; i < count; ++i) out[i] = out[i] * scale_;
  }
}

}  // namespace homebound
