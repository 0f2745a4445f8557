#include "exporting/pptx/slide_notes.h"

#include <fmt/format.h>

#include "exporting/pptx/shape_xml.h"
#include "exporting/pptx/slide_theme.h"

namespace homebound::exporting {
namespace {

// A page of 7.5 x 10 inches.
constexpr SlideBox notes_picture{0.75, 1.25, 6, 3.375}, notes_text{0.75, 4.8, 6, 4.2},
    notes_number{4.25, 9.5, 2.5, 0.4};

std::string image_shape(int id, const std::string& name, std::string_view place,
                        std::string_view properties) {
  return fmt::format(
      R"(<p:sp><p:nvSpPr><p:cNvPr id="{}" name="{}"/><p:cNvSpPr>)"
      R"(<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph{}/></p:nvPr>)"
      R"(</p:nvSpPr><p:spPr>{}</p:spPr></p:sp>)",
      id, name, place, properties);
}

std::string name_of_image(Language language) { return Text("Slide", "幻灯片").in(language); }
std::string name_of_notes(Language language) { return Text("Notes", "备注").in(language); }

std::string notes_style() {
  std::string xml;
  for (int level = 1; level <= 9; ++level)
    xml += fmt::format(
        R"(<a:lvl{0}pPr marL="0" algn="l"><a:spcBef><a:spcPts val="400"/></a:spcBef><a:defRPr sz="1200">)"
        R"(<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/>)"
        R"(<a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{0}pPr>)",
        level);
  return "<p:notesStyle>" + xml + "</p:notesStyle>";
}

}  // namespace

std::string notes_part(int number) { return fmt::format("/ppt/notesSlides/notesSlide{}.xml", number); }

void add_notes_master(Package& package, const compose::Theme& theme, Language language) {
  constexpr std::string_view theme_part = "/ppt/theme/theme2.xml";
  compose::Theme print = theme;
  print.name += " notes";
  print.dark = false;
  print.page = print.panel = {1, 1, 1};
  print.text = {0, 0, 0};
  print.text_muted = {0.35F, 0.35F, 0.35F};
  constexpr std::string_view rectangle = R"(<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>)";
  const std::string shapes =
      image_shape(
          2, name_of_image(language), R"( type="sldImg" idx="2")",
          xfrm_xml(notes_picture) + std::string(rectangle) +
              R"(<a:noFill/><a:ln w="9525"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:ln>)") +
      text_shape(3, name_of_notes(language), R"( type="body" sz="quarter" idx="3")",
                 xfrm_xml(notes_text) + std::string(rectangle),
                 R"(<a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/>)" +
                     xml_of(name_of_notes(language), language)) +
      text_shape(4, name_of(SlideRole::number).in(language), R"( type="sldNum" sz="quarter" idx="5")",
                 xfrm_xml(notes_number) + std::string(rectangle),
                 R"(<a:bodyPr vert="horz" anchor="b"/><a:lstStyle><a:lvl1pPr algn="r"><a:defRPr sz="1000"/>)"
                 R"(</a:lvl1pPr></a:lstStyle>)" +
                     number_field(0, language));
  Relations relations;
  relations.to(relation::theme, theme_part);
  package.parts.push_back(
      {std::string(notes_master_part),
       "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml",
       fmt::format(
           R"(<p:notesMaster {}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>)"
           R"(<a:effectLst/></p:bgPr></p:bg>{}</p:cSld>{}{}</p:notesMaster>)",
           presentation_namespaces, shape_tree(shapes), colour_map_xml(print), notes_style()),
       relations});
  package.parts.push_back(
      {std::string(theme_part), "application/vnd.openxmlformats-officedocument.theme+xml", theme_xml(print)});
}

void add_notes(Package& package, int number, const Slide& slide) {
  Relations relations;
  relations.to(relation::notes_master, notes_master_part);
  relations.to(relation::slide, slide_part(number));
  const std::string shapes =
      image_shape(2, name_of_image(slide.language), R"( type="sldImg")", "") +
      text_shape(3, name_of_notes(slide.language), R"( type="body" idx="1")", "",
                 "<a:bodyPr/><a:lstStyle/>" + xml_of(slide.notes, relations)) +
      text_shape(4, name_of(SlideRole::number).in(slide.language), R"( type="sldNum" sz="quarter" idx="5")",
                 "", "<a:bodyPr/><a:lstStyle/>" + number_field(number, slide.language));
  package.parts.push_back(
      {notes_part(number), "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml",
       fmt::format(
           R"(<p:notes {}><p:cSld>{}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>)",
           presentation_namespaces, shape_tree(shapes)),
       relations});
}

}  // namespace homebound::exporting
