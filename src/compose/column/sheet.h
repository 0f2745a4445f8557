// The inputs that overlays are laid out for and drawn with.
#pragma once

#include "compose/routes/route_style.h"
#include "compose/view/layout.h"

namespace homebound::compose {

// Holds references to values that must outlive it; create it where it is passed on.
struct Sheet {
  const timeline::Timeline& timeline;
  const RouteStyles& styles;
  const Layout& layout;
  const Options& options;
  const Theme& theme;
};

}  // namespace homebound::compose
