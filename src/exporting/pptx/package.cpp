#include "exporting/pptx/package.h"

#include <list>
#include <map>

#include <fmt/format.h>

#include "base/xml_text.h"
#include "exporting/pptx/zip_archive.h"

namespace homebound::exporting {
namespace {

constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view relations_type = "application/vnd.openxmlformats-package.relationships+xml";

std::string_view folder_of(std::string_view part) { return part.substr(0, part.rfind('/') + 1); }

// Returns a part's name as seen from the folder of another: "../media/map1.png".
std::string relative_name(std::string_view from, std::string_view to) {
  std::string_view folder = from.empty() ? "/" : folder_of(from);
  std::string up;
  while (!to.starts_with(folder)) {
    folder.remove_suffix(1);
    folder = folder_of(folder);
    up += "../";
  }
  return up.append(to.substr(folder.size()));
}

std::string name_of_relations(std::string_view part) {
  const std::string_view folder = part.empty() ? "/" : folder_of(part);
  return fmt::format("{}_rels/{}.rels", folder, part.empty() ? "" : part.substr(folder.size()));
}

std::string content_types(const std::vector<Part>& parts) {
  std::map<std::string, std::string> by_extension{{"rels", std::string(relations_type)}};
  std::string names;
  for (const Part& part : parts)
    if (part.sort == PartSort::xml)
      names += fmt::format(R"(<Override PartName="{}" ContentType="{}"/>)", part.name, part.type);
    else
      by_extension[part.name.substr(part.name.rfind('.') + 1)] = part.type;
  std::string xml(xml_head);
  xml += R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)";
  for (const auto& [extension, type] : by_extension)
    xml += fmt::format(R"(<Default Extension="{}" ContentType="{}"/>)", extension, type);
  return xml + names + "</Types>";
}

}  // namespace

std::string Relations::add(std::string_view kind, std::string_view target, bool external) {
  all_.push_back({std::string(kind), std::string(target), external});
  return fmt::format("rId{}", all_.size());
}

std::string Relations::xml(std::string_view part) const {
  std::string xml(xml_head);
  xml += R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
  for (std::size_t i = 0; i < all_.size(); ++i)
    xml += fmt::format(R"(<Relationship Id="rId{}" Type="{}" Target="{}"{}/>)", i + 1, all_[i].kind,
                       xml_text(all_[i].external ? all_[i].target : relative_name(part, all_[i].target)),
                       all_[i].external ? R"( TargetMode="External")" : "");
  return xml + "</Relationships>";
}

void Package::write(OutputFile& output) const {
  std::list<std::string> made;  // what is packed lives until then
  std::vector<PackedFile> files;
  const auto add = [&](std::string_view name, std::string bytes) {
    files.push_back({std::string(name.substr(1)), made.emplace_back(std::move(bytes)), true, {}});
  };
  add("/[Content_Types].xml", content_types(parts));
  add(name_of_relations(""), relations.xml(""));
  for (const Part& part : parts) {
    if (part.sort == PartSort::xml)
      add(part.name, std::string(xml_head) + part.bytes);
    else
      files.push_back({part.name.substr(1), part.bytes, part.sort == PartSort::picture_text, part.file});
    if (!part.relations.empty()) add(name_of_relations(part.name), part.relations.xml(part.name));
  }
  write_zip(output, files);
}

}  // namespace homebound::exporting
