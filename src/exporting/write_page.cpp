#include "exporting/write_page.h"

#include "base/output_file.h"
#include "exporting/png/png.h"
#include "render/gl/offscreen.h"
#include "render/pdf/cairo.h"
#include "render/svg/svg.h"

namespace homebound::exporting {
namespace {

// Writes strips of eight million pixels, so that a picture of 16384 x 16384 is never in memory as a whole.
void write_in_strips(const drawing::Drawing& page, double scale, const PngMetadata& metadata,
                     OutputFile& file, const Watcher& watcher) {
  constexpr int most = 8 << 20;
  const auto [width, height] = render::pixel_size(page, scale);
  const int rows = std::max(1, most / width / PngData::band_rows) * PngData::band_rows;
  PngStream stream([&](std::string_view bytes) { file.write(bytes); }, width, height, page.background.a >= 1,
                   metadata);
  int drawn = 0;
  render::draw_in_strips(page, scale, rows, [&, all = height](const drawing::PixelRows& strip) {
    stream.add(strip);
    watcher.tell({Progress::Phase::drawing, drawn += strip.height, all});
  });
  check_png(file, width, height);
}

}  // namespace

void write_page(const Request& request, const drawing::Drawing& page, double scale, const PageWords& words,
                const Watcher& watcher) {
  watcher.tell({Progress::Phase::drawing, 0, 1});
  const Format format = request.output.format;
  OutputFile file(request.output.file);
  if (format == Format::svg) {
    file.write(render::svg(page, {.title = words.title, .description = words.description, .scale = scale}));
  } else if (format == Format::pdf) {
    file.write(render::pdf(page, {.title = words.title, .subject = words.description}));
  } else {
    write_in_strips(page, scale,
                    {.dpi = request.dpi.value_or(96 * request.scale),
                     .title = words.title,
                     .description = words.description,
                     .source = request.source},
                    file, watcher);
  }
  watcher.tell({Progress::Phase::finishing, 1, 1});
  file.commit();
}

}  // namespace homebound::exporting
