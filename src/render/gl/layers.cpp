#include "render/gl/layers.h"

#include <algorithm>
#include <utility>

namespace homebound::render {

LayerMemory::State Layers::ask(const std::string& key) {
  asked_.insert(key);
  if (const auto found = keyed_.find(key); found != keyed_.end()) {
    found->second.used = true;
    return State::known;
  }
  return asked_before_.contains(key) ? State::wanted_before : State::unknown;
}

Layer& Layers::add(const std::string& key, int width, int height) {
  if (const auto found = keyed_.find(key); found != keyed_.end())
    return found->second.layer;  // twice in a draw
  Layer layer;
  const auto fits = [&](const Target& t) { return t.width == width && t.height == height; };
  if (const auto spare = std::find_if(free_.begin(), free_.end(), fits); spare != free_.end()) {
    layer.target = std::move(*spare);
    free_.erase(spare);
  } else {
    layer.target = make_target(width, height);
  }
  if (key.empty()) return *passing_.emplace_back(std::make_unique<Layer>(std::move(layer)));
  return keyed_.emplace(key, Entry{std::move(layer), true}).first->second.layer;
}

void Layers::trim() {
  constexpr std::size_t spares = 2;  // enough for a view that changes with every draw
  for (auto& layer : passing_) free_.push_back(std::move(layer->target));
  passing_.clear();
  asked_before_ = std::exchange(asked_, {});
  for (auto it = keyed_.begin(); it != keyed_.end();) {
    if (!it->second.used) {
      free_.push_back(std::move(it->second.layer.target));
      it = keyed_.erase(it);
    } else {
      it->second.used = false;
      ++it;
    }
  }
  if (free_.size() > spares) {
    free_.erase(free_.begin(), free_.end() - static_cast<std::ptrdiff_t>(spares));
  }
}

}  // namespace homebound::render
