#include "exporting/pptx/shape_xml.h"

#include <fmt/format.h>

#include "base/xml_text.h"
#include "exporting/pptx/slide_text.h"

namespace homebound::exporting {

std::string shape_tree(std::string_view shapes) {
  return fmt::format(
      R"(<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>)"
      R"(<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>)"
      R"(</a:xfrm></p:grpSpPr>{}</p:spTree>)",
      shapes);
}

std::string xfrm_xml(const SlideBox& box) {
  return fmt::format(R"(<a:xfrm><a:off x="{}" y="{}"/><a:ext cx="{}" cy="{}"/></a:xfrm>)", emu(box.x),
                     emu(box.y), emu(box.width), emu(box.height));
}

std::string text_shape(int id, std::string_view name, std::string_view place, std::string_view properties,
                       std::string_view body) {
  return fmt::format(
      R"(<p:sp><p:nvSpPr><p:cNvPr id="{}" name="{}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>)"
      R"(<p:nvPr><p:ph{}/></p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr><p:txBody>{}</p:txBody></p:sp>)",
      id, xml_text(name), place, properties, body);
}

std::string number_field(int number, Language language) {
  return fmt::format(
      R"(<a:p><a:fld id="{{7D3B1F0A-52C4-4E0B-9A54-6C1E8B5D2A10}}" type="slidenum"><a:rPr{}/><a:t>{}</a:t>)"
      R"(</a:fld></a:p>)",
      language_attributes(language), number > 0 ? std::to_string(number) : "‹#›");
}

}  // namespace homebound::exporting
