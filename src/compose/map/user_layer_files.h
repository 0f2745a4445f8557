// Reads the files that a scenario's [[layer]] tables name.
#pragma once

#include <memory>
#include <vector>

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

  explicit UserLayers(std::vector<Entry> entries) : entries_(std::move(entries)) {}
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
};

}  // namespace homebound::compose
