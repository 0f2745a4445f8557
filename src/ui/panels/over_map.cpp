// Panels over the map while exploring: the card of what a click chose, and the ruler's bar.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "ui/kit/widgets.h"
#include "ui/panels/panels.h"

namespace homebound::ui {
namespace {

constexpr ImGuiWindowFlags small_window =
    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings;

Rect card_at(const Explorer::Corner& corner, const Desk& desk, const Rect& map) {
  const double away = desk.px(12);
  return Rect::at(corner.right ? map.right - away - corner.width : map.left + away,
                  corner.top ? map.top + away : map.bottom - away - corner.height, corner.width,
                  corner.height);
}

// Returns what a card should not cover, pixels of the window: points along a flight and, many times, its
// ends, beside which their names stand; otherwise where the click was.
std::vector<Point> kept_in_sight(const Desk& desk, const compose::Hit& hit, const Rect& map) {
  const auto on_screen = [&](Point page) { return Point{map.left, map.top} + page * desk.page_scale; };
  if (hit.kind != compose::Hit::Kind::flight) return {on_screen(desk.panels.explorer.chosen_at)};
  std::vector<Point> points;
  constexpr int samples = 40, names = 12;
  for (int i = 0; i <= samples; ++i) {
    const LonLat at = timeline::position(desk.timeline().legs.at(hit.index), 1.0 * i / samples);
    if (const auto image = desk.shown.projection.forward(at))
      points.insert(points.end(), i == 0 || i == samples ? names : 1, on_screen(desk.shown.to_page(*image)));
  }
  return points;
}

// Takes the corner that covers least, and stays there as long as it covers little. The title has the first
// corner, and the chart and the source are at the foot.
void choose_corner(const Desk& desk, const compose::Hit& hit, const Rect& map) {
  Explorer::Corner& corner = desk.panels.explorer.corner;
  if (corner.grows) return;
  const std::vector<Point> seen = kept_in_sight(desk, hit, map);
  const auto cost_at = [&](bool right, bool top) {
    Explorer::Corner other = corner;
    other.right = right, other.top = top;
    const Rect card = card_at(other, desk, map).inflated(desk.px(30));
    const int usual = right ? (top ? 0 : 6) : 4;
    return std::ranges::count_if(seen, [&](Point p) { return card.contains(p); }) + usual;
  };
  constexpr int little = 8;
  auto least = cost_at(corner.right, corner.top) - little;
  for (const auto& [right, top] : {std::pair(true, true), std::pair(false, false), std::pair(true, false)})
    if (const auto cost = cost_at(right, top); cost < least)
      least = cost, corner.right = right, corner.top = top;
}

}  // namespace

std::optional<std::size_t> hovered_place(const Explorer& explorer) {
  const bool is_place = explorer.hovered && explorer.hovered->kind == compose::Hit::Kind::place;
  return is_place ? std::optional(explorer.hovered->index) : std::nullopt;
}

std::string hit_name(const std::optional<compose::Hit>& hit) {
  constexpr std::array names = {"event", "counter", "flight",  "flow", "place",
                                "city",  "feature", "country", "sea"};
  if (!hit) return "none";
  return fmt::format("{}:{}", names.at(static_cast<std::size_t>(hit->kind)), hit->index);
}

std::string rows_name(const FlightTable& table) {
  if (table.rows.empty() || !table.timeline) return "0";
  const timeline::Leg& leg = table.timeline->legs.at(table.rows.front());
  return fmt::format("{}:{}", table.rows.size(), table.timeline->scenario->flights[leg.flight].id);
}

void chosen_card(const Desk& desk, const Rect& map) {
  Explorer& explorer = desk.panels.explorer;
  using Kind = compose::Hit::Kind;
  if (desk.session.ruler || !explorer.chosen) return;
  const compose::Hit hit = *explorer.chosen;
  if (hit.kind == Kind::flight && desk.session.look.focus != hit.index) {
    explorer.chosen.reset();
    return;
  }
  const auto singled = std::exchange(explorer.singled, desk.session.look.place);
  if (hit.kind == Kind::place && singled == hit.index && explorer.singled != singled) {
    explorer.chosen.reset();
    return;
  }
  const float width = std::min(desk.px(330), static_cast<float>(map.width()) - desk.px(24));
  choose_corner(desk, hit, map);
  Explorer::Corner& corner = explorer.corner;
  ImGui::SetNextWindowPos(vec(corner.right ? map.right - desk.px(12) : map.left + desk.px(12),
                              corner.top ? map.top + desk.px(12) : map.bottom - desk.px(12)),
                          0, {corner.right ? 1.0F : 0.0F, corner.top ? 0.0F : 1.0F});
  ImGui::SetNextWindowSizeConstraints(
      {width, 0}, {width, std::max(static_cast<float>(map.height()) - desk.px(24), 40.0F)});
  ImGui::Begin("###chosen", nullptr, small_window | ImGuiWindowFlags_AlwaysAutoResize);
  facts(desk, hit, explorer.chosen_on_second);
  ImGui::Spacing();
  if (hit.kind == Kind::flight) {
    const bool escorts = desk.session.look.escorts;
    if (ImGui::Button(desk.say(escorts ? Word::let_go : Word::escort)))
      desk.tell(session::Command(session::EscortFlight{escorts ? std::nullopt : std::optional(hit.index)}));
    ImGui::SameLine();
    if (ImGui::Button(desk.say(Word::frame_it))) desk.tell(session::Command(session::FocusFlight{hit.index}));
    ImGui::SameLine();
  }
  corner.grows = corner.height != ImGui::GetWindowHeight();
  corner.width = ImGui::GetWindowWidth(), corner.height = ImGui::GetWindowHeight();
  if (ImGui::Button(desk.say(Word::close))) {
    explorer.chosen.reset();
    if (hit.kind == Kind::flight || hit.kind == Kind::place)
      desk.tell(session::Command(session::FocusFlight{}));
  }
  ImGui::End();
}

void ruler_bar(const Desk& desk, const Rect& map) {
  if (!desk.session.ruler) return;
  const Ruler& ruler = *desk.session.ruler;
  ImGui::SetNextWindowPos(vec(map.centre().x, map.top + desk.px(10)), 0, {0.5F, 0});
  ImGui::SetNextWindowSizeConstraints({0, 0}, vec(map.width() - desk.px(16), map.height()));
  ImGui::Begin("###ruler", nullptr, small_window | ImGuiWindowFlags_AlwaysAutoResize);
  const Measured m = measured(ruler.points);
  std::string text =
      m.legs.empty() ? desk.say(Word::measure_hint) : measured_text(m.distance, ruler.unit, desk.language());
  if (m.ring) text += fmt::format("  ·  {}", measured_text(m.ring->area, ruler.unit, desk.language()));
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(text.c_str());
  for (const LengthUnit unit : length_units) {
    ImGui::SameLine();
    if (!ImGui::RadioButton(std::string(symbol(unit)).c_str(), unit == ruler.unit)) continue;
    desk.tell(session::Command(session::SetRuler{Ruler{ruler.points, unit}, desk.session.ruler_ends}));
  }
  ImGui::BeginDisabled(m.legs.empty());
  ImGui::SameLine();
  if (ImGui::Button(desk.say(Word::copy))) desk.tell(CopyRuler{});
  ImGui::EndDisabled();
  ImGui::SameLine();
  if (ImGui::Button(desk.say(Word::close))) desk.tell(session::Command(session::SetRuler{}));
  muted(desk, desk.say(Word::measure_keys));
  ImGui::End();
}

}  // namespace homebound::ui
