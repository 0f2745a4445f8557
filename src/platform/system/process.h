// The running program and its terminal.
#pragma once

#include <cstddef>
#include <filesystem>

namespace homebound::platform {

// The program's own file; empty where the system does not tell.
std::filesystem::path executable();
// A number that no other running process has.
long process_id();
// Whether standard error is read by a person.
bool is_terminal();
// Columns of the terminal of standard error; 80 where it does not tell.
std::size_t terminal_width();
// The user's folder for what programs remember ($XDG_STATE_HOME or ~/.local/state); empty without a home.
std::filesystem::path state_folder();

}  // namespace homebound::platform
