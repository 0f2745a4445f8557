#include "ui/window/exporter.h"

#include <memory>
#include <utility>

#include "base/error.h"
#include "exporting/handed_out.h"
#include "timeline/audience.h"

namespace homebound::ui {
namespace {

constexpr Seconds stands{0.6}, between_news{0.1};

using State = exporting::Job::State;

bool same(const std::optional<exporting::Job::Status>& a, const std::optional<exporting::Job::Status>& b) {
  return a.has_value() == b.has_value() &&
         (!a || (a->state == b->state && a->progress.done == b->progress.done &&
                 a->progress.phase == b->progress.phase));
}

// What the draft's readers may see; everything where no file says otherwise, or for kinds that have no
// readers of their own.
timeline::Audience audience_of(const ExportDraft& draft) {
  return draft.audience.empty() || !draft.what().takes("--notes") ? timeline::Audience{}
                                                                  : timeline::read_audience(draft.audience);
}

// What of the request's document still tells of flights that are not for its readers.
std::vector<Text> warnings_of(const timeline::Timeline& handed, const timeline::Timeline& whole) {
  if (&handed == &whole) return {};
  return timeline::still_named(*handed.scenario, *whole.scenario);
}

}  // namespace

bool Exporter::running() const { return job_ && job_->status().state == State::running; }

void Exporter::start(const ExportDraft& draft, const session::Session& session, const compose::View& view,
                     Seconds wall, std::optional<scenario::RoutesAs> as) {
  if (running()) return;
  forget();
  dismiss();
  try {
    exporting::Request request = request_of(draft, session, view, wall, as);
    auto timeline = exporting::handed_out(audience_of(draft), session.document.timeline, request);
    warnings_ = warnings_of(*timeline, *session.document.timeline);
    job_ = std::make_unique<exporting::Job>(std::move(request), std::move(timeline));
  } catch (const Error& e) {
    refused_ = e.message();
  }
}

void Exporter::stop() {
  if (job_) job_->stop();
}

void Exporter::dismiss() {
  if (!running()) job_.reset(), refused_.reset();
}

void Exporter::consider(const ExportDraft& draft, const session::Session& session, const compose::View& view,
                        Seconds wall, std::optional<scenario::RoutesAs> as) {
  if (running()) return;
  Subject subject{draft, session.look, session.document.timeline};
  if (subject_ != subject) {
    forget();
    subject_ = std::move(subject);
    due_ = wall + stands;
  }
  if (!due(wall)) return;
  due_.reset();
  estimating_ = std::make_unique<Estimating>();
  exporting::Request request;
  std::shared_ptr<const timeline::Timeline> handed;
  try {
    request = request_of(draft, session, view, wall, as);
    handed = exporting::handed_out(audience_of(draft), session.document.timeline, request);
    warnings_ = warnings_of(*handed, *session.document.timeline);
  } catch (const Error& e) {
    estimating_->problem = e.message();
    estimating_->ended = true;
    return;
  }
  estimating_->thread = std::jthread([own = estimating_.get(), timeline = std::move(handed),
                                      request = std::move(request)](const std::stop_token& stop) {
    std::optional<exporting::Estimate> estimate;
    Text problem;
    try {
      estimate = exporting::estimate(request, timeline, {{}, stop});
    } catch (const std::exception& e) {
      problem = message_of(e);
    }
    const std::lock_guard lock(own->mutex);
    own->estimate = estimate;
    own->problem = std::move(problem);
    own->ended = true;
  });
}

void Exporter::forget() {
  if (estimating_) {
    estimating_->thread.request_stop();
    ending_.push_back(std::move(estimating_));
  }
  subject_.reset(), due_.reset(), warnings_.clear();
}

std::optional<ExportAccount> Exporter::news(Seconds wall) {
  ExportAccount now;
  now.estimating = subject_.has_value();
  if (estimating_) {
    const std::lock_guard lock(estimating_->mutex);
    now.estimate = estimating_->estimate;
    now.problem = estimating_->problem;
    now.estimating = !estimating_->ended;
  }
  std::erase_if(ending_, [](const auto& e) {
    const std::lock_guard lock(e->mutex);
    return e->ended;
  });
  now.warnings = warnings_;
  if (job_) now.job = job_->status(), now.file = job_->request().output.file.string();
  if (refused_) now.job = exporting::Job::Status{.state = State::failed, .problem = *refused_};
  const bool old = same(now.job, told_.job) && now.estimating == told_.estimating &&
                   now.problem == told_.problem && now.warnings == told_.warnings && now.file == told_.file &&
                   now.estimate.has_value() == told_.estimate.has_value();
  if (old || (running() && wall - told_at_ < between_news)) return std::nullopt;
  told_at_ = wall;
  told_ = now;
  return now;
}

}  // namespace homebound::ui
