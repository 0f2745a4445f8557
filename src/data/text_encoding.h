// Bytes of a text file, in whatever encoding, made UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace homebound::data {

struct DecodedText {
  std::string text;      // UTF-8 without a byte order mark
  std::string encoding;  // "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "WINDOWS-1252", or as it was asked for
  int replaced = 0;      // bytes that are no UTF-8 in a text that mostly is: each is U+FFFD now
};

// `encoding` is any name that iconv knows; empty: found from the byte order mark, or from the bytes. Text
// that is no UTF-8 is GB18030 where its upper bytes come in pairs, as Chinese characters do, and Windows-1252
// where they stand alone, as accented letters do. Throws Error, a predicate without a subject ("is binary
// ..."), when the bytes are no text or do not agree with `encoding`.
DecodedText decode_text(std::string bytes, std::string_view encoding = {});

}  // namespace homebound::data
