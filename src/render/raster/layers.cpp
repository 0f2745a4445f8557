#include "render/raster/layers.h"

#include <utility>

namespace homebound::render {

std::shared_ptr<Block> Layers::find(Key key) {
  const auto found = keyed_.find(key);
  if (found == keyed_.end()) return nullptr;
  found->second.used = true;
  return found->second.block;
}

// Draw after draw asks for the same unkeyed blocks in the same order, and finds in each what it left there.
std::shared_ptr<Block> Layers::add(Key key, const PixelRect& at) {
  const auto fresh = [&] { return std::make_shared<Block>(Block{at, {}, {}}); };
  if (key == 0) {
    if (passing_used_ == passing_.size()) passing_.emplace_back();
    std::shared_ptr<Block>& block = passing_[passing_used_++];
    if (!block || block->at != at) block = fresh();
    return block;
  }
  auto block = spare_ && spare_->at == at ? std::exchange(spare_, nullptr) : fresh();
  keyed_.insert_or_assign(key, Entry{block, true});
  return block;
}

void Layers::trim() {
  passing_.resize(passing_used_);
  passing_used_ = 0;
  for (auto it = keyed_.begin(); it != keyed_.end();) {
    if (it->second.used) {
      it->second.used = false;
      ++it;
    } else {
      spare_ = std::move(it->second.block);
      it = keyed_.erase(it);
    }
  }
}

}  // namespace homebound::render
