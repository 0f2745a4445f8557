// Holds pictures of the sphere as textures, and the program that draws them by a grid of positions.
#pragma once

#include <memory>
#include <unordered_map>

#include "drawing/warp.h"
#include "render/gl/gl.h"

namespace homebound::render {

// The textures and the program for warps of one context.
class Warps {
 public:
  Warps();
  // Puts its program in use and binds the textures; the caller owns the returned texture of the grid.
  // `origin` is the first pixel of the target on the page. Throws Error when the driver cannot hold the
  // raster's size.
  [[nodiscard]] TextureName use(const drawing::Warp& warp, double scale, Point origin);

 private:
  struct Raster {  // kept while its owner lives
    std::weak_ptr<const drawing::SphereRaster> owner;
    TextureName texture;
  };
  unsigned texture(const std::shared_ptr<const drawing::SphereRaster>& raster);

  ProgramName program_{load_program("picture.vert", "warp.frag")};
  std::unordered_map<const drawing::SphereRaster*, Raster> rasters_;
};

}  // namespace homebound::render
