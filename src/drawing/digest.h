// Digests of drawings: they tell whether an existing picture is still the right one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

#include "drawing/drawing.h"

namespace homebound::drawing {

// Computes digests. Equal digests mean equal drawings, to the last bit of every number, also between
// processes, for which path ids and group keys do not hold. Remembers long paths and pictures, which many
// frames share.
class Digester {
 public:
  std::string of(const Drawing& drawing);  // 16 hexadecimal digits

 private:
  struct Visitor;
  friend std::uint64_t group_key(const Group& group);
  std::unordered_map<std::uint64_t, std::uint64_t> paths_;  // by id
  struct Kept {
    std::shared_ptr<const void> owner;  // keeps its address from being reused
    std::uint64_t digest = 0;
  };
  std::unordered_map<const void*, Kept> pictures_;
};

// Derives a Group::key from everything in the group, so that no change of its picture is missed. It is
// valid in this process only: long paths and pictures of the sphere count by their ids.
std::uint64_t group_key(const Group& group);

}  // namespace homebound::drawing
