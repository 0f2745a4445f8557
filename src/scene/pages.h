// A document of several pages.
#pragma once

#include <string>
#include <vector>

#include "scene/scene.h"

namespace homebound::scene {

struct Link {
  Rect box;  // page units
  std::string url;
  int page = 0;  // instead of a URL: to a page of the document, from 1
};

struct Page {
  Scene scene;
  std::string bookmark;  // in the reader's list of contents; empty: none
  std::vector<Link> links;
};

}  // namespace homebound::scene
