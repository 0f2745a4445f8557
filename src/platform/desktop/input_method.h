// Input methods, such as those that make Chinese characters of keys. SFML opens one for each window and tells
// the characters, but leaves out two things that Xlib needs.
#pragma once

namespace homebound::platform {

// Chooses the language and the input method of the user's environment (LC_CTYPE, XMODIFIERS); numbers are
// read and written as before. Call it before the first window opens.
void choose_input_method();

// Lets Xlib hear what the input method says: it makes key events of it, which SFML then finds. Call it before
// the windows are asked for their events, with an OpenGL context of one of them current.
void hear_input_method();

}  // namespace homebound::platform
