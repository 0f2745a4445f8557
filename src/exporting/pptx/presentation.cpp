#include "exporting/pptx/presentation.h"

#include <fmt/format.h>

#include "base/xml_text.h"
#include "exporting/pptx/shape_xml.h"
#include "exporting/pptx/slide_master.h"
#include "exporting/pptx/slide_notes.h"

namespace homebound::exporting {
namespace {

std::string core_properties(const PresentationWords& words, Language language) {
  const auto element = [](std::string_view name, const std::string& text) {
    return text.empty() ? "" : fmt::format("<dc:{0}>{1}</dc:{0}>", name, xml_text(text));
  };
  return R"(<cp:coreProperties )"
         R"(xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" )"
         R"(xmlns:dc="http://purl.org/dc/elements/1.1/">)" +
         element("title", words.title) + element("description", words.source) +
         element("language", language == Language::chinese ? "zh-CN" : "en-GB") + "</cp:coreProperties>";
}

std::string app_properties(std::size_t slides, bool notes) {
  return fmt::format(
      R"(<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">)"
      R"(<Application>Homebound</Application><PresentationFormat>Widescreen</PresentationFormat>)"
      R"(<Slides>{}</Slides><Notes>{}</Notes></Properties>)",
      slides, notes ? slides : 0);
}

}  // namespace

Package presentation(const std::vector<Slide>& slides, const compose::Theme& theme, Language language,
                     bool notes, const PresentationWords& words) {
  constexpr std::string_view main_part = "/ppt/presentation.xml", core = "/docProps/core.xml",
                             app = "/docProps/app.xml";
  Package package;
  package.relations.to(relation::document, main_part);
  package.relations.to(relation::core, core);
  package.relations.to(relation::app, app);
  Relations relations;
  std::string lists =
      fmt::format(R"(<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="{}"/></p:sldMasterIdLst>)",
                  relations.to(relation::master, master_part));
  if (notes)
    lists += fmt::format(R"(<p:notesMasterIdLst><p:notesMasterId r:id="{}"/></p:notesMasterIdLst>)",
                         relations.to(relation::notes_master, notes_master_part));
  lists += "<p:sldIdLst>";
  for (std::size_t i = 0; i < slides.size(); ++i)
    lists += fmt::format(R"(<p:sldId id="{}" r:id="{}"/>)", 256 + i,
                         relations.to(relation::slide, slide_part(static_cast<int>(i) + 1)));
  lists += "</p:sldIdLst>";
  relations.to(relation::theme, "/ppt/theme/theme1.xml");
  package.parts.push_back(
      {std::string(main_part),
       "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
       fmt::format(R"(<p:presentation {} autoCompressPictures="0">{}<p:sldSz cx="{}" cy="{}"/>)"
                   R"(<p:notesSz cx="{}" cy="{}"/></p:presentation>)",
                   presentation_namespaces, lists, emu(slide_inches.width), emu(slide_inches.height),
                   emu(7.5), emu(10)),
       relations});
  package.parts.push_back({std::string(core), "application/vnd.openxmlformats-package.core-properties+xml",
                           core_properties(words, language)});
  package.parts.push_back({std::string(app),
                           "application/vnd.openxmlformats-officedocument.extended-properties+xml",
                           app_properties(slides.size(), notes)});
  add_master(package, theme, language, words.title);
  if (notes) add_notes_master(package, theme, language);
  for (std::size_t i = 0; i < slides.size(); ++i) {
    const int number = static_cast<int>(i) + 1;
    add_slide(package, number, slides[i], notes ? notes_part(number) : "");
    if (notes) add_notes(package, number, slides[i]);
  }
  return package;
}

}  // namespace homebound::exporting
