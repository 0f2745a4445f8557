// Converts the bytes of a text file from any encoding to UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "base/message.h"

namespace homebound::data {

// A text in UTF-8, and how it was decoded.
struct DecodedText {
  std::string text;      // UTF-8 without a byte order mark
  std::string encoding;  // "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "WINDOWS-1252", or as requested
  int replaced = 0;      // how many invalid bytes of a mostly valid UTF-8 text became U+FFFD
};

// The bytes that decode_text() gets: a whole file, or its beginning, whose last character may be cut off
// and is then dropped.
enum class Part { whole, beginning };
// Decodes `bytes`. `encoding` is any name that iconv knows; when it is empty, the encoding is found from
// the byte order mark or guessed from the bytes. Text that is not UTF-8 is taken for GB18030 where its
// bytes above 0x7F come in pairs, as in Chinese characters, and for Windows-1252 where they stand alone, as
// accented letters do. Throws Error, whose message is a predicate without a subject ("is binary ..."), when
// the bytes are not text or do not fit `encoding`.
DecodedText decode_text(std::string bytes, std::string_view encoding = {}, Part part = Part::whole);

// Returns the note that says how many bytes were replaced.
Text note_of_replaced(const DecodedText& decoded);

// Returns the encoding that a document's XML declaration names. Returns an empty string where there is
// none, for UTF-8, and for UTF-16 and other wide encodings: the document cannot be in those, since its
// declaration was readable as ASCII.
std::string declared_encoding(std::string_view xml);

}  // namespace homebound::data
