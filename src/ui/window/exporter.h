// The export that is under way, and the estimate of the one that is being set up: both on threads of their
// own.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "ui/panels/export_draft.h"

namespace homebound::ui {

class Exporter {
 public:
  void start(const ExportDraft& draft, const session::Session& session, const compose::View& view,
             Seconds wall);
  void stop();
  void dismiss();         // the account of what has ended
  void dismiss_failed();  // only of what could not be done
  bool running() const;

  // What the panel has, as it is now; estimated once it has stood for a moment.
  void consider(const ExportDraft& draft, const session::Session& session, const compose::View& view,
                Seconds wall);
  void forget();  // the panel is closed

  bool due(Seconds wall) const { return due_ && wall >= *due_; }  // consider() would begin now
  // How things are; nothing when that has been told before, or a tenth of a second ago.
  std::optional<ExportAccount> news(Seconds wall);

 private:
  // All that an estimate depends on but the moment.
  struct Subject {
    ExportDraft draft;
    session::Look look;
    std::shared_ptr<const timeline::Timeline> timeline;
    bool operator==(const Subject&) const = default;
  };
  // One estimate, on its thread.
  struct Estimating {
    std::mutex mutex;
    std::optional<exporting::Estimate> estimate;
    Message problem;
    bool ended = false;
    std::jthread thread;  // last: it uses the others
  };

  std::unique_ptr<exporting::Job> job_;
  std::optional<Message> refused_;  // why the last draft came to no job
  std::optional<Subject> subject_;
  std::optional<Seconds> due_;  // when it is to be estimated
  std::unique_ptr<Estimating> estimating_;
  std::vector<std::unique_ptr<Estimating>> ending_;  // no longer wanted, drawing their last frame
  ExportAccount told_;
  Seconds told_at_{-1e9};
};

}  // namespace homebound::ui
