// Loads shared libraries while the program runs.
#pragma once

#include <string>

namespace homebound::platform {

// Loads a library, such as "libavcodec.so.59", for as long as the process lives, and returns a handle; null
// where it cannot be loaded.
void* load_library(const std::string& name);
// Returns a function of a loaded library; null where it has none of this name.
void* function_of(void* library, const char* name);

}  // namespace homebound::platform
