// Starts OpenGL once a picture needs to be sampled, in a context of its own that is current only while a
// picture is drawn.
#pragma once

#include <optional>

#include "base/error.h"
#include "render/gl/context.h"
#include "render/gl/pictures.h"
#include "render/raster/pixel_copy.h"

namespace homebound::render {

// Use it from one thread at a time, with no other context current.
class LazyPictures final : public PictureSource {
 public:
  LazyPictures() = default;
  ~LazyPictures() override {  // a context's objects can only be deleted in it
    if (!pictures_) return;
    try {
      context_->make_current();
      pictures_.reset();
      context_->release();
    } catch (const Error&) {  // the driver is gone, and all its objects with it
    }
  }
  LazyPictures(const LazyPictures&) = delete;
  LazyPictures& operator=(const LazyPictures&) = delete;

  Block draw(const drawing::Image& image, double scale, const PixelRect& box, Order order) override {
    if (auto block = copied(image, scale, box, order)) return *std::move(block);
    return with_context([&](Pictures& p) { return p.draw(image, scale, box, order); });
  }
  Block draw(const drawing::Warp& warp, double scale, const PixelRect& box, Order order) override {
    return with_context([&](Pictures& p) { return p.draw(warp, scale, box, order); });
  }

 private:
  template <class Draw>
  Block with_context(const Draw& draw) {
    if (!context_) context_.emplace();
    context_->make_current();
    struct Release {
      const OffscreenContext& context;
      ~Release() { context.release(); }
    } const release{*context_};
    if (!pictures_) pictures_.emplace();
    return draw(*pictures_);
  }

  std::optional<OffscreenContext> context_;
  std::optional<Pictures> pictures_;
};

}  // namespace homebound::render
