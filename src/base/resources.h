// Where shaders, assets and geodata lie: $HOMEBOUND_DATA, else <prefix>/share/homebound beside the
// running program's bin/, else the source tree that it was built from.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace homebound {

// resource("shaders/warp.frag"); throws Error, naming the places tried, when there is none.
std::filesystem::path resource(const std::string& relative);
// Names of the files of a folder that end in `extension`, without it, sorted: what is shipped of a kind.
std::vector<std::string> resource_names(const std::string& folder, const std::string& extension);
// $XDG_STATE_HOME/homebound or ~/.local/state/homebound, created; empty when there is no home.
std::filesystem::path state_directory();
std::string version();

}  // namespace homebound
