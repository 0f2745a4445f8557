#include "data/text/text_encoding.h"

#include <algorithm>
#include <cerrno>
#include <optional>

#include <fmt/format.h>
#include <iconv.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/utf8.h"

namespace homebound::data {
namespace {

unsigned char at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }
bool is_upper(std::string_view bytes, std::size_t i) { return i < bytes.size() && at(bytes, i) >= 0x80; }

struct Utf8Count {
  std::size_t characters = 0, wrong = 0;  // characters of several bytes; bytes that belong to none
};
Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t i = 0; i < bytes.size();) {
    const Character c = character_at(bytes, i);
    count.characters += c.bytes > 1;
    count.wrong += c.malformed();
    i += c.bytes;
  }
  return count;
}

// Converts bytes to UTF-8. Returns nullopt when a byte does not fit the encoding, and throws Error when
// iconv does not know its name.
std::optional<std::string> converted(std::string_view bytes, const std::string& encoding, Part part) {
  const iconv_t converter = iconv_open("UTF-8", encoding.c_str());
  const auto unknown = iconv_t(-1);  // NOLINT(performance-no-int-to-ptr): as POSIX has it
  if (converter == unknown)
    throw Error(told("cannot be read in the unknown encoding '{}'", "编码“{}”未知，无法读取", encoding));
  std::string text(bytes.size() * 3 + 16, '\0');
  // Iconv's signature demands it, but it does not write there.
  char* from = const_cast<char*>(bytes.data());
  char* to = text.data();
  std::size_t from_left = bytes.size(), to_left = text.size();
  const bool whole = iconv(converter, &from, &from_left, &to, &to_left) != std::size_t(-1);
  // The text ends within a character.
  const bool cut = !whole && errno == EINVAL && part == Part::beginning;
  iconv_close(converter);
  if (!whole && !cut) return std::nullopt;
  text.resize(text.size() - to_left);
  return text;
}

[[noreturn]] void fail_as_binary() {
  throw Error({"is binary (it holds zero bytes), not text", "是二进制文件（含零字节），不是文本"});
}

// Recognises UTF-16 without a byte order mark: in Western text every other byte is zero, and few bytes on
// the other side are, such as that of U+4E00.
std::string_view utf16_by_zeros(std::string_view bytes) {
  const std::size_t looked_at = std::min<std::size_t>(bytes.size(), 4000);
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < looked_at; ++i)
    if (bytes[i] == 0) ++(i % 2 ? odd : even);
  if (odd > looked_at / 5 && even * 20 < odd) return "UTF-16LE";
  if (even > looked_at / 5 && odd * 20 < even) return "UTF-16BE";
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
    fail_as_binary();
  }
  const Utf8Count utf8 = count_utf8(bytes);
  if (utf8.wrong == 0 || utf8.characters > 3 * utf8.wrong) return "UTF-8";
  return upper_bytes_come_in_pairs(bytes) ? "GB18030" : "WINDOWS-1252";
}

}  // namespace

DecodedText decode_text(std::string bytes, std::string_view encoding, Part part) {
  const std::string name = encoding.empty() ? guessed_encoding(bytes) : std::string(encoding);
  DecodedText result{{}, name};
  if (name == "UTF-8") {
    const std::size_t wrong = count_utf8(bytes).wrong;
    result.replaced = static_cast<int>(std::min<std::size_t>(wrong, 1'000'000));
    result.text = well_formed(std::move(bytes));
  } else if (auto text = converted(bytes, name, part)) {
    result.text = std::move(*text);
  } else {
    throw Error(encoding.empty()
                    ? Text{"is in no encoding that is known here (UTF-8, UTF-16, GB18030, Windows-1252)",
                           "的编码无法识别（支持 UTF-8、UTF-16、GB18030、Windows-1252）"}
                    : told("holds bytes that are not {}", "含有非 {} 字节", name));
  }
  if (result.text.starts_with("\xEF\xBB\xBF")) result.text.erase(0, 3);
  if (result.text.find('\0') != result.text.npos) fail_as_binary();
  return result;
}

Text note_of_replaced(const DecodedText& decoded) {
  return told("{} bytes that are not UTF-8 were replaced", "已替换{}个非 UTF-8 字节", decoded.replaced);
}

std::string declared_encoding(std::string_view xml) {
  constexpr std::string_view key = "encoding";
  if (xml.starts_with("\xEF\xBB\xBF") || !xml.starts_with("<?xml")) return {};
  const std::string_view declaration = xml.substr(0, xml.substr(0, 200).find("?>"));
  const auto at = declaration.find(key);
  const auto open = declaration.find_first_of("\"'", at);
  if (at == declaration.npos || open == declaration.npos) return {};
  const std::string name(
      declaration.substr(open + 1, declaration.find(declaration[open], open + 1) - open - 1));
  const std::string known = lower(name);
  const bool wide = known.starts_with("utf-16") || known.starts_with("utf-32") || known.starts_with("ucs-") ||
                    known.starts_with("iso-10646-ucs");
  return wide || known == "utf-8" ? "" : name;
}

}  // namespace homebound::data
