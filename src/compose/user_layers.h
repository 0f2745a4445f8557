// A scenario's [[layer]] files on the map.
#pragma once

#include <memory>
#include <vector>

#include "compose/compose.h"
#include "compose/ink.h"
#include "data/vector_layer.h"
#include "scene/warp.h"

namespace homebound::compose {

// The files, read once and shared by all plans. A layer is a picture or features, never both.
class UserLayers {
 public:
  struct Entry {
    scenario::UserLayer style;
    std::shared_ptr<const scene::SphereRaster> picture;
    std::shared_ptr<const data::VectorLayer> features;
  };
  // Nothing when the scenario has no layers. Throws InputError with an error at each [[layer]] that cannot be
  // read.
  static std::shared_ptr<const UserLayers> read(const scenario::Scenario& scenario);

  explicit UserLayers(std::vector<Entry> entries) : entries_(std::move(entries)) {}
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
};

// Keyed groups by what they lie under, null when empty.
struct DrawnLayers {
  std::shared_ptr<const scene::Group> under_coast, under_routes, under_labels;
  Items labels;
};
DrawnLayers draw_layers(const UserLayers& layers, const View& view, const Theme& theme);

// Names of features beside their places, as many as there is room for outside the blocked boxes.
Items draw_layer_labels(const UserLayers& layers, const View& view, const Theme& theme,
                        const Options& options, const std::vector<Rect>& blocked);

}  // namespace homebound::compose
