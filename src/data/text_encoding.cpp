#include "data/text_encoding.h"

#include <algorithm>
#include <cerrno>
#include <optional>

#include <fmt/format.h>
#include <iconv.h>

#include "base/error.h"

namespace homebound::data {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

unsigned char at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }
bool is_upper(std::string_view bytes, std::size_t i) { return i < bytes.size() && at(bytes, i) >= 0x80; }

// How many bytes the UTF-8 character at `i` has; 0 when there is none (RFC 3629).
std::size_t character_length(std::string_view bytes, std::size_t i) {
  const unsigned char lead = at(bytes, i);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || i + length > bytes.size()) return 0;
  for (std::size_t k = 1; k < length; ++k)
    if ((at(bytes, i + k) & 0xC0) != 0x80) return 0;
  const unsigned char second = at(bytes, i + 1);
  const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool outside = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
  return overlong || outside ? 0 : length;
}

struct Utf8Count {
  std::size_t characters = 0, wrong = 0;  // of several bytes; bytes of none
};
Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = character_length(bytes, i);
    count.characters += length > 1;
    count.wrong += length == 0;
    i += std::max<std::size_t>(length, 1);
  }
  return count;
}

std::string with_replacements(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = character_length(bytes, i);
    text += length == 0 ? replacement : bytes.substr(i, length);
    i += std::max<std::size_t>(length, 1);
  }
  return text;
}

// Nothing when a byte does not fit the encoding; throws when iconv does not know its name.
std::optional<std::string> converted(std::string_view bytes, const std::string& encoding) {
  const iconv_t converter = iconv_open("UTF-8", encoding.c_str());
  const auto unknown = iconv_t(-1);  // NOLINT(performance-no-int-to-ptr): as POSIX has it
  if (converter == unknown)
    throw Error(told("cannot be read in the unknown encoding '{}'", "编码“{}”未知，无法读取", encoding));
  std::string text(bytes.size() * 3 + 16, '\0');
  char* from = const_cast<char*>(bytes.data());  // iconv's signature; it does not write there
  char* to = text.data();
  std::size_t from_left = bytes.size(), to_left = text.size();
  const bool whole = iconv(converter, &from, &from_left, &to, &to_left) != std::size_t(-1);
  iconv_close(converter);
  if (!whole) return std::nullopt;
  text.resize(text.size() - to_left);
  return text;
}

// Of UTF-16 without a byte order mark: every other byte of Western text is zero.
std::string_view utf16_by_zeros(std::string_view bytes) {
  const std::size_t looked_at = std::min<std::size_t>(bytes.size(), 4000);
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < looked_at; ++i)
    if (bytes[i] == 0) ++(i % 2 ? odd : even);
  if (odd > looked_at / 5 && even == 0) return "UTF-16LE";
  if (even > looked_at / 5 && odd == 0) return "UTF-16BE";
  return {};
}

bool upper_bytes_come_in_pairs(std::string_view bytes) {
  std::size_t paired = 0, alone = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (!is_upper(bytes, i)) continue;
    std::size_t run = 1;
    while (is_upper(bytes, i + run)) ++run;
    (run > 1 ? paired : alone) += run;
    i += run;
  }
  return paired > alone;
}

std::string guessed_encoding(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
  if (bytes.find('\0') != bytes.npos) {
    if (const std::string_view utf16 = utf16_by_zeros(bytes); !utf16.empty()) return std::string(utf16);
    throw Error(
        {"is binary (it holds zero bytes), not a table of text", "是二进制文件（含零字节），不是文本表格"});
  }
  const Utf8Count utf8 = count_utf8(bytes);
  if (utf8.wrong == 0 || utf8.characters > 3 * utf8.wrong) return "UTF-8";
  return upper_bytes_come_in_pairs(bytes) ? "GB18030" : "WINDOWS-1252";
}

}  // namespace

DecodedText decode_text(std::string bytes, std::string_view encoding) {
  const std::string name = encoding.empty() ? guessed_encoding(bytes) : std::string(encoding);
  DecodedText result{{}, name};
  if (name == "UTF-8") {
    const std::size_t wrong = count_utf8(bytes).wrong;
    result.replaced = static_cast<int>(std::min<std::size_t>(wrong, 1'000'000));
    result.text = wrong == 0 ? std::move(bytes) : with_replacements(bytes);
  } else if (auto text = converted(bytes, name)) {
    result.text = std::move(*text);
  } else {
    throw Error(encoding.empty()
                    ? Message{"is in no encoding that is known here (UTF-8, UTF-16, GB18030, Windows-1252)",
                              "的编码无法识别（支持 UTF-8、UTF-16、GB18030、Windows-1252）"}
                    : told("holds bytes that are not {}", "含有非 {} 字节", name));
  }
  if (result.text.starts_with("\xEF\xBB\xBF")) result.text.erase(0, 3);
  if (result.text.find('\0') != result.text.npos)
    throw Error(
        {"is binary (it holds zero bytes), not a table of text", "是二进制文件（含零字节），不是文本表格"});
  return result;
}

}  // namespace homebound::data
