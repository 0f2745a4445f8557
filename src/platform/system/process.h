// The running program and its terminal.
#pragma once

#include <cstddef>
#include <filesystem>

namespace homebound::platform {

// Returns the path of the program's own file; empty where the system does not tell.
std::filesystem::path executable();
// Returns a number that no other running process has.
long process_id();
// Tells whether standard error is a terminal.
bool is_terminal();
// Returns the columns of the terminal on standard error; 80 where it does not tell.
std::size_t terminal_width();
// Returns the user's folder for program state ($XDG_STATE_HOME or ~/.local/state); empty when there is no
// home.
std::filesystem::path state_folder();

}  // namespace homebound::platform
