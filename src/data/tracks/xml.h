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

// The elements from the root down to the one that opens or closes.
using XmlPath = std::span<const XmlElement>;
using XmlStep = std::function<void(XmlPath)>;
// Calls `open` and `close` for each element in turn. Throws InputError with the line when the document is
// malformed, and when a callback fails through TrackText::fail().
void walk_xml(const TrackText& source, const XmlStep& open, const XmlStep& close);

// Returns the name of the element that holds the last one; empty for the root.
inline std::string_view parent(XmlPath path) {
  return path.size() > 1 ? std::string_view(path[path.size() - 2].name) : std::string_view();
}

// Reads a document with a Format, which has open(), close() and finish().
template <class Format>
void read_xml(const TrackText& source, RawFile& file) {
  Format format(source, file);
  walk_xml(
      source, [&](XmlPath p) { format.open(p); }, [&](XmlPath p) { format.close(p); });
  format.finish();
}

}  // namespace homebound::data
