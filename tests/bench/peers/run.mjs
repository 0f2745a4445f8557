// Draws the same routes with Homebound, d3-geo on Skia, deck.gl's arcs and flowmap.gl, in turn, and prints the medians
// and their ratios to Homebound's. The last two run in headless Chromium on the OpenGL that Homebound runs on.
// Usage: npm install && node run.mjs ROUTES.dat [ROUNDS] (OpenFlights' routes.dat; a release build in build/release,
// HOMEBOUND_BUILD names another; /usr/bin/time and chromium are needed). Every measurement goes to standard error.
import { build } from "esbuild";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { loadavg, tmpdir } from "node:os";
import { join as path, resolve } from "node:path";
import { chromium } from "playwright-core";

const [given, rounds = "5"] = process.argv.slice(2);
if (!given) throw new Error("usage: node run.mjs ROUTES.dat [ROUNDS]");
const routes = resolve(given), here = import.meta.dirname, root = path(here, "../../..");
const release = resolve(process.env.HOMEBOUND_BUILD ?? path(root, "build/release"));
const airports = path(root, "geodata/airports.csv");
const folder = mkdtempSync(path(tmpdir(), "peers-"));

const found = new Map();  // what was measured, by its name: all values
function note(name, value) {
  found.set(name, [...(found.get(name) ?? []), value]);
  console.error(`${name}: ${value.toFixed(2)}`);
}
const median = values => [...values].sort((a, b) => a - b)[values.length >> 1];

// Runs a command, notes its seconds and its largest memory, and returns what it printed.
function time(name, command) {
  const report = path(folder, "time");
  const ran = spawnSync("/usr/bin/time", ["-o", report, "-f", "%e %M", ...command], { encoding: "utf8", cwd: here });
  if (ran.status !== 0) throw new Error(`${command.join(" ")}: ${ran.stderr}`);
  const [seconds, kilobytes] = readFileSync(report, "utf8").trim().split(" ").map(Number);
  note(`${name}, s`, seconds);
  note(`${name}, MB`, kilobytes / 1024);
  return ran.stdout;
}

function homebound() {
  time("Homebound, cold PNG", [path(release, "homebound"), "export", routes, "-o", path(folder, "h.png"), "--size", "1920x1080"]);
  const bench = JSON.parse(execFileSync(path(release, "tests/homebound_bench"),
    ["--benchmark_filter=timetable_frame", "--benchmark_min_time=0.0001", "--benchmark_repetitions=30", "--benchmark_format=json"],
    { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  const byName = new Map();
  for (const { run_name, run_type, real_time, label } of bench.benchmarks)
    if (run_type === "iteration") {
      const name = `Homebound, frame of moving routes (${label ?? run_name}), ms`;
      byName.set(name, [...(byName.get(name) ?? []), real_time]);
    }
  for (const [name, times] of byName) note(name, median(times));
}

function d3() {
  time("d3-geo on Skia, cold PNG", ["node", path(here, "d3.mjs"), routes, airports, path(folder, "d.png")]);
  const frame = execFileSync("node", [path(here, "d3.mjs"), routes, airports, path(folder, "d.png"), "5"], { encoding: "utf8" });
  note("d3-geo on Skia, frame of a turning map, ms", Number(frame));
}

const script = (await build({ entryPoints: [path(here, "page.mjs")], bundle: true, write: false, format: "esm", minify: true })).outputFiles[0].text;
const served = {
  "/page.html": ["text/html", readFileSync(path(here, "page.html"))],
  "/page.js": ["text/javascript", script],
  "/routes": ["text/plain", readFileSync(routes)],
  "/airports": ["text/plain", readFileSync(airports)],
  "/land": ["text/plain", readFileSync(path(here, "node_modules/world-atlas/land-50m.json"))],
};
const server = createServer((request, response) => {
  const [type, body] = served[request.url.split("?")[0]] ?? [];
  if (!type) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": type }).end(body);
});
await new Promise(ready => server.listen(0, "127.0.0.1", ready));

// The largest memory of the browser's processes that draw, MB.
async function memory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const peak = ({ id }) => +readFileSync(`/proc/${id}/status`, "utf8").match(/VmHWM:\s+(\d+)/)[1] / 1024;
  return processInfo.filter(({ type }) => type !== "browser").map(peak).reduce((sum, mb) => sum + mb, 0);
}

async function page(name, what, frames) {
  const start = performance.now();
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--ignore-gpu-blocklist", "--use-gl=angle", "--use-angle=gl-egl"],
  });
  try {
    const shown = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await shown.goto(`http://127.0.0.1:${server.address().port}/page.html?what=${what}`);
    await shown.waitForFunction(() => window.first || window.failed, null, { timeout: 300_000 });
    note(`${name}, cold, with the browser, s`, (performance.now() - start) / 1000);
    const { first, failed, renderer, count } = await shown.evaluate(
      () => ({ first: window.first, failed: window.failed, renderer: window.renderer, count: window.routes }));
    if (failed) throw new Error(failed);
    console.error(`${count} routes, ${renderer}`);
    note(`${name}, page to first whole frame, s`, first / 1000);
    await shown.screenshot({ path: path(process.env.KEEP ?? folder, `${what}.png`) });
    note(`${name}, frame of a panned view, ms`, median(await shown.evaluate(n => window.pan(n), frames)));
    note(`${name}, MB`, await memory(browser));
  } finally {
    await browser.close();
  }
}

try {
  for (let round = 1; round <= +rounds; ++round) {
    console.error(`round ${round}, load ${loadavg()[0].toFixed(1)}`);
    homebound();
    d3();
    await page("deck.gl arcs", "arcs", 5);
    await page("flowmap.gl", "flows", 15);
  }
} finally {
  server.close();
  rmSync(folder, { recursive: true });
}
const ours = { s: "Homebound, cold PNG, s", MB: "Homebound, cold PNG, MB" };
console.log("| what | median | least to most | to Homebound's cold PNG |\n|---|---|---|---|");
for (const [name, values] of found) {
  const own = found.get(ours[name.match(/\w+$/)[0]]);
  const ratio = own ? (median(values) / median(own)).toFixed(2) : "";
  console.log(`| ${name} | ${median(values).toFixed(2)} | ${Math.min(...values).toFixed(2)} to ${Math.max(...values).toFixed(2)} | ${ratio} |`);
}
