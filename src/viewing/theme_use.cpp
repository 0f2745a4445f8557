#include "viewing/theme_use.h"

#include <utility>

#include "base/error.h"

namespace homebound::viewing {

compose::Theme use_theme(session::Session& session, std::vector<Text>& problems) {
  std::string& named = session.look.theme;
  for (const std::string& next : {session.document.timeline->scenario->theme, scenario::Scenario{}.theme}) {
    try {
      return compose::read_theme(named);
    } catch (const Error& e) {
      if (named != next) problems.push_back(e.message());
      named = next;
    }
  }
  return compose::read_theme(named);
}

}  // namespace homebound::viewing
