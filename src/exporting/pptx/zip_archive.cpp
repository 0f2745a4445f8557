#include "exporting/pptx/zip_archive.h"

#include <array>
#include <memory>

#include "exporting/pptx/libzip.h"

namespace homebound::exporting {
namespace {

// The first day that a ZIP archive can name.
constexpr zip_uint16_t midnight = 0, first_of_1980 = 1U << 5U | 1U;

struct FreeZip {
  void operator()(zip_t* archive) const { libzip().zip_discard(archive); }
  void operator()(zip_source_t* source) const { libzip().zip_source_free(source); }
};

[[noreturn]] void fail_zip(const OutputFile& output, zip_error_t* error) {
  output.fail(as_is(libzip().zip_error_strerror(error)));
}

// Packs the files into memory that `packed` holds.
void pack(const OutputFile& output, zip_source_t* packed, std::span<const PackedFile> files) {
  const LibzipFunctions& zip = libzip();
  zip_error_t error;
  zip.zip_error_init(&error);
  zip.zip_source_keep(packed);  // the archive gives up one of two references
  std::unique_ptr<zip_t, FreeZip> archive(
      zip.zip_open_from_source(packed, ZIP_CREATE | ZIP_TRUNCATE, &error));
  if (!archive) {
    zip.zip_source_free(packed);
    fail_zip(output, &error);
  }
  const auto check = [&](auto result) {
    if (result < 0) fail_zip(output, zip.zip_get_error(archive.get()));
    return result;
  };
  for (const PackedFile& file : files) {
    zip_source_t* const source =
        zip.zip_source_buffer(archive.get(), file.bytes.data(), file.bytes.size(), 0);
    const zip_int64_t index =
        source == nullptr ? -1 : zip.zip_file_add(archive.get(), file.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0 && source != nullptr) zip.zip_source_free(source);
    const auto at = static_cast<zip_uint64_t>(check(index));
    constexpr zip_uint32_t smallest = 9;
    check(zip.zip_set_file_compression(archive.get(), at, file.deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
                                       file.deflated ? smallest : 0));
    check(zip.zip_file_set_dostime(archive.get(), at, midnight, first_of_1980, 0));
  }
  check(zip.zip_close(archive.get()));
  static_cast<void>(archive.release());
}

}  // namespace

void write_zip(OutputFile& output, std::span<const PackedFile> files) {
  const LibzipFunctions& zip = libzip();
  zip_error_t error;
  zip.zip_error_init(&error);
  const std::unique_ptr<zip_source_t, FreeZip> packed(zip.zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!packed) fail_zip(output, &error);
  pack(output, packed.get(), files);
  if (zip.zip_source_open(packed.get()) < 0) fail_zip(output, zip.zip_source_error(packed.get()));
  std::array<char, 1U << 16U> part{};
  while (const zip_int64_t got = zip.zip_source_read(packed.get(), part.data(), part.size())) {
    if (got < 0) fail_zip(output, zip.zip_source_error(packed.get()));
    output.write(std::string_view(part.data(), static_cast<std::size_t>(got)));
  }
  zip.zip_source_close(packed.get());
}

}  // namespace homebound::exporting
