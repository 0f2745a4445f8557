#include "words/asides.h"

#include <fmt/format.h>

#include "base/punctuation.h"

namespace homebound {

std::string labelled(std::string_view name, std::string_view value, Language language) {
  return fmt::format("{}{}{}", name, punctuation(language).colon, value);
}

std::string with_aside(std::string_view text, std::string_view aside, Language language) {
  const Punctuation p = punctuation(language);
  return fmt::format("{}{}{}{}", text, p.open, aside, p.close);
}

}  // namespace homebound
