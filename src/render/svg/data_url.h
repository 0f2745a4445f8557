// Embeds binary contents in a text file.
#pragma once

#include <string>
#include <string_view>

#include "drawing/drawing.h"

namespace homebound::render {

std::string data_url(std::string_view type, std::string_view bytes);  // type: "image/png"
std::string png_url(const drawing::Pixels& pixels);  // throws Error when the picture cannot be encoded

}  // namespace homebound::render
