// d3-geo on Skia: great circles of all pairs over land, Equal Earth, 1080p.
// Usage: node d3.mjs ROUTES AIRPORTS OUT.png [FRAMES]; prints the median of FRAMES frames of a turning map.
import { createCanvas } from "@napi-rs/canvas";
import { geoEqualEarth, geoPath } from "d3-geo";
import { readFileSync, writeFileSync } from "node:fs";
import { join, land } from "./data.mjs";

const [routesFile, airportsFile, out, frames = "0"] = process.argv.slice(2);
const { pairs } = join(readFileSync(routesFile, "utf8"), readFileSync(airportsFile, "utf8"));
const ground = land(JSON.parse(readFileSync(new URL("node_modules/world-atlas/land-50m.json", import.meta.url))));
const [width, height] = [1920, 1080], canvas = createCanvas(width, height), context = canvas.getContext("2d");
const projection = geoEqualEarth().fitExtent([[20, 20], [width - 20, height - 20]], { type: "Sphere" });
const path = geoPath(projection, context);

function draw(turned) {
  projection.rotate([turned, 0]);
  context.fillStyle = "#bed7eb", context.fillRect(0, 0, width, height);
  context.beginPath(), path(ground);
  context.fillStyle = "#ebe6d7", context.fill();
  context.strokeStyle = "#888", context.lineWidth = 0.7, context.stroke();
  context.strokeStyle = "rgba(0, 80, 160, 0.1)", context.lineWidth = 1;
  for (const { from, to } of pairs) {
    context.beginPath(), path({ type: "LineString", coordinates: [from, to] });
    context.stroke();
  }
  context.getImageData(0, 0, 1, 1);
}

const times = [];
for (let i = 0; i < +frames; ++i) {
  const start = performance.now();
  draw(-i);
  times.push(performance.now() - start);
}
draw(-10);
writeFileSync(out, canvas.toBuffer("image/png"));
if (times.length > 0) console.log(times.sort((a, b) => a - b)[times.length >> 1]);
