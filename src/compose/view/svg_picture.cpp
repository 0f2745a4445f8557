#include "compose/view/svg_picture.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>

#include <librsvg/rsvg.h>

#include "base/error.h"
#include "base/late_library.h"

namespace homebound::compose {
namespace {

// library, function
#define HOMEBOUND_RSVG_FUNCTIONS(X)                 \
  X(cairo, cairo_create)                            \
  X(cairo, cairo_destroy)                           \
  X(cairo, cairo_image_surface_create)              \
  X(cairo, cairo_image_surface_get_data)            \
  X(cairo, cairo_image_surface_get_stride)          \
  X(cairo, cairo_surface_destroy)                   \
  X(cairo, cairo_surface_flush)                     \
  X(glib, g_error_free)                             \
  X(gobject, g_object_unref)                        \
  X(rsvg, rsvg_handle_get_intrinsic_dimensions)     \
  X(rsvg, rsvg_handle_get_intrinsic_size_in_pixels) \
  X(rsvg, rsvg_handle_new_from_data)                \
  X(rsvg, rsvg_handle_render_document)

struct Functions {
// NOLINTNEXTLINE(bugprone-macro-parentheses): a member's name takes none
#define HOMEBOUND_RSVG_MEMBER(library, name) decltype(&::name) name;
  HOMEBOUND_RSVG_FUNCTIONS(HOMEBOUND_RSVG_MEMBER)
#undef HOMEBOUND_RSVG_MEMBER
};

const Functions& rsvg() {
  static const Functions all = [] {
    const auto library = [](const char* file, const char* package) {
      return late_library({"SVG needs", "读取 SVG 需要"}, file, package);
    };
    void* const rsvg = library("librsvg-2.so.2", "librsvg2-2");
    void* const cairo = library("libcairo.so.2", "libcairo2");
    void* const gobject = library("libgobject-2.0.so.0", "libglib2.0-0");
    void* const glib = library("libglib-2.0.so.0", "libglib2.0-0");
    Functions f{};
#define HOMEBOUND_RSVG_LOAD(from, name) \
  f.name = reinterpret_cast<decltype(f.name)>(late_function(from, #name));
    HOMEBOUND_RSVG_FUNCTIONS(HOMEBOUND_RSVG_LOAD)
#undef HOMEBOUND_RSVG_LOAD
    return f;
  }();
  return all;
}

struct Free {
  void operator()(RsvgHandle* handle) const { rsvg().g_object_unref(handle); }
  void operator()(GError* error) const { rsvg().g_error_free(error); }
  void operator()(cairo_surface_t* surface) const { rsvg().cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { rsvg().cairo_destroy(context); }
};
template <class Object>
using Owned = std::unique_ptr<Object, Free>;

// Returns the size of a document: in pixels, or of its view box where it has none.
Size size_of(RsvgHandle* handle) {
  Size size;
  if (rsvg().rsvg_handle_get_intrinsic_size_in_pixels(handle, &size.width, &size.height)) return size;
  gboolean has_width = 0, has_height = 0, has_box = 0;
  RsvgLength width{}, height{};
  RsvgRectangle box{};
  rsvg().rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &width, &has_height, &height, &has_box,
                                              &box);
  return has_box ? Size{box.width, box.height} : Size{1, 1};
}

}  // namespace

std::shared_ptr<const drawing::Pixels> read_svg(const std::filesystem::path& file, int most) {
  std::ifstream in(file, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in && !in.eof()) throw Error(told("cannot read '{}'", "无法读取“{}”", file.filename().string()));
  GError* problem = nullptr;
  const auto bytes = reinterpret_cast<const guint8*>(text.data());
  const auto fail = [&]() -> Error {
    const Owned<GError> owned(problem);
    return Error(told("'{}' is no SVG that can be read: {}", "“{}”不是可读取的 SVG：{}",
                      file.filename().string(), owned ? owned->message : "?"));
  };
  const Owned<RsvgHandle> handle(rsvg().rsvg_handle_new_from_data(bytes, text.size(), &problem));
  if (!handle) throw fail();
  const Size own = size_of(handle.get());
  if (!(own.width > 0) || !(own.height > 0))
    throw Error(told("'{}' is an SVG without a size", "“{}”是没有尺寸的 SVG", file.filename().string()));
  const double scale = most / std::max(own.width, own.height);
  auto pixels = std::make_shared<drawing::Pixels>();
  const auto whole = [&](double v) { return std::clamp(static_cast<int>(std::lround(v * scale)), 1, most); };
  pixels->width = whole(own.width), pixels->height = whole(own.height);
  const Owned<cairo_surface_t> surface(
      rsvg().cairo_image_surface_create(CAIRO_FORMAT_ARGB32, pixels->width, pixels->height));
  {
    const Owned<cairo_t> context(rsvg().cairo_create(surface.get()));
    const RsvgRectangle page{0, 0, static_cast<double>(pixels->width), static_cast<double>(pixels->height)};
    if (!rsvg().rsvg_handle_render_document(handle.get(), context.get(), &page, &problem)) throw fail();
  }
  rsvg().cairo_surface_flush(surface.get());
  const unsigned char* const data = rsvg().cairo_image_surface_get_data(surface.get());
  const int stride = rsvg().cairo_image_surface_get_stride(surface.get());
  pixels->rgba.resize(static_cast<std::size_t>(pixels->width) * static_cast<std::size_t>(pixels->height) * 4);
  std::uint8_t* out = pixels->rgba.data();
  for (int y = 0; y < pixels->height; ++y) {
    const unsigned char* row = data + static_cast<std::ptrdiff_t>(y) * stride;
    for (int x = 0; x < pixels->width; ++x, row += 4, out += 4) {
      std::uint32_t argb = 0;  // multiplied by its alpha
      std::copy(row, row + 4, reinterpret_cast<unsigned char*>(&argb));
      const std::uint32_t alpha = argb >> 24U;
      const auto channel = [&](unsigned shift) {
        const std::uint32_t v = argb >> shift & 255U;
        return static_cast<std::uint8_t>(alpha == 0 ? 0 : std::min(255U, (v * 255 + alpha / 2) / alpha));
      };
      out[0] = channel(16), out[1] = channel(8), out[2] = channel(0);
      out[3] = static_cast<std::uint8_t>(alpha);
    }
  }
  return pixels;
}

}  // namespace homebound::compose
