// Pictures of the sphere as textures, and the program that draws them by a grid of positions.
#pragma once

#include <memory>
#include <unordered_map>

#include "drawing/warp.h"
#include "render/gl/gl.h"

namespace homebound::render {

class Warps {
 public:
  Warps();
  // Makes its program the one in use and binds the textures; that of the grid is the caller's. `origin` is
  // the first pixel of the target on the page. Throws Error when the driver cannot hold the raster's size.
  [[nodiscard]] TextureName use(const drawing::Warp& warp, double scale, Point origin);

 private:
  struct Raster {  // kept as long as somebody holds it
    std::weak_ptr<const drawing::SphereRaster> owner;
    TextureName texture;
  };
  unsigned texture(const std::shared_ptr<const drawing::SphereRaster>& raster);

  ProgramName program_{load_program("picture.vert", "warp.frag")};
  std::unordered_map<const drawing::SphereRaster*, Raster> rasters_;
};

}  // namespace homebound::render
