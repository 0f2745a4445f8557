#version 330 core
// A picture under an affine map, through a coverage mask.

uniform vec2 size;
uniform vec2 origin;  // page pixel at the target's top left
uniform vec3 to_u;    // page pixel (x, y, 1) -> picture, 0..1
uniform vec3 to_v;
uniform float lod;    // mipmap level, the same all over
uniform bool masked;  // without a mask the pixel is covered completely
uniform sampler2D mask;
uniform sampler2D picture;  // premultiplied

in vec2 at;
flat in vec4 tint;  // alpha: opacity
out vec4 result;

void main() {
  // From whole page pixels, not interpolated: tiles of a page join exactly.
  vec3 pixel = vec3(gl_FragCoord.x + origin.x, size.y - gl_FragCoord.y + origin.y, 1.0);
  float cover = masked ? texture(mask, at).r : 1.0;
  result = tint.a * cover * textureLod(picture, vec2(dot(pixel, to_u), dot(pixel, to_v)), lod);
}
