#include "exporting/pptx/slide_master.h"

#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "exporting/png/png.h"
#include "exporting/pptx/shape_xml.h"
#include "exporting/pptx/slide_logo.h"
#include "exporting/pptx/slide_text.h"
#include "exporting/pptx/slide_theme.h"

namespace homebound::exporting {
namespace {

const char* scheme_colour(SlideInk ink) {
  switch (ink) {
    case SlideInk::accent:
      return "accent1";
    case SlideInk::muted:
      return "tx2";
    default:
      return "tx1";
  }
}

// `element` is "a:lvl1pPr" and so on.
std::string level_xml(int number, const LevelStyle& style, const char* align, const char* face) {
  return fmt::format(
      R"(<a:lvl{0}pPr marL="{1}" indent="{2}" algn="{3}"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>)"
      R"(<a:spcBef><a:spcPts val="{4}"/></a:spcBef><a:buNone/><a:defRPr sz="{5}" b="{6}"><a:solidFill>)"
      R"(<a:schemeClr val="{7}"/></a:solidFill><a:latin typeface="+{8}-lt"/><a:ea typeface="+{8}-ea"/>)"
      R"(<a:cs typeface="+{8}-cs"/></a:defRPr></a:lvl{0}pPr>)",
      number, std::lround(style.hanging * emu_a_point),
      number == 1 ? std::lround(-style.hanging * emu_a_point) : 0, align, std::lround(style.before * 100),
      std::lround(style.points * 100), style.bold ? 1 : 0, scheme_colour(style.ink), face);
}

std::string levels_xml(const Placeholder& place) {
  std::string xml;
  for (std::size_t i = 0; i < place.levels.size() && place.levels.at(i).points > 0; ++i)
    xml += level_xml(static_cast<int>(i) + 1, place.levels.at(i), place.align,
                     place.role == SlideRole::title ? "mj" : "mn");
  return xml;
}

std::string body_properties(const Placeholder& place) {
  const std::string columns =
      place.columns > 1 ? fmt::format(R"( numCol="{}" spcCol="{}")", place.columns, emu(column_gap_inches))
                        : "";
  return fmt::format(
      R"(<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"{} anchor="{}">)"
      R"(<a:normAutofit/></a:bodyPr>)",
      columns, place.anchor);
}

// What stands in a placeholder of a layout or a master: LibreOffice takes the footer's style from its text.
std::string sample_xml(SlideRole role, const std::string& footer, Language language) {
  if (role == SlideRole::number) return number_field(0, language);
  return xml_of(role == SlideRole::footer ? footer : name_of(role).in(language), language);
}

// Returns a layout's placeholder, with a text that says what belongs there.
std::string placeholder_xml(int id, SlideLayout layout, const Placeholder& place, const std::string& footer,
                            Language language) {
  const bool prompted = place.role != SlideRole::footer && place.role != SlideRole::number;
  return text_shape(
      id, name_of(place.role).in(language),
      placeholder_attributes(layout, place.role) + std::string(prompted ? R"( hasCustomPrompt="1")" : ""),
      xfrm_xml(place.box) + R"(<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>)",
      body_properties(place) + "<a:lstStyle>" + levels_xml(place) + "</a:lstStyle>" +
          sample_xml(place.role, footer, language));
}

// The short bar of the accent's colour that parts a title from what follows.
std::string title_bar(int id, const Placeholder& title) {
  return fmt::format(
      R"(<p:sp><p:nvSpPr><p:cNvPr id="{}" name="Bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>)"
      R"(<p:spPr>{}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/>)"
      R"(</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>)",
      id, xfrm_xml({title.box.x, title.box.y + title.box.height + 0.17, 0.55, 0.05}));
}

// The master's logo would lie under the map of a title slide, which has its own.
bool has_own_logo(SlideLayout layout, const compose::Logo& logo) {
  return layout == SlideLayout::title && logo.picture;
}

std::string layout_xml(SlideLayout layout, const compose::Logo& logo, const std::string& footer,
                       Language language, Relations& relations) {
  std::string shapes;
  int id = 2;
  for (const Placeholder& place : placeholders_of(layout))
    shapes += placeholder_xml(id++, layout, beside_logo(place, layout, logo), footer, language);
  if (layout == SlideLayout::title) shapes += title_bar(id++, placeholder(layout, SlideRole::title));
  const bool own = has_own_logo(layout, logo);
  if (own) shapes += logo_xml(id++, layout, logo, relations.to(relation::image, logo_part), language);
  return fmt::format(
      R"(<p:sldLayout {} {}{}preserve="1" userDrawn="1"><p:cSld name="{}">{}</p:cSld><p:clrMapOvr>)"
      R"(<a:masterClrMapping/></p:clrMapOvr></p:sldLayout>)",
      presentation_namespaces, own ? R"(showMasterSp="0" )" : "",
      layout == SlideLayout::title ? R"(type="title" )" : "", name_of(layout).in(language),
      shape_tree(shapes));
}

// Returns the styles of a master, for text that no layout says more of.
std::string text_styles() {
  std::string body, other;
  for (int level = 1; level <= 9; ++level) {
    const double points = level == 1 ? 20 : 16;
    body += level_xml(level, {points, false, SlideInk::text, 4}, "l", "mn");
    other += level_xml(level, {18, false, SlideInk::text}, "l", "mn");
  }
  return fmt::format(
      "<p:txStyles><p:titleStyle>{}</p:titleStyle><p:bodyStyle>{}</p:bodyStyle><p:otherStyle>{}</"
      "p:otherStyle>"
      "</p:txStyles>",
      level_xml(1, {30, true, SlideInk::text}, "l", "mj"), body, other);
}

std::string master_xml(const compose::Theme& theme, Language language, const std::string& footer,
                       const std::string& layout_ids, Relations& relations) {
  std::string shapes;
  int id = 2;
  if (theme.logo.picture)
    shapes +=
        logo_xml(id++, SlideLayout::sources, theme.logo, relations.to(relation::image, logo_part), language);
  // A master's placeholders have no prompts and ids of their own.
  const auto add = [&](SlideRole role, const char* attributes) {
    const Placeholder place =
        beside_logo(placeholder(SlideLayout::sources, role), SlideLayout::sources, theme.logo);
    // The sizes of title and text are the master's styles.
    const bool styled = role == SlideRole::title || role == SlideRole::text;
    Placeholder one = place;
    one.columns = 1;
    shapes += text_shape(id++, name_of(role).in(language), attributes,
                         xfrm_xml(place.box) + R"(<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>)",
                         body_properties(one) + "<a:lstStyle>" + (styled ? "" : levels_xml(place)) +
                             "</a:lstStyle>" + sample_xml(role, footer, language));
  };
  add(SlideRole::title, R"( type="title")");
  add(SlideRole::text, R"( type="body" idx="1")");
  add(SlideRole::footer, R"( type="ftr" sz="quarter" idx="3")");
  add(SlideRole::number, R"( type="sldNum" sz="quarter" idx="4")");
  return fmt::format(
      R"(<p:sldMaster {}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>)"
      R"(<a:effectLst/></p:bgPr></p:bg>{}</p:cSld>{}<p:sldLayoutIdLst>{}</p:sldLayoutIdLst>)"
      R"(<p:hf hdr="0" dt="0"/>{}</p:sldMaster>)",
      presentation_namespaces, shape_tree(shapes), colour_map_xml(theme), layout_ids, text_styles());
}

}  // namespace

std::string part_of(SlideLayout layout) {
  return fmt::format("/ppt/slideLayouts/slideLayout{}.xml", static_cast<int>(layout) + 1);
}

void add_master(Package& package, const compose::Theme& theme, Language language, const std::string& footer) {
  constexpr std::string_view theme_part = "/ppt/theme/theme1.xml";
  Relations relations;
  std::string layout_ids;
  unsigned id = 2147483649;  // ids of masters and layouts are counted together, from 2^31 on
  for (const SlideLayout layout : slide_layouts)
    layout_ids += fmt::format(R"(<p:sldLayoutId id="{}" r:id="{}"/>)", id++,
                              relations.to(relation::layout, part_of(layout)));
  relations.to(relation::theme, theme_part);
  constexpr std::string_view types = "application/vnd.openxmlformats-officedocument.";
  std::string master = master_xml(theme, language, footer, layout_ids, relations);
  package.parts.push_back({std::string(master_part), fmt::format("{}presentationml.slideMaster+xml", types),
                           std::move(master), relations});
  for (const SlideLayout layout : slide_layouts) {
    Relations up;
    up.to(relation::master, master_part);
    std::string xml = layout_xml(layout, theme.logo, footer, language, up);
    package.parts.push_back(
        {part_of(layout), fmt::format("{}presentationml.slideLayout+xml", types), std::move(xml), up});
  }
  if (theme.logo.picture)
    package.parts.push_back(
        {std::string(logo_part), "image/png", png(*theme.logo.picture), {}, PartSort::packed});
  package.parts.push_back({std::string(theme_part), fmt::format("{}theme+xml", types), theme_xml(theme)});
}

}  // namespace homebound::exporting
