// Lays out a leg on the page once per view, as a measured line from which any stretch can be cut.
#pragma once

#include <cstdint>
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
      : size_(shares.size()) {
    const auto owner = std::make_shared<const std::vector<double>>(std::move(shares));
    shares_ = {owner, owner->data()};
  }
  Shares(std::shared_ptr<const double> first, std::size_t count) : shares_(std::move(first)), size_(count) {}
  std::size_t size() const { return size_; }
  bool empty() const { return size() == 0; }
  const double* data() const { return shares_.get(); }
  const double* begin() const { return data(); }
  const double* end() const { return data() + size(); }
  double operator[](std::size_t i) const { return data()[i]; }
  double front() const { return data()[0]; }
  double back() const { return data()[size_ - 1]; }

 private:
  std::shared_ptr<const double> shares_;  // the first
  std::size_t size_ = 0;
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

// Numbers the paths of lines in order of first use: lines that share a path have one number.
struct PathNumbers {
  std::vector<std::uint32_t> of;  // by line
  std::uint32_t count = 0;
};
PathNumbers path_numbers(const std::vector<RouteLine>& lines);

// Makes many lines, which share their memory: a map of thousands asks for it and gives it back each time that
// it moves.
class RouteLines {
 public:
  void begin();       // a line
  void begin_part();  // of it
  void add(Point at, double share) { points_.push_back(at), shares_.push_back(share); }
  std::vector<RouteLine> finish();

 private:
  std::vector<Point> points_;  // of all lines
  std::vector<double> shares_;
  std::vector<std::size_t> lines_, parts_;  // the first part of each line, and the first point of each part
};

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
