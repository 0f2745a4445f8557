// Elements that slides, layouts, masters and notes share.
#pragma once

#include <string>
#include <string_view>

#include "exporting/pptx/emu.h"
#include "exporting/pptx/slide_layout.h"

namespace homebound::exporting {

// The namespaces of PresentationML, for a root element.
constexpr std::string_view presentation_namespaces =
    R"(xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" )"
    R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" )"
    R"(xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main")";

// Kinds of relations.
namespace relation {
constexpr std::string_view document =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
constexpr std::string_view core =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
constexpr std::string_view app =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties";
constexpr std::string_view master =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideMaster";
constexpr std::string_view layout =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideLayout";
constexpr std::string_view slide =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide";
constexpr std::string_view theme =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme";
constexpr std::string_view notes_master =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/notesMaster";
constexpr std::string_view notes =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/notesSlide";
constexpr std::string_view image =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
constexpr std::string_view video =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/video";
constexpr std::string_view media = "http://schemas.microsoft.com/office/2007/relationships/media";
constexpr std::string_view page =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";
}  // namespace relation

// Returns the tree of shapes around them: <p:spTree>.
std::string shape_tree(std::string_view shapes);

// Returns a box as <a:xfrm>.
std::string xfrm_xml(const SlideBox& box);

// Returns a shape with text. `place` are the attributes of <p:ph>, `properties` is <p:spPr>'s content and
// `body` the content of <p:txBody>.
std::string text_shape(int id, std::string_view name, std::string_view place, std::string_view properties,
                       std::string_view body);

// Returns the field that shows a slide's number.
std::string number_field(int number, Language language);

}  // namespace homebound::exporting
