// Small widgets that several panels share.
#pragma once

#include <optional>
#include <string>

#include <imgui.h>

#include "base/geometry.h"
#include "ui/kit/desk.h"
#include "ui/kit/style.h"

namespace homebound::ui {

inline ImVec2 vec(double x, double y) { return {static_cast<float>(x), static_cast<float>(y)}; }

// Begins an undecorated window without a background that fills a rectangle of pixels. End with ImGui::End().
bool begin_fixed(const char* id, const Rect& where, ImGuiWindowFlags more = 0);

// Begins a dialog in the middle of the map, no larger than it, that Escape closes. `width` and `height` are
// units; without a height it fits its contents. End with ImGui::End().
bool begin_dialog(const Desk& desk, const Rect& map, const std::string& title, bool& open, double width,
                  std::optional<double> height = {});

// Begins a dialog that waits for an answer and so has no close button. End with ImGui::End().
void begin_question(const Desk& desk, const Rect& map, const std::string& title, double width,
                    std::optional<double> height = {});

enum class Icon { play, pause, back, forward, loop, sound, muted };
// Draws a square button with an icon; `tip` is shown while hovered. Returns whether it was clicked.
bool icon_button(const Desk& desk, const char* id, Icon icon, const std::string& tip, bool lit = false);

// Begins a drop-down list; if it returns true, end it with ImGui::EndCombo().
bool begin_combo(const Desk& desk, const char* id, const std::string& chosen, ImGuiComboFlags flags = 0);

// A field of one line of text. Enter leaves the caret in it, so that the next letters are text, too, and no
// shortcuts; Escape gives the keys back.
struct TextInput {
  bool edited = false, entered = false, left = false;  // `left`: the caret left it, and it was edited before
  bool done() const { return entered || left; }
};
TextInput text_input(const Desk& desk, const char* id, const char* hint, std::string& text);

// Draws a button that is hardly higher than its text, for lists.
bool small_button(const char* label);

// For dialogs: whether Escape cancels, and Enter presses the first button. While the keyboard is on another
// control, Enter is that control's.
bool escape_pressed();
bool enter_pressed();

// Returns whether a key was pressed for a panel. An open menu or list takes all keys.
bool key_pressed(ImGuiKey key);

// Draws a row of a list that keys walk through. The chosen row is filled, with a bar before it; the row under
// the pointer has an outline. Returns whether it was clicked. A height of 0 means that of its label, a
// width of 0 all that there is.
bool list_row(const Desk& desk, const char* label, bool chosen, float height = 0, float width = 0);

// Begins a tooltip no wider than `units`. End with end_tip().
void begin_tip(const Desk& desk, double units = 380);
void end_tip();

// Returns a message in the window's language and requests characters that the font on the screen lacks.
const std::string& said(const Desk& desk, const Text& message);
// Does the same for a name or typed text.
const std::string& said(const Desk& desk, const std::string& text);
Colour alarm(const Desk& desk);  // the theme's alarm colour, readable on the panels' background
void error_text(const Desk& desk, const Text& message);     // wraps lines
float error_height(const Desk& desk, const Text& message);  // of such a text in the room that there is
void muted(const Desk& desk, const std::string& text);      // wraps lines
void heading(const std::string& text);
// Returns a source's date in the window's language.
std::string source_date(const Desk& desk, const scenario::Source& source);
// Returns a menu's text as a title: without the ellipsis that says that a dialog follows.
std::string as_title(std::string text);
float text_width(const std::string& text);
// Shortens a text to a width in pixels, with an ellipsis.
std::string elided(const std::string& text, float width);
// Draws each digit in a cell as wide as the widest, so that a running clock does not jitter. Returns the
// width in pixels.
float draw_figures(ImDrawList& list, ImVec2 at, ImU32 colour, const std::string& text);
float figures_width(const std::string& text);

}  // namespace homebound::ui
