#include "data/tracks/xml.h"

#include <exception>
#include <memory>

#include <expat.h>
#include <fmt/format.h>

#include "base/destroy.h"
#include "base/message.h"

namespace homebound::data {
namespace {

constexpr std::size_t deepest = 200;  // levels of nested elements

std::string_view local_name(const char* name) {
  const std::string_view whole = name;
  return whole.substr(whole.find(':') + 1);
}

// Returns the parser's line. Expat 2.9 renames the function and warns of the old name. In a template, only
// the name that exists is looked up.
template <class Parser>
std::size_t current_line(Parser parser) {
  if constexpr (requires { XML_GetCurrentLineNumber64(parser); })
    return XML_GetCurrentLineNumber64(parser);
  else
    return XML_GetCurrentLineNumber(parser);
}

struct Walk {
  const TrackText& source;
  const XmlStep &open, &close;
  XML_Parser parser;
  std::vector<XmlElement> path;
  std::exception_ptr failure;  // kept until expat, which is C, has returned

  template <class Step>
  void guarded(Step&& step) {
    if (failure) return;
    try {
      step();
    } catch (...) {
      failure = std::current_exception();
      XML_StopParser(parser, XML_FALSE);
    }
  }
};

void XMLCALL on_open(void* data, const char* name, const char** attributes) {
  Walk& walk = *static_cast<Walk*>(data);
  walk.guarded([&] {
    XmlElement& element = walk.path.emplace_back();
    element.name = local_name(name);
    element.line = current_line(walk.parser);
    for (; *attributes; attributes += 2) element.attributes.emplace_back(attributes[0], attributes[1]);
    if (walk.path.size() > deepest)
      walk.source.fail(element.line,
                       told("more than {} elements lie within one another", "元素嵌套超过{}层", deepest));
    walk.open(walk.path);
  });
}

void XMLCALL on_close(void* data, const char* /*name*/) {
  Walk& walk = *static_cast<Walk*>(data);
  walk.guarded([&] {
    walk.close(walk.path);
    walk.path.pop_back();
  });
}

void XMLCALL on_text(void* data, const char* text, int length) {
  Walk& walk = *static_cast<Walk*>(data);
  walk.guarded([&] {
    if (!walk.path.empty()) walk.path.back().text.append(text, static_cast<std::size_t>(length));
  });
}

}  // namespace

const std::string* XmlElement::attribute(std::string_view key) const {
  for (const auto& [known, value] : attributes)
    if (known == key) return &value;
  return nullptr;
}

void walk_xml(const TrackText& source, const XmlStep& open, const XmlStep& close) {
  // The text is UTF-8 already, whatever its declaration says.
  const std::unique_ptr<XML_ParserStruct, Destroy<XML_ParserFree>> parser(XML_ParserCreate("UTF-8"));
  Walk walk{source, open, close, parser.get(), {}, {}};
  XML_SetUserData(parser.get(), &walk);
  XML_SetElementHandler(parser.get(), on_open, on_close);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  const auto status =
      XML_Parse(parser.get(), source.text.data(), static_cast<int>(source.text.size()), XML_TRUE);
  if (walk.failure) std::rethrow_exception(walk.failure);
  if (status == XML_STATUS_OK) return;
  const XML_Error error = XML_GetErrorCode(parser.get());
  const bool cut = error == XML_ERROR_NO_ELEMENTS || error == XML_ERROR_UNCLOSED_TOKEN ||
                   error == XML_ERROR_PARTIAL_CHAR || error == XML_ERROR_UNCLOSED_CDATA_SECTION;
  source.fail(current_line(parser.get()),
              told("the XML is broken: {}{}", "XML 有误：{}{}", XML_ErrorString(error),
                   cut ? Text{"; the file ends too early", "；文件过早结束"} : Text{}));
}

}  // namespace homebound::data
