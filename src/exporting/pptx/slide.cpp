#include "exporting/pptx/slide.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/xml_text.h"
#include "exporting/pptx/film_timing.h"
#include "exporting/pptx/shape_xml.h"
#include "exporting/pptx/slide_master.h"

namespace homebound::exporting {
namespace {

constexpr std::string_view frame =
    R"(<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:schemeClr val="tx2">)"
    R"(<a:alpha val="35000"/></a:schemeClr></a:solidFill></a:ln>)";

// Shrinks text as PowerPoint does itself, which lets it grow again when there is less of it.
std::string body_xml(const SlideText& text) {
  return fmt::format(
      "<a:bodyPr{}><a:normAutofit{}/></a:bodyPr>", text.one_column ? R"( numCol="1")" : "",
      text.scale < 1 ? fmt::format(R"( fontScale="{}")", std::lround(text.scale * 100000)) : "");
}

std::string map_xml(int id, const Slide& slide, const Placeholder& place, const std::string& png,
                    Relations& relations) {
  const std::string svg = relations.to(relation::image, slide.media->svg);
  return fmt::format(
      R"(<p:pic><p:nvPicPr><p:cNvPr id="{}" name="{}" descr="{}"/><p:cNvPicPr>)"
      R"(<a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr><p:nvPr><p:ph{}/></p:nvPr></p:nvPicPr>)"
      R"(<p:blipFill><a:blip r:embed="{}"><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">)"
      R"(<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/>)"
      R"(</a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{}{}</p:spPr>)"
      R"(</p:pic>)",
      id, name_of(SlideRole::picture).in(slide.language), xml_text(slide.map_words),
      placeholder_attributes(slide.layout, SlideRole::picture), png, svg, xfrm_xml(place.box), frame);
}

std::string film_xml(int id, const Slide& slide, const Placeholder& place, const std::string& png,
                     Relations& relations) {
  const std::string video = relations.to(relation::video, slide.media->film),
                    media = relations.to(relation::media, slide.media->film);
  return fmt::format(
      R"(<p:pic><p:nvPicPr><p:cNvPr id="{}" name="{}" descr="{}">)"
      R"(<a:hlinkClick r:id="" action="ppaction://media"/></p:cNvPr><p:cNvPicPr>)"
      R"(<a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr><a:videoFile r:link="{}"/><p:extLst>)"
      R"(<p:ext uri="{{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}}">)"
      R"(<p14:media xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" r:embed="{}"/>)"
      R"(</p:ext></p:extLst></p:nvPr></p:nvPicPr><p:blipFill><a:blip r:embed="{}"/><a:stretch>)"
      R"(<a:fillRect/></a:stretch></p:blipFill><p:spPr>{}{}</p:spPr></p:pic>)",
      id, Text("Film", "视频").in(slide.language), xml_text(slide.film_words), video, media, png,
      xfrm_xml(place.box), frame);
}

}  // namespace

std::string slide_part(int number) { return fmt::format("/ppt/slides/slide{}.xml", number); }

void add_slide(Package& package, int number, const Slide& slide, const std::string& notes) {
  Relations relations;
  relations.to(relation::layout, part_of(slide.layout));
  if (!notes.empty()) relations.to(relation::notes, notes);
  std::string shapes, timing;
  int id = 2;
  for (const Placeholder& place : placeholders_of(slide.layout)) {
    const std::string name = name_of(place.role).in(slide.language);
    const char* const attributes = placeholder_attributes(slide.layout, place.role);
    if (place.role == SlideRole::picture && slide.media) {
      const std::string png = relations.to(relation::image, slide.media->png);
      shapes += map_xml(id++, slide, place, png, relations);
      if (slide.motion && !slide.motion->shapes.empty()) {
        if (!slide.motion->effects.empty()) timing = motion_timing_xml(*slide.motion, id);
        for (const MovingShape& shape : slide.motion->shapes) shapes += moving_shape_xml(id++, shape);
      }
      if (slide.media->film.empty()) continue;
      timing = film_timing_xml(id, slide.media->seconds);
      shapes += film_xml(id++, slide, place, png, relations);
    } else if (place.role == SlideRole::number) {
      shapes += text_shape(id++, name, attributes, "",
                           "<a:bodyPr/><a:lstStyle/>" + number_field(number, slide.language));
    }
    const auto text = std::ranges::find(slide.texts, place.role, &SlideText::role);
    if (text != slide.texts.end() && !text->paragraphs.empty())
      shapes += text_shape(id++, name, attributes, "",
                           body_xml(*text) + "<a:lstStyle/>" + xml_of(text->paragraphs, relations));
  }
  package.parts.push_back(
      {slide_part(number), "application/vnd.openxmlformats-officedocument.presentationml.slide+xml",
       fmt::format(
           R"(<p:sld {}><p:cSld>{}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{}</p:sld>)",
           presentation_namespaces, shape_tree(shapes), timing),
       relations});
}

}  // namespace homebound::exporting
