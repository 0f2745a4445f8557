// OpenGL names that delete themselves. Everything here needs a current context.
#pragma once

#include <string>
#include <utility>

namespace homebound::render {

// A name with its deleter; it can be moved but not copied.
template <void (*Delete)(unsigned)>
class GlName {
 public:
  GlName() = default;
  explicit GlName(unsigned name) : name_(name) {}
  GlName(GlName&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
  GlName& operator=(GlName&& other) noexcept {
    std::swap(name_, other.name_);
    return *this;
  }
  ~GlName() {
    if (name_ != 0) Delete(name_);
  }
  GlName(const GlName&) = delete;
  GlName& operator=(const GlName&) = delete;
  unsigned operator*() const { return name_; }
  explicit operator bool() const { return name_ != 0; }

 private:
  unsigned name_ = 0;
};

void delete_texture(unsigned name);
void delete_framebuffer(unsigned name);
void delete_program(unsigned name);
void delete_vertex_array(unsigned name);
using TextureName = GlName<delete_texture>;
using FramebufferName = GlName<delete_framebuffer>;
using ProgramName = GlName<delete_program>;
using VertexArrayName = GlName<delete_vertex_array>;

VertexArrayName make_vertex_array();
// Makes a texture and binds it; it is clamped at its edges. `smaller` and `larger` are GL's minifying and
// magnifying filter.
TextureName make_texture(int smaller, int larger);
// Throws Error when the driver cannot hold a texture of so many texels.
void check_texture_size(int width, int height);

// A premultiplied 8-bit picture that can be drawn to.
struct Target {
  int width = 0, height = 0;
  TextureName texture;
  FramebufferName framebuffer;
};
// Makes a target. Throws Error when the driver has no memory for it or does not support its size.
Target make_target(int width, int height);

// Compiles and links shaders/<vertex> and shaders/<fragment>. Throws Error with the file and GL's message.
ProgramName load_program(const std::string& vertex, const std::string& fragment);
int uniform(const ProgramName& program, const char* name);

}  // namespace homebound::render
