// Which families of fonts there are: installed, and in font files of somebody's own.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace homebound::text {

// Characters that every font of their script has.
inline constexpr std::u32string_view latin_letters = U"Aaegz", chinese_characters = U"这边们";

// Returns the families of a font file, each once. Throws Error for a file that is no font, and for a
// variable one.
std::vector<std::string> families_in(const std::filesystem::path& file);
// Returns all families that are installed or in `files`, in alphabetical order.
std::vector<std::string> all_families(const std::vector<std::string>& files);

// Whether there is a family of that name, and whether one of its fonts has the characters.
struct FoundFamily {
  bool known = false, covers = false;
};
FoundFamily find_family(const std::string& name, const std::vector<std::string>& files,
                        std::u32string_view characters);

}  // namespace homebound::text
