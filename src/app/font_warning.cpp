#include "app/font_warning.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include <fmt/format.h>

#include "base/utf8.h"
#include "scenario/texts.h"
#include "text/text.h"

namespace homebound::app {
namespace {

constexpr std::size_t most_listed = 8;  // characters

std::string code_points(const std::u32string& characters) {
  std::string list;
  for (std::size_t i = 0; i < std::min(characters.size(), most_listed); ++i)
    list += fmt::format("{}U+{:04X}", i > 0 ? " " : "", static_cast<std::uint32_t>(characters[i]));
  return list + (characters.size() > most_listed ? " …" : "");
}

bool is_of_east_asia(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

// The Debian packages whose fonts have most of these characters.
Text packages_for(const std::u32string& characters) {
  const auto here = std::count_if(characters.begin(), characters.end(), is_of_east_asia);
  if (here == 0) return {"fonts-noto-core", "fonts-noto-core"};
  if (here == std::ssize(characters)) return {"fonts-noto-cjk", "fonts-noto-cjk"};
  return {"fonts-noto-cjk and fonts-noto-core", "fonts-noto-cjk 和 fonts-noto-core"};
}

}  // namespace

std::optional<Diagnostic> font_warning(const scenario::Scenario& scenario, Language language) {
  const std::vector<std::string> texts = scenario::texts(scenario, language);
  // Each character once; text by text only when something may be missing.
  std::unordered_set<char32_t> seen;
  std::string all;
  for (const std::string& text : texts)
    for (std::size_t at = 0; at < text.size();) {
      const Character c = character_at(text, at);
      if (seen.insert(c.code).second) append_character(all, c.code), all += ' ';
      at += c.bytes;
    }
  const std::u32string all_missing = text::without_font(all);
  if (all_missing.empty()) return std::nullopt;
  std::string first;
  std::u32string missing;
  std::size_t others = 0;
  for (const std::string& text : texts) {
    const std::u32string here = text::without_font(text);
    if (here.empty()) continue;
    if (first.empty()) {
      first = text, missing = here;
    } else if (text != first) {
      ++others;
    }
  }
  if (first.empty()) return std::nullopt;  // a mark that stands alone here and nowhere else
  return Diagnostic{
      scenario.file, 0, 0, Severity::warning,
      told("no font has {} of '{}'{}; install e.g. {}", "没有字体含有“{1}”中的 {0}{2}；可安装 {3} 等",
           code_points(missing), first,
           others > 0 ? told(" (and so in {} more texts)", "（另有{}处文字如此）", others) : Text{},
           packages_for(all_missing))};
}

}  // namespace homebound::app
