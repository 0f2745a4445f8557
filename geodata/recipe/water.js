// water.js PLOTLY-GEO-ASSETS.JS: the topology "world_50m" out of plotly.js's bundle of maps, as JSON on stdout.
const source = require('fs').readFileSync(process.argv[2], 'utf8');
const opening = source.match(/"dist\/topojson\/world_50m\.json"\(exports, module\) \{\s*module\.exports = /);
if (!opening) throw new Error(`no topology world_50m in ${process.argv[2]}`);

// The end of the object literal that starts at `at`.
function literalEnd(at) {
  let depth = 0;
  for (let quote = null; ; ++at) {
    const c = source[at];
    if (quote) {
      if (c === '\\') ++at;
      else if (c === quote) quote = null;
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '{' || c === '[') ++depth;
    else if ((c === '}' || c === ']') && --depth === 0) return at + 1;
  }
}
const start = opening.index + opening[0].length;
const topology = require('vm').runInNewContext(`(${source.slice(start, literalEnd(start))})`);
process.stdout.write(JSON.stringify(topology));
