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

// For a list of functions, LIST(X) with an X(library, name) for each: LIST(HOMEBOUND_LATE_MEMBER) declares
// the members of a struct that holds them, and LIST(HOMEBOUND_LATE_LOAD) fills one called `all` from
// variables that are called as the libraries are in the list.

// NOLINTNEXTLINE(bugprone-macro-parentheses): a member's name takes none
#define HOMEBOUND_LATE_MEMBER(library, name) decltype(&::name) name;
#define HOMEBOUND_LATE_LOAD(library, name) \
  all.name = reinterpret_cast<decltype(all.name)>(late_function(library, #name));

}  // namespace homebound
