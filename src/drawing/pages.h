// The pages of a document.
#pragma once

#include <string>
#include <vector>

#include "drawing/drawing.h"

namespace homebound::drawing {

// A clickable box on a page.
struct Link {
  Rect box;  // page units
  std::string url;
  int page = 0;  // target page, from 1; 0 for a URL
};

// A page of a document.
struct Page {
  Drawing drawing;
  std::string bookmark;  // entry in the reader's outline; empty for none
  std::vector<Link> links;
};

}  // namespace homebound::drawing
