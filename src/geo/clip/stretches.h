// The stretches of a shape that is made part by part.
#pragma once

#include "geo/clip/shape.h"

namespace homebound {

// Computes the stretches of part i, which must be the next to get any.
void add_stretches(Shape& shape, std::size_t i);

}  // namespace homebound
