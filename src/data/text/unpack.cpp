#include "data/text/unpack.h"

#include <algorithm>
#include <array>
#include <memory>

#include <fmt/format.h>
#include <zlib.h>

#include "base/ascii.h"
#include "base/error.h"

namespace homebound::data {
namespace {

constexpr int gzip_only = 15 + 16;  // the window's size, and the format, as inflateInit2() takes them

enum class Inflated { whole, cut, damaged, too_large };

// Appends what the bytes hold.
Inflated inflate_into(std::string& to, std::string_view bytes, std::uintmax_t most) {
  z_stream stream{};
  if (inflateInit2(&stream, gzip_only) != Z_OK) throw std::bad_alloc();
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> end(&stream, inflateEnd);
  // Zlib does not write there.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::array<char, 1U << 16U> part{};
  while (true) {
    stream.next_out = reinterpret_cast<Bytef*>(part.data());
    stream.avail_out = part.size();
    const int state = inflate(&stream, Z_NO_FLUSH);
    const std::size_t got = part.size() - stream.avail_out;
    if (to.size() + got > most) {
      to.append(part.data(), static_cast<std::size_t>(most - to.size()));
      return Inflated::too_large;
    }
    to.append(part.data(), got);
    if (state == Z_STREAM_END) {
      // What follows is another member, or padding.
      if (stream.avail_in < 2 || stream.next_in[0] != 0x1F || stream.next_in[1] != 0x8B)
        return Inflated::whole;
      if (inflateReset(&stream) != Z_OK) return Inflated::damaged;
      continue;
    }
    if (state == Z_BUF_ERROR || (state == Z_OK && got == 0 && stream.avail_in == 0)) return Inflated::cut;
    if (state != Z_OK) return Inflated::damaged;
  }
}

}  // namespace

void fail_as_too_large(std::uintmax_t most) {
  throw Error(told("unpacks to more than {} MB", "解压后大于{} MB", most / 1'000'000));
}

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B\x08"); }
bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

std::filesystem::path without_gz(const std::filesystem::path& file) {
  return lower(file.extension().string()) == ".gz" ? std::filesystem::path(file).replace_extension() : file;
}

std::string unpacked(std::string_view bytes, std::uintmax_t most) {
  std::string text;
  switch (inflate_into(text, bytes, most)) {
    case Inflated::too_large:
      fail_as_too_large(most);
    case Inflated::cut:
      throw Error({"is gzip that ends too early", "是过早结束的 gzip"});
    case Inflated::damaged:
      throw Error({"is damaged gzip", "是损坏的 gzip"});
    case Inflated::whole:
      break;
  }
  return text;
}

std::string unpacked_beginning(std::string_view bytes, std::uintmax_t most) {
  std::string text;
  inflate_into(text, bytes, most);
  return text;
}

}  // namespace homebound::data
