// Drawing through Cairo: PDF documents, and a reference picture for tests.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "drawing/pages.h"

namespace homebound::render {

// What a PDF says about itself. Empty texts are left out.
struct DocumentInfo {
  std::string title, subject;
  std::optional<Instant> created;
};

// A whole document; the same drawing always gives the same bytes. One page unit (CSS pixel) is 0.75 points.
// Fonts are embedded; text can be selected. Throws Error when Cairo cannot.
std::string pdf(const drawing::Drawing& drawing, const DocumentInfo& info = {});

// A document of several pages, with bookmarks and links, without layers.
std::string pdf(const std::vector<drawing::Page>& pages, const DocumentInfo& info = {});

// round(page * scale) pixels, at most 32767 each way.
drawing::Pixels draw_cairo(const drawing::Drawing& drawing, double scale = 1);

}  // namespace homebound::render
