// Where aircraft, places, routes, counters and captions stand, so that a reader can ask about them.
#pragma once

#include <map>
#include <memory>
#include <tuple>
#include <utility>
#include <vector>

#include "compose/picture/plan.h"
#include "exporting/story/recorder.h"
#include "exporting/story/story_facts.h"
#include "exporting/story/tape.h"

namespace homebound::exporting {

// Returns where aircraft and the marks of places stand at an instant.
std::vector<Tape::Spot> spots_of(const compose::Plan& plan, const timeline::FrameState& state,
                                 const StorySubjects& subjects);

// Returns the lines, in page units, of which the strokes of a plan's routes are stretches.
std::vector<drawing::SharedPath> lines_of(const compose::Plan& plan);

// Collects the lines of routes while the view rests, frame by frame.
class StandingLines {
 public:
  // A camera that is passing has none.
  void add(std::uint32_t frame, const std::shared_ptr<const compose::Plan>& plan, bool passing,
           Recorder& recorder, const StorySubjects& subjects);
  std::vector<Tape::Line> take(std::uint32_t frames);

 private:
  void end(std::uint32_t frame);
  std::shared_ptr<const compose::Plan> plan_;
  std::vector<Tape::Line> lines_;
  std::size_t open_ = 0;  // the first of the lines of `plan_`
};

// Collects the boxes of counters, captions and lines of the column, frame by frame.
class StandingAreas {
 public:
  void add(std::uint32_t frame, const std::shared_ptr<const compose::Plan>& plan,
           const timeline::FrameState& state, const StorySubjects& subjects);
  std::vector<Tape::Area> take(std::uint32_t frames);

 private:
  using Box = std::tuple<Index, std::int32_t, std::int32_t, std::int32_t, std::int32_t>;
  static Box box_of(Index subject, const Rect& box);
  void look_for_counters(const compose::Plan& plan, const StorySubjects& subjects);
  void close(const Box& box, std::uint32_t first, std::uint32_t end);

  std::shared_ptr<const compose::Plan> plan_;
  std::vector<Box> counters_;          // of `plan_`
  std::map<Box, std::uint32_t> open_;  // with the frames from which they stand there
  std::vector<Tape::Area> areas_;
};

}  // namespace homebound::exporting
