#include "app/font_warning.h"

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
  if (text::without_font(all).empty()) return std::nullopt;
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
      told("no font has {} of '{}'{}; install e.g. fonts-noto-core",
           "没有字体含有“{1}”中的 {0}{2}；可安装 fonts-noto-core 等", code_points(missing), first,
           others > 0 ? told(" (and so in {} more texts)", "（另有{}处文字如此）", others) : Text{})};
}

}  // namespace homebound::app
