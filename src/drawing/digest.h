// What a drawing shows, as one short text: whether a picture that is there already is still the right one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

#include "drawing/drawing.h"

namespace homebound::drawing {

// Equal digests mean equal drawings, to the last bit of every number; also between processes, which path ids
// and the keys of groups do not. Remembers long paths and pictures, which many frames share.
class Digester {
 public:
  std::string of(const Drawing& drawing);  // 16 hexadecimal digits

 private:
  struct Visitor;
  friend std::uint64_t group_key(const Group& group);
  std::unordered_map<std::uint64_t, std::uint64_t> paths_;  // by id
  struct Kept {
    std::shared_ptr<const void> owner;  // keeps its address from being used again
    std::uint64_t digest = 0;
  };
  std::unordered_map<const void*, Kept> pictures_;
};

// A Group::key that follows from all that the group holds, so that nothing which changes its picture can be
// forgotten. Valid in this process only: long paths and pictures of the sphere count by their ids.
std::uint64_t group_key(const Group& group);

}  // namespace homebound::drawing
