// @ts-check
"use strict";

// What is shown between two frames: items of one frame and their partners in the next.

/** @typedef {{node: number, next: number, parts: Entry[] | null, lasts: boolean}} Entry
 *   An item and its partner in the next frame, the item itself where nothing moves or nothing is its partner.
 *   `parts` are those of two groups that differ; `lasts` says that the item is in the next frame, too. */

const farthest = 48;      // page units: what moves farther within a frame has jumped
const farthestMap = 200;  // a map, which a camera passes over, may move farther
const mapLike = 500;      // points of a path

/** @param {number} node @returns {Entry} */
function lastingEntry(node) {
  return {node, next: node, parts: null, lasts: true};
}

/** @param {number} node @returns {Entry} */
function lonelyEntry(node) {
  return {node, next: node, parts: null, lasts: false};
}

/** @param {Tape} tape @param {number} a @param {number} b @returns {Entry} */
function paired(tape, a, b) {
  if (a === b) return lastingEntry(a);
  const from = tape.node(a), to = tape.node(b);
  if (from.kind === 4 && to.kind === 4 && alike(tape, a, b)) {
    return {node: a, next: b, parts: pairedLists(tape, from.children, to.children), lasts: false};
  }
  return moves(tape, from, to) ? {node: a, next: b, parts: null, lasts: false} : lonelyEntry(a);
}

/** @param {Tape} tape @param {number[]} a @param {number[]} b @returns {Entry[]} */
function pairedLists(tape, a, b) {
  if (a.length === b.length) return a.map((node, i) => paired(tape, node, b[i]));
  const shorter = Math.min(a.length, b.length);
  let start = 0, end = 0;
  while (start < shorter && alike(tape, a[start], b[start])) ++start;
  while (end < shorter - start && alike(tape, a[a.length - 1 - end], b[b.length - 1 - end])) ++end;
  return a.map((node, i) => {
    if (i < start) return paired(tape, node, b[i]);
    if (i >= a.length - end) return paired(tape, node, b[i + b.length - a.length]);
    return lonelyEntry(node);
  });
}

/** Tells whether two items may be the same thing at two times.
 *  @param {Tape} tape @param {number} a @param {number} b */
function alike(tape, a, b) {
  if (a === b) return true;
  const from = tape.node(a), to = tape.node(b);
  if (from.kind === 4) return to.kind === 4 && from.name === to.name && alikeWithin(tape, from.children, to.children);
  if (from.kind === 2) return to.kind === 2 && from.text === to.text;
  if (from.kind === 3 && to.kind === 3) return from.image === to.image;
  if (from.kind === 3 || from.kind === 6) return fading(from, to) !== null;
  if (from.kind === 5) return to.kind === 5 && from.path === to.path;
  return to.kind === from.kind && (from.path === to.path || sameParts(tape, from.path, to.path));
}

/** What a picture does until the next frame, if it goes over into another or goes on doing so.
 *  @param {TapeNode} from @param {TapeNode} to
 *  @returns {{image: number, then: number, share: number} | null} its share in the first of the two frames */
function fading(from, to) {
  if (from.kind !== 6 && to.kind !== 6 || from.kind !== 3 && from.kind !== 6 || to.kind !== 3 && to.kind !== 6 ||
      from.matrix !== to.matrix || from.opacity !== to.opacity)
    return null;
  const own = from.kind === 6 ? from : to.kind === 6 ? to : null;
  if (!own) return null;
  const {image, then} = own;
  /** @param {ImageNode | FadeNode} node */
  const share = node => node.kind === 6 ? node.image === image && node.then === then ? node.share : -1
                        : node.image === image ? 0 : node.image === then ? 1 : -1;
  const before = share(from), after = share(to);
  return before >= 0 && after >= before ? {image, then, share: before} : null;
}

/** Tells whether two groups of a name have something in common: a title that comes is not the one that goes.
 *  @param {Tape} tape @param {number[]} a @param {number[]} b @returns {boolean} */
function alikeWithin(tape, a, b) {
  const some = Math.min(a.length, b.length, 12);
  for (let i = 0; i < some; ++i)
    if (alike(tape, a[i], b[i]) || alike(tape, a[a.length - 1 - i], b[b.length - 1 - i])) return true;
  return a.length === 0 && b.length === 0;
}

/** @param {Tape} tape @param {number} a @param {number} b */
function sameParts(tape, a, b) {
  if (tape.points[a] !== tape.points[b]) return false;
  const from = tape.path(a), to = tape.path(b);
  return from.ends.length === to.ends.length && from.ends.every((end, i) => end === to.ends[i]) &&
         from.closed.every((closed, i) => closed === to.closed[i]);
}

/** Tells whether one item turns into the other, and not so far that it has jumped.
 *  @param {Tape} tape @param {TapeNode} from @param {TapeNode} to */
function moves(tape, from, to) {
  if (from.kind === 2)
    return to.kind === 2 && from.text === to.text && (from.halo < 0) === (to.halo < 0) &&
           Math.hypot(to.x - from.x, to.y - from.y) <= farthest;
  if (from.kind === 6 || to.kind === 6) return fading(from, to) !== null;
  if (from.kind === 3)
    return to.kind === 3 && from.image === to.image && from.path === to.path &&
           farther(tape.matrix(from.matrix), tape.matrix(to.matrix), [0, 0, 1, 1]) <= farthest;
  if (from.kind === 4 || to.kind === 2 || to.kind === 3 || to.kind === 4 || from.kind !== to.kind) return false;
  const m = tape.matrix(from.matrix), n = tape.matrix(to.matrix);
  if (from.path === to.path)
    return from.matrix === to.matrix ||
           farther(m, n, tape.path(from.path).box) <= (tape.points[from.path] < mapLike ? farthest : farthestMap);
  if (from.kind === 5 || !sameParts(tape, from.path, to.path)) return false;
  const a = tape.path(from.path).xy, b = tape.path(to.path).xy;
  for (let i = 0; i < a.length; i += 2) {
    const x = n[0] * b[i] + n[2] * b[i + 1] + n[4] - (m[0] * a[i] + m[2] * a[i + 1] + m[4]);
    const y = n[1] * b[i] + n[3] * b[i + 1] + n[5] - (m[1] * a[i] + m[3] * a[i + 1] + m[5]);
    if (x * x + y * y > farthest * farthest) return false;
  }
  return true;
}

/** How far a corner of what lies near the page moves from one place to the other; no point within moves farther.
 *  @param {Matrix} m @param {Matrix} n @param {Box} box */
function farther(m, n, box) {
  const near = nearPage(box, m);
  let most = 0;
  for (const x of [near[0], near[2]])
    for (const y of [near[1], near[3]])
      most = Math.max(most, Math.hypot((n[0] - m[0]) * x + (n[2] - m[2]) * y + n[4] - m[4],
                                       (n[1] - m[1]) * x + (n[3] - m[3]) * y + n[5] - m[5]));
  return most;
}

/** How far a camera that takes one matrix to the other moves a corner of the page.
 *  @param {Matrix} m @param {Matrix} n */
function cameraStep(m, n) {
  const area = m[0] * m[3] - m[1] * m[2];
  return area ? farther(m, n, movedBox([0, 0, 1000, 1000], invertedMatrix(m, area))) : Infinity;
}

/** What of a box, before its matrix, may lie within some 1300 units of a page's corner: no page is larger.
 *  @param {Box} box @param {Matrix} m @returns {Box} */
function nearPage(box, m) {
  const area = m[0] * m[3] - m[1] * m[2];
  if (!area) return box;
  const inverse = invertedMatrix(m, area), page = movedBox([0, 0, 1300, 1300], inverse), near = commonBox(box, page);
  return near[0] <= near[2] && near[1] <= near[3] ? near : box;
}

/** @param {Matrix} m @param {number} area its determinant @returns {Matrix} */
function invertedMatrix(m, area) {
  const a = m[3] / area, b = -m[1] / area, c = -m[2] / area, d = m[0] / area;
  return [a, b, c, d, -(a * m[4] + c * m[5]), -(b * m[4] + d * m[5])];
}

/** @param {number} a @param {number} b @param {number} u */
function mixed(a, b, u) {
  return a + (b - a) * u;
}

/** @param {Matrix} m @param {Matrix} n @param {number} u @returns {Matrix} */
function mixedMatrix(m, n, u) {
  return [mixed(m[0], n[0], u), mixed(m[1], n[1], u), mixed(m[2], n[2], u),
          mixed(m[3], n[3], u), mixed(m[4], n[4], u), mixed(m[5], n[5], u)];
}

/** @param {Tape} tape @param {number} a @param {number} b @param {number} u @returns {string} */
function mixedColour(tape, a, b, u) {
  if (a === b) return tape.css[a];
  const mix = new Uint8Array(4);
  for (let i = 0; i < 4; ++i) mix[i] = Math.round(mixed(tape.rgba[4 * a + i], tape.rgba[4 * b + i], u));
  return cssColour(mix);
}
