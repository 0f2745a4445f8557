#include "render/cairo/layers.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "base/error.h"

namespace homebound::render {
namespace {

using GroupItem = std::shared_ptr<const scene::Group>;

const scene::Group* named_group(const scene::Item& item) {
  const auto* group = std::get_if<GroupItem>(&item);
  return group != nullptr && *group && !(*group)->name.empty() ? group->get() : nullptr;
}

bool only_holds_groups(const scene::Group& group) {
  return !group.clip && group.opacity >= 1 && !group.items.empty() &&
         std::all_of(group.items.begin(), group.items.end(), [](const scene::Item& item) {
           const scene::Group* part = named_group(item);
           return part != nullptr && !part->clip;
         });
}

void add_layers(std::vector<Layer>& layers, const std::vector<scene::Item>& items, Size page) {
  for (const scene::Item& item : items) {
    const scene::Group* group = named_group(item);
    if (group != nullptr && only_holds_groups(*group)) {
      add_layers(layers, group->items, page);
      continue;
    }
    if (group != nullptr && group->items.empty()) continue;
    std::string name = group != nullptr ? group->name : "";
    if (!name.empty()) name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
    if (layers.empty() || layers.back().name != name) layers.push_back({name, {page, {0, 0, 0, 0}, {}}});
    layers.back().scene.items.push_back(item);
  }
}

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

std::vector<Layer> layers_of(const scene::Scene& scene) {
  std::vector<Layer> layers{{"", {scene.page, scene.background, {}}}};
  add_layers(layers, scene.items, scene.page);
  return layers;
}

std::string one_page_of_layers(std::string_view pdf, const std::vector<Layer>& layers, bool dated) try {
  using Object = QPDFObjectHandle;
  QPDF document;
  document.setSuppressWarnings(true);  // Cairo 1.16 lists an object that it has not written
  document.processMemoryFile("the PDF", pdf.data(), pdf.size());
  std::vector<Object> pages = document.getAllPages();
  Object pictures = Object::newDictionary(), properties = Object::newDictionary(),
         switches = Object::newArray();
  std::string content;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    Object picture = QPDFPageObjectHelper(pages[i]).getFormXObjectForPage();
    picture.getDict().removeKey("/Group");  // painted on the page itself
    pictures.replaceKey(fmt::format("/Layer{}", i), picture);
    const std::string paint = fmt::format("/Layer{} Do\n", i);
    if (layers[i].name.empty()) {
      content += paint;
      continue;
    }
    Object group = document.makeIndirectObject(Object::newDictionary());
    group.replaceKey("/Type", Object::newName("/OCG"));
    group.replaceKey("/Name", Object::newUnicodeString(layers[i].name));
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
  // The pages stay as they are: their pictures are read from them when all is written.
  for (Object& each : pages) document.removePage(each);
  document.addPage(document.makeIndirectObject(page), false);
  Object usual = Object::newDictionary(), all = Object::newDictionary();
  usual.replaceKey("/Order", switches);
  all.replaceKey("/OCGs", switches);
  all.replaceKey("/D", usual);
  document.getRoot().replaceKey("/OCProperties", all);
  return written(document, dated);
} catch (const std::exception& e) {
  throw Error(fmt::format("cannot make the layers of the PDF: {}", e.what()));
}

std::string tidy_pdf(std::string_view pdf, bool dated) try {
  QPDF document;
  document.setSuppressWarnings(true);  // Cairo 1.16 lists an object that it has not written
  document.processMemoryFile("the PDF", pdf.data(), pdf.size());
  return written(document, dated);
} catch (const std::exception& e) {
  throw Error(fmt::format("cannot end the PDF: {}", e.what()));
}

}  // namespace homebound::render
