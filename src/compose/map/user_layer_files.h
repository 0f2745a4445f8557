// Reads the files that a scenario's [[layer]] tables name.
#pragma once

#include <memory>
#include <vector>

#include "base/error.h"
#include "data/gis/vector_layer.h"
#include "drawing/warp.h"
#include "scenario/model.h"

namespace homebound::compose {

// The layer files, read once and shared by all plans. A layer is either a picture or features.
class UserLayers {
 public:
  struct Entry {
    scenario::UserLayer style;
    std::shared_ptr<const drawing::SphereRaster> picture;
    std::shared_ptr<const data::VectorLayer> features;
  };
  // Returns null when the scenario has no layers. Throws InputError with an error for each [[layer]] that
  // cannot be read.
  static std::shared_ptr<const UserLayers> read(const scenario::Scenario& scenario);

  explicit UserLayers(std::vector<Entry> entries, std::vector<Diagnostic> warnings = {})
      : entries_(std::move(entries)), warnings_(std::move(warnings)) {}
  const std::vector<Entry>& entries() const { return entries_; }
  const std::vector<Diagnostic>& warnings() const { return warnings_; }  // about doubtful input

 private:
  std::vector<Entry> entries_;
  std::vector<Diagnostic> warnings_;
};

}  // namespace homebound::compose
