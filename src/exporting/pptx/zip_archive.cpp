#include "exporting/pptx/zip_archive.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <memory>
#include <system_error>

#include "base/error.h"
#include "exporting/pptx/libzip.h"
#include "exporting/scratch.h"

namespace homebound::exporting {
namespace {

// The first day that a ZIP archive can name, and whoever may read and write a file.
constexpr zip_uint16_t midnight = 0, first_of_1980 = 1U << 5U | 1U;
constexpr zip_uint32_t usual_attributes = 0100666U << 16U;

struct FreeZip {
  void operator()(zip_t* archive) const { libzip().zip_discard(archive); }
};

[[noreturn]] void fail_zip(const OutputFile& output, zip_error_t* error) {
  output.fail(as_is(libzip().zip_error_strerror(error)));
}

// Packs the files into a new archive.
void pack(const OutputFile& output, const std::filesystem::path& packed, std::span<const PackedFile> files) {
  const LibzipFunctions& zip = libzip();
  zip_error_t error;
  zip.zip_error_init(&error);
  zip_source_t* const target = zip.zip_source_file_create(packed.c_str(), 0, -1, &error);
  if (target == nullptr) fail_zip(output, &error);
  std::unique_ptr<zip_t, FreeZip> archive(
      zip.zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error));
  if (!archive) {
    zip.zip_source_free(target);
    fail_zip(output, &error);
  }
  const auto check = [&](auto result) {
    if (result < 0) fail_zip(output, zip.zip_get_error(archive.get()));
    return result;
  };
  for (const PackedFile& file : files) {
    zip_source_t* const source =
        file.file.empty() ? zip.zip_source_buffer(archive.get(), file.bytes.data(), file.bytes.size(), 0)
                          : zip.zip_source_file(archive.get(), file.file.c_str(), 0, -1);
    const zip_int64_t index =
        source == nullptr ? -1 : zip.zip_file_add(archive.get(), file.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0 && source != nullptr) zip.zip_source_free(source);
    const auto at = static_cast<zip_uint64_t>(check(index));
    constexpr zip_uint32_t smallest = 9;
    check(zip.zip_set_file_compression(archive.get(), at, file.deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
                                       file.deflated ? smallest : 0));
    check(zip.zip_file_set_dostime(archive.get(), at, midnight, first_of_1980, 0));
    check(zip.zip_file_set_external_attributes(archive.get(), at, 0, ZIP_OPSYS_UNIX, usual_attributes));
  }
  check(zip.zip_close(archive.get()));
  static_cast<void>(archive.release());
}

}  // namespace

void write_zip(OutputFile& output, std::span<const PackedFile> files) {
  Scratch scratch;
  const std::filesystem::path packed = scratch.next("packed.zip");
  pack(output, packed, files);
  std::ifstream in(packed, std::ios::binary);
  if (!in) output.fail(reason_of({errno, std::generic_category()}));
  std::array<char, 1U << 16U> part{};
  while (in.read(part.data(), part.size()), in.gcount() > 0)
    output.write(std::string_view(part.data(), static_cast<std::size_t>(in.gcount())));
  if (in.bad()) output.fail(reason_of({errno, std::generic_category()}));
}

}  // namespace homebound::exporting
