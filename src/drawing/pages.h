// A document of several pages.
#pragma once

#include <string>
#include <vector>

#include "drawing/drawing.h"

namespace homebound::drawing {

struct Link {
  Rect box;  // page units
  std::string url;
  int page = 0;  // instead of a URL: to a page of the document, from 1
};

struct Page {
  Drawing drawing;
  std::string bookmark;  // in the reader's list of contents; empty: none
  std::vector<Link> links;
};

}  // namespace homebound::drawing
