#include "exporting/pptx/slide_logo.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/xml_text.h"
#include "exporting/pptx/shape_xml.h"

namespace homebound::exporting {
namespace {

constexpr double page_units_an_inch = 96, tallest = 0.62, widest = 3, gap = 0.3;  // inches

}  // namespace

SlideBox logo_box(SlideLayout layout, const compose::Logo& logo) {
  const Size own = logo.size();
  const double shrunk = std::min({1 / page_units_an_inch, tallest / own.height, widest / own.width});
  const double width = own.width * shrunk, height = own.height * shrunk;
  const SlideBox title = placeholder(layout, SlideRole::title).box;
  // The map takes all of the first slide beside its title.
  if (layout == SlideLayout::title) return {title.x, title.y - 0.15 - height, width, height};
  const double x = logo.right ? title.x + title.width - width : title.x;
  return {x, title.y + title.height - height, width, height};
}

Placeholder beside_logo(Placeholder place, SlideLayout layout, const compose::Logo& logo) {
  if (!logo.picture || layout == SlideLayout::title || place.role != SlideRole::title) return place;
  const double taken = logo_box(layout, logo).width + gap;
  if (!logo.right) place.box.x += taken;
  place.box.width -= taken;
  return place;
}

std::string logo_xml(int id, SlideLayout layout, const compose::Logo& logo, const std::string& relation,
                     Language language) {
  return fmt::format(
      R"(<p:pic><p:nvPicPr><p:cNvPr id="{}" name="{}" descr="{}"/><p:cNvPicPr>)"
      R"(<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill>)"
      R"(<a:blip r:embed="{}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{})"
      R"(<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>)",
      id, Text("Logo", "标志").in(language), xml_text(logo.text.in(language)), relation,
      xfrm_xml(logo_box(layout, logo)));
}

}  // namespace homebound::exporting
