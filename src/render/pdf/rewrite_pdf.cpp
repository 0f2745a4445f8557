#include "render/pdf/rewrite_pdf.h"

#include <fmt/format.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace homebound::render {
namespace {

std::string written(QPDF& document, bool dated) {
  if (!dated) document.getTrailer().getKey("/Info").removeKey("/CreationDate");
  QPDFWriter writer(document);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.write();
  const auto bytes = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace

std::string pages_as_layers(std::string_view pdf, const std::vector<std::string>& names, bool dated) {
  using Object = QPDFObjectHandle;
  QPDF document;
  document.setSuppressWarnings(true);  // Cairo 1.16 lists an object that it does not write
  document.processMemoryFile("the PDF", pdf.data(), pdf.size());
  std::vector<Object> pages = document.getAllPages();
  Object pictures = Object::newDictionary(), properties = Object::newDictionary(),
         switches = Object::newArray();
  std::string content;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    Object picture = QPDFPageObjectHelper(pages[i]).getFormXObjectForPage();
    picture.getDict().removeKey("/Group");  // it is painted on the page itself
    pictures.replaceKey(fmt::format("/Layer{}", i), picture);
    const std::string paint = fmt::format("/Layer{} Do\n", i);
    if (names[i].empty()) {
      content += paint;
      continue;
    }
    Object group = document.makeIndirectObject(Object::newDictionary());
    group.replaceKey("/Type", Object::newName("/OCG"));
    group.replaceKey("/Name", Object::newUnicodeString(names[i]));
    switches.appendItem(group);
    properties.replaceKey(fmt::format("/Switch{}", i), group);
    content += fmt::format("/OC /Switch{} BDC\n{}EMC\n", i, paint);
  }
  Object resources = Object::newDictionary(), page = Object::newDictionary();
  resources.replaceKey("/XObject", pictures);
  resources.replaceKey("/Properties", properties);
  page.replaceKey("/Type", Object::newName("/Page"));
  page.replaceKey("/MediaBox", pages.front().getKey("/MediaBox"));
  page.replaceKey("/Resources", resources);
  page.replaceKey("/Contents", Object::newStream(&document, content));
  // The pages must stay unchanged: their pictures are read from them when everything is written.
  for (Object& each : pages) document.removePage(each);
  document.addPage(document.makeIndirectObject(page), false);
  Object usual = Object::newDictionary(), all = Object::newDictionary();
  usual.replaceKey("/Order", switches);
  all.replaceKey("/OCGs", switches);
  all.replaceKey("/D", usual);
  document.getRoot().replaceKey("/OCProperties", all);
  return written(document, dated);
}

std::string rewritten(std::string_view pdf, bool dated) {
  QPDF document;
  document.setSuppressWarnings(true);  // as above
  document.processMemoryFile("the PDF", pdf.data(), pdf.size());
  return written(document, dated);
}

}  // namespace homebound::render
