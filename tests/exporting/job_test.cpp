// Requests carried out in this process: in the background, stopped, estimated.
#include "exporting/job.h"

#include <chrono>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "exporting/estimate.h"
#include "exporting/png/png.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"
#include "support/temporary_folder.h"

namespace homebound::exporting {
namespace {

using test::contents, test::put, test::TemporaryFolder;
using testing::HasSubstr, testing::ThrowsMessage;

std::shared_ptr<const timeline::Timeline> story() {
  static const auto timeline = std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::read(scenario::built_in()))));
  return timeline;
}

Request request(const std::filesystem::path& file, double seconds = 1) {
  Request r;
  r.output = file;
  r.size = {320, 180};
  r.seconds = seconds;
  r.rate = {10, 1};
  return r;
}

Job::Status waited(const Job& job) {
  while (job.status().state == Job::State::running) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  return job.status();
}

TEST(Job, WritesWhatTheSameRequestWritesInTheForeground) {
  const TemporaryFolder folder;
  const Result result = run(request(folder / "a.mp4"), story());
  EXPECT_EQ(result.frames, 10);
  Request second = request(folder / "b.mp4"), still = request(folder / "c.png");
  still.at = StorySecond{26};
  // Side by side, as a window may have them.
  Job film(second, story()), picture(still, story());
  const Job::Status done = waited(film);
  EXPECT_EQ(done.state, Job::State::done) << done.problem.english;
  EXPECT_EQ(done.progress.done, 10);
  EXPECT_EQ(done.progress.of, 10);
  EXPECT_EQ(done.seconds_left(), 0);
  EXPECT_EQ(waited(picture).state, Job::State::done);
  EXPECT_EQ(contents(folder / "a.mp4"), contents(folder / "b.mp4"));
  EXPECT_EQ(read_png(folder / "c.png").width, 320);
}

TEST(Job, StopsAndLeavesTheOldFile) {
  const TemporaryFolder folder;
  put(folder / "a.mp4", "old");
  Job job(request(folder / "a.mp4", 1000), story());
  while (job.status().progress.done < 3) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  EXPECT_GT(job.status().seconds_left().value_or(0), 0);
  job.stop();
  EXPECT_EQ(waited(job).state, Job::State::stopped);
  EXPECT_EQ(contents(folder / "a.mp4"), "old");
  EXPECT_EQ(folder.entries(), 1);
}

TEST(Job, SaysWhatWentWrong) {
  const TemporaryFolder folder;
  const Job job(request(folder / "none/a.mp4"), story());
  const Job::Status status = waited(job);
  EXPECT_EQ(status.state, Job::State::failed);
  EXPECT_THAT(status.problem.english, HasSubstr("no folder"));
}

TEST(Run, RefusesPartsThatTheFilmDoesNotHave) {
  const TemporaryFolder folder;
  Request r = request(folder / "a.mp4");
  for (const FrameRange range :
       {FrameRange{10, {}}, FrameRange{0, 11}, FrameRange{5, 5}, FrameRange{-1, 3}}) {
    r.frames = range;
    EXPECT_THAT([&] { run(r, story()); }, ThrowsMessage<UsageError>(HasSubstr("0:10")));
  }
}

TEST(Run, ShowsAViewOfOnesOwnInTheMiddleOfThePage) {
  const TemporaryFolder folder;
  Request r = request(folder / "a.png");
  compose::View view;
  view.page = {100, 100};
  view.projection = Projection::make("plate-carree");
  view.to_page = Affine{1e-5, 0, 0, -1e-5, 50, 50};
  r.view = view;
  const compose::View shown = run(r, story()).plan->view();
  EXPECT_EQ(shown.projection.definition(), view.projection.definition());
  EXPECT_EQ(shown.to_page({0, 0}), (Point{shown.page.width / 2, shown.page.height / 2}));
  EXPECT_NEAR(shown.to_page.a, 1e-5 * 7.2, 1e-12);  // the page is 720 units high
}

TEST(Estimate, OfShortFilmsAndSmallStillsIsNear) {
  const TemporaryFolder folder;
  for (const char* name : {"a.mp4", "b.png", "frames"}) {
    const Request r = request(folder / name);
    const Estimate e = estimate(r, story());
    run(r, story());
    double bytes = 0;
    if (std::filesystem::is_directory(r.output.file)) {
      for (const auto& entry : std::filesystem::directory_iterator(r.output.file))
        bytes += static_cast<double>(entry.file_size());
    } else {
      bytes = static_cast<double>(contents(r.output.file).size());
    }
    EXPECT_NEAR(e.bytes, bytes, 0.02 * bytes) << name;  // names of files stand in the containers
    EXPECT_EQ(e.frames, e.sampled);
    EXPECT_GT(e.seconds, 0);
  }
}

TEST(Estimate, OfALongFilmIsNear) {
  const TemporaryFolder folder;
  const Request r = request(folder / "a.mp4", 12);
  const Estimate e = estimate(r, story());
  EXPECT_EQ(e.frames, 120);
  EXPECT_LT(e.sampled, 30);
  run(r, story());
  const double bytes = static_cast<double>(contents(r.output.file).size());
  EXPECT_GT(e.bytes, bytes / 2.5);
  EXPECT_LT(e.bytes, bytes * 2.5);
}

}  // namespace
}  // namespace homebound::exporting
