#include "render/pdf/cairo.h"

#include <cmath>

#include <cairo-pdf.h>
#include <fmt/format.h>

#include "base/error.h"
#include "base/resources.h"
#include "render/pdf/painter.h"
#include "render/pdf/pdf_layers.h"

namespace homebound::render {
namespace {

cairo_status_t append(void* text, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

// Returns the page in straight alpha.
drawing::Pixels straight(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  drawing::Pixels pixels{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}};
  const auto width = static_cast<std::size_t>(pixels.width), height = static_cast<std::size_t>(pixels.height);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  const unsigned char* const rows = cairo_image_surface_get_data(surface);
  pixels.rgba.resize(width * height * 4);
  std::uint8_t* to = pixels.rgba.data();
  for (std::size_t y = 0; y < height; ++y) {
    const auto* from = reinterpret_cast<const std::uint32_t*>(rows + y * stride);
    for (std::size_t x = 0; x < width; ++x, to += 4) {
      const std::uint32_t pixel = from[x], alpha = pixel >> 24;
      for (std::uint32_t channel = 0; channel < 3; ++channel) {
        const std::uint32_t value = pixel >> (16 - 8 * channel) & 0xff;
        to[channel] = static_cast<std::uint8_t>(alpha == 0 ? 0 : (value * 255 + alpha / 2) / alpha);
      }
      to[3] = static_cast<std::uint8_t>(alpha);
    }
  }
  return pixels;
}

constexpr double points = 0.75;  // points per page unit: 72 / 96

Surface begin_pdf(std::string& bytes, Size page, const DocumentInfo& info) {
  Surface surface(
      cairo_pdf_surface_create_for_stream(append, &bytes, page.width * points, page.height * points));
  const auto set = [&](cairo_pdf_metadata_t what, const std::string& text) {
    cairo_pdf_surface_set_metadata(surface.get(), what, text.c_str());
  };
  if (!info.title.empty()) set(CAIRO_PDF_METADATA_TITLE, info.title);
  if (!info.subject.empty()) set(CAIRO_PDF_METADATA_SUBJECT, info.subject);
  set(CAIRO_PDF_METADATA_CREATOR, "Homebound " + version());
  // Otherwise Cairo would write the current time, which makes each file different.
  set(CAIRO_PDF_METADATA_CREATE_DATE, iso8601(info.created.value_or(Instant{})));
  return surface;
}

void end_pdf(cairo_surface_t* surface) {
  cairo_surface_finish(surface);
  check(cairo_surface_status(surface), {"end the PDF", "完成 PDF"});
}

// Escapes a URL by RFC 3986: bytes other than printable ASCII become %XX, and so do the quotes of Cairo's
// own syntax.
std::string escaped_url(const std::string& url) {
  std::string out;
  for (const char c : url) {
    if (c > ' ' && c < 127 && c != '\'' && c != '\\') {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

void add_link(cairo_t* context, const drawing::Link& link, double points_a_unit) {
  const Rect& b = link.box;
  const double k = points_a_unit;
  const std::string target = link.page > 0 ? fmt::format("page={} pos=[0 0]", link.page)
                                           : fmt::format("uri='{}'", escaped_url(link.url));
  const std::string attributes = fmt::format("rect=[{:.2f} {:.2f} {:.2f} {:.2f}] {}", b.left * k, b.top * k,
                                             b.width() * k, b.height() * k, target);
  cairo_tag_begin(context, CAIRO_TAG_LINK, attributes.c_str());
  cairo_tag_end(context, CAIRO_TAG_LINK);
}

}  // namespace

void check(cairo_status_t status, const Text& work) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  throw Error(told("cannot {}: {}", "无法{}：{}", work, cairo_status_to_string(status)));
}

std::string pdf(const drawing::Drawing& drawing, const DocumentInfo& info) {
  std::string bytes;
  const Surface surface = begin_pdf(bytes, drawing.page, info);
  // Writes one page per layer at first.
  const std::vector<Layer> layers = layers_of(drawing);
  {
    const Context context(cairo_create(surface.get()));
    cairo_scale(context.get(), points, points);
    for (const Layer& layer : layers) {
      paint(context.get(), layer.drawing, Letters::text);
      cairo_show_page(context.get());
    }
    check(cairo_status(context.get()), {"draw the PDF page", "绘制 PDF 页面"});
  }
  end_pdf(surface.get());
  return one_page_of_layers(bytes, layers, info.created.has_value());
}

std::string pdf(const std::vector<drawing::Page>& pages, const DocumentInfo& info) {
  std::string bytes;
  const Surface surface = begin_pdf(bytes, pages.at(0).drawing.page, info);
  {
    const Context context(cairo_create(surface.get()));
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const drawing::Page& page = pages[i];
      const Size size = page.drawing.page;
      cairo_pdf_surface_set_size(surface.get(), size.width * points, size.height * points);
      cairo_save(context.get());
      cairo_scale(context.get(), points, points);
      paint(context.get(), page.drawing, Letters::text);
      cairo_restore(context.get());
      for (const drawing::Link& link : page.links) add_link(context.get(), link, points);
      if (!page.bookmark.empty())
        cairo_pdf_surface_add_outline(surface.get(), CAIRO_PDF_OUTLINE_ROOT, page.bookmark.c_str(),
                                      fmt::format("page={} pos=[0 0]", i + 1).c_str(),
                                      cairo_pdf_outline_flags_t{});
      cairo_show_page(context.get());
    }
    check(cairo_status(context.get()), {"draw the PDF's pages", "绘制 PDF 各页"});
  }
  end_pdf(surface.get());
  return tidy_pdf(bytes, info.created.has_value());
}

drawing::Pixels draw_cairo(const drawing::Drawing& drawing, double scale) {
  const double width = std::round(drawing.page.width * scale),
               height = std::round(drawing.page.height * scale);
  constexpr double largest = 32767;
  if (!(width >= 1 && height >= 1 && width <= largest && height <= largest)) {
    throw Error(told("Cairo draws 1 to {} pixels each way, not {} x {}",
                     "Cairo 每边可绘1至{}像素，而非{} × {}", largest, width, height));
  }
  const Surface surface(
      cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(width), static_cast<int>(height)));
  const Context context(cairo_create(surface.get()));
  cairo_scale(context.get(), scale, scale);
  paint(context.get(), drawing, Letters::outlines);
  check(cairo_status(context.get()), {"draw the page", "绘制页面"});
  return straight(surface.get());
}

}  // namespace homebound::render
