// Keeps blocks for groups that are composed by themselves. Blocks with a key last from one draw to the
// next.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "render/raster/sheet.h"

namespace homebound::render {

// The blocks of one canvas.
class KeptBlocks {
 public:
  // Returns the block that an earlier draw composed for a key; null when there is none.
  std::shared_ptr<Block> find(Key key);
  // Returns a block for the rest of this draw, and for the next if its key is not 0. It may already hold a
  // picture, which its tiles describe.
  std::shared_ptr<Block> add(Key key, const PixelRect& at);
  // Ends a draw: frees the blocks that it did not use. Blocks of groups that change every few draws are
  // kept for the next draw.
  void trim();

 private:
  struct Entry {
    std::shared_ptr<Block> block;
    bool used = true;
    int draws = 1;  // draws that used it
  };
  std::unordered_map<Key, Entry> keyed_;
  std::vector<std::shared_ptr<Block>> passing_;  // unkeyed, in the order in which draws ask
  std::size_t passing_used_ = 0;
  std::vector<std::shared_ptr<Block>> spare_;  // from the last draw, for a view that changes with every draw
};

}  // namespace homebound::render
