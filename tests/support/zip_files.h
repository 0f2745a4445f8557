// The files in a ZIP archive, as libzip reads them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <zip.h>

namespace homebound::test {

struct ZippedFile {
  std::string name, bytes;
  bool stored = false;
  long date = 0;  // seconds since 1970, as the archive's clock time on this machine
};

// Returns the files in the archive's order; none for what is no archive.
inline std::vector<ZippedFile> zipped_files(const std::filesystem::path& file) {
  std::vector<ZippedFile> files;
  zip_t* const archive = zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
  if (archive == nullptr) return files;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t about;
    zip_stat_init(&about);
    zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &about);
    ZippedFile& one = files.emplace_back();
    one.name = about.name;
    one.bytes.resize(about.size);
    one.stored = about.comp_method == ZIP_CM_STORE;
    one.date = about.mtime;
    zip_file_t* const opened = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
    if (opened == nullptr ||
        zip_fread(opened, one.bytes.data(), about.size) != static_cast<zip_int64_t>(about.size))
      one.bytes = "cannot be read";
    if (opened != nullptr) zip_fclose(opened);
  }
  zip_discard(archive);
  return files;
}

}  // namespace homebound::test
