// countries.js < countries_mid.geojson: names of the member and observer states of the United Nations, with the
// points that their labels may stand on, as CSV.
//
// Names are Unicode CLDR's short ones, as node's Intl has them. An anchor is a point far inside the area: the
// distance to its edge is taken with north-south counted twice, since a label is wider than high. Each is
// `lon lat room`, room being that distance in kilometres.
const states = (
  "AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF TD CL CN " +
  "CO KM CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY " +
  "HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB LS LR LY LI LT LU MG MW MY MV ML MT " +
  "MH MR MU MX FM MD MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PS PA PG PY PE PH PL PT QA RO RU " +
  "RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM " +
  "TV UG UA AE GB US UY UZ VU VA VE VN YE ZM ZW").split(" ");
const tidy = {  // where CLDR explains rather than names, or is long
  CD: ["DR Congo", "刚果（金）"], CG: ["Congo", "刚果（布）"], MM: ["Myanmar", "缅甸"],
  PS: ["Palestine", "巴勒斯坦"], BA: ["Bosnia and Herzegovina", "波黑"],
  AE: ["United Arab Emirates", "阿联酋"],
};
const english = new Intl.DisplayNames(["en"], { type: "region" });
const chinese = new Intl.DisplayNames(["zh"], { type: "region" });

const kilometres = 111.195;  // a degree
const flat = 2;              // how many times north-south counts
const most_anchors = 8;

// A polygon's rings on a plane, in kilometres, y stretched; `back` turns a point to lon, lat.
function planar(rings) {
  const lats = rings[0].map((p) => p[1]), lat = (Math.min(...lats) + Math.max(...lats)) / 2;
  const kx = kilometres * Math.cos(lat * Math.PI / 180), ky = kilometres * flat;
  const plane = rings.map((ring) => ring.map(([x, y]) => [x * kx, y * ky]));
  return { rings: plane, back: ([x, y]) => [x / kx, y / ky] };
}

const area_of = (rings) => rings.reduce((sum, ring, i) => {
  let twice = 0;
  for (let k = 1; k < ring.length; ++k) twice += ring[k - 1][0] * ring[k][1] - ring[k][0] * ring[k - 1][1];
  return sum + (i === 0 ? 1 : -1) * Math.abs(twice) / 2;
}, 0) / flat;

// Distance to the edge, negative outside.
function depth(rings, [x, y]) {
  let inside = false, nearest = Infinity;
  for (const ring of rings)
    for (let k = 1; k < ring.length; ++k) {
      const [ax, ay] = ring[k - 1], [bx, by] = ring[k];
      if ((ay > y) !== (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax) inside = !inside;
      const dx = bx - ax, dy = by - ay, squared = dx * dx + dy * dy;
      const t = squared > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / squared)) : 0;
      nearest = Math.min(nearest, (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2);
    }
  return (inside ? 1 : -1) * Math.sqrt(nearest);
}

function grid_points({ rings, back }) {
  const xs = rings[0].map((p) => p[0]), ys = rings[0].map((p) => p[1]);
  const left = Math.min(...xs), top = Math.min(...ys), w = Math.max(...xs) - left, h = Math.max(...ys) - top;
  const step = Math.sqrt(w * h / 1500) || 1, points = [];
  for (let x = left + step / 2; x < left + w; x += step)
    for (let y = top + step / 2; y < top + h; y += step) {
      const room = depth(rings, [x, y]);
      if (room > 0) points.push({ at: [x, y], room, lonlat: back([x, y]) });
    }
  return points;
}

function anchors(polygons, total) {
  const points = polygons.map(planar).filter((p, i, all) => {
    const share = area_of(p.rings) / total;
    return share > 0.08 || all.length === 1 || share === Math.max(...all.map((q) => area_of(q.rings) / total));
  }).flatMap(grid_points);
  const chosen = [];
  while (chosen.length < most_anchors) {
    let best = null, most = 0;
    for (const p of points) {
      const apart = Math.min(Infinity, ...chosen.map((c) => Math.hypot(c.at[0] - p.at[0], c.at[1] - p.at[1])));
      const score = Math.min(p.room, apart * 0.6);
      if (score > most) most = score, best = p;
    }
    if (!best || (chosen.length > 0 && most < chosen[0].room * 0.4)) break;
    chosen.push(best);
  }
  return chosen;
}

const rows = [];
for (const { properties, geometry } of JSON.parse(require("fs").readFileSync(0)).features) {
  if (properties.c === "CUB") properties.iso = "CU";  // the source names it after a base that lies in it
  if (!states.includes(properties.iso)) continue;
  const row = rows.find((r) => r.iso === properties.iso) || { iso: properties.iso, polygons: [] };
  if (row.polygons.length === 0) rows.push(row);
  row.polygons.push(...(geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates));
}
for (const row of rows) {
  row.area = row.polygons.reduce((sum, rings) => sum + area_of(planar(rings).rings), 0);
  row.anchors = anchors(row.polygons, row.area);
}
const missing = states.filter((iso) => !rows.some((r) => r.iso === iso));
if (missing.length > 0) process.stderr.write(`countries.js: no area for ${missing.join(" ")}\n`);
rows.sort((a, b) => b.area - a.area);
console.log("iso,name,name_zh,area_km2,anchors");
for (const { iso, area, anchors } of rows) {
  const [name, name_zh] = tidy[iso] || [english.of(iso), chinese.of(iso)];
  const places = anchors.map(({ lonlat: [lon, lat], room }) =>
    `${lon.toFixed(2)} ${lat.toFixed(2)} ${Math.max(1, Math.round(room))}`);
  if (places.length > 0) console.log([iso, name, name_zh, Math.round(area), places.join(";")].join(","));
}
