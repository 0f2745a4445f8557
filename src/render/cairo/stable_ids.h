#pragma once

#include <string>
#include <string_view>

namespace homebound::render {

// Cairo numbers the surfaces and images of an SVG through the whole run of the program. Here they get their
// numbers in order of appearance, so that the same scene gives the same bytes.
std::string with_stable_ids(std::string_view svg);

}  // namespace homebound::render
