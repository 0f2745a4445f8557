// What every file of data says of itself: what is missing of its tables, and what was guessed of their dates.
#pragma once

#include <string>
#include <vector>

#include "base/bilingual.h"
#include "scenario/model.h"

namespace homebound::exporting {

struct Remark {
  const char* key;  // of GeoJSON's member
  Text text;
};
std::vector<Remark> remarks_of(const scenario::Scenario& scenario);
// Returns all of them in the scenario's language, each between `before` and `behind`.
std::string remarks_in(const scenario::Scenario& scenario, const char* before, const char* behind);

}  // namespace homebound::exporting
