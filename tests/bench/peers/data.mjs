// The routes that all peers draw: OpenFlights' table joined with Homebound's register of airports. It runs in Node and
// in a page.
import { feature } from "topojson-client";

const cells = line => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g).map(cell => cell.replace(/,$/, ""));

// Returns { routes, pairs }: every row whose two airports are known and differ, and each pair of airports once, without
// direction, with the number of its routes. Positions are [lon, lat] in degrees.
export function join(routesText, airportsText) {
  const [titles, ...lines] = airportsText.split(/\r?\n/);
  const [iata, lat, lon] = ["iata", "lat", "lon"].map(title => titles.split(",").indexOf(title));
  const at = new Map();
  for (const line of lines) {
    const row = cells(line);
    if (row[iata] && !at.has(row[iata])) at.set(row[iata], [+row[lon], +row[lat]]);
  }
  const routes = [], pairs = new Map();
  for (const line of routesText.split(/\r?\n/)) {
    const [, , a, , b] = line.split(",");
    if (a === b || !at.has(a) || !at.has(b)) continue;
    routes.push({ a, b, from: at.get(a), to: at.get(b) });
    const [first, second] = a < b ? [a, b] : [b, a];
    const pair = pairs.get(first + second) ?? { from: at.get(first), to: at.get(second), count: 0 };
    ++pair.count;
    pairs.set(first + second, pair);
  }
  return { routes, pairs: [...pairs.values()] };
}

export const land = topology => feature(topology, topology.objects.land);
