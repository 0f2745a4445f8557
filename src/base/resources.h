// Finds shaders, assets and geodata: in $HOMEBOUND_DATA, else in <prefix>/share/homebound beside the
// running program's bin/, else in the source tree from which the program was built, else among what its build
// has made.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace homebound {

// Returns the path of a resource: resource("shaders/warp.frag"). Throws Error, naming the places tried,
// when there is none.
std::filesystem::path resource(const std::string& relative);
// Returns the same, or an empty path when there is none.
std::filesystem::path resource_if_any(const std::string& relative);
// Returns the sorted names, without the extension, of the files in a folder that end in `extension`. Throws
// Error when the folder cannot be read.
std::vector<std::string> resource_names(const std::string& folder, const std::string& extension);
// Returns $XDG_STATE_HOME/homebound or ~/.local/state/homebound and creates it; empty when that fails or
// there is no home.
std::filesystem::path state_directory();
std::string version();

}  // namespace homebound
