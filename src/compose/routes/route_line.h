// Lays out a leg on the page once per view, as a measured line from which any stretch can be cut.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "compose/view/view.h"
#include "drawing/drawing.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// Shares of a leg's way, in order. Copies share them, as those of a path do.
class Shares {
 public:
  Shares() = default;
  Shares(std::vector<double> shares)  // NOLINT(google-explicit-constructor): the same shares
      : shares_(std::make_shared<const std::vector<double>>(std::move(shares))) {}
  std::size_t size() const { return shares_ ? shares_->size() : 0; }
  bool empty() const { return size() == 0; }
  const double* data() const { return shares_ ? shares_->data() : nullptr; }
  const double* begin() const { return data(); }
  const double* end() const { return data() + size(); }
  double operator[](std::size_t i) const { return (*shares_)[i]; }
  double front() const { return shares_->front(); }
  double back() const { return shares_->back(); }

 private:
  std::shared_ptr<const std::vector<double>> shares_;
};

// A leg laid out on the page. Its measure is the share (0..1) of the leg's distance, ascending along the
// line. It has several parts where the edge of the map cuts it, and none when it lies outside.
struct RouteLine {
  drawing::SharedPath path;  // page units
  Shares share;              // one per point
  double length = 0;         // of the line, page units
  Rect box = {};             // bounds, page units; empty when nothing is drawn
};
RouteLine make_route_line(Path path, Shares share);

// Returns the stretch between two shares.
Path stretch(const RouteLine& line, double from, double to);
// Returns the stretches between pairs of shares, each a part of its own.
RouteLine stretches(const RouteLine& line, std::span<const std::pair<double, double>> shares);

struct AircraftPlace {
  Point at;        // page units
  double heading;  // radians from the page's x axis, clockwise
};
// Returns the place on the line at a share; nullopt when the leg is outside the map.
std::optional<AircraftPlace> place_on(const RouteLine& line, double share);

}  // namespace homebound::compose
