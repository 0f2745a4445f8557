#version 330 core
// A colour through a coverage mask.

uniform sampler2D mask;

in vec2 at;
flat in vec4 tint;
out vec4 result;

void main() { result = tint * texture(mask, at).r; }
