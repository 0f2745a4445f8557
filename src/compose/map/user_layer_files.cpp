#include "compose/map/user_layer_files.h"

#include <new>

#include "compose/map/relief.h"

namespace homebound::compose {
namespace {

UserLayers::Entry read_one(const scenario::UserLayer& layer) {
  UserLayers::Entry entry{layer, nullptr, nullptr};
  if (!layer.bounds && data::holds_features(layer.path)) {
    entry.features = std::make_shared<const data::VectorLayer>(
        data::read_vector_layer(layer.path, {layer.layer, layer.where, layer.label}));
    return entry;
  }
  if (layer.for_features)
    throw Error(
        told("'{}' is a picture: it has no layer, where, label, fill, stroke, width, dash, size or "
             "marker",
             "“{}”是图像：没有 layer、where、label、fill、stroke、width、dash、size 或 marker", layer.file));
  entry.picture = sphere_raster(data::read_raster(layer.path, layer.bounds));
  return entry;
}

}  // namespace

std::shared_ptr<const UserLayers> UserLayers::read(const scenario::Scenario& scenario) {
  if (scenario.user_layers.empty()) return nullptr;
  std::vector<Entry> entries;
  std::vector<Diagnostic> found, warnings;
  for (const scenario::UserLayer& layer : scenario.user_layers) {
    try {
      entries.push_back(read_one(layer));
      if (const auto& features = entries.back().features)
        for (const Text& note : features->notes)
          warnings.push_back({scenario.file, layer.line, layer.column, Severity::warning,
                              told("[[layer]] {}", "[[layer]] {}", note)});
    } catch (const Error& e) {
      found.push_back({scenario.file, layer.line, layer.column, Severity::error,
                       told("[[layer]] {}", "[[layer]] {}", e.message())});
    } catch (const std::bad_alloc&) {
      found.push_back({scenario.file, layer.line, layer.column, Severity::error,
                       told("[[layer]] '{}' does not fit into memory", "[[layer]]“{}”超出内存", layer.file)});
    }
  }
  if (!found.empty()) throw InputError(std::move(found));
  return std::make_shared<const UserLayers>(std::move(entries), std::move(warnings));
}

}  // namespace homebound::compose
