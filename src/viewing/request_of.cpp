#include "viewing/request_of.h"

namespace homebound::viewing {

exporting::Request request_of(const session::Session& session, const compose::View& view, Seconds wall,
                              std::optional<scenario::RoutesAs> as) {
  const session::Look& look = session.look;
  exporting::Request request;
  request.theme = look.theme;
  request.language = look.language;
  for (const scenario::NamedLayer& known : scenario::layer_table)
    if (look.by_hand.*known.layer) request.layers.push_back({known.layer, look.layers.*known.layer});
  if (!session::follows_story(session)) {
    const session::Camera& camera = look.camera;
    request.projection = camera.projection;
    request.center = camera.centre;
    request.extent = camera.extent;
    request.subject = camera.subject;
    // Without its own framing, the request would use the cameras of the story's scenes.
    if (camera.aim || (!request.framed() && session::has_cameras(session))) request.view = view;
  }
  if (!session::follows_story(session) || !session::has_cameras(session)) request.routes_as = as;
  request.cards = look.follows;
  request.flight = look.focus;
  request.place = look.place;
  request.beside = look.beside;
  request.at = exporting::StorySecond{session::second(session, wall)};
  return request;
}

}  // namespace homebound::viewing
