#include "render/gl/warps.h"

#include <numbers>

#include <epoxy/gl.h>
#include <fmt/format.h>

#include "base/error.h"

namespace homebound::render {
namespace {

constexpr double degree = std::numbers::pi / 180;

TextureName new_texture(GLint smaller, GLint larger, GLint around) {
  GLuint name = 0;
  glGenTextures(1, &name);
  TextureName texture(name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, smaller);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, larger);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, around);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  return texture;
}

void check_size(int width, int height) {
  GLint largest = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
  if (width > largest || height > largest)
    throw Error(
        fmt::format("a raster of {} x {} pixels is larger than OpenGL's {} here", width, height, largest));
}

TextureName upload(const scene::SphereRaster& raster) {
  const auto& levels = raster.levels();
  check_size(levels.front().width, levels.front().height);
  TextureName texture =
      new_texture(GL_LINEAR_MIPMAP_LINEAR, GL_LINEAR, raster.wraps() ? GL_REPEAT : GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, static_cast<GLint>(levels.size()) - 1);
  for (std::size_t i = 0; i < levels.size(); ++i)
    glTexImage2D(GL_TEXTURE_2D, static_cast<GLint>(i), GL_RGBA8, levels[i].width, levels[i].height, 0,
                 GL_RGBA, GL_UNSIGNED_BYTE, levels[i].rgba.data());
  return texture;
}

TextureName upload(const scene::SphereGrid& grid) {
  check_size(grid.columns, grid.rows);
  TextureName texture = new_texture(GL_NEAREST, GL_NEAREST, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGB32F, grid.columns, grid.rows, 0, GL_RGB, GL_FLOAT, grid.xyz.data());
  return texture;
}

}  // namespace

Warps::Warps() {
  const auto place = [this](const char* name) { return uniform(program_.name, name); };
  origin_ = place("origin"), masked_ = place("masked"), to_node_ = place("to_node");
  middle_ = place("middle"), top_ = place("top"), span_ = place("span"), texels_ = place("texels");
  glUseProgram(*program_.name);
  glUniform1i(place("mask"), 0);
  glUniform1i(place("picture"), 1);
  glUniform1i(place("grid"), 2);
}

unsigned Warps::texture(const std::shared_ptr<const scene::SphereRaster>& raster) {
  Raster& entry = rasters_[raster.get()];
  if (!entry.texture || entry.owner.expired()) entry = {raster, upload(*raster)};
  return *entry.texture;
}

unsigned Warps::texture(const std::shared_ptr<const scene::SphereGrid>& grid) {
  Grid& entry = grids_[grid.get()];
  if (!entry.texture) entry = {grid, upload(*grid), true};
  entry.used = true;
  return *entry.texture;
}

void Warps::use(const scene::Warp& warp, const Viewport& view, bool masked) {
  glActiveTexture(GL_TEXTURE1);
  glBindTexture(GL_TEXTURE_2D, texture(warp.raster));
  glActiveTexture(GL_TEXTURE2);
  glBindTexture(GL_TEXTURE_2D, texture(warp.grid));
  glActiveTexture(GL_TEXTURE0);
  const auto set = [](int place, double x, double y) {
    glUniform2f(place, static_cast<float>(x), static_cast<float>(y));
  };
  set(origin_, view.pixels.left, view.pixels.top);
  const scene::SphereGrid& grid = *warp.grid;
  const double across = (grid.columns - 1) / grid.box.width(), down = (grid.rows - 1) / grid.box.height();
  glUniform4f(to_node_, static_cast<float>(across / view.scale), static_cast<float>(down / view.scale),
              static_cast<float>(-grid.box.left * across), static_cast<float>(-grid.box.top * down));
  const scene::SphereRaster::Bounds& bounds = warp.raster->bounds();
  glUniform1f(middle_, static_cast<float>((bounds.west + bounds.east) / 2 * degree));
  glUniform1f(top_, static_cast<float>(bounds.north * degree));
  set(span_, (bounds.east - bounds.west) * degree, (bounds.north - bounds.south) * degree);
  glUniform1f(texels_, static_cast<float>(warp.raster->texels_a_radian()));
  glUniform1i(masked_, masked ? 1 : 0);
}

void Warps::trim() {
  std::erase_if(rasters_, [](const auto& e) { return e.second.owner.expired(); });
  std::erase_if(grids_, [](const auto& e) { return !e.second.used; });
  for (auto& [key, grid] : grids_) grid.used = false;
}

}  // namespace homebound::render
