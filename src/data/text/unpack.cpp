#include "data/text/unpack.h"

#include <algorithm>
#include <array>
#include <memory>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
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

[[noreturn]] void fail_as_too_large(std::uintmax_t most) {
  throw Error(told("unpacks to more than {} MB", "解压后大于{} MB", most / 1'000'000));
}

// A zip archive in GDAL's memory.
class Zip {
 public:
  explicit Zip(std::string_view bytes)
      : path_(fmt::format("/vsimem/homebound-zip-{}.zip", static_cast<const void*>(this))) {
    // GDAL does not write there.
    auto* const data = reinterpret_cast<GByte*>(const_cast<char*>(bytes.data()));
    VSIFCloseL(VSIFileFromMemBuffer(path_.c_str(), data, bytes.size(), FALSE));
  }
  ~Zip() { VSIUnlink(path_.c_str()); }
  Zip(const Zip&) = delete;
  Zip& operator=(const Zip&) = delete;
  std::string root() const { return "/vsizip/{" + path_ + "}"; }

 private:
  std::string path_;
};

}  // namespace

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

std::vector<ZipMember> zip_members(std::string_view zip, std::string_view ending, std::uintmax_t most) {
  const CPLErrorHandlerPusher quiet(CPLQuietErrorHandler);
  const Zip archive(zip);
  std::vector<ZipMember> members;
  std::uintmax_t size = 0;
  const CPLStringList names(VSIReadDirRecursive(archive.root().c_str()));
  for (int i = 0; i < names.size(); ++i) {
    const std::string name = names[i];
    if (!lower(name).ends_with(ending) || name.find("__MACOSX") != name.npos) continue;
    const std::string path = archive.root() + "/" + name;
    const std::unique_ptr<VSILFILE, decltype(&VSIFCloseL)> in(VSIFOpenL(path.c_str(), "rb"), VSIFCloseL);
    if (!in) throw Error(told("holds '{}', which cannot be unpacked", "其中的“{}”不能解压", name));
    ZipMember member{name, {}};
    std::array<char, 1U << 16U> part{};
    while (const std::size_t got = VSIFReadL(part.data(), 1, part.size(), in.get())) {
      if ((size += got) > most) fail_as_too_large(most);
      member.bytes.append(part.data(), got);
    }
    members.push_back(std::move(member));
  }
  std::ranges::sort(members, {}, &ZipMember::name);
  return members;
}

}  // namespace homebound::data
