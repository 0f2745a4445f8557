// OpenGL names that delete themselves. All of it needs a current context.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace homebound::render {

// A name with its deleter, not copied.
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
void delete_buffer(unsigned name);
void delete_vertex_array(unsigned name);
using TextureName = GlName<delete_texture>;
using FramebufferName = GlName<delete_framebuffer>;
using ProgramName = GlName<delete_program>;
using BufferName = GlName<delete_buffer>;
using VertexArrayName = GlName<delete_vertex_array>;

// One byte a pixel, not filtered.
TextureName mask_texture(int width, int height);
// Premultiplied 8-bit RGBA, not filtered.
TextureName colour_texture(int width, int height);

// A colour texture that can be drawn to.
struct Target {
  int width = 0, height = 0;
  TextureName texture;
  FramebufferName framebuffer;
};
// Throws Error when the driver has no memory or no such size.
Target make_target(int width, int height);

// Compiles and links shaders/<vertex> and shaders/<fragment>; throws Error with the file and GL's message.
ProgramName load_program(const std::string& vertex, const std::string& fragment);
int uniform(const ProgramName& program, const char* name);

// shaders/quad.vert with a fragment shader, and the places of its uniforms.
struct QuadProgram {
  explicit QuadProgram(const std::string& fragment) : name(load_program("quad.vert", fragment)) {
    size = uniform(name, "size"), texel = uniform(name, "texel");
  }
  ProgramName name;
  int size, texel;
};

// One corner of a pixel-aligned rectangle: the input of shaders/quad.vert.
struct QuadVertex {
  float x, y;        // pixels
  float u, v;        // texels
  float r, g, b, a;  // premultiplied
};

// Rectangles of four vertices each.
class QuadBuffer {
 public:
  QuadBuffer();
  void upload(const std::vector<QuadVertex>& vertices);
  void bind() const;
  void draw(std::size_t first_quad, std::size_t quads) const;

 private:
  VertexArrayName array_;
  BufferName vertices_, indices_;
  std::size_t indexed_quads_ = 0;
};

}  // namespace homebound::render
