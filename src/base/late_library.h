// Libraries that are loaded when they are first needed, because with the program they would lengthen every
// start.
#pragma once

#include <string>

#include "base/message.h"

namespace homebound {

// Returns a library that is loaded now, for as long as the process lives. `needs` says who needs it: "films
// need". Throws Error, with the package that holds it, when it cannot be loaded.
void* late_library(const Text& needs, const std::string& file, const std::string& package);
// Returns a function of such a library. Throws Error when it has none of this name.
void* late_function(void* library, const char* name);

}  // namespace homebound
