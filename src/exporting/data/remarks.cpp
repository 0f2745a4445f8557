#include "exporting/data/remarks.h"

#include "scenario/assumed.h"
#include "scenario/left_out.h"

namespace homebound::exporting {

std::vector<Remark> remarks_of(const scenario::Scenario& scenario) {
  std::vector<Remark> remarks{{"left_out", scenario::note_of_left_out(scenario)},
                              {"guessed_dates", scenario::note_of_guessed_dates(scenario)}};
  std::erase_if(remarks, [](const Remark& remark) { return remark.text.empty(); });
  return remarks;
}

std::string remarks_in(const scenario::Scenario& scenario, const char* before, const char* behind) {
  std::string text;
  for (const Remark& remark : remarks_of(scenario))
    text += before + remark.text.in(scenario.language) + behind;
  return text;
}

}  // namespace homebound::exporting
