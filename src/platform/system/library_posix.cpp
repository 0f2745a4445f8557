#include <dlfcn.h>

#include "platform/system/library.h"

namespace homebound::platform {

void* load_library(const std::string& name) { return dlopen(name.c_str(), RTLD_LAZY | RTLD_LOCAL); }
void* function_of(void* library, const char* name) { return dlsym(library, name); }

}  // namespace homebound::platform
