#include "ui/kit/input.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <utility>

#include <SFML/Window/Clipboard.hpp>
#include <imgui.h>

#include "base/utf8.h"

namespace homebound::ui {
namespace {

using Key = sf::Keyboard;

// Keys to which Dear ImGui itself reacts.
constexpr std::array keys = {
    std::pair{ImGuiKey_Tab, Key::Tab},
    std::pair{ImGuiKey_LeftArrow, Key::Left},
    std::pair{ImGuiKey_RightArrow, Key::Right},
    std::pair{ImGuiKey_UpArrow, Key::Up},
    std::pair{ImGuiKey_DownArrow, Key::Down},
    std::pair{ImGuiKey_PageUp, Key::PageUp},
    std::pair{ImGuiKey_PageDown, Key::PageDown},
    std::pair{ImGuiKey_Home, Key::Home},
    std::pair{ImGuiKey_End, Key::End},
    std::pair{ImGuiKey_Insert, Key::Insert},
    std::pair{ImGuiKey_Delete, Key::Delete},
    std::pair{ImGuiKey_Backspace, Key::Backspace},
    std::pair{ImGuiKey_Space, Key::Space},
    std::pair{ImGuiKey_Enter, Key::Enter},
    std::pair{ImGuiKey_Escape, Key::Escape},
    std::pair{ImGuiKey_A, Key::A},
    std::pair{ImGuiKey_C, Key::C},
    std::pair{ImGuiKey_V, Key::V},
    std::pair{ImGuiKey_X, Key::X},
    std::pair{ImGuiKey_Y, Key::Y},
    std::pair{ImGuiKey_Z, Key::Z},
};

constexpr std::array shapes = {
    std::pair{ImGuiMouseCursor_Arrow, sf::Cursor::Arrow},
    std::pair{ImGuiMouseCursor_TextInput, sf::Cursor::Text},
    std::pair{ImGuiMouseCursor_ResizeAll, sf::Cursor::SizeAll},
    std::pair{ImGuiMouseCursor_ResizeNS, sf::Cursor::SizeVertical},
    std::pair{ImGuiMouseCursor_ResizeEW, sf::Cursor::SizeHorizontal},
    std::pair{ImGuiMouseCursor_ResizeNESW, sf::Cursor::SizeBottomLeftTopRight},
    std::pair{ImGuiMouseCursor_ResizeNWSE, sf::Cursor::SizeTopLeftBottomRight},
    std::pair{ImGuiMouseCursor_Hand, sf::Cursor::Hand},
    std::pair{ImGuiMouseCursor_NotAllowed, sf::Cursor::NotAllowed},
};

// The event of a modifier key carries the state from before it.
bool held(bool before, const sf::Event::KeyEvent& key, Key::Key left, Key::Key right, bool down) {
  return key.code == left || key.code == right ? down : before;
}

void tell_key(const sf::Event::KeyEvent& key, bool down) {
  ImGuiIO& io = ImGui::GetIO();
  const bool control = held(key.control, key, Key::LControl, Key::RControl, down);
  const bool shift = held(key.shift, key, Key::LShift, Key::RShift, down);
  const bool alt = held(key.alt, key, Key::LAlt, Key::RAlt, down);
#if IMGUI_VERSION_NUM >= 18700  // the version in which keys became events
  io.AddKeyEvent(ImGuiMod_Ctrl, control);
  io.AddKeyEvent(ImGuiMod_Shift, shift);
  io.AddKeyEvent(ImGuiMod_Alt, alt);
  for (const auto& [imgui, sfml] : keys)
    if (sfml == key.code) io.AddKeyEvent(imgui, down);
#else
  io.KeyCtrl = control;
  io.KeyShift = shift;
  io.KeyAlt = alt;
  if (key.code >= 0) io.KeysDown[key.code] = down;
#endif
}

void tell_button(sf::Mouse::Button button, bool down) {
  const int index = button == sf::Mouse::Left ? 0 : button == sf::Mouse::Right ? 1 : 2;
#if IMGUI_VERSION_NUM >= 18700
  ImGui::GetIO().AddMouseButtonEvent(index, down);
#else
  ImGui::GetIO().MouseDown[index] = down;
#endif
}

void tell_position(float x, float y) {
#if IMGUI_VERSION_NUM >= 18700
  ImGui::GetIO().AddMousePosEvent(x, y);
#else
  ImGui::GetIO().MousePos = {x, y};
#endif
}

void tell_wheel(const sf::Event::MouseWheelScrollEvent& wheel) {
  const bool upright = wheel.wheel == sf::Mouse::VerticalWheel;
#if IMGUI_VERSION_NUM >= 18700
  ImGui::GetIO().AddMouseWheelEvent(upright ? 0 : wheel.delta, upright ? wheel.delta : 0);
#else
  (upright ? ImGui::GetIO().MouseWheel : ImGui::GetIO().MouseWheelH) += wheel.delta;
#endif
}

}  // namespace

Input::Input(sf::Window& window, Pointers& pointers) : window_(window), pointers_(pointers) {
  ImGuiIO& io = ImGui::GetIO();
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  io.BackendPlatformName = "homebound_sfml";
#if IMGUI_VERSION_NUM >= 18700
  io.ConfigInputTrickleEventQueue = false;  // take() parts them, and no frame comes for those kept back
#else
  for (const auto& [imgui, sfml] : keys) io.KeyMap[imgui] = sfml;
#endif
  io.BackendPlatformUserData = this;
  watch_caret();
  io.ClipboardUserData = &clipboard_;
  io.SetClipboardTextFn = [](void*, const char* text) {
    sf::Clipboard::setString(sf::String::fromUtf8(text, text + std::char_traits<char>::length(text)));
  };
  io.GetClipboardTextFn = [](void* kept) {
    auto& text = *static_cast<std::string*>(kept);
    const auto utf8 = sf::Clipboard::getString().toUtf8();
    text.assign(utf8.begin(), utf8.end());
    return text.c_str();
  };
  for (const auto& [imgui, sfml] : shapes)
    if (!pointers_[imgui].loadFromSystem(sfml)) pointers_.erase(imgui);
  window_.setKeyRepeatEnabled(true);
}

Input::~Input() { ImGui::GetIO().BackendPlatformUserData = nullptr; }

Input& Input::of_context() { return *static_cast<Input*>(ImGui::GetIO().BackendPlatformUserData); }

void Input::watch_caret() {
#if IMGUI_VERSION_NUM >= 19110
  ImGui::GetPlatformIO().Platform_SetImeDataFn = [](ImGuiContext*, ImGuiViewport*,
                                                    ImGuiPlatformImeData* data) {
    of_context().at_caret_(static_cast<int>(data->InputPos.x), static_cast<int>(data->InputPos.y),
                           static_cast<int>(data->InputLineHeight));
  };
#elif IMGUI_VERSION_NUM >= 18700
  ImGui::GetIO().SetPlatformImeDataFn = [](ImGuiViewport*, ImGuiPlatformImeData* data) {
    of_context().at_caret_(static_cast<int>(data->InputPos.x), static_cast<int>(data->InputPos.y),
                           static_cast<int>(data->InputLineHeight));
  };
#else
  ImGui::GetIO().ImeSetInputScreenPosFn = [](int x, int y) {
    of_context().at_caret_(x, y, static_cast<int>(ImGui::GetFontSize()));
  };
#endif
}

void Input::type(const std::string& text) {
  for (const char32_t c : characters_of(text))
    if (c >= 32 && c != 127) ImGui::GetIO().AddInputCharacter(c);
}

bool Input::take(const sf::Event& event) {
  ImGuiIO& io = ImGui::GetIO();
  switch (event.type) {
    case sf::Event::MouseMoved:
      tell_position(static_cast<float>(event.mouseMove.x), static_cast<float>(event.mouseMove.y));
      return false;
    case sf::Event::MouseButtonPressed:
    case sf::Event::MouseButtonReleased:
      tell_position(static_cast<float>(event.mouseButton.x), static_cast<float>(event.mouseButton.y));
      tell_button(event.mouseButton.button, event.type == sf::Event::MouseButtonPressed);
      return true;
    case sf::Event::MouseWheelScrolled:
      tell_position(static_cast<float>(event.mouseWheelScroll.x),
                    static_cast<float>(event.mouseWheelScroll.y));
      tell_wheel(event.mouseWheelScroll);
      return false;
    case sf::Event::MouseLeft:
      if (!ImGui::IsAnyMouseDown()) tell_position(-FLT_MAX, -FLT_MAX);
      return false;
    case sf::Event::KeyPressed:
      tell_key(event.key, true);
      moves_caret_ = event.key.code == Key::Tab || event.key.code == Key::Enter;
      return true;
    case sf::Event::KeyReleased:
      tell_key(event.key, false);
      return true;
    case sf::Event::TextEntered:
      if (event.text.unicode >= 32 && event.text.unicode != 127) io.AddInputCharacter(event.text.unicode);
      return false;
    case sf::Event::LostFocus:
    case sf::Event::GainedFocus:
      io.AddFocusEvent(event.type == sf::Event::GainedFocus);
      return false;
    default:
      return false;
  }
}

bool Input::moves_caret() {
  if (!std::exchange(moves_caret_, false)) return false;
  // Where frames are slow, a key that is still down would count as held and be repeated in this one.
  for (const Key::Key code : {Key::Tab, Key::Enter}) {
    sf::Event::KeyEvent key{};
    key.code = code, key.shift = ImGui::GetIO().KeyShift, key.control = ImGui::GetIO().KeyCtrl;
    key.alt = ImGui::GetIO().KeyAlt;
    tell_key(key, false);
  }
  return true;
}

void Input::begin_frame(float seconds) {
  ImGuiIO& io = ImGui::GetIO();
  const auto size = window_.getSize();
  io.DisplaySize = {static_cast<float>(size.x), static_cast<float>(size.y)};
  io.DeltaTime = std::max(seconds, 1e-5F);
}

void Input::end_frame() {
  const int wanted = ImGui::GetMouseCursor();
  if (wanted == shown_cursor_) return;
  shown_cursor_ = wanted;
  const auto at = pointers_.find(wanted);
  window_.setMouseCursorVisible(wanted != ImGuiMouseCursor_None);
  if (at != pointers_.end()) window_.setMouseCursor(at->second);
}

}  // namespace homebound::ui
