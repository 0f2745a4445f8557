// Raw bytes of the user's files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace homebound::data {

// Returns the first `most` bytes of a file, or all if it has fewer. Returns nullopt, with errno set, when
// it is not a file or cannot be read.
std::optional<std::string> first_bytes(const std::filesystem::path& file, std::uintmax_t most);

}  // namespace homebound::data
