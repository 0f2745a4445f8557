#include "render/gl/renderer.h"

#include <cmath>

#include <epoxy/gl.h>

namespace homebound::render {

Renderer::Renderer() = default;

void Renderer::draw(const drawing::Drawing& drawing, double scale, int width, int height, Point origin) {
  const int left = static_cast<int>(std::lround(origin.x)), top = static_cast<int>(std::lround(origin.y));
  const Canvas::Drawn drawn = canvas_.draw(drawing, {scale, {left, top, left + width, top + height}});
  std::vector<PixelRect> changed = drawn.changed;
  if (picture_.width != width || picture_.height != height) {
    picture_ = make_target(width, height);
    changed = {drawn.page.at};
  }
  glBindTexture(GL_TEXTURE_2D, *picture_.texture);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, width);
  for (const PixelRect& r : changed)
    glTexSubImage2D(GL_TEXTURE_2D, 0, r.left - left, r.top - top, r.width(), r.height(), GL_BGRA,
                    GL_UNSIGNED_BYTE, drawn.page.row(r.left, r.top));
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glBindTexture(GL_TEXTURE_2D, 0);
  ink_ = inked(drawn.page);
  for (PixelRect& r : ink_) r = {r.left - left, r.top - top, r.right - left, r.bottom - top};
}

void Renderer::show(unsigned target, int height, const PixelRect& to) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, *picture_.framebuffer);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target);
  const bool same = std::abs(to.width()) == picture_.width && std::abs(to.height()) == picture_.height;
  glBlitFramebuffer(0, 0, picture_.width, picture_.height, to.left, height - to.top, to.right,
                    height - to.bottom, GL_COLOR_BUFFER_BIT, same ? GL_NEAREST : GL_LINEAR);
  glBindFramebuffer(GL_FRAMEBUFFER, target);
}

void Renderer::lay_over(unsigned target, int height, const PixelRect& to, float opacity) {
  if (!over_) over_ = load_program("picture.vert", "image.frag"), array_ = make_vertex_array();
  const int bottom = height - to.bottom;  // rows of the window run up
  glBindFramebuffer(GL_FRAMEBUFFER, target);
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glUseProgram(*over_);
  glUniform2f(uniform(over_, "origin"), static_cast<float>(-to.left), static_cast<float>(-bottom));
  glUniform3f(uniform(over_, "to_u"), 1 / static_cast<float>(to.width()), 0, 0);
  glUniform3f(uniform(over_, "to_v"), 0, -1 / static_cast<float>(to.height()), 1);
  glUniform1f(uniform(over_, "lod"), 0);
  glUniform1f(uniform(over_, "opacity"), opacity);
  glUniform1i(uniform(over_, "picture"), 0);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, *picture_.texture);
  glBindVertexArray(*array_);
  const bool same = to.width() == picture_.width && to.height() == picture_.height;
  const std::vector<PixelRect> all{{0, 0, to.width(), to.height()}};
  for (const PixelRect& r : same ? ink_ : all) {
    glViewport(to.left + r.left, height - (to.top + r.bottom), r.width(), r.height());
    glDrawArrays(GL_TRIANGLES, 0, 3);
  }
  glBindVertexArray(0);
  glBindTexture(GL_TEXTURE_2D, 0);
  glUseProgram(0);
  glDisable(GL_BLEND);
}

}  // namespace homebound::render
