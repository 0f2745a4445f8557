// @ts-check
"use strict";

// The tape: every picture of the story as fills, strokes, glyph runs, pictures and groups, each stored once.
// It is read in two steps: an index says where things begin, and a thing is decoded when it is first drawn.

/** @typedef {[number, number, number, number, number, number]} Matrix  x' = a x + c y + e, y' = b x + d y + f */
/** @typedef {[number, number, number, number]} Box  left, top, right, bottom */
/** @typedef {{kind: 0, path: number, matrix: number, colour: number}} FillNode */
/** @typedef {{kind: 1, path: number, matrix: number, colour: number, width: number, round: boolean,
 *             dashes: number[]}} StrokeNode  lengths in page units */
/** @typedef {{kind: 5, path: number, matrix: number, colour: number, width: number, round: boolean, dashes: number[],
 *             from: number, to: number}} StretchNode
 *             a stroke of what lies between two measures: a point's number times 256 and 256ths of the way to the next */
/** @typedef {{kind: 2, text: number, size: number, x: number, y: number, colour: number, halo: number,
 *             reach: number}} RunNode  page units; halo is -1 for none */
/** @typedef {{kind: 3, image: number, matrix: number, opacity: number, path: number, seen: number}} ImageNode
 *             path is -1 for none, seen is the path's matrix */
/** @typedef {{kind: 6, image: number, then: number, matrix: number, opacity: number, share: number}} FadeNode
 *             a picture that has gone over into another by a share */
/** @typedef {{kind: 4, name: number, opacity: number, clip: Box | null, path: number, matrix: number,
 *             children: number[]}} GroupNode
 *             path is that through which it is seen, -1 for none */
/** @typedef {FillNode | StrokeNode | StretchNode | RunNode | ImageNode | FadeNode | GroupNode} TapeNode */
/** @typedef {{ends: Uint32Array, closed: Uint8Array, xy: Int32Array, box: Box}} TapePath
 *             ends: where each part ends, in points */
/** @typedef {{glyphs: Uint32Array, xy: Float64Array}} TapeText  places in page units, from the origin */
/** @typedef {{language: number, theme: number, page: number, background: number, roots: Uint32Array}} Variant */
/** @typedef {{subject: number, x: number, y: number}} Spot */
/** @typedef {{from: number, to: number, subject: number, path: number, matrix: number}} Line  frames [from, to) */
/** @typedef {{from: number, to: number, subject: number, box: Box}} Area */

class TapeReader {
  /** @param {Uint8Array} bytes @param {number} at */
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at;
  }
  varint() {
    const bytes = this.bytes;
    let b = bytes[this.at++];
    if (b < 128) return b;
    let value = b & 127, unit = 128;
    do {
      b = bytes[this.at++];
      value += (b & 127) * unit;
      unit *= 128;
    } while (b > 127);
    if (this.at > bytes.length) throw new Damage("damaged_end");
    return value;
  }
  signed() {
    const value = this.varint();
    return value % 2 ? -(value + 1) / 2 : value / 2;
  }
  /** Passes over varints.
   *  @param {number} count */
  skip(count) {
    const bytes = this.bytes;
    let at = this.at;
    while (count > 0) {
      if (at >= bytes.length) throw new Damage("damaged_end");
      if (bytes[at++] < 128) --count;
    }
    this.at = at;
  }
  /** @param {(index: number) => void} pass @returns {Uint32Array} where each thing begins */
  index(pass) {
    const count = this.varint();
    if (!(count <= this.bytes.length)) throw new Damage("damaged_end");
    const begin = new Uint32Array(count);
    for (let i = 0; i < count; ++i) {
      begin[i] = this.at;
      pass(i);
    }
    return begin;
  }
}

class Tape {
  /** @param {Uint8Array} bytes the tape, inflated @param {number} pages how many pages the story has */
  constructor(bytes, pages) {
    if (String.fromCharCode(...bytes.subarray(0, 4)) !== "HBT1") throw new Damage("damaged_kind");
    const r = new TapeReader(bytes, 4);
    this.bytes = bytes;
    this.pages = pages;
    /** @type {number[]} how many points a path has */
    this.points = [];
    this.pathBegin = r.index(i => {
      let points = 0;
      for (let parts = r.varint(); parts > 0; --parts) {
        const count = Math.floor(r.varint() / 2);
        points += count;
        r.skip(2 * count);
      }
      this.points[i] = points;
    });
    const matrices = r.varint();
    this.matrixValues = new Float32Array(bytes.slice(r.at, r.at + 24 * matrices).buffer);
    r.at += 24 * matrices;
    this.glyphPath = new Uint32Array(r.varint());
    for (let i = 0; i < this.glyphPath.length; ++i) this.glyphPath[i] = r.varint();
    this.textBegin = r.index(() => r.skip(3 * r.varint()));
    this.imageBegin = r.index(() => {
      r.varint();
      const length = r.varint();
      r.at += length;
    });
    const colours = r.varint();
    /** @type {string[]} as CSS writes them */
    this.css = [];
    this.rgba = bytes.slice(r.at, r.at + 4 * colours);
    r.at += 4 * colours;
    for (let i = 0; i < colours; ++i) this.css.push(cssColour(this.rgba.subarray(4 * i, 4 * i + 4)));
    const utf8 = new TextDecoder();
    /** @type {string[]} */
    this.strings = [];
    for (let n = r.varint(); n > 0; --n) {
      const length = r.varint();
      this.strings.push(utf8.decode(bytes.subarray(r.at, r.at + length)));
      r.at += length;
    }
    const {begin, fields} = this.readNodes(r);
    /** the fields of all nodes, and where each node's begin */
    this.fields = fields;
    this.nodeFields = begin;
    /** @type {Variant[]} */
    this.variants = [];
    for (let n = r.varint(); n > 0; --n) {
      const language = r.varint(), theme = r.varint(), page = r.varint(), background = r.varint();
      const roots = new Uint32Array(r.varint());
      for (let k = 0, root = 0; k < roots.length; ++k) roots[k] = root += r.signed();
      this.variants.push({language, theme, page, background, roots});
    }
    this.subjectsAt = r.at;
    /** @type {(TapePath | undefined)[]} */
    this.paths = new Array(this.pathBegin.length);
    /** @type {(TapeNode | undefined)[]} */
    this.nodes = new Array(this.nodeFields.length);
    /** @type {{spots: Uint32Array[], lines: Line[][], areas: Area[][]} | null} spots and lines of pages, areas of variants */
    this.subjects = null;
  }

  /**
   * Reads the fields of all nodes. Most refer to things by how far they are from the last of their sort.
   * @param {TapeReader} r @returns {{begin: Uint32Array, fields: Int32Array}}
   */
  readNodes(r) {
    const count = r.varint();
    if (!(count <= this.bytes.length)) throw new Damage("damaged_end");
    const begin = new Uint32Array(count);
    let fields = new Int32Array(16 * count + 64), at = 0;
    let path = 0, matrix = 0, text = 0, image = 0, from = 0, to = 0;
    for (let n = 0; n < count; ++n) {
      begin[n] = at;
      const kind = fields[at++] = r.varint();
      if (kind === 0 || kind === 1 || kind === 5) {
        fields[at++] = path += r.signed();
        fields[at++] = matrix += r.signed();
        fields[at++] = r.varint();
        if (kind > 0) {
          fields[at++] = r.varint();
          fields[at++] = r.varint();
          let dashes = fields[at++] = r.varint();
          if (at + dashes + 64 > fields.length) fields = longer(fields, at + dashes);
          for (; dashes > 0; --dashes) fields[at++] = r.varint();
        }
        if (kind === 5) {
          fields[at++] = from += r.signed();
          fields[at++] = to += r.signed();
        }
      } else if (kind === 2) {
        fields[at++] = text += r.signed();
        fields[at++] = r.varint();
        fields[at++] = r.signed();
        fields[at++] = r.signed();
        fields[at++] = r.varint();
        const halo = fields[at++] = r.varint() - 1;
        fields[at++] = halo < 0 ? 0 : r.varint();
      } else if (kind === 3) {
        fields[at++] = image += r.signed();
        fields[at++] = matrix += r.signed();
        fields[at++] = r.varint();
        const seen = r.varint() > 0;
        fields[at++] = seen ? path += r.signed() : -1;
        fields[at++] = seen ? matrix += r.signed() : 0;
      } else if (kind === 6) {
        fields[at++] = image += r.signed();
        fields[at++] = image += r.signed();
        fields[at++] = matrix += r.signed();
        fields[at++] = r.varint();
        fields[at++] = r.varint();
      } else if (kind === 4) {
        fields[at++] = r.varint();
        fields[at++] = r.varint();
        const clip = fields[at++] = r.varint();
        if (clip === 1) for (let i = 0; i < 4; ++i) fields[at++] = r.signed();
        if (clip === 2) {
          fields[at++] = path += r.signed();
          fields[at++] = matrix += r.signed();
        }
        let children = fields[at++] = r.varint();
        if (at + children + 64 > fields.length) fields = longer(fields, at + children);
        for (let child = n; children > 0; --children) fields[at++] = child += r.signed();
      } else {
        throw new Damage("damaged_kind");
      }
      if (at + 64 > fields.length) fields = longer(fields, at);
    }
    return {begin, fields};
  }

  /** @param {number} n @returns {TapeNode} */
  node(n) {
    return this.nodes[n] ?? (this.nodes[n] = this.makeNode(n));
  }

  /** @param {number} n @returns {TapeNode} */
  makeNode(n) {
    const f = this.fields;
    let i = this.nodeFields[n];
    const kind = f[i++];
    if (kind === 0) return {kind, path: f[i], matrix: f[i + 1], colour: f[i + 2]};
    if (kind === 1 || kind === 5) {
      const dashes = Array.from(f.subarray(i + 6, i + 6 + f[i + 5]), d => d / 64);
      const line = {path: f[i], matrix: f[i + 1], colour: f[i + 2], width: f[i + 3] / 64, round: f[i + 4] === 1, dashes};
      i += 6 + dashes.length;
      return kind === 1 ? {kind, ...line} : {kind, ...line, from: f[i], to: f[i + 1]};
    }
    if (kind === 2)
      return {
        kind, text: f[i], size: f[i + 1] / 64, x: f[i + 2] / 64, y: f[i + 3] / 64, colour: f[i + 4], halo: f[i + 5],
        reach: f[i + 6] / 64
      };
    if (kind === 3)
      return {kind, image: f[i], matrix: f[i + 1], opacity: f[i + 2] / 65535, path: f[i + 3], seen: f[i + 4]};
    if (kind === 6)
      return {kind, image: f[i], then: f[i + 1], matrix: f[i + 2], opacity: f[i + 3] / 65535, share: f[i + 4] / 65535};
    const name = f[i++], opacity = f[i++] / 65535, seen = f[i++];
    /** @type {Box | null} */
    let clip = null;
    let path = -1, matrix = 0;
    if (seen === 1) {
      clip = [f[i] / 64, f[i + 1] / 64, f[i + 2] / 64, f[i + 3] / 64];
      i += 4;
    } else if (seen === 2) {
      path = f[i++];
      matrix = f[i++];
    }
    const count = f[i++];
    return {kind: 4, name, opacity, clip, path, matrix, children: Array.from(f.subarray(i, i + count))};
  }

  /** @param {number} n @returns {TapePath} */
  path(n) {
    return this.paths[n] ?? (this.paths[n] = this.readPath(n));
  }

  /** @param {number} n @returns {TapePath} */
  readPath(n) {
    const r = new TapeReader(this.bytes, this.pathBegin[n]);
    const parts = r.varint();
    const ends = new Uint32Array(parts), closed = new Uint8Array(parts), xy = new Int32Array(2 * this.points[n]);
    let x = 0, y = 0, at = 0, left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
    for (let part = 0; part < parts; ++part) {
      const head = r.varint(), end = at + 2 * Math.floor(head / 2);
      closed[part] = head % 2;
      ends[part] = end / 2;
      while (at < end) {
        x += r.signed();
        y += r.signed();
        xy[at++] = x;
        xy[at++] = y;
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < top) top = y;
        if (y > bottom) bottom = y;
      }
    }
    return {ends, closed, xy, box: [left, top, right, bottom]};
  }

  /** @param {number} n @returns {Matrix} */
  matrix(n) {
    const m = this.matrixValues, i = 6 * n;
    return [m[i], m[i + 1], m[i + 2], m[i + 3], m[i + 4], m[i + 5]];
  }

  /** @param {number} n @returns {TapeText} */
  text(n) {
    const r = new TapeReader(this.bytes, this.textBegin[n]);
    const count = r.varint(), glyphs = new Uint32Array(count), xy = new Float64Array(2 * count);
    for (let i = 0, x = 0, y = 0; i < count; ++i) {
      glyphs[i] = r.varint();
      xy[2 * i] = (x += r.signed()) / 64;
      xy[2 * i + 1] = (y += r.signed()) / 64;
    }
    return {glyphs, xy};
  }

  /** @param {number} n @returns {Blob} */
  image(n) {
    const r = new TapeReader(this.bytes, this.imageBegin[n]);
    const type = ["image/png", "image/jpeg", "image/webp"][r.varint()], length = r.varint();
    return new Blob([this.bytes.subarray(r.at, r.at + length)], {type});
  }

  /** Reads where subjects stand, when somebody first points at one. */
  readSubjects() {
    if (this.subjects) return this.subjects;
    const r = new TapeReader(this.bytes, this.subjectsAt);
    /** @type {Uint32Array[]} */
    const spots = [];
    for (let page = 0; page < this.pages; ++page) spots.push(r.index(() => r.skip(3 * r.varint())));
    /** @type {Line[][]} */
    const lines = [];
    for (let page = 0; page < this.pages; ++page) {
      /** @type {Line[]} */
      const all = [];
      for (let n = r.varint(); n > 0; --n)
        all.push({from: r.varint(), to: r.varint(), subject: r.varint(), path: r.varint(), matrix: r.varint()});
      lines.push(all);
    }
    /** @type {Area[][]} */
    const areas = [];
    for (let variant = 0; variant < this.variants.length; ++variant) {
      /** @type {Area[]} */
      const all = [];
      for (let n = r.varint(); n > 0; --n)
        all.push({
          from: r.varint(), to: r.varint(), subject: r.varint(),
          box: [r.signed(), r.signed(), r.signed(), r.signed()]
        });
      areas.push(all);
    }
    return this.subjects = {spots, lines, areas};
  }

  /** Where aircraft and places' marks stand in a frame.
   *  @param {number} page @param {number} frame @returns {Spot[]} */
  spots(page, frame) {
    const begin = this.readSubjects().spots[page];
    if (!begin || frame >= begin.length) return [];
    const r = new TapeReader(this.bytes, begin[frame]);
    const all = new Array(r.varint());
    for (let i = 0; i < all.length; ++i) all[i] = {subject: r.varint(), x: r.signed(), y: r.signed()};
    return all;
  }
}

/** @param {Int32Array} list @param {number} least @returns {Int32Array} */
function longer(list, least) {
  const more = new Int32Array(2 * least + 128);
  more.set(list);
  return more;
}

/** @param {Uint8Array} rgba @returns {string} */
function cssColour(rgba) {
  return "#" + Array.from(rgba, c => c.toString(16).padStart(2, "0")).join("");
}

/** @param {string} base64 @returns {Uint8Array} */
function bytesOf(base64) {
  try {
    const text = atob(base64.trim()), bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
    return bytes;
  } catch {
    throw new Damage("damaged_packed");
  }
}

/** @param {Uint8Array} packed a zlib stream @returns {Promise<Uint8Array>} */
async function inflated(packed) {
  try {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw new Damage("damaged_packed");
  }
}
