// Provides OpenGL 3.3 without a window.
#pragma once

namespace homebound::render {

// A context of the process's EGL display. make_current() throws Error when the context cannot be used.
class OffscreenContext {
 public:
  OffscreenContext();  // throws Error when there is no EGL or no OpenGL 3.3
  ~OffscreenContext();
  OffscreenContext(const OffscreenContext&) = delete;
  OffscreenContext& operator=(const OffscreenContext&) = delete;

  // Makes the context current on this thread until release().
  void make_current() const;
  void release() const;

 private:
  void* display_ = nullptr;
  void* context_ = nullptr;
};

}  // namespace homebound::render
