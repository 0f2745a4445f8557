#version 330 core
// A pixel-aligned rectangle of the target, y down.

uniform vec2 size;   // of the target, pixels
uniform vec2 texel;  // 1 / size of the texture

layout(location = 0) in vec2 corner;  // pixels from the target's top left
layout(location = 1) in vec2 place;   // in the texture, texels
layout(location = 2) in vec4 colour;  // premultiplied

// One pixel is one texel, so that at pixel centres this is the middle of a texel. (Software OpenGL fetches
// twice as fast by an interpolated coordinate as by texelFetch.)
out vec2 at;
flat out vec4 tint;

void main() {
  at = place * texel;
  tint = colour;
  gl_Position = vec4(2.0 * corner.x / size.x - 1.0, 1.0 - 2.0 * corner.y / size.y, 0.0, 1.0);
}
