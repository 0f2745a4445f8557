#include "viewing/view.h"

#include <algorithm>

#include "compose/framing/framing.h"
#include "compose/view/layout.h"

namespace homebound::viewing {
namespace {

constexpr Size smallest_page{840, 600};  // units; a smaller map is drawn smaller instead of crowded

}  // namespace

compose::Framing framing_of(const session::Camera& camera, const compose::Reserved& reserved) {
  return {camera.projection, camera.centre, camera.extent, camera.subject, reserved};
}

namespace {

// `frame` makes the view of a framing.
template <class Frame>
compose::View view_through(const session::Camera& camera, Size page, double scale, const Frame& frame) {
  const bool by_hand = camera.aim && camera.centre && !camera.projection.empty();
  compose::View view;
  if (by_hand)
    view = {page, scale, Projection::make(camera.projection, camera.centre), {}};
  else
    view = frame();
  if (camera.aim) view.to_page = session::to_page(*camera.aim, page), view.extent.reset();
  return view;
}

}  // namespace

compose::View view_of(const session::Camera& camera, const timeline::Timeline& timeline, Size page,
                      double scale, const compose::Reserved& reserved) {
  return view_through(camera, page, scale,
                      [&] { return compose::frame(timeline, framing_of(camera, reserved), page, scale); });
}

compose::View KeptFraming::view_of(const session::Camera& camera,
                                   const std::shared_ptr<const timeline::Timeline>& timeline, Size page,
                                   double scale, const compose::Reserved& reserved) {
  return view_through(camera, page, scale, [&] {
    const compose::Framing framing = framing_of(camera, reserved);
    return known_.get({timeline, framing, page, scale},
                      [&] { return compose::frame(*timeline, framing, page, scale); });
  });
}

compose::PageSetup page_in_window(Size pixels, double ui_scale) {
  const double width = std::max(pixels.width, 16.0), height = std::max(pixels.height, 16.0);
  const double scale = std::min({ui_scale, width / smallest_page.width, height / smallest_page.height});
  return {{width / scale, height / scale}, scale};
}

compose::View on_page(compose::View view, const compose::PageSetup& setup) {
  const auto& [page, scale] = setup;
  if (view.page != page) {
    const double k = std::min(page.width / view.page.width, page.height / view.page.height);
    view.to_page = Affine::translate({page.width / 2, page.height / 2}) * Affine::scale(k, k) *
                   Affine::translate({-view.page.width / 2, -view.page.height / 2}) * view.to_page;
  }
  view.page = page, view.scale = scale;
  return view;
}

session::Shown shown_by(const compose::View& view) {
  return {view.projection, view.to_page, view.page, compose::layout_of(view.page).subject};
}

compose::Options options_of(const session::Session& session, std::size_t scene) {
  compose::Options options;
  options.language = session.look.language;
  options.cards = session.look.follows;
  options.place = session.look.place;
  options.beside = session.beside;
  if (session.look.beside) options.beside_days = session.look.beside->days;
  return compose::in_scene(std::move(options), *session.document.timeline->scenario, scene,
                           session::layers_in(session, scene));
}

std::vector<std::string> zones_at_hand(const scenario::Scenario& scenario, const std::string& chosen) {
  std::vector<std::string> zones{"UTC"};
  const auto add = [&](const std::string& zone) {
    if (!zone.empty() && std::find(zones.begin(), zones.end(), zone) == zones.end()) zones.push_back(zone);
  };
  add(system_zone());
  add(chosen);
  constexpr std::size_t enough = 40;
  for (const scenario::Place& place : scenario.places)
    if (zones.size() < enough) add(place.zone);
  return zones;
}

}  // namespace homebound::viewing
