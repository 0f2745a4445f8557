#include "ui/kit/chord.h"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace homebound::ui {
namespace {

using Key = sf::Keyboard;

constexpr std::array key_names = {
    std::pair{Key::Space, "Space"}, std::pair{Key::Left, "←"},      std::pair{Key::Right, "→"},
    std::pair{Key::Up, "↑"},        std::pair{Key::Down, "↓"},      std::pair{Key::Home, "Home"},
    std::pair{Key::End, "End"},     std::pair{Key::Escape, "Esc"},  std::pair{Key::Tab, "Tab"},
    std::pair{Key::Equal, "+"},     std::pair{Key::Add, "+"},       std::pair{Key::Hyphen, "−"},
    std::pair{Key::Subtract, "−"},  std::pair{Key::PageUp, "PgUp"}, std::pair{Key::PageDown, "PgDn"},
    std::pair{Key::Enter, "Enter"}, std::pair{Key::BackSpace, "⌫"}, std::pair{Key::Period, "."},
    std::pair{Key::Comma, ","},     std::pair{Key::Delete, "Del"},
};

std::string name_of(Key::Key key) {
  if (key >= Key::A && key <= Key::Z) return std::string(1, static_cast<char>('A' + (key - Key::A)));
  if (key >= Key::F1 && key <= Key::F15) return fmt::format("F{}", 1 + (key - Key::F1));
  for (const auto& [k, name] : key_names)
    if (k == key) return name;
  return {};
}

}  // namespace

bool matches(const Chord& chord, const sf::Event::KeyEvent& key) {
  return chord.key != Key::Unknown && chord.key == key.code && chord.control == key.control &&
         chord.shift == key.shift && chord.alt == key.alt && !key.system;
}

std::string text_of(const Chord& chord) {
  if (chord.key == Key::Unknown) return {};
  if (chord.key == question_mark.key && chord.shift) return "?";
  return fmt::format("{}{}{}{}", chord.control ? "Ctrl+" : "", chord.alt ? "Alt+" : "",
                     chord.shift ? "Shift+" : "", name_of(chord.key));
}

}  // namespace homebound::ui
