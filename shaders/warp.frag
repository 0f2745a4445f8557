#version 330 core
// A picture of the sphere by a grid of positions: as scene/warp.h defines it.

uniform vec2 origin;   // page pixel at the target's first, whose rows go down the page
uniform vec4 to_node;  // page pixel -> grid node: * xy + zw
uniform float middle;  // longitude of the picture's middle, radians
uniform float top;     // latitude of its upper edge
uniform vec2 span;     // longitudes and latitudes that it spans
uniform float texels;  // of the finest level, a radian
uniform sampler2D picture;  // premultiplied
uniform sampler2D grid;     // unit vectors

out vec4 result;

const float turn = 6.2831853071795865;

// Four texels of a cubic B-spline as two places between texels (xy, zw) and the share of the first.
void weights(vec2 x, out vec4 places, out vec2 share) {
  vec2 base = floor(x), f = x - base, g = 1.0 - f;
  vec2 w0 = g * g * g / 6.0, w1 = (4.0 - 6.0 * f * f + 3.0 * f * f * f) / 6.0, w3 = f * f * f / 6.0;
  share = w0 + w1;
  places = vec4(base - 0.5 + w1 / share, base + 1.5 + w3 / (1.0 - share));
}

vec4 cubic(vec2 uv) {
  vec2 texture_size = vec2(textureSize(picture, 0));
  vec4 places;
  vec2 share;
  weights(uv * texture_size - 0.5, places, share);
  places /= texture_size.xyxy;
  return mix(mix(textureLod(picture, places.zw, 0.0), textureLod(picture, places.xw, 0.0), share.x),
             mix(textureLod(picture, places.zy, 0.0), textureLod(picture, places.xy, 0.0), share.x), share.y);
}

void main() {
  // From whole page pixels: tiles of a page join exactly.
  vec2 pixel = gl_FragCoord.xy + origin;
  ivec2 last = textureSize(grid, 0) - 1;
  vec2 node = clamp(pixel * to_node.xy + to_node.zw, vec2(0.0), vec2(last));
  ivec2 cell = min(ivec2(node), last - 1);
  vec2 f = node - vec2(cell);
  vec3 a = texelFetch(grid, cell, 0).xyz, b = texelFetch(grid, cell + ivec2(1, 0), 0).xyz;
  vec3 c = texelFetch(grid, cell + ivec2(0, 1), 0).xyz, d = texelFetch(grid, cell + ivec2(1, 1), 0).xyz;
  vec3 v = mix(mix(a, b, f.x), mix(c, d, f.x), f.y);
  vec3 dx = mix(b - a, d - c, f.y) * to_node.x, dy = mix(c - a, d - b, f.x) * to_node.y;

  // The greater singular value of (dx, dy), squared: how far a pixel reaches on the sphere.
  float xx = dot(dx, dx), yy = dot(dy, dy);
  float reach = (xx + yy) / 2.0 + length(vec2((xx - yy) / 2.0, dot(dx, dy)));
  float lod = 0.5 * log2(max(reach * texels * texels, 1e-24));

  float lon = atan(v.y, v.x) - middle, lat = atan(v.z, length(v.xy));
  vec2 uv = vec2(0.5 + (lon - turn * round(lon / turn)) / span.x, (top - lat) / span.y);
  vec4 colour = textureLod(picture, uv, lod);
  if (lod < 0.0) colour = mix(colour, cubic(uv), min(1.0, -lod));
  result = colour;
}
