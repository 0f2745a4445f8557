// One page as a picture or a document.
#pragma once

#include "drawing/drawing.h"
#include "exporting/request.h"
#include "exporting/watcher.h"

namespace homebound::exporting {

struct PageWords {
  std::string title, description;
};

// Writes the output of `request`, whole or not at all: .png at so many pixels a page unit, .svg or .pdf.
// Throws as run().
void write_page(const Request& request, const drawing::Drawing& page, double scale, const PageWords& words,
                const Watcher& watcher);

}  // namespace homebound::exporting
