// Walks over an XML document with expat. Nothing outside the document is read: no DTD, no external entity.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/tracks/track_parts.h"

namespace homebound::data {

// An element, named without its prefix ("Track" for gx:Track).
struct XmlElement {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::size_t line = 0;
  std::string text;  // its own characters; complete when the element closes
  // Null when there is no such attribute.
  const std::string* attribute(std::string_view key) const;
};

// Receives the elements from the root down to the one that opens or closes.
using XmlStep = std::function<void(std::span<const XmlElement>)>;
// Calls `open` and `close` for each element in turn. Throws InputError with the line when the document is
// malformed, and when a callback fails through TrackText::fail().
void walk_xml(const TrackText& source, const XmlStep& open, const XmlStep& close);

}  // namespace homebound::data
