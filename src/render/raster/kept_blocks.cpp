#include "render/raster/kept_blocks.h"

#include <algorithm>
#include <utility>

namespace homebound::render {
namespace {

constexpr int few = 4;  // draws that one picture serves while the view moves

}  // namespace

std::shared_ptr<Block> KeptBlocks::find(Key key) {
  const auto found = keyed_.find(key);
  if (found == keyed_.end()) return nullptr;
  found->second.used = true;
  ++found->second.draws;
  return found->second.block;
}

// Each draw asks for the same unkeyed blocks in the same order, and finds in each what it left there.
std::shared_ptr<Block> KeptBlocks::add(Key key, const PixelRect& at) {
  const auto fresh = [&] { return std::make_shared<Block>(block_of(at)); };
  if (key == 0) {
    if (passing_used_ == passing_.size()) passing_.emplace_back();
    std::shared_ptr<Block>& block = passing_[passing_used_++];
    if (!block || block->at != at) block = fresh();
    return block;
  }
  const auto fits = [&](const auto& block) { return block->at == at; };
  const auto found = std::find_if(spare_.begin(), spare_.end(), fits);
  auto block = found == spare_.end() ? fresh() : std::move(*found);
  if (found != spare_.end()) spare_.erase(found);
  keyed_.insert_or_assign(key, Entry{block, true, 1});
  return block;
}

void KeptBlocks::trim() {
  passing_.resize(passing_used_);
  passing_used_ = 0;
  std::vector<std::shared_ptr<Block>> free;
  for (auto it = keyed_.begin(); it != keyed_.end();) {
    if (it->second.used) {
      it->second.used = false;
      ++it;
    } else {
      if (it->second.draws <= few) free.push_back(std::move(it->second.block));
      it = keyed_.erase(it);
    }
  }
  spare_ = std::move(free);
}

}  // namespace homebound::render
