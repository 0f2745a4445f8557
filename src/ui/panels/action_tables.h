// The actions of each menu, which actions.cpp joins to one list.
#pragma once

#include <array>
#include <span>

#include "ui/panels/actions.h"

namespace homebound::ui {

inline constexpr Chord none{};

// Returns a command that needs no input from the desk.
template <class T>
void one(const Desk& desk) {
  desk.tell(T{});
}

std::span<const Action> file_actions();
std::span<const Action> edit_actions();
std::span<const Action> view_actions();
std::span<const Action> explore_actions();
std::span<const Action> playback_actions();
std::span<const Action> help_actions();

}  // namespace homebound::ui
