// Small pieces that several panels share.
#pragma once

#include <optional>
#include <string>

#include <imgui.h>

#include "base/geometry.h"
#include "ui/kit/desk.h"
#include "ui/kit/style.h"

namespace homebound::ui {

inline ImVec2 vec(double x, double y) { return {static_cast<float>(x), static_cast<float>(y)}; }

// An undecorated window without a ground of its own that fills a rectangle of pixels. End with ImGui::End().
bool begin_fixed(const char* id, const Rect& where, ImGuiWindowFlags more = 0);

// A window in the middle of the map, not larger than it, that Escape closes; without a height as high as its
// contents. End with ImGui::End().
bool begin_dialog(const Desk& desk, const Rect& map, const std::string& title, bool& open, double width,
                  std::optional<double> height = {});

// One that waits for an answer: it has no sign to close it.
void begin_question(const Desk& desk, const Rect& map, const std::string& title, double width,
                    std::optional<double> height = {});

enum class Icon { play, pause, back, forward, loop };
// A square button with a drawn sign; `tip` is shown while hovered.
bool icon_button(const Desk& desk, const char* id, Icon icon, const std::string& tip, bool lit = false);

// A list of choices that opens; end it with ImGui::EndCombo() where it is open.
bool begin_combo(const Desk& desk, const char* id, const std::string& chosen, ImGuiComboFlags flags = 0);

// A key that a panel looks for; while a menu or a list of choices is open, keys are its own.
bool key_pressed(ImGuiKey key);

// A row of a list that keys walk through. The chosen one is filled, with a bar before it; the one under the
// pointer has an outline. Whether it was clicked. A height of 0 is that of its label.
bool list_row(const Desk& desk, const char* label, bool chosen, float height = 0);

// A tooltip no wider than `units`; end with end_tip().
void begin_tip(const Desk& desk, double units = 380);
void end_tip();

// A message in the window's language; asks for characters that the font on the screen lacks.
const std::string& said(const Desk& desk, const Message& message);
// The same of a name or of what is typed.
const std::string& said(const Desk& desk, const std::string& text);
Colour alarm(const Desk& desk);                             // readable on the panels' ground
void error_text(const Desk& desk, const Message& message);  // wraps
void muted(const Desk& desk, const std::string& text);      // wraps
void heading(const std::string& text);
// A source's date in the window's language.
std::string source_date(const Desk& desk, const scenario::Source& source);
float text_width(const std::string& text);
// Cut to a width in pixels, with an ellipsis.
std::string elided(const std::string& text, float width);
// Every digit in a cell as wide as the widest, so that a running clock does not jitter. Returns its width.
float draw_figures(ImDrawList& list, ImVec2 at, ImU32 colour, const std::string& text);
float figures_width(const std::string& text);

}  // namespace homebound::ui
