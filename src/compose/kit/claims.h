// The claims about a figure that its sources do not agree on, in a line of words.
#pragma once

#include <string>

#include "compose/view/view.h"
#include "scenario/model.h"

namespace homebound::compose {

// Returns "Claims differ: 742 (the airport); about 800 (press)": the claims side by side, each with the names
// of its sources or their footnotes. "" for a figure without claims.
std::string claims_line(const scenario::Scenario& scenario, const scenario::Figure& figure, Language language,
                        bool footnotes);
// Returns the same of the figure that an event is about, if there is one.
std::string claims_line(const scenario::Scenario& scenario, const scenario::Event& event, Language language,
                        bool footnotes);

}  // namespace homebound::compose
