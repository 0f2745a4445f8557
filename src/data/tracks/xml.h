// A walk over an XML document, by expat. Nothing outside the document is read: no DTD, no external entity.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/tracks/track_parts.h"

namespace homebound::data {

// Elements by their names without prefix ("Track" for gx:Track).
struct XmlElement {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::size_t line = 0;
  std::string text;  // its own characters; whole when it closes
  const std::string* attribute(std::string_view key) const;
};

// `open` and `close` get the elements from the root down to the one that opens or closes. Throws InputError
// with the line, also for what they throw through TrackText::fail.
using XmlStep = std::function<void(std::span<const XmlElement>)>;
void walk_xml(const TrackText& source, const XmlStep& open, const XmlStep& close);

}  // namespace homebound::data
