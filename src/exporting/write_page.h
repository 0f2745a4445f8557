// Writes one page as a picture or a document.
#pragma once

#include "drawing/drawing.h"
#include "exporting/request.h"
#include "exporting/watcher.h"

namespace homebound::exporting {

// Texts for the metadata of the file; empty ones are omitted.
struct PageWords {
  std::string title, description;
};

// Writes the output of `request`, whole or not at all: a .png with `scale` pixels per page unit, an .svg or a
// .pdf. Throws as run() does.
void write_page(const Request& request, const drawing::Drawing& page, double scale, const PageWords& words,
                const Watcher& watcher);

}  // namespace homebound::exporting
