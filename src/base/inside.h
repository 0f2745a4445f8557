// Files that another file may name: only those of its own folder, so that a file from somewhere else can
// neither read this machine's other files nor reach a network or a database.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/message.h"

namespace homebound {

// The file that `relative` names in `folder` (empty: the working directory), links resolved. Throws Error
// saying why not, `whose` folder it is, what to write instead, such as `example`, and the nearest name.
std::filesystem::path file_inside(const std::filesystem::path& folder, const std::string& relative,
                                  const Message& whose, std::string_view example);

}  // namespace homebound
