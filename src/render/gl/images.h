// Pictures as textures, kept while they are drawn.
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>

#include "render/gl/gl.h"
#include "scene/scene.h"

namespace homebound::render {

class Images {
 public:
  // The premultiplied, mipmapped texture of a picture. Throws Error when the driver cannot hold its size.
  unsigned texture(const std::shared_ptr<const scene::Pixels>& pixels);
  // Ends a draw: drops what it did not use.
  void trim();

 private:
  struct Entry {
    std::shared_ptr<const scene::Pixels> pixels;  // holds the key's address
    TextureName texture;
    bool used = false;
  };
  std::unordered_map<const scene::Pixels*, Entry> entries_;
};

}  // namespace homebound::render
