#include "data/xml.h"

#include <exception>
#include <memory>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <expat.h>
#include <fmt/format.h>

#include "base/message.h"
#include "data/gdal_file.h"

namespace homebound::data {
namespace {

constexpr std::size_t deepest = 200;  // elements within one another

std::string_view local_name(const char* name) {
  const std::string_view whole = name;
  return whole.substr(whole.find(':') + 1);
}

struct Walk {
  const TrackText& source;
  const XmlStep &open, &close;
  XML_Parser parser;
  std::vector<XmlElement> path;
  std::exception_ptr failure;  // kept while expat, which is C, unwinds

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
    element.line = XML_GetCurrentLineNumber(walk.parser);
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

// What the declaration says, when it is none of expat's own: GB18030, windows-1252 ...
std::string foreign_encoding(const std::string& text) {
  const std::string_view head = std::string_view(text).substr(0, 200);
  const auto key = head.find("encoding=");
  if (!head.starts_with("<?xml") || key == head.npos || key > head.find("?>") || key + 10 >= head.size())
    return {};
  const auto from = key + 10, to = head.find(head[key + 9], from);
  if (to == head.npos) return {};
  std::string name(head.substr(from, to - from));
  for (const char* own : {"UTF-8", "UTF-16", "ISO-8859-1", "US-ASCII"})
    if (EQUAL(name.c_str(), own)) return {};
  return name;
}

}  // namespace

const std::string* XmlElement::attribute(std::string_view key) const {
  for (const auto& [known, value] : attributes)
    if (known == key) return &value;
  return nullptr;
}

void walk_xml(const TrackText& source, const XmlStep& open, const XmlStep& close) {
  std::string recoded;
  const std::string encoding = foreign_encoding(source.text);
  if (!encoding.empty()) {
    const QuietGdal quiet;
    char* utf8 = CPLRecode(source.text.c_str(), encoding.c_str(), CPL_ENC_UTF8);
    recoded = utf8;
    CPLFree(utf8);
    if (CPLGetLastErrorType() != CE_None || recoded.empty())
      source.fail(1, told("it cannot be read in its encoding, '{}'", "无法按其编码“{}”读取", encoding));
  }
  const std::string& text = encoding.empty() ? source.text : recoded;
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate(encoding.empty() ? nullptr : "UTF-8"), &XML_ParserFree);
  Walk walk{source, open, close, parser.get(), {}, {}};
  XML_SetUserData(parser.get(), &walk);
  XML_SetElementHandler(parser.get(), on_open, on_close);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  const auto status = XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), XML_TRUE);
  if (walk.failure) std::rethrow_exception(walk.failure);
  if (status == XML_STATUS_OK) return;
  const XML_Error error = XML_GetErrorCode(parser.get());
  const bool cut = error == XML_ERROR_NO_ELEMENTS || error == XML_ERROR_UNCLOSED_TOKEN ||
                   error == XML_ERROR_PARTIAL_CHAR || error == XML_ERROR_UNCLOSED_CDATA_SECTION;
  source.fail(XML_GetCurrentLineNumber(parser.get()),
              told("the XML is broken: {}{}", "XML 有误：{}{}", XML_ErrorString(error),
                   cut ? Message{"; the file ends too early", "；文件过早结束"} : Message{}));
}

}  // namespace homebound::data
