// Formats that people bring and that are not read: each is known by its magic bytes or its layout, so that a
// message can name it.
#pragma once

#include <vector>

namespace homebound::data {

struct Format;

// Appends them to the list of formats.
void add_foreign(std::vector<Format>& list);

}  // namespace homebound::data
