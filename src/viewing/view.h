// Translates the session's state into the inputs of map composition.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/recent.h"
#include "compose/view/page.h"
#include "compose/view/view.h"
#include "session/session.h"

namespace homebound::viewing {

// Returns the framing of a camera that is not moved by hand.
compose::Framing framing_of(const session::Camera& camera, const compose::Reserved& reserved);
// Returns a camera's view on a page, `scale` pixels per page unit. Throws Error for a projection that PROJ
// cannot create.
compose::View view_of(const session::Camera& camera, const timeline::Timeline& timeline, Size page,
                      double scale, const compose::Reserved& reserved = {});
// The same, and keeps the last framing: a hand that moves a map asks for its framing again with every frame,
// and with many flights that takes longer than the frame.
class KeptFraming {
 public:
  compose::View view_of(const session::Camera& camera,
                        const std::shared_ptr<const timeline::Timeline>& timeline, Size page, double scale,
                        const compose::Reserved& reserved);

 private:
  struct Key {
    std::shared_ptr<const timeline::Timeline> timeline;
    compose::Framing framing;
    Size page;
    double scale;
    bool operator==(const Key&) const = default;
  };
  Recent<Key, compose::View> known_{1};
};

// Returns the page of a map with `pixels` in the window, whose interface has `scale` pixels per unit.
compose::PageSetup page_in_window(Size pixels, double scale);
// Returns the view on another page: what was to be seen stays so, in the middle and as large as fits. So a
// panel that takes room from the map changes nothing of what the map shows.
compose::View on_page(compose::View view, const compose::PageSetup& setup);
// Returns the view in the form that the session takes.
session::Shown shown_by(const compose::View& view);
// Returns the composition options for a scene of the story: the language and the layers.
compose::Options options_of(const session::Session& session, std::size_t scene);

// Returns the IANA zones that a second clock may show: UTC, this computer's, the chosen one, and those of the
// scenario's places.
std::vector<std::string> zones_at_hand(const scenario::Scenario& scenario, const std::string& chosen);

}  // namespace homebound::viewing
