// Bytes of the user's files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace homebound::data {

// The first bytes of a file, `most` of them or all that it has; nothing, with errno, when it is no file or
// cannot be read.
std::optional<std::string> first_bytes(const std::filesystem::path& file, std::uintmax_t most);

}  // namespace homebound::data
