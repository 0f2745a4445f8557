// Blocks for groups that are composed by themselves. Those with a key are kept from
// one draw to the next.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "render/raster/sheet.h"

namespace homebound::render {

class Layers {
 public:
  // The block of a key that an earlier draw composed; null when there is none.
  std::shared_ptr<Block> find(Key key);
  // A block for the rest of this draw, and for the next if it has a key (not 0). It may hold something, which
  // its tiles tell.
  std::shared_ptr<Block> add(Key key, const PixelRect& at);
  // Ends a draw: blocks that it did not use become free. Those of groups that change every few draws are kept
  // for the next draw.
  void trim();

 private:
  struct Entry {
    std::shared_ptr<Block> block;
    bool used = true;
    int draws = 1;  // that used it
  };
  std::unordered_map<Key, Entry> keyed_;
  std::vector<std::shared_ptr<Block>> passing_;  // unkeyed, in the order in which a draw asks for them
  std::size_t passing_used_ = 0;
  std::vector<std::shared_ptr<Block>> spare_;  // of the last draw, for a view that changes with every draw
};

}  // namespace homebound::render
