// PDF layers that a reader can switch (optional content, ISO 32000-1 8.11), which Cairo does not write.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drawing/drawing.h"

namespace homebound::render {

// One layer of a document.
struct Layer {
  std::string name;  // such as "Land"; an empty name is always shown
  drawing::Drawing drawing;
};
// Splits a drawing into layers that give it when laid over one another: its named groups, and those of a
// group that holds only named groups. The first layer has the background.
std::vector<Layer> layers_of(const drawing::Drawing& drawing);

// Lays the pages of a PDF over one another as one page with a layer for each. Keeps dates only if `dated`.
// The same document gives the same bytes. Throws Error.
std::string one_page_of_layers(std::string_view pdf, const std::vector<Layer>& layers, bool dated);

// Returns the document as Cairo wrote it, packed, and without dates unless `dated`. Throws Error.
std::string tidy_pdf(std::string_view pdf, bool dated);

}  // namespace homebound::render
