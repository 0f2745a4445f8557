// Owns one PROJ object.
#pragma once

#include <memory>

#include <proj.h>

#include "base/destroy.h"

namespace homebound {

using PjHandle = std::unique_ptr<PJ, Destroy<proj_destroy>>;

}  // namespace homebound
