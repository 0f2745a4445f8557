// The running export, and the estimate for the draft in the panel, each on a thread of its own.
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
             Seconds wall, std::optional<scenario::RoutesAs> as);
  void stop();
  void dismiss();  // clears the report of the last export
  bool running() const;

  // Takes the panel's present draft, and estimates it once it has stayed unchanged for a moment.
  void consider(const ExportDraft& draft, const session::Session& session, const compose::View& view,
                Seconds wall, std::optional<scenario::RoutesAs> as);
  void forget();  // call it when the panel closes

  bool due(Seconds wall) const { return due_ && wall >= *due_; }  // consider() would begin an estimate now
  // Returns the present state; nullopt when it was told before, or less than a tenth of a second ago.
  std::optional<ExportAccount> news(Seconds wall);

 private:
  // Everything that an estimate depends on except the moment.
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
    Text problem;
    bool ended = false;
    std::jthread thread;  // last: it uses the others
  };

  std::unique_ptr<exporting::Job> job_;
  std::optional<Text> refused_;  // why the last draft could not be started
  std::optional<Subject> subject_;
  std::optional<Seconds> due_;  // when the draft is estimated
  std::unique_ptr<Estimating> estimating_;
  std::vector<std::unique_ptr<Estimating>> ending_;  // no longer wanted, but still drawing a frame
  std::vector<Text> warnings_;                       // of the draft last considered or started
  ExportAccount told_;
  Seconds told_at_{-1e9};
};

}  // namespace homebound::ui
