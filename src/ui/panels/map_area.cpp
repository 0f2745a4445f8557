// Handles the mouse on the map.
#include <cmath>

#include <fmt/format.h>

#include "compose/picture/side_by_side.h"
#include "ui/kit/gui.h"
#include "ui/kit/widgets.h"
#include "ui/panels/edit_panels.h"
#include "ui/panels/panels.h"

namespace homebound::ui {
namespace {

constexpr double wheel_zoom = 1.2;  // per notch

void drag(const Desk& desk, Point at) {
  std::optional<LonLat>& grip = desk.panels.grip;
  const ImGuiIO& io = ImGui::GetIO();
  const bool left = ImGui::IsMouseDragging(ImGuiMouseButton_Left, desk.px(3));
  const bool right = ImGui::IsMouseDragging(ImGuiMouseButton_Right, desk.px(3));
  if (!left && !right) return;
  const bool moved = io.MouseDelta.x != 0 || io.MouseDelta.y != 0;
  const bool turning = right || session::turns(desk.shown.projection);
  if (turning && !grip) {
    const ImVec2 from = io.MouseClickedPos[left ? ImGuiMouseButton_Left : ImGuiMouseButton_Right];
    grip = session::position_at(
        desk.shown, at + Point{from.x - io.MousePos.x, from.y - io.MousePos.y} * (1 / desk.page_scale));
  }
  if (turning && grip && moved) desk.tell(session::TurnTo{*grip, at});
  if (!turning && moved)
    desk.tell(session::PanBy{Point{io.MouseDelta.x, io.MouseDelta.y} * (1 / desk.page_scale)});
  ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
}

constexpr double same_spot = 4;  // page units; a click this near to the last one goes on to what lies below

bool clicked_here(const Desk& desk) {
  const float slack = desk.px(3), dragged = ImGui::GetIO().MouseDragMaxDistanceSqr[ImGuiMouseButton_Left];
  return ImGui::IsMouseReleased(ImGuiMouseButton_Left) && dragged < slack * slack;
}

bool right_clicked_here(const Desk& desk) {
  const float slack = desk.px(3), dragged = ImGui::GetIO().MouseDragMaxDistanceSqr[ImGuiMouseButton_Right];
  return ImGui::IsMouseReleased(ImGuiMouseButton_Right) && dragged < slack * slack;
}

// Chooses what was clicked.
void choose_hit(const Desk& desk, const std::vector<compose::Hit>& under, Point at, bool second) {
  Explorer& explorer = desk.panels.explorer;
  using Kind = compose::Hit::Kind;
  const bool again =
      explorer.chosen && explorer.chosen_on_second == second && length(at - explorer.chosen_at) < same_spot;
  const auto hit = compose::next_hit(under, again ? explorer.chosen : std::nullopt);
  if (hit && hit->kind == Kind::counter) return ask_counter(desk, hit->name);
  if (hit && hit->kind == Kind::event) {
    desk.panels.asked = {Ask::About::event, hit->index};
    return;
  }
  explorer.chosen = hit, explorer.chosen_at = at, explorer.chosen_on_second = second;
  const session::Look& look = desk.session.look;
  if (hit && hit->kind == Kind::place) {
    if (look.place != hit->index) desk.tell(session::FocusPlace{hit->index});
    return;
  }
  const auto flight = hit && hit->kind == Kind::flight ? std::optional(hit->index) : std::nullopt;
  if (flight != look.focus || look.place) desk.tell(session::FocusFlight{flight, false});
}

// What lies under a point of the first or the second map.
std::vector<compose::Hit> hits_at(const Desk& desk, Point at, bool second) {
  if (desk.plan == nullptr) return {};
  if (!second) return compose::hits(*desk.plan, desk.state, at);
  if (!desk.plan->beside()) return {};
  return compose::hits(*desk.plan->beside(), compose::beside(desk.state, *desk.plan), at);
}

void inspect(const Desk& desk, Point at, bool second) {
  if (desk.plan == nullptr) return;
  using Kind = compose::Hit::Kind;
  const auto under = hits_at(desk, at, second);
  if (clicked_here(desk)) choose_hit(desk, under, at, second);
  if (under.empty()) return;
  const compose::Hit& top = under.front();
  desk.panels.explorer.hovered = top;
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (top.kind == Kind::counter || top.kind == Kind::event) {
    ImGui::SetTooltip("%s", desk.say(Word::says_who));
    return;
  }
  begin_tip(desk);
  facts(desk, top, second);
  if (under.size() > 1) muted(desk, fmt::format(fmt::runtime(desk.say(Word::more_here)), under.size() - 1));
  end_tip();
}

// Shows what was double-clicked; a double click on the sea goes home.
void go_to(const Desk& desk, Point at, bool second) {
  using Kind = compose::Hit::Kind;
  if (desk.plan == nullptr) return;
  const auto under = hits_at(desk, at, second);
  if (under.empty()) return desk.tell(session::Home{});
  const compose::Hit& hit = under.front();
  if (hit.kind == Kind::flight) desk.tell(session::FocusFlight{hit.index});
  if (hit.kind == Kind::place) desk.tell(session::LookAt{desk.scenario().places[hit.index].at});
  if (hit.kind == Kind::city)
    desk.tell(session::LookAt{compose::World::shipped()->cities()[hit.index].city.at});
  if (hit.kind == Kind::country || hit.kind == Kind::sea || hit.kind == Kind::feature)
    desk.tell(session::Home{});
}

// Adds a clicked point to the ruler; two clicks at one spot end it.
void measure(const Desk& desk, Point at) {
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  Ruler ruler = *desk.session.ruler;
  if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    desk.tell(session::SetRuler{std::move(ruler), true});
  } else if (clicked_here(desk) && ImGui::GetIO().MouseClickedCount[ImGuiMouseButton_Left] < 2) {
    const auto place = desk.shown.projection.inverse(desk.shown.to_page.inverse()(at));
    if (!place) return;
    if (desk.session.ruler_ends) ruler.points.clear();  // starts a new ruler
    ruler.points.push_back(*place);
    desk.tell(session::SetRuler{std::move(ruler)});
  }
}

}  // namespace

std::vector<Rect> maps_in(const Rect& map, bool two) {
  if (!two) return {map};
  const compose::Halves halves = compose::halves_of({map.width(), map.height()});
  const auto moved = [&](const Rect& r) {
    return Rect::at(map.left + r.left, map.top + r.top, r.width(), r.height());
  };
  return {moved(halves.first), moved(halves.second)};
}

void map_area(const Desk& desk, const Rect& map) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  begin_fixed("##map", map);
  ImGui::PopStyleVar();
  const ImGuiIO& io = ImGui::GetIO();
  ImGui::InvisibleButton("##picture", vec(std::max(map.width(), 1.0), std::max(map.height(), 1.0)),
                         ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
  // A drag belongs to the map on which it began.
  const std::vector<Rect> maps = maps_in(map, desk.session.look.beside.has_value());
  const ImVec2 began =
      ImGui::IsItemActive() ? io.MouseClickedPos[ImGui::IsMouseDown(1) ? 1 : 0] : io.MousePos;
  const bool second = maps.size() > 1 && maps[1].contains({began.x, began.y});
  const Rect& own = maps[second ? 1 : 0];
  const Point at = Point{io.MousePos.x - own.left, io.MousePos.y - own.top} * (1 / desk.page_scale);
  const bool hovered = ImGui::IsItemHovered(), held = ImGui::IsItemActive();
  desk.panels.explorer.hovered.reset();
  const bool through = !desk.panels.asking() && map.contains({io.MousePos.x, io.MousePos.y});
  if (io.MouseWheel != 0 && (hovered || (through && wheel_passes_through())))
    desk.tell(session::ZoomAt{at, std::pow(wheel_zoom, io.MouseWheel)});
  const bool measuring = desk.session.ruler.has_value();
  const bool editing = !measuring && edit_on_map(desk, own, at, hovered);
  const bool inspecting = hovered && !measuring && !desk.panels.edit.on_map;
  if (hovered && measuring)
    measure(desk, at);
  else if (inspecting && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))
    go_to(desk, at, second);
  if (held && !editing)
    drag(desk, at);
  else
    desk.panels.grip.reset();
  if (inspecting && !ImGui::IsMouseDown(ImGuiMouseButton_Left) && !ImGui::IsMouseDown(ImGuiMouseButton_Right))
    inspect(desk, at, second);
  if (hovered && !measuring && right_clicked_here(desk)) {
    const auto under = hits_at(desk, at, second);
    desk.panels.explorer.right_clicked = under.empty() ? std::nullopt : std::optional(under.front());
    ImGui::OpenPopup("##map-menu");
  }
  if (ImGui::BeginPopup("##map-menu")) {
    map_menu(desk);
    ImGui::EndPopup();
  }
  ImGui::End();
}

}  // namespace homebound::ui
