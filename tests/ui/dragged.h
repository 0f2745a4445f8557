// Another program that drags files over the window and drops them, as a file manager does.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace homebound::test {

// Drops files on the window of an X server that takes drops. Tells whether the window said that it has them.
bool drag_and_drop(const std::string& server, const std::vector<std::filesystem::path>& files);

}  // namespace homebound::test
