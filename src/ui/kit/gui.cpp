#include "ui/kit/gui.h"

#include <utility>

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <imgui_internal.h>  // for ClosePopupToLevel

#include "ui/kit/style.h"

namespace homebound::ui {
namespace {

// Dear ImGui's keyboard navigation works for all panels or none.
bool keys_are_menus() { return (ImGui::GetIO().ConfigFlags & ImGuiConfigFlags_NavEnableKeyboard) != 0; }

void give_keys(bool to_menus) {
  ImGuiContext& context = *ImGui::GetCurrentContext();
  context.IO.ConfigFlags = to_menus ? context.IO.ConfigFlags | ImGuiConfigFlags_NavEnableKeyboard
                                    : context.IO.ConfigFlags & ~ImGuiConfigFlags_NavEnableKeyboard;
  context.NavDisableHighlight = !to_menus;
}

}  // namespace

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
  // By itself Dear ImGui activates items with Space only.
  if (keys_are_menus() && ImGui::IsKeyDown(ImGui::GetKeyIndex(ImGuiKey_Enter)))
    ImGui::GetIO().NavInputs[ImGuiNavInput_Activate] = 1;
  ImGui_ImplOpenGL3_NewFrame();  // the first makes all that is needed, with the texture
  begun_ = true;
  fonts_.atlas->ClearTexData();  // the texture holds the pixels now
  ImGui::NewFrame();
  if (std::exchange(closing_, false)) ImGui::ClosePopupToLevel(0, false);
}

bool Gui::popup_open() const {
  return ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}
void Gui::close_popups() { closing_ = popup_open(); }

void Gui::give_keys_to_menus() { give_keys(true); }

void Gui::end_frame() {
  if (keys_are_menus() && !popup_open()) give_keys(false);
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
