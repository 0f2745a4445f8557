// Draws through Cairo: PDF documents, and a reference picture for tests.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "drawing/pages.h"

namespace homebound::render {

// Describes a PDF. Empty texts are left out.
struct DocumentInfo {
  std::string title, subject;
  std::optional<Instant> created;
};

// Returns a whole document; the same drawing always gives the same bytes. One page unit (CSS pixel) is 0.75
// points. Fonts are embedded and text can be selected. Throws Error when Cairo fails.
std::string pdf(const drawing::Drawing& drawing, const DocumentInfo& info = {});

// Returns a document of several pages with bookmarks and links, without layers. Throws Error when Cairo
// fails.
std::string pdf(const std::vector<drawing::Page>& pages, const DocumentInfo& info = {});

// Draws round(page * scale) pixels, at most 32767 each way. Throws Error when Cairo fails.
drawing::Pixels draw_cairo(const drawing::Drawing& drawing, double scale = 1);

}  // namespace homebound::render
