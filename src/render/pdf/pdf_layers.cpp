#include "render/pdf/pdf_layers.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/error.h"
#include "render/pdf/rewrite_pdf.h"

namespace homebound::render {
namespace {

using GroupItem = std::shared_ptr<const drawing::Group>;

const drawing::Group* named_group(const drawing::Item& item) {
  const auto* group = std::get_if<GroupItem>(&item);
  return group != nullptr && *group && !(*group)->name.empty() ? group->get() : nullptr;
}

bool only_holds_groups(const drawing::Group& group) {
  return !group.clip && group.opacity >= 1 && !group.items.empty() &&
         std::all_of(group.items.begin(), group.items.end(), [](const drawing::Item& item) {
           const drawing::Group* part = named_group(item);
           return part != nullptr && !part->clip;
         });
}

void add_layers(std::vector<Layer>& layers, const std::vector<drawing::Item>& items, Size page) {
  for (const drawing::Item& item : items) {
    const drawing::Group* group = named_group(item);
    if (group != nullptr && only_holds_groups(*group)) {
      add_layers(layers, group->items, page);
      continue;
    }
    if (group != nullptr && group->items.empty()) continue;
    std::string name = group != nullptr ? group->name : "";
    if (!name.empty()) name[0] = upper(name[0]);
    if (layers.empty() || layers.back().name != name) layers.push_back({name, {page, {0, 0, 0, 0}, {}}});
    layers.back().drawing.items.push_back(item);
  }
}

}  // namespace

std::vector<Layer> layers_of(const drawing::Drawing& drawing) {
  std::vector<Layer> layers{{"", {drawing.page, drawing.background, {}}}};
  add_layers(layers, drawing.items, drawing.page);
  return layers;
}

std::string one_page_of_layers(std::string_view pdf, const std::vector<Layer>& layers, bool dated) try {
  std::vector<std::string> names;
  names.reserve(layers.size());
  for (const Layer& layer : layers) names.push_back(layer.name);
  return pages_as_layers(pdf, names, dated);
} catch (const std::exception& e) {
  throw Error(told("cannot make the layers of the PDF: {}", "无法制作 PDF 的图层：{}", e.what()));
}

std::string tidy_pdf(std::string_view pdf, bool dated) try {
  return rewritten(pdf, dated);
} catch (const std::exception& e) {
  throw Error(told("cannot end the PDF: {}", "无法完成 PDF：{}", e.what()));
}

}  // namespace homebound::render
