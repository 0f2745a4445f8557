#include "exporting/scratch.h"

#include <cstdlib>
#include <string>
#include <system_error>

#include "base/error.h"

namespace homebound::exporting {

namespace fs = std::filesystem;

Scratch::Scratch() {
  std::string name = (fs::temp_directory_path() / "homebound-export-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr)
    throw Error({"no folder for temporary files can be made", "无法建立临时文件夹"});
  folder_ = name;
}

Scratch::~Scratch() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

fs::path Scratch::next(const fs::path& like) {
  return folder_ / (std::to_string(++count_) + like.filename().extension().string());
}

}  // namespace homebound::exporting
