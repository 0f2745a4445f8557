// What a file's name says about its format.
#pragma once

#include <filesystem>

namespace homebound::exporting {

enum class Format { png, svg, pdf, mp4, frames };

// By the extension, without regard to case. A folder, a name that ends in "/" and a name without a dot are
// `frames`: a folder of numbered PNG pictures. Throws Error naming the nearest known extension and all of
// them.
Format format_of(const std::filesystem::path& output);

// Whether it holds an animation instead of one picture.
bool is_animation(Format format);

}  // namespace homebound::exporting
