#include "render/gl/gl.h"

#include <fstream>
#include <iterator>

#include <epoxy/gl.h>
#include <fmt/format.h>

#include "base/error.h"
#include "base/resources.h"

namespace homebound::render {
namespace {

using Shader = GlName<[](unsigned name) { glDeleteShader(name); }>;

Shader compile(GLenum kind, const std::string& file) {
  const auto path = resource("shaders/" + file);
  std::ifstream stream(path, std::ios::binary);
  const std::string source{std::istreambuf_iterator<char>(stream), {}};
  if (!stream && source.empty())
    throw Error(told("cannot read shader {}", "无法读取着色器 {}", path.string()));
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
    throw Error(told("OpenGL cannot compile {}: {}", "OpenGL 无法编译 {}：{}", path.string(), log));
  }
  return shader;
}

}  // namespace

void delete_texture(unsigned name) { glDeleteTextures(1, &name); }
void delete_framebuffer(unsigned name) { glDeleteFramebuffers(1, &name); }
void delete_program(unsigned name) { glDeleteProgram(name); }
void delete_vertex_array(unsigned name) { glDeleteVertexArrays(1, &name); }

VertexArrayName make_vertex_array() {
  GLuint name = 0;
  glGenVertexArrays(1, &name);
  return VertexArrayName(name);
}

TextureName make_texture(int smaller, int larger) {
  GLuint name = 0;
  glGenTextures(1, &name);
  TextureName texture(name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, smaller);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, larger);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  return texture;
}

void check_texture_size(int width, int height) {
  GLint largest = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
  if (width > largest || height > largest)
    throw Error(told("a picture of {} x {} pixels is larger than OpenGL's {} here",
                     "{} × {}像素的图片超出本机 OpenGL 的上限 {}", width, height, largest));
}

Target make_target(int width, int height) {
  check_texture_size(width, height);
  Target target{width, height, make_texture(GL_LINEAR, GL_LINEAR), {}};
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
  // This is the format of windows, so that software OpenGL copies to them without converting; it keeps
  // GL_RGBA8 in another order of bytes.
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_BGRA, GL_UNSIGNED_BYTE, nullptr);
  GLuint name = 0;
  glGenFramebuffers(1, &name);
  target.framebuffer = FramebufferName(name);
  glBindFramebuffer(GL_FRAMEBUFFER, name);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, *target.texture, 0);
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
    throw Error(told("OpenGL cannot draw into a picture of {} x {} pixels",
                     "OpenGL 无法绘制{} × {}像素的图片", width, height));
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
    throw Error(
        told("OpenGL cannot link {} and {}: {}", "OpenGL 无法链接 {} 和 {}：{}", vertex, fragment, log));
  }
  return program;
}

int uniform(const ProgramName& program, const char* name) { return glGetUniformLocation(*program, name); }

}  // namespace homebound::render
