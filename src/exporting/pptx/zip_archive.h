// Writes ZIP archives. The same files always give the same bytes: an archive holds no date.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "base/output_file.h"

namespace homebound::exporting {

struct PackedFile {
  std::string name;  // with folders: "ppt/presentation.xml"
  std::string_view bytes;
  bool deflated = true;             // false for what is compressed already: it is stored as it is
  std::filesystem::path file = {};  // which has the bytes; empty: `bytes`
};

// Appends an archive of the files, in their order, to an empty output. Names must differ. It is packed in a
// temporary file, since films are large. Throws Error when libzip is not there, and like OutputFile::write.
void write_zip(OutputFile& output, std::span<const PackedFile> files);

}  // namespace homebound::exporting
