#include "compose/view.h"

namespace homebound::compose {

std::optional<Language> language_named(std::string_view code) {
  if (code == "en") return Language::english;
  if (code == "zh") return Language::chinese;
  if (code == "both") return Language::both;
  return std::nullopt;
}

}  // namespace homebound::compose
