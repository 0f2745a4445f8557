// Pictures of the sphere as textures, and the program that draws them by a grid of positions.
#pragma once

#include <memory>
#include <unordered_map>

#include "render/gl/drawing.h"
#include "render/gl/gl.h"
#include "scene/warp.h"

namespace homebound::render {

class Warps {
 public:
  Warps();
  const QuadProgram& program() const { return program_; }
  // Sets up the program, which is in use, and binds the textures. Throws Error when the driver cannot hold
  // the raster's size.
  void use(const scene::Warp& warp, const Viewport& view, bool masked);
  // Ends a draw: drops grids that it did not use, and rasters that nobody holds any more.
  void trim();

 private:
  struct Raster {
    std::weak_ptr<const scene::SphereRaster> owner;
    TextureName texture;
  };
  struct Grid {
    std::shared_ptr<const scene::SphereGrid> owner;  // holds the key's address
    TextureName texture;
    bool used = true;
  };
  unsigned texture(const std::shared_ptr<const scene::SphereRaster>& raster);
  unsigned texture(const std::shared_ptr<const scene::SphereGrid>& grid);

  QuadProgram program_{"warp.frag"};
  int origin_, masked_, to_node_, middle_, top_, span_, texels_;
  std::unordered_map<const scene::SphereRaster*, Raster> rasters_;
  std::unordered_map<const scene::SphereGrid*, Grid> grids_;
};

}  // namespace homebound::render
