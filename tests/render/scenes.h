// Small drawings that every backend draws; checks of them are in the tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "drawing/drawing.h"

namespace homebound::render {

std::vector<std::pair<std::string, drawing::Drawing>> drawings();

}  // namespace homebound::render
