// Edits on the map: places and waypoints follow the mouse, and two clicks add a flight.
#include <fmt/format.h>

#include "data/register/airports.h"
#include "geo/measure/geodesic.h"
#include "ui/kit/widgets.h"
#include "ui/panels/edit_panels.h"

namespace homebound::ui {
namespace {

using What = EditState::Held::What;

constexpr double reach = 10;  // page units around a mark

double distance(const Desk& desk, LonLat where, Point at) {
  const auto image = desk.shown.projection.forward(where);
  return image ? length(desk.shown.to_page(*image) - at) : 1e9;
}

// Visits everything that can be dragged, with its position; waypoints come on top of places.
template <class Consider>
void for_each_handle(const Desk& desk, Consider consider) {
  const scenario::Scenario& s = desk.scenario();
  for (std::size_t i = 0; i < s.places.size(); ++i)
    if (s.places[i].declared) consider(s.places[i].at, EditState::Held{What::place, 0, i});
  for (std::size_t f = 0; f < s.flights.size() && s.flights.size() < 1000; ++f)
    for (std::size_t w = 0; w < s.flights[f].via.size(); ++w)
      if (!s.flights[f].via[w].place) consider(s.flights[f].via[w].at, EditState::Held{What::waypoint, f, w});
}

EditState::Held under(const Desk& desk, Point at) {
  EditState::Held held;
  double nearest = reach;
  for_each_handle(desk, [&](LonLat where, const EditState::Held& candidate) {
    if (const double d = distance(desk, where, at); d < nearest) nearest = d, held = candidate;
  });
  return held;
}

bool same_handle(const EditState::Held& a, const EditState::Held& b) {
  return a.what == b.what && a.flight == b.flight && a.index == b.index;
}

// Draws squares for places and diamonds for waypoints. The one held or under the pointer is filled.
void draw_handles(const Desk& desk, const Rect& map, const EditState::Held& marked) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  const ImU32 ink = im32(desk.theme.text), ground = im32(desk.theme.text_halo.with_alpha(1));
  list.PushClipRect(vec(map.left, map.top), vec(map.right, map.bottom));
  for_each_handle(desk, [&](LonLat where, const EditState::Held& handle) {
    const auto image = desk.shown.projection.forward(where);
    if (!image) return;
    const Point at = Point{map.left, map.top} + desk.shown.to_page(*image) * desk.page_scale;
    const bool place = handle.what == What::place;
    const auto outline = [&](double r, ImU32 colour) {
      const ImVec2 square[] = {vec(at.x - r, at.y - r), vec(at.x + r, at.y - r), vec(at.x + r, at.y + r),
                               vec(at.x - r, at.y + r)};
      const ImVec2 diamond[] = {vec(at.x, at.y - 1.3 * r), vec(at.x + 1.3 * r, at.y),
                                vec(at.x, at.y + 1.3 * r), vec(at.x - 1.3 * r, at.y)};
      list.AddConvexPolyFilled(place ? square : diamond, 4, colour);
    };
    outline(desk.px(8), ground);
    outline(desk.px(6.5), ink);
    if (!same_handle(handle, marked)) outline(desk.px(4.5), ground);
  });
  list.PopClipRect();
}

// Returns the scenario's place under a point, or the largest airport there.
std::string place_at(const Desk& desk, Point at) {
  const scenario::Scenario& s = desk.scenario();
  double nearest = reach * 1.4;
  std::string found;
  for (const scenario::Place& p : s.places)
    if (const double d = distance(desk, p.at, at); d < nearest) nearest = d, found = p.id;
  if (!found.empty()) return found;
  for (const data::Airport& a : data::Airports::shipped().all())
    if (a.major && !a.iata.empty() && data::has_flights(a, {}))
      if (const double d = distance(desk, a.at, at); d < nearest) nearest = d, found = a.iata;
  return found;
}

void click(const Desk& desk, Point at, EditState& state) {
  const std::string place = place_at(desk, at);
  if (place.empty()) return;
  if (state.click_from.empty()) {
    state.click_from = place;
    return;
  }
  const std::string from = std::exchange(state.click_from, {});
  if (from == place) return;
  FlightDraft draft = flight_draft(desk);
  draft.from = from, draft.to = place;
  if (desk.timeline().timed) {
    const std::string zone = [&] {
      for (const scenario::Place& p : desk.scenario().places)
        if (p.id == from) return p.zone;
      const data::Airport* a = data::Airports::shipped().find(from);
      return a ? a->zone : desk.scenario().zone;
    }();
    const Instant now = session::instant(desk.session, desk.wall);
    draft.day = iso_date(now, zone), draft.depart = format_time(now, zone, "%H:%M");
  }
  state.flight = std::move(draft);
}

}  // namespace

bool edit_on_map(const Desk& desk, const Rect& map, Point at, bool hovered) {
  EditState& state = desk.panels.edit;
  if (!state.on_map) {
    state.click_from.clear();
    return false;
  }
  if (escape_pressed()) state.click_from.clear();
  EditState::Held& held = state.held;
  const bool down = ImGui::IsMouseDown(ImGuiMouseButton_Left);
  const EditState::Held found = hovered ? under(desk, at) : EditState::Held{};
  draw_handles(desk, map, held.what == What::nothing ? found : held);
  if (held.what == What::place || held.what == What::waypoint) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const ImGuiIO& io = ImGui::GetIO();
    const bool moved = (io.MouseDelta.x != 0 || io.MouseDelta.y != 0) &&
                       ImGui::IsMouseDragging(ImGuiMouseButton_Left, desk.px(3));
    if (const auto to = session::position_at(desk.shown, at); to && moved) {
      const session::Command command =
          held.what == What::place ? session::Command(session::MovePlace{held.index, *to})
                                   : session::Command(session::MoveWaypoint{held.flight, held.index, *to});
      desk.tell(Gesture{command, held.gesture});
    }
    if (!down) {
      // Released where it was pressed, it was clicked.
      const float slack = desk.px(3);
      if (ImGui::GetIO().MouseDragMaxDistanceSqr[ImGuiMouseButton_Left] < slack * slack)
        click(desk, at, state);
      held = {};
    }
    return true;
  }
  if (!hovered) return false;
  if (found.what != What::nothing) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
      held = found;
      held.gesture = ++state.gestures;
    }
    return down;
  }
  const float slack = desk.px(3), dragged = ImGui::GetIO().MouseDragMaxDistanceSqr[ImGuiMouseButton_Left];
  if (ImGui::IsMouseReleased(ImGuiMouseButton_Left) && dragged < slack * slack) click(desk, at, state);
  if (!down) {
    const std::string place = place_at(desk, at);
    ImGui::SetTooltip("%s%s%s", desk.say(state.click_from.empty() ? Word::click_from : Word::click_to),
                      place.empty() ? "" : "\n", place.c_str());
  }
  return false;
}

}  // namespace homebound::ui
