#include "ui/kit/gui.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <imgui_internal.h>  // for ClosePopupToLevel and where the keyboard is

#include "ui/kit/style.h"

namespace homebound::ui {
namespace {

// Dear ImGui's keyboard navigation works for all panels or none.
bool keys_walk() { return (ImGui::GetIO().ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard) != 0; }

void give_keys(bool to_panels) {
  ImGuiContext& context = *ImGui::GetCurrentContext();
  context.IO.ConfigFlags = to_panels ? context.IO.ConfigFlags | ImGuiConfigFlags_NavEnableKeyboard
                                     : context.IO.ConfigFlags & ~ImGuiConfigFlags_NavEnableKeyboard;
  context.NavDisableHighlight = !to_panels;
}

// Panels stay below everything else, and dialogs do not.
bool is_dialog(const ImGuiWindow& window) {
  return (window.RootWindow->Flags & ImGuiWindowFlags_NoBringToFrontOnFocus) == 0;
}

bool is_open(const ImGuiWindow* window) { return window != nullptr && window->WasActive; }
bool is_open_by_name(const char* id) { return is_open(ImGui::FindWindowByName(id)); }

}  // namespace

bool wheel_passes_through() {
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  const ImGuiWindow* window = context.HoveredWindow;
  if (window == nullptr || !is_dialog(*window) || context.OpenPopupStack.Size > 0) return false;
  const auto scrolls = [](const ImGuiWindow& w) { return w.ScrollMax.y > 0; };
  for (; window != window->RootWindow; window = window->ParentWindow)
    if (scrolls(*window)) return false;
  return !scrolls(*window);
}

Gui::Gui()
    : fonts_{std::make_shared<ImFontAtlas>(), 1, {}}, context_(ImGui::CreateContext(fonts_.atlas.get())) {
  make_current();
  ImGui::GetIO().IniFilename = nullptr;  // the layout is stored with the other settings
  ImGui_ImplOpenGL3_Init("#version 330 core");
}

Gui::~Gui() {
  make_current();
  ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext(context_);
}

void Gui::make_current() { ImGui::SetCurrentContext(context_); }

void Gui::set_fonts(Fonts fonts) {
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  fonts_ = std::move(fonts);
  ImGui::GetIO().Fonts = fonts_.atlas.get();
  if (begun_) ImGui_ImplOpenGL3_CreateFontsTexture();
}

void Gui::set_colours(const Palette& palette) { apply_style(palette, scale()); }

void Gui::begin_frame() {
#if IMGUI_VERSION_NUM < 18940  // later ones activate items with Enter, too, and stop at all of them with Tab
  if (keys_walk() && !ImGui::GetIO().WantTextInput && ImGui::IsKeyDown(ImGui::GetKeyIndex(ImGuiKey_Enter)))
    ImGui::GetIO().NavInputs[ImGuiNavInput_Activate] = 1;
#endif
  ImGui_ImplOpenGL3_NewFrame();  // the first makes all that is needed, with the texture
  begun_ = true;
  fonts_.atlas->ClearTexData();  // the texture holds the pixels now
  ImGui::NewFrame();
  if (std::exchange(closing_, false)) ImGui::ClosePopupToLevel(0, false);
#if IMGUI_VERSION_NUM < 18940  // by itself Tab stops at texts only, and goes on only from one to the next
  ImGuiContext& context = *ImGui::GetCurrentContext();
  if (!walking_ || (context.NavMoveFlags & ImGuiNavMoveFlags_Tabbing) == 0) return;
  context.NavMoveFlags |= ImGuiNavMoveFlags_FocusApi;
  if (context.NavTabbingDir == 0 && context.NavId != 0 && !context.NavDisableHighlight)
    context.NavTabbingDir = 1;
#endif
}

bool Gui::popup_open() const {
  return ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}
void Gui::close_popups() { closing_ = popup_open(); }

void Gui::give_keys_to_menus() { give_keys(true); }

void Gui::walk(std::initializer_list<const char*> panels) {
  ImGuiContext& context = *ImGui::GetCurrentContext();
  walking_ = true;
  const bool in_dialog = is_open(context.NavWindow) && is_dialog(*context.NavWindow);
  const auto first = std::ranges::find_if(panels, is_open_by_name);
  if (!in_dialog && first != panels.end()) ImGui::SetWindowFocus(*first);
  give_keys(true);
  context.NavDisableHighlight = true;  // so that the first Tab goes to the first control
}

void Gui::walk_on(std::initializer_list<const char*> panels) {
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  const ImGuiWindow* const now = context.NavWindow == nullptr ? nullptr : context.NavWindow->RootWindow;
  std::vector<const char*> open;
  std::ranges::copy_if(panels, std::back_inserter(open), is_open_by_name);
  const auto at =
      std::ranges::find_if(open, [&](const char* id) { return ImGui::FindWindowByName(id) == now; });
  if (open.empty()) return;
  ImGui::SetWindowFocus(at == open.end() || at + 1 == open.end() ? open.front() : *(at + 1));
}

void Gui::stop_walking() {
  if (!std::exchange(walking_, false)) return;
  give_keys(false);
}

bool Gui::inside_list() const {
  const ImGuiWindow* const window = ImGui::GetCurrentContext()->NavWindow;
  constexpr ImGuiWindowFlags both = ImGuiWindowFlags_ChildWindow | ImGuiWindowFlags_NavFlattened;
  return window != nullptr && (window->Flags & both) == ImGuiWindowFlags_ChildWindow;
}

bool Gui::end_typing() {
  if (!ImGui::GetIO().WantTextInput || ImGui::GetActiveID() == 0) return false;
  ImGui::ClearActiveID();
  return true;
}

void Gui::end_frame() {
  if (keys_walk() && !walking_ && !popup_open()) give_keys(false);
  ImGui::Render();
}

void Gui::draw() { ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData()); }

std::string Gui::layout() const {
  std::size_t length = 0;
  const char* const text = ImGui::SaveIniSettingsToMemory(&length);
  return text == nullptr ? std::string() : std::string(text, length);
}

void Gui::set_layout(const std::string& layout) {
  ImGui::LoadIniSettingsFromMemory(layout.data(), layout.size());
}

}  // namespace homebound::ui
