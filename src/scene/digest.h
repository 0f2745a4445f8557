// What a scene shows, as one short text: whether a picture that is there already is still the right one.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "scene/scene.h"

namespace homebound::scene {

// Equal digests mean equal scenes, to the last bit of every number; also between processes, which path ids
// and the keys of groups do not. Remembers long paths and pictures, which many frames share.
class Digester {
 public:
  std::string of(const Scene& scene);  // 16 hexadecimal digits

 private:
  struct Visitor;
  std::unordered_map<std::uint64_t, std::uint64_t> paths_;  // by id
  struct Kept {
    std::shared_ptr<const void> owner;  // keeps its address from being used again
    std::uint64_t digest = 0;
  };
  std::unordered_map<const void*, Kept> pictures_;
};

}  // namespace homebound::scene
