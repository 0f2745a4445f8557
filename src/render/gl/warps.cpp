#include "render/gl/warps.h"

#include <numbers>

#include <epoxy/gl.h>

namespace homebound::render {
namespace {

constexpr double degree = std::numbers::pi / 180;

TextureName upload(const drawing::SphereRaster& raster) {
  const auto& levels = raster.levels();
  check_texture_size(levels.front().width, levels.front().height);
  TextureName texture = make_texture(GL_LINEAR_MIPMAP_LINEAR, GL_LINEAR);
  if (raster.wraps()) glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_REPEAT);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, static_cast<GLint>(levels.size()) - 1);
  for (std::size_t i = 0; i < levels.size(); ++i)
    glTexImage2D(GL_TEXTURE_2D, static_cast<GLint>(i), GL_RGBA8, levels[i].width, levels[i].height, 0,
                 GL_RGBA, GL_UNSIGNED_BYTE, levels[i].rgba.data());
  return texture;
}

TextureName upload(const drawing::SphereGrid& grid) {
  check_texture_size(grid.columns, grid.rows);
  TextureName texture = make_texture(GL_NEAREST, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGB32F, grid.columns, grid.rows, 0, GL_RGB, GL_FLOAT, grid.xyz.data());
  return texture;
}

}  // namespace

Warps::Warps() {
  glUseProgram(*program_);
  glUniform1i(uniform(program_, "picture"), 0);
  glUniform1i(uniform(program_, "grid"), 1);
}

unsigned Warps::texture(const std::shared_ptr<const drawing::SphereRaster>& raster) {
  std::erase_if(rasters_, [](const auto& e) { return e.second.owner.expired(); });
  Raster& entry = rasters_[raster.get()];
  if (!entry.texture) entry = {raster, upload(*raster)};
  return *entry.texture;
}

TextureName Warps::use(const drawing::Warp& warp, double scale, Point origin) {
  const unsigned picture = texture(warp.raster);
  glActiveTexture(GL_TEXTURE1);
  TextureName nodes = upload(*warp.grid);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, picture);
  glUseProgram(*program_);
  const auto at = [this](const char* name) { return uniform(program_, name); };
  const auto set = [](int place, double x, double y) {
    glUniform2f(place, static_cast<float>(x), static_cast<float>(y));
  };
  set(at("origin"), origin.x, origin.y);
  const drawing::SphereGrid& grid = *warp.grid;
  const double across = (grid.columns - 1) / grid.box.width(), down = (grid.rows - 1) / grid.box.height();
  glUniform4f(at("to_node"), static_cast<float>(across / scale), static_cast<float>(down / scale),
              static_cast<float>(-grid.box.left * across), static_cast<float>(-grid.box.top * down));
  const drawing::SphereRaster::Bounds& bounds = warp.raster->bounds();
  glUniform1f(at("middle"), static_cast<float>((bounds.west + bounds.east) / 2 * degree));
  glUniform1f(at("top"), static_cast<float>(bounds.north * degree));
  set(at("span"), (bounds.east - bounds.west) * degree, (bounds.north - bounds.south) * degree);
  glUniform1f(at("texels"), static_cast<float>(warp.raster->texels_a_radian()));
  return nodes;
}

}  // namespace homebound::render
