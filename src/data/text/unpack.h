// Unpacks gzip and zip in memory, up to a limit: a few bytes can stand for very many.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace homebound::data {

bool is_gzip(std::string_view bytes);
bool is_zip(std::string_view bytes);
// Returns the path without an ending ".gz", which says nothing of what is packed.
std::filesystem::path without_gz(const std::filesystem::path& file);

// Returns what gzip holds; several members that follow on one another are one. Throws Error, whose message is
// a predicate without a subject, when the bytes are damaged or unpack to more than `most`.
std::string unpacked(std::string_view bytes, std::uintmax_t most);
// Returns the beginning of it, also of bytes that are cut off; empty when there is none.
std::string unpacked_beginning(std::string_view bytes, std::uintmax_t most);

// Throws the Error of too large a thing.
[[noreturn]] void fail_as_too_large(std::uintmax_t most);

// A file in a zip archive.
struct ZipMember {
  std::string name, bytes;
};
// Returns the files whose names have the ending, in small letters, by name; others are not unpacked. Throws
// Error as unpacked() does, for all of them together.
std::vector<ZipMember> zip_members(std::string_view zip, std::string_view ending, std::uintmax_t most);

}  // namespace homebound::data
