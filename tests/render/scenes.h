// Small scenes that every backend draws; checks of them are in the tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "scene/scene.h"

namespace homebound::render {

std::vector<std::pair<std::string, scene::Scene>> scenes();

}  // namespace homebound::render
