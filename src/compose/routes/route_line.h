// Lays out a leg on the page once per view, as a measured line from which any stretch can be cut.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "base/shared_list.h"
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

// Lines one after another in flat memory: a map of thousands lays them all out each time that it moves, and
// asks for few of them.
class RouteLines {
 public:
  void begin();       // a line
  void begin_part();  // of it
  void add(Point at, double share) { points_.push_back(at), shares_.push_back(share); }
  void end();  // of all lines: what follows is for reading

  std::size_t size() const { return boxes_.size(); }
  const Rect& box(std::size_t line) const { return boxes_[line]; }  // see RouteLine
  // Returns a line, or the same the other way, with memory of its own.
  RouteLine line(std::size_t i, bool reversed = false) const;
  // Calls visit(a, b) for the segments of a line, or of the same the other way, in order.
  template <class Visit>
  void segments(std::size_t line, bool reversed, Visit visit) const {
    const std::size_t first = lines_[line], end = lines_[line + 1];
    for (std::size_t i = first; i < end; ++i) {
      const std::size_t part = reversed ? first + end - 1 - i : i, from = parts_[part], to = parts_[part + 1];
      for (std::size_t k = from + 1; k < to; ++k)
        if (const std::size_t back = from + to - k; reversed)
          visit(points_[back], points_[back - 1]);
        else
          visit(points_[k - 1], points_[k]);
    }
  }

 private:
  std::vector<Point> points_;  // of all lines
  std::vector<double> shares_;
  std::vector<std::size_t> lines_, parts_;  // the first part of each line and the first point of each part,
                                            // and the ends
  std::vector<Rect> boxes_;
};

// Which of the lines each leg has. Lines are numbered in order of their first legs.
struct LineNumbers {
  std::vector<std::uint32_t> of;  // by leg
  struct At {
    std::uint32_t piece, line;  // where it lies among some RouteLines
    bool reversed;              // it is that line the other way
    std::uint32_t forth;        // then the number of that line
  };
  std::vector<At> at;                // by number
  std::vector<std::uint32_t> first;  // by number its first departure, and the end
  std::vector<Instant> departs;      // of the legs, line by line in order
};

// The lines of all legs. Those that legs share are made as they are asked for.
class LegLines {
 public:
  LegLines() = default;
  LegLines(std::vector<RouteLines> pieces, std::shared_ptr<const LineNumbers> numbers)
      : pieces_(std::move(pieces)), numbers_(std::move(numbers)) {}
  explicit LegLines(std::vector<RouteLine> apart);  // by leg; they share none, and no departures are known

  std::size_t size() const { return numbers_ ? numbers_->of.size() : 0; }  // legs
  std::size_t lines() const { return numbers_ ? numbers_->at.size() : 0; }
  std::size_t number(std::size_t leg) const { return numbers_->of[leg]; }
  bool reversed(std::size_t leg) const { return numbers_->at[number(leg)].reversed; }
  // Returns the number of the line that a line is the other way.
  std::optional<std::size_t> reverse_of(std::size_t number) const {
    const LineNumbers::At& at = numbers_->at[number];
    return at.reversed ? std::optional<std::size_t>(at.forth) : std::nullopt;
  }
  RouteLine operator[](std::size_t leg) const;
  const Rect& box(std::size_t number) const;  // of a line
  // Calls visit(a, b) for the segments of a line in order.
  template <class Visit>
  void segments(std::size_t number, Visit visit) const {
    const LineNumbers::At& at = numbers_->at[number];
    if (apart_.empty()) return pieces_[at.piece].segments(at.line, at.reversed, visit);
    const Path& path = *apart_[number].path;
    for (std::size_t part = 0; part < path.parts(); ++part) {
      const auto points = path.part(part);
      for (std::size_t k = 1; k < points.size(); ++k) visit(points[k - 1], points[k]);
    }
  }
  // Returns when the legs of a line depart, in order.
  std::span<const Instant> departures(std::size_t number) const {
    const std::vector<std::uint32_t>& first = numbers_->first;
    return std::span(numbers_->departs).subspan(first[number], first[number + 1] - first[number]);
  }

 private:
  SharedList<RouteLines> pieces_;
  SharedList<RouteLine> apart_;
  std::shared_ptr<const LineNumbers> numbers_;
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
