#include <algorithm>
#include <array>
#include <memory>

#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>

#include "base/ascii.h"
#include "base/error.h"
#include "gis/gis.h"

namespace homebound::gis {
namespace {

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

}  // namespace homebound::gis
