#version 330 core
// A picture under an affine map.

uniform vec2 origin;  // page pixel at the target's first, whose rows go down the page
uniform vec3 to_u;    // page pixel (x, y, 1) -> picture, 0..1
uniform vec3 to_v;
uniform float lod;    // mipmap level, the same all over
uniform float opacity;
uniform sampler2D picture;  // premultiplied

out vec4 result;

void main() {
  // From whole page pixels: tiles of a page join exactly.
  vec3 pixel = vec3(gl_FragCoord.xy + origin, 1.0);
  result = opacity * textureLod(picture, vec2(dot(pixel, to_u), dot(pixel, to_v)), lod);
}
