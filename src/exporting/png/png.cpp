#include "exporting/png/png.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/format.h>
#include <png.h>
#include <zlib.h>

#include "base/error.h"
#include "base/output_file.h"
#include "base/resources.h"
#include "exporting/film/opaque.h"
#include "exporting/png/png_check.h"
#include "exporting/png/png_data.h"

namespace homebound::exporting {
namespace {

std::string big_endian(std::size_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xff);
  return bytes;
}

// Appends a chunk: length, type, data, and the CRC-32 of type and data.
void add_chunk(std::string& out, std::string_view type, std::string_view data) {
  out += big_endian(data.size());
  const std::size_t summed_from = out.size();
  out.append(type).append(data);
  const auto* summed = reinterpret_cast<const Bytef*>(out.data() + summed_from);
  out += big_endian(crc32_z(0, summed, out.size() - summed_from));
}

// Appends a text. tEXt holds Latin-1 only, so all but ASCII goes into iTXt, which holds UTF-8.
void add_text(std::string& out, std::string_view keyword, std::string_view text) {
  const bool ascii = std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) > 0; });
  // For iTXt these bytes mean: not compressed, no method, no language, no translated keyword.
  const std::string_view between = ascii ? std::string_view("\0", 1) : std::string_view("\0\0\0\0\0", 5);
  add_chunk(out, ascii ? "tEXt" : "iTXt", fmt::format("{}{}{}", keyword, between, text));
}

}  // namespace

std::vector<std::pair<std::string, std::string>> texts_of(const PngMetadata& metadata) {
  std::vector<std::pair<std::string, std::string>> texts;
  const auto add = [&](const char* keyword, const std::string& text) {
    if (!text.empty()) texts.emplace_back(keyword, text);
  };
  add("Title", metadata.title);
  add("Description", metadata.description);
  add("Source", metadata.source);
  add("Software", "Homebound " + version());
  if (metadata.created) add("Creation Time", iso8601(*metadata.created));
  add("Scene", metadata.scene);
  return texts;
}

PngStream::PngStream(std::function<void(std::string_view)> write, int width, int height, bool opaque,
                     const PngMetadata& metadata)
    : write_(std::move(write)), width_(width), rows_left_(height), data_(height, opaque) {
  if (width <= 0 || height <= 0)
    throw Error(told("a PNG picture cannot have {} x {} pixels", "PNG 图片不能有{} × {}像素", width, height));
  std::string out = "\x89PNG\r\n\x1a\n";
  const char colour_type = opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA;
  const char header_end[] = {8, colour_type, 0, 0,
                             0};  // bit depth, colour type, deflate, adaptive filters, no interlacing
  add_chunk(out, "IHDR",
            big_endian(static_cast<std::size_t>(width)) + big_endian(static_cast<std::size_t>(height)) +
                std::string(header_end, sizeof header_end));
  add_chunk(out, "sRGB", std::string(1, PNG_sRGB_INTENT_PERCEPTUAL));
  // For readers that do not know sRGB: the specification's equivalents, in 1/100000.
  add_chunk(out, "gAMA", big_endian(45455));
  std::string chromaticities;
  for (const std::size_t v : {31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000})
    chromaticities += big_endian(v);
  add_chunk(out, "cHRM", chromaticities);
  const std::string per_metre = big_endian(static_cast<std::size_t>(std::lround(metadata.dpi / 0.0254)));
  add_chunk(out, "pHYs", per_metre + per_metre + '\1');
  for (const auto& [keyword, text] : texts_of(metadata)) add_text(out, keyword, text);
  write_(out);
}

void PngStream::add(const drawing::PixelRows& strip) {
  if (strip.width != width_ || strip.height <= 0 || strip.height > rows_left_ ||
      strip.rgba.size() != static_cast<std::size_t>(strip.width) * static_cast<std::size_t>(strip.height) * 4)
    throw Error(told("a strip of {} x {} pixels is not one of a PNG picture {} wide",
                     "{} × {}像素的条带不属宽 {} 的 PNG 图片", strip.width, strip.height, width_));
  rows_left_ -= strip.height;
  for (const std::string& part : data_.add(strip)) {
    std::string chunk;
    add_chunk(chunk, "IDAT", part);
    write_(chunk);
  }
  if (rows_left_ > 0) return;
  std::string end;
  add_chunk(end, "IEND", {});
  write_(end);
}

std::string png(const drawing::Pixels& pixels, const PngMetadata& metadata) {
  std::string out;
  PngStream stream([&](std::string_view bytes) { out += bytes; }, pixels.width, pixels.height,
                   is_opaque(pixels), metadata);
  stream.add(pixels);
  return out;
}

void check_png(const OutputFile& output, int width, int height) {
  if (output.in_place()) return;
  const auto read = whole_png(output.written_to());
  if (!read || read->width != width || read->height != height)
    output.fail({"verification failed: not the picture that was written", "校验失败：与写出的图片不符"});
}

void write_png(const drawing::Pixels& pixels, const std::filesystem::path& file,
               const PngMetadata& metadata) {
  OutputFile output(file);
  output.write(png(pixels, metadata));
  check_png(output, pixels.width, pixels.height);
  output.commit();
}

drawing::Pixels read_png(const std::filesystem::path& file) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  const auto check = [&](int succeeded) {
    if (succeeded != 0) return;
    const std::string reason(image.message);
    png_image_free(&image);
    throw Error(told("cannot read {}: {}", "无法读取 {}：{}", file.string(), reason));
  };
  check(png_image_begin_read_from_file(&image, file.c_str()));
  image.format = PNG_FORMAT_RGBA;
  drawing::Pixels pixels{static_cast<int>(image.width), static_cast<int>(image.height), {}};
  pixels.rgba.resize(PNG_IMAGE_SIZE(image));
  check(png_image_finish_read(&image, nullptr, pixels.rgba.data(), 0, nullptr));
  return pixels;
}

}  // namespace homebound::exporting
