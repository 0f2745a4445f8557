// Reads the files that a scenario's [[layer]] tables name, and the pictures of its callouts.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "base/error.h"
#include "data/gis/vector_layer.h"
#include "drawing/warp.h"
#include "scenario/model.h"

namespace homebound::compose {

// The user's files, read once and shared by all plans.
class UserLayers {
 public:
  // A layer, or those of its features that have one time: either a picture or features.
  struct Entry {
    scenario::UserLayer style;
    std::shared_ptr<const drawing::SphereRaster> picture;
    std::shared_ptr<const data::VectorLayer> features;
    scenario::TimeSpan shown = {};
    std::size_t layer = 0;  // an index into Scenario::user_layers
  };
  // Pictures of callouts by the index of the callout, of at most 800 pixels each way.
  using Pictures = std::map<std::size_t, std::shared_ptr<const drawing::Pixels>>;
  // Returns null when the scenario has neither layers nor pictures. Throws InputError with an error for each
  // [[layer]] and [[callout]] that cannot be read.
  static std::shared_ptr<const UserLayers> read(const scenario::Scenario& scenario);

  explicit UserLayers(std::vector<Entry> entries, std::vector<Diagnostic> warnings = {},
                      Pictures pictures = {})
      : entries_(std::move(entries)), warnings_(std::move(warnings)), pictures_(std::move(pictures)) {}
  const std::vector<Entry>& entries() const { return entries_; }
  const Pictures& pictures() const { return pictures_; }
  const std::vector<Diagnostic>& warnings() const { return warnings_; }  // about doubtful input

 private:
  std::vector<Entry> entries_;
  std::vector<Diagnostic> warnings_;
  Pictures pictures_;
};

}  // namespace homebound::compose
