#version 330 core
// A layer of the target's size over what is there.

uniform sampler2D layer;  // premultiplied

in vec2 at;
flat in vec4 tint;  // alpha: opacity
out vec4 result;

void main() { result = tint.a * texture(layer, at); }
