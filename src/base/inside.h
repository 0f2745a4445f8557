// Resolves file names that another file gives. Only files in its own folder are allowed, so that a file
// from elsewhere can neither read other files of this machine nor reach a network or a database.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/message.h"

namespace homebound {

// Returns the file that `relative` names in `folder` (empty: the working directory), with links resolved.
// Throws Error when there is no such regular file or when it lies outside the folder. The message says
// `whose` folder it is, and suggests either a name like `example` or the nearest existing name.
std::filesystem::path file_inside(const std::filesystem::path& folder, const std::string& relative,
                                  const Text& whose, std::string_view example);

// Returns a file's name as a file in `folder` (empty: the working directory) gives it: a full path into the
// folder, also by way of links, becomes relative. All other names stay as they are.
std::string name_inside(const std::filesystem::path& folder, const std::string& name);

}  // namespace homebound
