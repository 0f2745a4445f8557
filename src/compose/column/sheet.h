// What overlays are laid out for and drawn with.
#pragma once

#include "compose/routes/route_style.h"
#include "compose/view/layout.h"

namespace homebound::compose {

// Refers to values that outlive it; made where it is passed on.
struct Sheet {
  const timeline::Timeline& timeline;
  const RouteStyles& styles;
  const Layout& layout;
  const Options& options;
  const Theme& theme;
};

}  // namespace homebound::compose
