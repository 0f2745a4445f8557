// The page of deck.gl's arcs (?what=arcs) and flowmap.gl's flows (?what=flows). window.first becomes the milliseconds from the
// page's start to its first whole frame, and window.pan(frames) returns the milliseconds of each frame of a view that
// moves by a degree a frame. A frame is over when one of its pixels has been read back.
import { Deck, MapView } from "@deck.gl/core";
import { GreatCircleLayer } from "@deck.gl/geo-layers";
import { GeoJsonLayer } from "@deck.gl/layers";
import { FlowmapLayer } from "@flowmap.gl/layers";
import { join, land } from "./data.mjs";

const what = new URLSearchParams(location.search).get("what");
const text = name => fetch(name).then(answer => answer.text());
const [routesText, airportsText, topology] = await Promise.all([text("routes"), text("airports"), text("land")]);
const { routes } = join(routesText, airportsText);
window.routes = routes.length;

const ground = new GeoJsonLayer({
  id: "land", data: land(JSON.parse(topology)), getFillColor: [235, 230, 215], getLineColor: [128, 128, 128],
  lineWidthUnits: "pixels", getLineWidth: 0.7,
});

// Great circles of 50 straight parts, as many as it takes to look round on a world map.
const arcs = () => new GreatCircleLayer({
  id: "arcs", data: routes, numSegments: 50, getSourcePosition: r => r.from, getTargetPosition: r => r.to,
  getSourceColor: [0, 80, 160, 12], getTargetColor: [0, 80, 160, 12], getWidth: 1, widthUnits: "pixels",
});

function flows() {
  const counts = new Map(), places = new Map();
  for (const { a, b, from, to } of routes) {
    counts.set(a + b, (counts.get(a + b) ?? 0) + 1);
    places.set(a, from).set(b, to);
  }
  return new FlowmapLayer({
    id: "flows",
    data: {
      locations: [...places].map(([id, [lon, lat]]) => ({ id, lon, lat })),
      flows: [...counts].map(([ends, count]) => ({ origin: ends.slice(0, 3), dest: ends.slice(3), count })),
    },
    getFlowMagnitude: f => f.count, getFlowOriginId: f => f.origin, getFlowDestId: f => f.dest,
    getLocationId: l => l.id, getLocationLat: l => l.lat, getLocationLon: l => l.lon, getLocationName: l => l.id,
    clusteringEnabled: true, clusteringAuto: true, fadeEnabled: true, locationTotalsEnabled: true,
    locationLabelsEnabled: false, maxTopFlowsDisplayNum: 5000,
  });
}

const layers = [ground, what === "arcs" ? arcs() : flows()];
const least = what === "arcs" ? 1 : 5;  // layers, sublayers included, of a whole frame
const pixel = new Uint8Array(4);
let gl, drawn = () => {};
let viewState = { longitude: 10, latitude: 25, zoom: 1.9 };
const deck = new Deck({
  canvas: "map", width: 1920, height: 1080, useDevicePixels: 1, controller: false, layers,
  views: new MapView({ repeat: false }), viewState,
  onDeviceInitialized: device => { gl = device.gl; window.renderer = device.info.renderer; },
  onError: error => { window.failed = String(error?.stack ?? error); },
  onAfterRender: () => {
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.readPixels(960, 540, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    const all = deck.layerManager?.getLayers() ?? [];
    if (!window.first && all.length > least && all.every(layer => layer.isLoaded)) window.first = performance.now();
    if (!window.first) setTimeout(() => deck.redraw("not all there"), 10);
    drawn();
  },
});

window.pan = async frames => {
  const times = [];
  for (let i = 0; i < frames; ++i) {
    const start = performance.now();
    const done = new Promise(resolve => { drawn = resolve; });
    deck.setProps({ viewState: (viewState = { ...viewState, longitude: viewState.longitude + 1 }) });
    await done;
    times.push(performance.now() - start);
  }
  drawn = () => {};
  return times;
};
