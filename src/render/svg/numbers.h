// Writes numbers, paths and texts in SVG's syntax.
#pragma once

#include <string>
#include <string_view>

#include "base/colour.h"
#include "base/geometry.h"

namespace homebound::render {

// Rounds to 1/100 and writes the shortest form: "12.5", "-.25", "0".
std::string svg_number(double v);
std::string svg_matrix(const Affine& m);  // "matrix(a b c d e f)", to 1e-6

// Returns the `d` attribute of a path in page units; empty when nothing of it is left.
std::string svg_path(const Path& path);

// Returns ` fill="#rrggbb" fill-opacity=".5"`; `property` is "fill" or "stroke".
std::string svg_colour(std::string_view property, Colour c);

}  // namespace homebound::render
