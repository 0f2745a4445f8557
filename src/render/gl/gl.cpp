#include "render/gl/gl.h"

#include <cstddef>
#include <fstream>
#include <iterator>

#include <epoxy/gl.h>
#include <fmt/format.h>

#include "base/error.h"
#include "base/resources.h"

namespace homebound::render {
namespace {

TextureName new_texture(GLint format, int width, int height, GLenum components) {
  GLuint name = 0;
  glGenTextures(1, &name);
  TextureName texture(name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
  glTexImage2D(GL_TEXTURE_2D, 0, format, width, height, 0, components, GL_UNSIGNED_BYTE, nullptr);
  return texture;
}

using Shader = GlName<[](unsigned name) { glDeleteShader(name); }>;

Shader compile(GLenum kind, const std::string& file) {
  const auto path = resource("shaders/" + file);
  std::ifstream stream(path, std::ios::binary);
  const std::string source{std::istreambuf_iterator<char>(stream), {}};
  if (!stream && source.empty()) throw Error(fmt::format("cannot read shader {}", path.string()));
  Shader shader(glCreateShader(kind));
  const char* text = source.c_str();
  glShaderSource(*shader, 1, &text, nullptr);
  glCompileShader(*shader);
  GLint compiled = GL_FALSE;
  glGetShaderiv(*shader, GL_COMPILE_STATUS, &compiled);
  if (compiled == GL_FALSE) {
    GLint size = 0;
    glGetShaderiv(*shader, GL_INFO_LOG_LENGTH, &size);
    std::string log(static_cast<std::size_t>(size), '\0');
    glGetShaderInfoLog(*shader, size, &size, log.data());
    log.resize(static_cast<std::size_t>(size));
    throw Error(fmt::format("OpenGL cannot compile {}: {}", path.string(), log));
  }
  return shader;
}

}  // namespace

void delete_texture(unsigned name) { glDeleteTextures(1, &name); }
void delete_framebuffer(unsigned name) { glDeleteFramebuffers(1, &name); }
void delete_program(unsigned name) { glDeleteProgram(name); }
void delete_buffer(unsigned name) { glDeleteBuffers(1, &name); }
void delete_vertex_array(unsigned name) { glDeleteVertexArrays(1, &name); }

TextureName mask_texture(int width, int height) { return new_texture(GL_R8, width, height, GL_RED); }
TextureName colour_texture(int width, int height) { return new_texture(GL_RGBA8, width, height, GL_RGBA); }

Target make_target(int width, int height) {
  Target target{width, height, colour_texture(width, height), {}};
  GLuint name = 0;
  glGenFramebuffers(1, &name);
  target.framebuffer = FramebufferName(name);
  glBindFramebuffer(GL_FRAMEBUFFER, name);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, *target.texture, 0);
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
    throw Error(fmt::format("OpenGL cannot draw into a picture of {} x {} pixels", width, height));
  }
  return target;
}

ProgramName load_program(const std::string& vertex, const std::string& fragment) {
  const Shader first = compile(GL_VERTEX_SHADER, vertex), second = compile(GL_FRAGMENT_SHADER, fragment);
  ProgramName program(glCreateProgram());
  glAttachShader(*program, *first);
  glAttachShader(*program, *second);
  glLinkProgram(*program);
  GLint linked = GL_FALSE;
  glGetProgramiv(*program, GL_LINK_STATUS, &linked);
  if (linked == GL_FALSE) {
    GLint size = 0;
    glGetProgramiv(*program, GL_INFO_LOG_LENGTH, &size);
    std::string log(static_cast<std::size_t>(size), '\0');
    glGetProgramInfoLog(*program, size, &size, log.data());
    log.resize(static_cast<std::size_t>(size));
    throw Error(fmt::format("OpenGL cannot link {} and {}: {}", vertex, fragment, log));
  }
  return program;
}

int uniform(const ProgramName& program, const char* name) { return glGetUniformLocation(*program, name); }

QuadBuffer::QuadBuffer() {
  GLuint name = 0;
  glGenVertexArrays(1, &name);
  array_ = VertexArrayName(name);
  glGenBuffers(1, &name);
  vertices_ = BufferName(name);
  glGenBuffers(1, &name);
  indices_ = BufferName(name);
  glBindVertexArray(*array_);
  glBindBuffer(GL_ARRAY_BUFFER, *vertices_);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, *indices_);
  constexpr GLsizei stride = sizeof(QuadVertex);
  const auto at = [](std::size_t offset) {
    // NOLINTNEXTLINE(performance-no-int-to-ptr): OpenGL takes offsets as pointers
    return reinterpret_cast<const void*>(offset);
  };
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, stride, at(offsetof(QuadVertex, x)));
  glEnableVertexAttribArray(1);
  glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, stride, at(offsetof(QuadVertex, u)));
  glEnableVertexAttribArray(2);
  glVertexAttribPointer(2, 4, GL_FLOAT, GL_FALSE, stride, at(offsetof(QuadVertex, r)));
  glBindVertexArray(0);
}

void QuadBuffer::bind() const { glBindVertexArray(*array_); }

void QuadBuffer::upload(const std::vector<QuadVertex>& vertices) {
  bind();
  glBindBuffer(GL_ARRAY_BUFFER, *vertices_);
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size() * sizeof(QuadVertex)),
               vertices.data(), GL_STREAM_DRAW);
  const std::size_t quads = vertices.size() / 4;
  if (quads <= indexed_quads_) return;
  indexed_quads_ = std::max(quads, 2 * indexed_quads_);
  std::vector<std::uint32_t> indices;
  indices.reserve(indexed_quads_ * 6);
  for (std::uint32_t i = 0; i < indexed_quads_ * 4; i += 4) {
    indices.insert(indices.end(), {i, i + 1, i + 2, i + 2, i + 1, i + 3});
  }
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(std::uint32_t)),
               indices.data(), GL_STATIC_DRAW);
}

void QuadBuffer::draw(std::size_t first_quad, std::size_t quads) const {
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(quads * 6), GL_UNSIGNED_INT,
                 // NOLINTNEXTLINE(performance-no-int-to-ptr): see above
                 reinterpret_cast<const void*>(first_quad * 6 * sizeof(std::uint32_t)));
}

}  // namespace homebound::render
