#include "compose/kit/claims.h"

#include "base/punctuation.h"
#include "compose/kit/footnote_marks.h"
#include "compose/kit/words.h"

namespace homebound::compose {

std::string claims_line(const scenario::Scenario& scenario, const scenario::Figure& figure, Language language,
                        bool footnotes) {
  const Punctuation p = punctuation(language);
  std::string claimed;
  for (const scenario::Claim& claim : figure.claims) {
    std::string by;
    if (footnotes)
      by = footnote_marks(claim.sources);
    else
      for (const std::size_t i : claim.sources)
        by.append(by.empty() ? "" : p.list_comma).append(scenario.sources[i].cited(language));
    claimed.append(claimed.empty() ? "" : p.semicolon).append(claim.value.in(language));
    if (!by.empty()) claimed.append(p.open).append(by).append(p.close);
  }
  if (claimed.empty()) return claimed;
  return std::string(word(Word::claims_differ, language)).append(p.colon).append(claimed);
}

std::string claims_line(const scenario::Scenario& scenario, const scenario::Event& event, Language language,
                        bool footnotes) {
  return event.figure ? claims_line(scenario, scenario.figures[*event.figure], language, footnotes) : "";
}

}  // namespace homebound::compose
