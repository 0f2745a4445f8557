// Draws each flight's time in the air as a bar from departure to arrival. Bars and their ends can be dragged.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "compose/aids/time_axis.h"
#include "ui/kit/boxes.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "ui/panels/edit_panels.h"
#include "words/zone_title.h"

namespace homebound::ui {
namespace {

constexpr double bar_units = 14, gap_units = 3, end_units = 6;
constexpr double most_rows = 8;
constexpr double axis_units = 20, tick_units = 84;  // the axis's height, and the minimum width of a label
constexpr double map_beside_bars = 180;             // height that bars leave to the map
constexpr std::size_t most_flights = 200;

double rounded_minutes(double seconds) { return std::round(seconds / 60) * 60; }

// The time axis: pixels across, instants.
struct Axis {
  double left, right;
  Instant from, to;
  double per_pixel() const { return seconds_between(from, to).value / std::max(right - left, 1.0); }
  double x(Instant t) const { return left + seconds_between(from, t).value / per_pixel(); }
};

// Draws round hours or days of the document's clock, whose zone is named before them, and lines down through
// the bars.
void draw_axis(const Desk& desk, const Axis& axis, const Rect& area, double zone_at) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  push_face(Face::small);
  const scenario::Scenario& s = desk.scenario();
  const double top = area.top + (desk.px(axis_units) - ImGui::GetFontSize()) / 2;
  const std::string zone = zone_title(s, desk.language());
  const auto room = static_cast<float>(axis.left - zone_at - desk.px(6));
  list.AddText(vec(zone_at, top), im32(desk.palette.muted), elided(zone, room).c_str());
  const int most = std::max(1, static_cast<int>((axis.right - axis.left) / desk.px(tick_units)));
  for (const compose::TimeTick& tick :
       compose::time_ticks(axis.from, axis.to, s.zone, desk.language(), most)) {
    const double x = std::round(axis.x(tick.at)), wide = text_width(tick.text);
    list.AddLine(vec(x, area.top + desk.px(axis_units - 2)), vec(x, area.bottom), im32(desk.palette.line),
                 desk.px(1));
    list.AddText(vec(std::clamp(x - wide / 2, axis.left, axis.right - wide), top), im32(desk.palette.muted),
                 tick.text.c_str());
  }
  ImGui::PopFont();
}

}  // namespace

Rect bars(const Desk& desk, const Rect& free) {
  EditState& state = desk.panels.edit;
  const timeline::Timeline& timeline = desk.timeline();
  const bool scenes = state.chosen.sort == scenario::Sort::scene && desk.settings.storyboard;
  if (!state.tab_open || scenes || !timeline.timed || timeline.legs.empty() ||
      timeline.legs.size() > most_flights)
    return free;
  const double row = desk.px(bar_units + gap_units), label = desk.px(96), edge = desk.px(12);
  const double shown_rows = std::min<double>(static_cast<double>(timeline.legs.size()), most_rows);
  Rect area = free;
  area.top = free.bottom - row * shown_rows - desk.px(axis_units);
  if (area.top - free.top < desk.px(map_beside_bars)) return free;
  begin_fixed("##bars", area, ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::GetWindowDrawList()->AddLine(vec(area.left, area.top), vec(area.right, area.top),
                                      im32(desk.palette.line), desk.px(1));

  // The axis spans all flights, with a margin.
  Instant first = timeline.legs[0].depart, last = timeline.legs[0].arrive;
  for (const timeline::Leg& leg : timeline.legs)
    first = std::min(first, leg.depart), last = std::max(last, leg.arrive);
  if (state.held.what == EditState::Held::What::bar) first = state.bars_first, last = state.bars_last;
  state.bars_first = first, state.bars_last = last;
  const double margin = std::max(seconds_between(first, last).value * 0.04, 1800.0);
  const Axis axis{area.left + edge + label, area.right - edge, after(first, Seconds(-margin)),
                  after(last, Seconds(margin))};
  const auto x_of = [&](Instant t) { return axis.x(t); };
  draw_axis(desk, axis, area, area.left + edge);
  note(desk, "bars.axis", {axis.left, area.top, axis.right, area.top + desk.px(axis_units)});

  // The rows scroll below the axis.
  ImGui::SetCursorScreenPos(vec(area.left, area.top + desk.px(axis_units)));
  ImGui::BeginChild("##rows", vec(area.width(), row * shown_rows), false,
                    ImGuiWindowFlags_NoBackground);  // the bar beside them says that there are more
  ImDrawList& list = *ImGui::GetWindowDrawList();

  const ImVec2 mouse = ImGui::GetIO().MousePos;
  const bool down = ImGui::IsMouseDown(ImGuiMouseButton_Left);
  EditState::Held& held = state.held;
  const double now = x_of(session::instant(desk.session, desk.wall));

  push_face(Face::small);
  ImGuiListClipper rows;
  rows.Begin(static_cast<int>(timeline.legs.size()), static_cast<float>(row));
  while (rows.Step())
    for (int k = rows.DisplayStart; k < rows.DisplayEnd; ++k) {
      const auto i = static_cast<std::size_t>(k);
      const timeline::Leg& leg = timeline.legs[i];
      const scenario::Flight& f = desk.scenario().flights[i];
      const ImVec2 at = ImGui::GetCursorScreenPos();
      const double top = at.y + desk.px(gap_units) / 2, bottom = top + desk.px(bar_units);
      const double x0 = x_of(leg.depart), x1 = std::max(x_of(leg.arrive), x0 + 2);
      const bool chosen = state.chosen == scenario::Entry{scenario::Sort::flight, i};
      list.AddText(vec(area.left + edge, top), im32(desk.palette.muted), f.id.substr(0, 18).c_str());
      const Colour fill = mixed(desk.palette.accent, desk.palette.back, chosen ? 0.0F : 0.35F);
      list.AddRectFilled(vec(x0, top), vec(x1, bottom), im32(fill), desk.px(3));
      // An estimated end has an open edge.
      const auto open_end = [&](double x, double inward) {
        for (double y = top + desk.px(2); y < bottom - desk.px(1); y += desk.px(4))
          list.AddRectFilled(vec(std::min(x, x + inward), y), vec(std::max(x, x + inward), y + desk.px(2)),
                             im32(desk.palette.back));
      };
      if (leg.depart_sure == scenario::Certainty::estimated) open_end(x0, desk.px(4));
      if (leg.arrive_sure == scenario::Certainty::estimated) open_end(x1, -desk.px(4));

      ImGui::SetCursorScreenPos(vec(x0 - desk.px(end_units), at.y));
      note(desk, fmt::format("bar:{}", i), {x0, top, x1, bottom});
      ImGui::PushID(k);
      ImGui::InvisibleButton("##bar", vec(x1 - x0 + 2 * desk.px(end_units), row));
      const double near = std::min<double>(desk.px(end_units), (x1 - x0) / 3);
      const bool at_start = mouse.x<x0 + near, at_end = mouse.x> x1 - near;
      if (ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(at_start || at_end ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_Hand);
        if (held.what == EditState::Held::What::nothing) {
          begin_tip(desk);
          flight_facts(desk, i);
          end_tip();
        }
      }
      if (ImGui::IsItemActivated()) {
        held = {EditState::Held::What::bar, i,          0,         at_start && !at_end,
                at_end && !at_start,        leg.depart, leg.arrive};
        held.gesture = ++state.gestures;
        state.choose({scenario::Sort::flight, i, {}});
      }
      if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, desk.px(3))) {
        const double by =
            rounded_minutes(ImGui::GetMouseDragDelta(ImGuiMouseButton_Left).x * axis.per_pixel());
        session::MoveBar bar{i, {}, {}};
        // When a whole bar is dragged, only times given in the document move; the other follows.
        const bool whole = !held.start && !held.end;
        const bool departs = f.depart || (!f.arrive && whole), arrives = f.arrive.has_value();
        if (held.start || (whole && departs)) bar.depart = after(held.depart, Seconds(by));
        if (held.end || (whole && arrives)) bar.arrive = after(held.arrive, Seconds(by));
        desk.tell(Gesture{session::Command(bar), held.gesture});
      }
      ImGui::PopID();
      ImGui::SetCursorScreenPos(at);
      ImGui::Dummy(vec(1, row - ImGui::GetStyle().ItemSpacing.y));
    }
  ImGui::PopFont();
  if (!down && held.what == EditState::Held::What::bar) held = {};
  if (now >= axis.left && now <= axis.right) {
    const double top = area.top + desk.px(axis_units - 2);  // below the axis's dates
    list.PushClipRect(vec(area.left, top), vec(area.right, area.bottom));
    list.AddLine(vec(now, top), vec(now, area.bottom), im32(desk.palette.text), desk.px(1));
    list.PopClipRect();
  }
  ImGui::EndChild();
  ImGui::End();
  Rect rest = free;
  rest.bottom = area.top;
  return rest;
}

}  // namespace homebound::ui
