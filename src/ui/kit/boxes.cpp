#include "ui/kit/boxes.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <imgui_internal.h>  // for the rectangles of windows and columns

#include "compose/picture/hit.h"
#include "compose/view/layout.h"

namespace homebound::ui {
namespace {

constexpr double mark_units = 9;  // half the size of a mark

// Returns the visible part of a rectangle of the current ImGui window.
Rect seen(Rect r) {
  const ImVec2 low = ImGui::GetWindowDrawList()->GetClipRectMin(),
               high = ImGui::GetWindowDrawList()->GetClipRectMax();
  return {std::max<double>(r.left, low.x), std::max<double>(r.top, low.y), std::min<double>(r.right, high.x),
          std::min<double>(r.bottom, high.y)};
}

void add(std::vector<Box>& boxes, std::string name, const Rect& where) {
  std::ranges::replace(name, ' ', '-');
  if (where.width() > 0 && where.height() > 0) boxes.push_back({std::move(name), where});
}

// Returns the part of a Dear ImGui name after the last '#'.
std::string bare(std::string_view id) { return std::string(id.substr(id.rfind('#') + 1)); }

Rect last_item() {
  if (ImGui::GetCurrentWindow()->Hidden) return {};  // hidden while it is measured
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  return seen({low.x, low.y, high.x, high.y});
}

// Finds counters by hit testing, as a click does; page units.
std::map<std::string, Rect> counters(const compose::Plan& plan, const timeline::FrameState& state,
                                     const Rect& column) {
  constexpr double across = 16, down = 4;
  std::map<std::string, Rect> found;
  for (double y = column.top; y < column.bottom; y += down)
    for (double x = column.left; x < column.right; x += across)
      for (const compose::Hit& hit : compose::hits(plan, state, {x, y}))
        if (hit.kind == compose::Hit::Kind::counter) found[hit.name].add(Point{x, y});
  return found;
}

}  // namespace

void note(const Desk& desk, std::string_view name) {
  if (desk.boxes != nullptr) add(*desk.boxes, bare(name), last_item());
}

void note(const Desk& desk, std::string_view sort, std::string_view name) {
  if (desk.boxes != nullptr) add(*desk.boxes, fmt::format("{}:{}", bare(sort), name), last_item());
}

void note(const Desk& desk, std::string_view sort, std::size_t index) {
  if (desk.boxes != nullptr) add(*desk.boxes, fmt::format("{}:{}", bare(sort), index), last_item());
}

void note(const Desk& desk, std::string_view name, const Rect& where) {
  if (desk.boxes != nullptr) add(*desk.boxes, bare(name), seen(where));
}

void note_columns(const Desk& desk, std::string_view sort) {
  if (desk.boxes == nullptr) return;
  const ImGuiTable* const table = ImGui::GetCurrentContext()->CurrentTable;
  for (int i = 0; i < table->ColumnsCount; ++i) {
    if (!table->Columns[i].IsEnabled) continue;
    const ImRect r = ImGui::TableGetCellBgRect(table, i);
    const Rect cell{r.Min.x, r.Min.y, std::min(r.Max.x, table->OuterRect.Max.x), r.Max.y};
    add(*desk.boxes, fmt::format("{}:{}", sort, i), cell);
  }
}

void note_windows(const Desk& desk) {
  if (desk.boxes == nullptr) return;
  for (const ImGuiWindow* w : ImGui::GetCurrentContext()->Windows)
    if (w->Active && !w->Hidden && (w->Flags & ImGuiWindowFlags_ChildWindow) == 0)
      add(*desk.boxes, bare(w->Name), Rect::at(w->Pos.x, w->Pos.y, w->Size.x, w->Size.y));
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  if (const ImGuiWindow* const w = context.NavWindow; w != nullptr && context.IO.NavVisible) {
    const ImRect& r = w->NavRectRel[context.NavLayer];  // from where the contents start
    const ImVec2 start = w->DC.CursorStartPos;
    add(*desk.boxes, "keyboard",
        Rect{start.x + r.Min.x, start.y + r.Min.y, start.x + r.Max.x, start.y + r.Max.y});
  }
}

void note_picture(std::vector<Box>& boxes, const viewing::Viewer& viewer, double second,
                  const viewing::Place& place) {
  const compose::Plan* const plan = viewer.current();
  if (plan == nullptr) return;
  const timeline::Timeline& timeline = plan->timeline();
  const compose::View& view = plan->view();
  const auto note_on_page = [&](std::string name, const Rect& r) {
    add(boxes, std::move(name),
        Rect::at(place.map.left + r.left * place.scale, place.map.top + r.top * place.scale,
                 r.width() * place.scale, r.height() * place.scale));
  };
  const Rect column = compose::layout_of(view.page).column;
  note_on_page("column", column);
  for (const auto& [name, r] : counters(*plan, timeline::evaluate_story(timeline, second), column))
    note_on_page("counter:" + name, r.inflated(0.5));
  const auto note_mark = [&](std::string name, LonLat where) {
    if (const auto plane = view.projection.forward(where)) {
      const Point at = view.to_page(*plane);
      note_on_page(std::move(name), Rect{at.x, at.y, at.x, at.y}.inflated(mark_units));
    }
  };
  const scenario::Scenario& s = *timeline.scenario;
  for (const scenario::Place& p : s.places) note_mark("place:" + p.id, p.at);
  for (std::size_t f = 0; f < s.flights.size(); ++f)
    for (std::size_t i = 0; i < s.flights[f].via.size(); ++i)
      note_mark(fmt::format("via:{}.{}", f, i), s.flights[f].via[i].at);
}

}  // namespace homebound::ui
