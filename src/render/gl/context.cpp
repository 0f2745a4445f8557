#include "render/gl/context.h"

#include <array>
#include <string>

#include <epoxy/egl.h>
#include <epoxy/gl.h>
#include <fmt/format.h>

#include "base/error.h"

namespace homebound::render {
namespace {

bool client_has(const char* extension) { return epoxy_has_egl_extension(EGL_NO_DISPLAY, extension); }

bool usable(EGLDisplay display) {
  return display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) == EGL_TRUE &&
         epoxy_has_egl_extension(display, "EGL_KHR_surfaceless_context");
}

// Opens Mesa's display without a window system, else the first graphics device, else the default display.
EGLDisplay open_display() {
  if (client_has("EGL_MESA_platform_surfaceless")) {
    const EGLDisplay display =
        eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    if (usable(display)) return display;
  }
  if (client_has("EGL_EXT_platform_device") && client_has("EGL_EXT_device_enumeration")) {
    std::array<EGLDeviceEXT, 16> devices{};
    EGLint count = 0;
    if (eglQueryDevicesEXT(static_cast<EGLint>(devices.size()), devices.data(), &count) == EGL_TRUE) {
      for (EGLint i = 0; i < count; ++i) {
        const EGLDisplay display =
            eglGetPlatformDisplayEXT(EGL_PLATFORM_DEVICE_EXT, devices[static_cast<std::size_t>(i)], nullptr);
        if (usable(display)) return display;
      }
    }
  }
  if (const EGLDisplay display = eglGetDisplay(EGL_DEFAULT_DISPLAY); usable(display)) return display;
  throw Error({"there is no EGL display that can draw without a window (EGL_KHR_surfaceless_context)",
               "没有可用于离屏绘图的 EGL 显示（EGL_KHR_surfaceless_context）"});
}

EGLDisplay the_display() {
  static const EGLDisplay display = open_display();
  return display;
}

}  // namespace

OffscreenContext::OffscreenContext() : display_(the_display()) {
  eglBindAPI(EGL_OPENGL_API);
  constexpr std::array<EGLint, 5> wanted{EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, 0, EGL_NONE};
  EGLConfig config = nullptr;
  EGLint count = 0;
  eglChooseConfig(display_, wanted.data(), &config, 1, &count);
  if (count == 0) config = nullptr;  // EGL_KHR_no_config_context
  constexpr std::array<EGLint, 7> version{EGL_CONTEXT_MAJOR_VERSION,
                                          3,
                                          EGL_CONTEXT_MINOR_VERSION,
                                          3,
                                          EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                          EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                          EGL_NONE};
  context_ = eglCreateContext(display_, config, EGL_NO_CONTEXT, version.data());
  if (context_ == EGL_NO_CONTEXT) {
    throw Error(told("there is no OpenGL 3.3 here (EGL error 0x{:x})",
                     "本机不支持 OpenGL 3.3（EGL 错误 0x{:x}）", eglGetError()));
  }
}

OffscreenContext::~OffscreenContext() { eglDestroyContext(display_, context_); }

void OffscreenContext::make_current() const {
  eglBindAPI(EGL_OPENGL_API);  // each thread has its own choice
  if (eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_) != EGL_TRUE) {
    throw Error(told("OpenGL's context cannot be used (EGL error 0x{:x})",
                     "无法使用 OpenGL 上下文（EGL 错误 0x{:x}）", eglGetError()));
  }
}

void OffscreenContext::release() const {
  eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
}

}  // namespace homebound::render
