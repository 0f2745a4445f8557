// The mouse on the map.
#include <cmath>

#include "ui/edit_panels.h"
#include "ui/panels.h"
#include "ui/widgets.h"

namespace homebound::ui {
namespace {

constexpr double wheel_zoom = 1.2;  // a notch

void tell(const Desk& desk, session::Command c) { desk.tell(std::move(c)); }

void drag(const Desk& desk, Point at, Grip& grip) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool left = ImGui::IsMouseDragging(ImGuiMouseButton_Left, desk.px(3));
  const bool right = ImGui::IsMouseDragging(ImGuiMouseButton_Right, desk.px(3));
  if (!left && !right) return;
  const bool moved = io.MouseDelta.x != 0 || io.MouseDelta.y != 0;
  const bool turning = right || session::turns(desk.shown.projection);
  if (turning && !grip.place) {
    const ImVec2 from = io.MouseClickedPos[left ? ImGuiMouseButton_Left : ImGuiMouseButton_Right];
    grip.place = session::position_at(
        desk.shown, at + Point{from.x - io.MousePos.x, from.y - io.MousePos.y} * (1 / desk.page_scale));
  }
  if (turning && grip.place && moved) tell(desk, session::TurnTo{*grip.place, at});
  if (!turning && moved)
    tell(desk, session::PanBy{Point{io.MouseDelta.x, io.MouseDelta.y} * (1 / desk.page_scale)});
  ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
}

void inspect(const Desk& desk, Point at) {
  if (desk.plan == nullptr) return;
  const compose::Plan::Hit hit = desk.plan->hit(at, desk.state);
  const float slack = desk.px(3), dragged = ImGui::GetIO().MouseDragMaxDistanceSqr[ImGuiMouseButton_Left];
  const bool clicked = ImGui::IsMouseReleased(ImGuiMouseButton_Left) && dragged < slack * slack;
  if (hit.counter || hit.event) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImGui::SetTooltip("%s", desk.say(Word::says_who));
    if (clicked && hit.event) desk.tell(Ask{Ask::About::event, *hit.event});
    if (clicked && hit.counter) ask_counter(desk, *hit.counter);
    return;
  }
  if (clicked && hit.flight != desk.session.look.focus) tell(desk, session::FocusFlight{hit.flight, false});
  if (!hit.flight && !hit.place) return;
  if (hit.flight) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  begin_tip(desk);
  if (hit.flight)
    flight_facts(desk, *hit.flight);
  else
    place_facts(desk, *hit.place);
  end_tip();
}

}  // namespace

void map_area(const Desk& desk, const Rect& map, Grip& grip, EditState& edit) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  begin_fixed("##map", map);
  ImGui::PopStyleVar();
  const ImGuiIO& io = ImGui::GetIO();
  ImGui::InvisibleButton("##picture", vec(std::max(map.width(), 1.0), std::max(map.height(), 1.0)),
                         ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
  const Point at = Point{io.MousePos.x - map.left, io.MousePos.y - map.top} * (1 / desk.page_scale);
  const bool hovered = ImGui::IsItemHovered(), held = ImGui::IsItemActive();
  if (hovered && io.MouseWheel != 0) tell(desk, session::ZoomAt{at, std::pow(wheel_zoom, io.MouseWheel)});
  const bool editing = edit_on_map(desk, at, hovered, edit);
  if (hovered && !edit.on_map && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
    tell(desk, session::Home{});
  if (held && !editing)
    drag(desk, at, grip);
  else
    grip = {};
  if (hovered && !edit.on_map && !ImGui::IsMouseDown(ImGuiMouseButton_Left) &&
      !ImGui::IsMouseDown(ImGuiMouseButton_Right))
    inspect(desk, at);
  ImGui::End();
}

}  // namespace homebound::ui
