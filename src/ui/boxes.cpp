#include "ui/boxes.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <imgui_internal.h>  // windows and columns by their rectangles

#include "compose/hit.h"
#include "compose/layout.h"

namespace homebound::ui {
namespace {

constexpr double mark_units = 9;  // from the middle of a mark to its edge

// What is shown of a rectangle of the current ImGui window.
Rect seen(Rect r) {
  const ImVec2 low = ImGui::GetWindowDrawList()->GetClipRectMin(),
               high = ImGui::GetWindowDrawList()->GetClipRectMax();
  return {std::max<double>(r.left, low.x), std::max<double>(r.top, low.y), std::min<double>(r.right, high.x),
          std::min<double>(r.bottom, high.y)};
}

void add(const Desk& desk, std::string name, const Rect& where) {
  std::ranges::replace(name, ' ', '-');
  if (where.width() > 0 && where.height() > 0) desk.boxes->push_back({std::move(name), where});
}

// Dear ImGui's names: what stands behind the last '#'.
std::string bare(std::string_view id) { return std::string(id.substr(id.rfind('#') + 1)); }

Rect last_item() {
  if (ImGui::GetCurrentWindow()->Hidden) return {};  // it is being measured
  const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
  return seen({low.x, low.y, high.x, high.y});
}

// Counters are found as a click finds them.
void note_counters(const Desk& desk, const Rect& column, const auto& on_window) {
  constexpr double across = 16, down = 4;  // page units
  std::map<std::string, Rect> found;
  for (double y = column.top; y < column.bottom; y += down)
    for (double x = column.left; x < column.right; x += across)
      for (const compose::Hit& hit : compose::hits(*desk.plan, desk.state, {x, y}))
        if (hit.kind == compose::Hit::Kind::counter) found[hit.name].add(Point{x, y});
  for (const auto& [name, r] : found)
    add(desk, "counter:" + name, on_window({r.left, r.top, r.right + 1, r.bottom + 1}));
}

}  // namespace

void note(const Desk& desk, std::string_view name) {
  if (desk.boxes != nullptr) add(desk, bare(name), last_item());
}

void note(const Desk& desk, std::string_view sort, std::string_view name) {
  if (desk.boxes != nullptr) add(desk, fmt::format("{}:{}", bare(sort), name), last_item());
}

void note(const Desk& desk, std::string_view sort, std::size_t index) {
  if (desk.boxes != nullptr) add(desk, fmt::format("{}:{}", bare(sort), index), last_item());
}

void note(const Desk& desk, std::string_view name, const Rect& where) {
  if (desk.boxes != nullptr) add(desk, bare(name), seen(where));
}

void note_columns(const Desk& desk, std::string_view sort) {
  if (desk.boxes == nullptr) return;
  const ImGuiTable* const table = ImGui::GetCurrentContext()->CurrentTable;
  for (int i = 0; i < table->ColumnsCount; ++i) {
    const ImRect r = ImGui::TableGetCellBgRect(table, i);
    const Rect cell{r.Min.x, r.Min.y, std::min(r.Max.x, table->OuterRect.Max.x), r.Max.y};
    add(desk, fmt::format("{}:{}", sort, i), cell);
  }
}

void note_windows(const Desk& desk) {
  if (desk.boxes == nullptr) return;
  for (const ImGuiWindow* w : ImGui::GetCurrentContext()->Windows)
    if (w->Active && !w->Hidden && (w->Flags & ImGuiWindowFlags_ChildWindow) == 0)
      add(desk, bare(w->Name), Rect::at(w->Pos.x, w->Pos.y, w->Size.x, w->Size.y));
}

void note_picture(const Desk& desk, const Rect& map) {
  if (desk.boxes == nullptr || desk.plan == nullptr) return;
  const auto on_window = [&](const Rect& r) {
    return Rect::at(map.left + r.left * desk.page_scale, map.top + r.top * desk.page_scale,
                    r.width() * desk.page_scale, r.height() * desk.page_scale);
  };
  const Rect column = compose::layout_of(desk.plan->view().page).column;
  add(desk, "column", on_window(column));
  note_counters(desk, column, on_window);
  const auto mark = [&](std::string name, LonLat where) {
    const auto plane = desk.shown.projection.forward(where);
    if (!plane) return;
    const Point at = desk.shown.to_page(*plane);
    add(desk, std::move(name),
        on_window({at.x - mark_units, at.y - mark_units, at.x + mark_units, at.y + mark_units}));
  };
  const scenario::Scenario& s = desk.scenario();
  for (const scenario::Place& p : s.places) mark("place:" + p.id, p.at);
  for (std::size_t f = 0; f < s.flights.size(); ++f)
    for (std::size_t i = 0; i < s.flights[f].via.size(); ++i)
      mark(fmt::format("via:{}.{}", f, i), s.flights[f].via[i].at);
}

}  // namespace homebound::ui
