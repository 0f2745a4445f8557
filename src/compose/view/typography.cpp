#include "compose/view/typography.h"

namespace homebound::compose {

text::Style Typography::style(double size, int weight) const {
  text::Style s;
  s.size = size;
  s.weight = weight;
  s.language = language_tag(language);
  s.families = fonts;
  return s;
}

text::Style Typography::figures(double size, int weight) const {
  text::Style s = style(size, weight);
  s.tabular_figures = true;
  return s;
}

}  // namespace homebound::compose
