// Base maps that are kept, each made for one area, while all pictures of a story are drawn.
#pragma once

#include <memory>
#include <optional>

#include "geo/clip/shape.h"

namespace homebound::compose {

// While one lives, base maps of views within `covered` are made for all of it and kept, so that views of one
// scale share them, whatever was drawn before. nullopt: the whole world. Pictures are the same.
class KeptMaps {
 public:
  explicit KeptMaps(std::optional<Cap> covered);
  ~KeptMaps();
  KeptMaps(const KeptMaps&) = delete;
  KeptMaps& operator=(const KeptMaps&) = delete;

  struct Store;

 private:
  std::shared_ptr<Store> store_;
};

}  // namespace homebound::compose
