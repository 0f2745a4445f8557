#include "ui/view.h"

#include "compose/layout.h"

namespace homebound::ui {

compose::View view_of(const session::Camera& camera, const timeline::Timeline& timeline, Size page,
                      double scale) {
  const bool by_hand = camera.aim && camera.centre && !camera.projection.empty();
  compose::View view;
  if (by_hand)
    view = {page, scale, Projection::make(camera.projection, camera.centre), {}};
  else
    view = compose::frame(timeline, {camera.projection, camera.centre, camera.extent}, page, scale);
  if (camera.aim) view.to_page = session::to_page(*camera.aim, page);
  return view;
}

session::Shown shown_by(const compose::View& view) {
  return {view.projection, view.to_page, view.page, compose::layout_of(view.page).subject};
}

compose::Options options_of(const session::Look& look) {
  compose::Options options;
  options.language = compose::language_named(look.language).value_or(compose::Language::english);
  options.layers = look.layers;
  return options;
}

}  // namespace homebound::ui
