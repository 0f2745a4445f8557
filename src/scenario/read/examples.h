// The scenarios that ship with the program. Their files are never overwritten.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace homebound::scenario {

struct Example {
  std::string_view name, file;  // the file lies in assets/scenarios
};
// Returns them, the built-in story first.
std::span<const Example> examples();

// Returns the path of a file as a user names it: nothing is the built-in story, "example:evacuation" an
// example. Throws Error with the nearest name for an unknown example.
std::filesystem::path file_named(const std::string& given);

std::filesystem::path built_in();
std::filesystem::path path_of(const Example& example);
// Tells whether the path is that of an example.
bool is_shipped(const std::filesystem::path& file);

}  // namespace homebound::scenario
