// Bytes of a text file, in whatever encoding, made UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "base/message.h"

namespace homebound::data {

struct DecodedText {
  std::string text;      // UTF-8 without a byte order mark
  std::string encoding;  // "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "WINDOWS-1252", or as it was asked for
  int replaced = 0;      // bytes that are no UTF-8 in a text that mostly is: each is U+FFFD now
};

// `encoding` is any name that iconv knows; empty: found from the byte order mark, or from the bytes. Text
// that is no UTF-8 is GB18030 where its upper bytes come in pairs, as Chinese characters do, and Windows-1252
// where they stand alone, as accented letters do. Throws Error, a predicate without a subject ("is binary
// ..."), when the bytes are no text or do not agree with `encoding`. The beginning of a file may end within
// a character, which is left out then.
enum class Part { whole, beginning };
DecodedText decode_text(std::string bytes, std::string_view encoding = {}, Part part = Part::whole);

// What is said of bytes that were replaced.
Message note_of_replaced(const DecodedText& decoded);

// The encoding that the XML declaration of a document names; empty where there is none, or where it cannot
// be, since the declaration itself is readable: UTF-16 and others with more than a byte for a letter of
// ASCII.
std::string declared_encoding(std::string_view xml);

}  // namespace homebound::data
