#include "geo/projection/projection.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.h"
#include "geo/clip/lobes.h"
#include "geo/libproj.h"
#include "geo/projection/azimuthal.h"
#include "geo/projection/blend.h"
#include "geo/projection/definition.h"
#include "geo/projection/formula.h"
#include "geo/projection/halves.h"
#include "geo/sphere.h"

namespace homebound {
namespace {

// A PROJ context and the objects made in it belong to one thread at a time.
PJ_CONTEXT* thread_context() {
  struct Context {
    PJ_CONTEXT* handle = libproj().proj_context_create();
    Context() {
      libproj().proj_log_level(handle, PJ_LOG_NONE);
      libproj().proj_context_set_enable_network(handle, 0);
    }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { libproj().proj_context_destroy(handle); }
  };
  thread_local const Context context;
  return context.handle;
}

Text reason(PJ_CONTEXT* context) {
  const int code = libproj().proj_context_errno(context);
  const char* text = code == 0 ? nullptr : libproj().proj_context_errno_string(context, code);
  return text == nullptr ? Text{"not a projection", "不是投影"} : as_is(text);
}

// Makes an operation from degrees to metres for a CRS, and from radians to metres for a PROJ string.
PjHandle create(PJ_CONTEXT* context, const std::string& definition, bool is_crs) {
  if (!is_crs) return PjHandle(libproj().proj_create(context, definition.c_str()));
  PjHandle raw(libproj().proj_create_crs_to_crs(context, "EPSG:4326", definition.c_str(), nullptr));
  return raw ? PjHandle(libproj().proj_normalize_for_visualization(context, raw.get())) : nullptr;
}

}  // namespace

std::string_view to_string(Domain::Kind kind) {
  switch (kind) {
    case Domain::Kind::circle:
      return "circle";
    case Domain::Kind::meridian:
      return "meridian";
    case Domain::Kind::lobes:
      return "lobes";
  }
  return "";
}

struct Projection::State {
  std::string name, definition;
  bool is_crs = false, movable = true;
  Domain domain;
  // These replace PROJ where they are set:
  std::optional<Azimuthal> azimuthal;  // computes the same, faster
  std::optional<Formula> formula;      // likewise, but for some points
  std::unique_ptr<const Blend> blend;
  std::unique_ptr<const Halves> halves;
  std::optional<Affine> from_native, to_native;

  // Returns this thread's PJ for this state. A thread keeps the last few.
  PJ* pj() const {
    struct Entry {
      std::weak_ptr<const State> owner;
      const State* key;
      PjHandle handle;
    };
    PJ_CONTEXT* context = thread_context();
    thread_local std::vector<Entry> cache;
    for (auto& entry : cache)
      if (entry.key == this && !entry.owner.expired()) return entry.handle.get();
    std::erase_if(cache, [](const Entry& e) { return e.owner.expired(); });
    if (cache.size() > 15) cache.erase(cache.begin());
    cache.push_back({self, this, create(context, definition, is_crs)});
    return cache.back().handle.get();
  }
  std::weak_ptr<const State> self;
};

Projection Projection::make(std::string_view name, std::optional<LonLat> centre) {
  return made_of(name, std::string(name), centre);
}

Projection Projection::made_of(std::string_view definition, std::string name, std::optional<LonLat> centre) {
  auto state = std::make_shared<State>();
  state->name = std::move(name);
  PJ_CONTEXT* context = thread_context();
  if (centre && (std::abs(centre->lat) > 90 || !std::isfinite(centre->lon)))
    throw UsageError(told("centre {},{} is not on the globe: latitudes run from -90 to 90",
                          "中心 {},{} 不在地球上：纬度在-90至90之间", centre->lon, centre->lat));
  const Definition made = define(context, definition, centre);
  state->definition = made.text;
  state->is_crs = made.is_crs;
  state->movable = made.movable;
  state->domain = made.domain;
  state->from_native = made.from_native;
  if (made.from_native) state->to_native = made.from_native->inverse();
  if (!made.is_crs && !made.from_native) {
    const ProjString proj(made.text);
    state->azimuthal = Azimuthal::of(proj);
    if (!state->azimuthal) state->formula = Formula::of(context, proj);
  }
  if (auto halves = Halves::of(ProjString(made.text))) {
    state->halves = std::make_unique<const Halves>(*std::move(halves));
    state->self = state;
    return Projection(std::shared_ptr<const State>(std::move(state)));
  }
  const PjHandle trial = create(context, state->definition, state->is_crs);
  if (!trial)
    throw Error(
        told("PROJ cannot make '{}': {}", "PROJ 无法建立“{}”：{}", state->definition, reason(context)));
  if (!state->is_crs && !libproj().proj_angular_input(trial.get(), PJ_FWD))
    throw Error(told("'{}' does not project: it takes no longitude and latitude",
                     "“{}”不是投影：它不接受经纬度", state->definition));
  if (!state->is_crs && libproj().proj_angular_output(trial.get(), PJ_FWD))
    throw Error(told("'{}' does not project: it gives angles, not metres", "“{}”不是投影：其结果是角度而非米",
                     state->definition));
  state->self = state;
  Projection result{std::shared_ptr<const State>(std::move(state))};
  return result;
}

Projection Projection::between(const Projection& from, const Affine& from_plane, const Projection& to,
                               const Affine& to_plane, double share) {
  auto state = std::make_shared<State>();
  const auto plane = [](const Affine& m) {
    return fmt::format("[{} {} {} {} {} {}]", m.a, m.b, m.c, m.d, m.e, m.f);
  };
  state->name = fmt::format("{} to {}", from.name(), to.name());
  state->definition = fmt::format("{} {} to {} {} at {}", from.definition(), plane(from_plane),
                                  to.definition(), plane(to_plane), share);
  state->blend =
      std::make_unique<const Blend>(Blend::Side{from, from_plane}, Blend::Side{to, to_plane}, share);
  state->domain = state->blend->domain();
  state->self = state;
  return Projection(std::move(state));
}

Projection Projection::centred_on(LonLat centre) const {
  if (centre == this->centre()) return *this;
  if (!is_blend()) {
    const Projection moved = make(name(), centre);
    if (state_->halves) return moved.slanted(state_->halves->slant());
    return domain().radius < moved.domain().radius ? moved.within(domain().radius) : moved;
  }
  // The plane of a part that is moved, so that the part's centre has the image that it had.
  const auto moved = [&](const Blend::Side& side) {
    const auto image = [](const Projection& of) { return of.forward(of.centre()).value_or(Point{}); };
    const Projection after = side.projection.centred_on(centre);
    return Blend::Side{after, side.plane * Affine::translate(image(side.projection) - image(after))};
  };
  const Blend& b = *state_->blend;
  const Blend::Side from = moved(b.from()), to = moved(b.to());
  return between(from.projection, from.plane, to.projection, to.plane, b.share());
}

Projection Projection::within(Degrees reach) const {
  if (is_blend() || domain().kind != Domain::Kind::circle || reach >= domain().radius) return *this;
  return made_of(fmt::format("{} +reach={}", definition(), reach.value), name(), std::nullopt);
}

Projection Projection::slanted(Degrees slant) const {
  if (!state_->halves || slant == state_->halves->slant()) return *this;
  ProjString turned(definition());
  turned.set("slant", decimal(slant.value));
  return made_of(turned.text(), name(), std::nullopt);
}

Projection::Projection(std::shared_ptr<const State> state) : state_(std::move(state)) {}
Projection::Projection() {
  static const Projection standard = make("equal-earth");
  state_ = standard.state_;
}
Projection::~Projection() = default;
Projection::Projection(const Projection&) = default;
Projection& Projection::operator=(const Projection&) = default;
bool Projection::operator==(const Projection& o) const {
  return state_ == o.state_ ||
         (state_->definition == o.state_->definition && state_->is_crs == o.state_->is_crs);
}

const std::string& Projection::name() const { return state_->name; }
const std::string& Projection::definition() const { return state_->definition; }
bool Projection::is_blend() const { return state_->blend != nullptr; }
const Domain& Projection::domain() const { return state_->domain; }
bool Projection::movable() const { return state_->movable; }
Point Projection::native(Point p) const { return state_->to_native ? (*state_->to_native)(p) : p; }
Point Projection::from_native(Point p) const { return state_->from_native ? (*state_->from_native)(p) : p; }

void Projection::project(std::span<const SpherePoint> from, std::span<Point> to) const {
  if (to.empty()) return;
  if (state_->azimuthal) return state_->azimuthal->project(from, to);
  if (state_->blend) return state_->blend->project(from, to);
  if (state_->halves) return state_->halves->project(from, to);
  if (!state_->formula) return project_by_proj(from, to);
  state_->formula->project(from, to);
  thread_local std::vector<std::size_t> left;  // what the formula leaves to PROJ
  thread_local std::vector<SpherePoint> rest;
  thread_local std::vector<Point> images;
  left.clear();
  for (std::size_t i = 0; i < to.size(); ++i)
    if (!std::isfinite(to[i].x) || !std::isfinite(to[i].y)) left.push_back(i);
  if (left.empty()) return;
  rest.clear(), images.resize(left.size());
  for (const std::size_t i : left) rest.push_back(from[i]);
  project_by_proj(rest, images);
  for (std::size_t i = 0; i < left.size(); ++i) to[left[i]] = images[i];
}

void Projection::project_by_proj(std::span<const SpherePoint> from, std::span<Point> to) const {
  if (to.empty()) return;
  if (state_->halves) return state_->halves->project_by_proj(from, to);
  PJ* pj = state_->pj();
  const double unit = state_->is_crs ? 1 : to_radians(Degrees(1)).value;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const LonLat at = std::isnan(from[i].at.lat) ? to_lonlat(from[i].v) : from[i].at;
    to[i] = {at.lon * unit, at.lat * unit};
  }
  // Errors are per point: a point without an image comes back as HUGE_VAL, which becomes a non-finite
  // result.
  libproj().proj_trans_generic(pj, PJ_FWD, &to[0].x, sizeof(Point), to.size(), &to[0].y, sizeof(Point),
                               to.size(), nullptr, 0, 0, nullptr, 0, 0);
  libproj().proj_errno_reset(pj);
  if (state_->from_native)
    for (Point& p : to) p = (*state_->from_native)(p);
  for (Point& p : to)  // an x without a y is no image
    if (!std::isfinite(p.y)) p.x = p.y;
}

void Projection::unproject(std::span<const Point> from, std::span<LonLat> to) const {
  if (to.empty()) return;
  if (state_->blend || state_->halves) {
    for (std::size_t i = 0; i < from.size(); ++i)
      to[i] = inverse(from[i]).value_or(LonLat{INFINITY, INFINITY});
    return;
  }
  PJ* pj = state_->pj();
  for (std::size_t i = 0; i < from.size(); ++i) {
    const Point p = native(from[i]);
    to[i] = {p.x, p.y};
  }
  libproj().proj_trans_generic(pj, PJ_INV, &to[0].lon, sizeof(LonLat), to.size(), &to[0].lat, sizeof(LonLat),
                               to.size(), nullptr, 0, 0, nullptr, 0, 0);
  libproj().proj_errno_reset(pj);
  const double unit = state_->is_crs ? 1 : to_degrees(Radians(1)).value;
  for (LonLat& p : to) p = {p.lon * unit, p.lat * unit};
}

std::optional<Point> Projection::image_of(const SpherePoint& p) const {
  const Domain& d = state_->domain;
  if (!(std::abs(p.at.lat) <= 90)) return std::nullopt;
  const Vec3 v = p.v;
  if (d.kind == Domain::Kind::lobes) {
    if (!in_lobes(d, p.at)) return std::nullopt;
  } else if (d.kind == Domain::Kind::circle) {
    if (dot(v, to_vector(d.centre)) < std::cos(to_radians(d.radius).value)) return std::nullopt;
  } else if (d.south.value > -90 || d.north.value < 90) {
    const double sine = dot(v, Frame::at(d.centre, d.tilt).z);
    if (sine > std::sin(to_radians(d.north).value) || sine < std::sin(to_radians(d.south).value))
      return std::nullopt;
  }
  Point result;
  project(std::span(&p, 1), std::span(&result, 1));
  if (!std::isfinite(result.x) || !std::isfinite(result.y)) return std::nullopt;
  return result;
}

std::optional<LonLat> Projection::inverse(Point p) const {
  if (state_->blend) return state_->blend->inverse(p);
  if (state_->halves) return state_->halves->inverse(p);
  p = native(p);
  PJ* pj = state_->pj();
  const PJ_COORD c = libproj().proj_trans(pj, PJ_INV, libproj().proj_coord(p.x, p.y, 0, 0));
  if (libproj().proj_errno(pj) != 0 || !std::isfinite(c.xy.x) || !std::isfinite(c.xy.y)) {
    libproj().proj_errno_reset(pj);
    return std::nullopt;
  }
  const double unit = state_->is_crs ? 1 : to_degrees(Radians(1)).value;
  return LonLat{wrapped(c.xy.x * unit), c.xy.y * unit};
}

}  // namespace homebound
