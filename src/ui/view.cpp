#include "ui/view.h"

#include <array>
#include <utility>

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
  using session::Layer;
  using Field = bool compose::Layers::*;
  constexpr std::array<std::pair<Layer, Field>, session::layer_count> fields = {
      std::pair<Layer, Field>{Layer::graticule, &compose::Layers::graticule},
      {Layer::boundaries, &compose::Layers::boundaries},
      {Layer::rivers, &compose::Layers::rivers},
      {Layer::lakes, &compose::Layers::lakes},
      {Layer::cities, &compose::Layers::cities},
      {Layer::labels, &compose::Layers::labels},
      {Layer::title, &compose::Layers::title},
      {Layer::clock, &compose::Layers::clock},
      {Layer::totals, &compose::Layers::totals},
      {Layer::caption, &compose::Layers::caption},
      {Layer::attribution, &compose::Layers::attribution},
      {Layer::legend, &compose::Layers::legend},
      {Layer::relief, &compose::Layers::relief}};
  compose::Options options;
  options.language = look.language == "zh" ? compose::Language::chinese : compose::Language::english;
  for (const auto& [layer, field] : fields) options.layers.*field = look.shows(layer);
  return options;
}

}  // namespace homebound::ui
