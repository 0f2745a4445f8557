// Owns one object of PROJ.
#pragma once

#include <memory>

#include <proj.h>

namespace homebound {

struct PjDeleter {
  void operator()(PJ* p) const { proj_destroy(p); }
};
using PjHandle = std::unique_ptr<PJ, PjDeleter>;

}  // namespace homebound
