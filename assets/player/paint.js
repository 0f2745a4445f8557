// @ts-check
"use strict";

// Draws items of the tape on a canvas.

/** @typedef {{scale: number, x: number, y: number}} View  pixels = scale * page units + (x, y) */
/** @typedef {{size: number, x: number, y: number, colour: string, halo: string, reach: number, moves: boolean}} Run
 *   a text at a place; `halo` is empty for none, `moves` says that it is elsewhere at once */
const everything = /** @type {Box} */ ([-1e9, -1e9, 1e9, 1e9]);
const nothing = /** @type {Box} */ ([Infinity, Infinity, -Infinity, -Infinity]);

const longPath = 1500;  // points
const tellable = 0.25;  // pixels: points that are nearer to each other are one
const placeSteps = 8;   // places between two pixels where a text may stand
const halfStep = 0.5 / placeSteps;
const mostSprites = 2000, mostSpritePixels = 8e6;

/** @param {Box} a @param {Box} b @returns {Box} */
function bothBoxes(a, b) {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
/** @param {Box} a @param {Box} b @returns {Box} */
function commonBox(a, b) {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}
/** @param {Box} box @param {number} by @returns {Box} */
function grownBox(box, by) {
  return [box[0] - by, box[1] - by, box[2] + by, box[3] + by];
}
/** @param {Box} box @param {Matrix} m @returns {Box} */
function movedBox(box, m) {
  let moved = nothing;
  if (!(box[0] <= box[2])) return moved;
  for (const x of [box[0], box[2]])
    for (const y of [box[1], box[3]]) {
      const px = m[0] * x + m[2] * y + m[4], py = m[1] * x + m[3] * y + m[5];
      moved = bothBoxes(moved, [px, py, px, py]);
    }
  return moved;
}
/** Whether a map keeps the shape of a pen.
 *  @param {Matrix} m */
function keepsShape(m) {
  const slack = 1e-4 * (Math.abs(m[0]) + Math.abs(m[1]));
  return Math.abs(m[0] - m[3]) <= slack && Math.abs(m[1] + m[2]) <= slack ||
         Math.abs(m[0] + m[3]) <= slack && Math.abs(m[1] - m[2]) <= slack;
}

/** @param {number} width @param {number} height @param {boolean} opaque
 *  @param {boolean} printed WebKit prints a canvas that it draws otherwise black */
function newSheet(width, height, opaque, printed = false) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", {alpha: !opaque, willReadFrequently: printed});
  if (!context) throw new Error("no canvas");
  return context;
}

class Painter {
  /** @param {Tape} tape @param {() => void} imageCame called when a picture that was missing has been decoded */
  constructor(tape, imageCame) {
    this.tape = tape;
    this.imageCame = imageCame;
    this.furniture = tape.strings.indexOf("furniture");
    /** what tells of the whole picture's scale and place, and would not be true of a part of it */
    this.ofWhole = new Set(["scale", "inset"].map(name => tape.strings.indexOf(name)));
    /** @type {Map<number, Path2D>} of paths, in their own numbers */
    this.shapes = new Map();
    /** @type {Map<number, {level: number, box: Box, shape: Path2D}>} of long paths, as they were seen last */
    this.reduced = new Map();
    this.size = {width: 1, height: 1};  // of the picture, in pixels
    /** @type {Map<number, Path2D>} of paths under a matrix, in page units */
    this.laid = new Map();
    /** @type {Map<number, Path2D>} of stretches, by node, in page units */
    this.stretches = new Map();
    /** @type {Map<string, Path2D>} of texts at a size, from their origins, in page units */
    this.runs = new Map();
    /** @type {Map<string, {sheet: CanvasRenderingContext2D, left: number, top: number}>} texts as they were drawn */
    this.sprites = new Map();
    this.spritePixels = 0;
    this.steady = true;  // one looks from as near as in the frame before
    /** @type {Map<number, Box>} of items */
    this.boxes = new Map();
    /** @type {Map<number, number>} */
    this.costs = new Map();
    /** @type {Map<number, boolean>} */
    this.mixedGroups = new Map();
    /** @type {Map<number, ImageBitmap | null>} null while one is decoded */
    this.images = new Map();
    /** @type {Map<string, CanvasRenderingContext2D>} pictures that fade, as they lie on a sheet */
    this.laidImages = new Map();
    /** @type {{key: string, sheet: CanvasRenderingContext2D} | null} what lies between two of them */
    this.faded = null;
    /** @type {Map<string, CanvasRenderingContext2D>} sheets on which groups are laid as one picture, by depth and size */
    this.sheets = new Map();
    this.depth = 0;
    this.left = 0;  // of the sheet drawn on, in pixels of the picture
    this.top = 0;
    /** @type {View} where the map is seen */
    this.map = {scale: 1, x: 0, y: 0};
    /** @type {View} where furniture is seen */
    this.page = this.map;
  }

  /** @param {number} path */
  shape(path) {
    let shape = this.shapes.get(path);
    if (!shape) {
      shape = new Path2D();
      const {ends, closed, xy} = this.tape.path(path);
      for (let part = 0, i = 0; part < ends.length; ++part) {
        const end = 2 * ends[part];
        if (i < end) shape.moveTo(xy[i], xy[i + 1]);
        for (i += 2; i < end; i += 2) shape.lineTo(xy[i], xy[i + 1]);
        i = end;
        if (closed[part]) shape.closePath();
      }
      this.shapes.set(path, shape);
    }
    return shape;
  }

  /**
   * A path as it is seen: of long ones, without points that nobody can tell from their neighbours, and without those
   * off the picture that change nothing on it.
   * @param {number} path @param {Matrix} m @param {View} view
   */
  seen(path, m, view) {
    const unit = Math.hypot(m[0], m[1]) * view.scale;  // pixels of one of the path's numbers
    const area = m[0] * m[3] - m[1] * m[2];
    if (this.tape.points[path] < longPath || !(unit > 0) || !area) return this.shape(path);
    const level = Math.max(0, Math.floor(Math.log2(tellable / unit)));
    // The picture in the path's numbers, with room around it for the lines' width.
    const {width, height} = this.size, room = 16, s = view.scale;
    let box = nothing;
    for (const px of [-room, width + room])
      for (const py of [-room, height + room]) {
        const x = (px - view.x) / s - m[4], y = (py - view.y) / s - m[5];
        const u = (m[3] * x - m[2] * y) / area, v = (m[0] * y - m[1] * x) / area;
        box = bothBoxes(box, [u, v, u, v]);
      }
    const known = this.reduced.get(path);
    if (known && known.level === level && known.box[0] <= box[0] && known.box[1] <= box[1] && known.box[2] >= box[2] &&
        known.box[3] >= box[3])
      return known.shape;
    const grown = grownBox(box, 0.25 * Math.max(box[2] - box[0], box[3] - box[1]));
    const shape = this.reducedShape(path, 2 ** level, grown);
    this.reduced.set(path, {level, box: grown, shape});
    return shape;
  }

  /** @param {number} path @param {number} step @param {Box} box the path's numbers */
  reducedShape(path, step, box) {
    const {ends, closed, xy} = this.tape.path(path), [left, top, right, bottom] = box, shape = new Path2D();
    const least = step > 1 ? step * step : 0;
    for (let part = 0, i = 0; part < ends.length; ++part) {
      const begin = i, end = 2 * ends[part];
      let x = 0, y = 0, side = 0, all = 15;  // on which sides of the box a point is; all: points of the part
      for (let j = begin; j < end && all; j += 2)
        all &= (xy[j] < left ? 1 : xy[j] > right ? 2 : 0) | (xy[j + 1] < top ? 4 : xy[j + 1] > bottom ? 8 : 0);
      if (all) {
        i = end;
        continue;
      }
      for (; i < end; i += 2) {
        const px = xy[i], py = xy[i + 1];
        const at = (px < left ? 1 : px > right ? 2 : 0) | (py < top ? 4 : py > bottom ? 8 : 0);
        if (i > begin && i + 2 < end) {
          if (side & at) {
            const nx = xy[i + 2], ny = xy[i + 3];
            if (side & at & ((nx < left ? 1 : nx > right ? 2 : 0) | (ny < top ? 4 : ny > bottom ? 8 : 0))) continue;
          }
          if ((px - x) * (px - x) + (py - y) * (py - y) < least) continue;
        }
        if (i === begin) shape.moveTo(px, py);
        else shape.lineTo(px, py);
        [x, y, side] = [px, py, at];
      }
      if (closed[part]) shape.closePath();
    }
    return shape;
  }

  /** A path between two, in page units.
   *  @param {number} a @param {number} b @param {Matrix} m @param {Matrix} n @param {number} u */
  shapeBetween(a, b, m, n, u) {
    const from = this.tape.path(a), p = from.xy, q = this.tape.path(b).xy, v = 1 - u;
    const shape = new Path2D();
    const ma = m[0] * v, mb = m[1] * v, mc = m[2] * v, md = m[3] * v, na = n[0] * u, nb = n[1] * u, nc = n[2] * u,
          nd = n[3] * u, e = m[4] * v + n[4] * u, f = m[5] * v + n[5] * u;
    for (let part = 0, i = 0; part < from.ends.length; ++part) {
      const begin = i;
      for (const end = 2 * from.ends[part]; i < end; i += 2) {
        const x = ma * p[i] + mc * p[i + 1] + na * q[i] + nc * q[i + 1] + e;
        const y = mb * p[i] + md * p[i + 1] + nb * q[i] + nd * q[i + 1] + f;
        if (i === begin) shape.moveTo(x, y);
        else shape.lineTo(x, y);
      }
      if (from.closed[part]) shape.closePath();
    }
    return shape;
  }

  /**
   * What lies of a path between two measures, in page units.
   * @param {number} path @param {Matrix} m @param {number} from @param {number} to
   */
  stretch(path, m, from, to) {
    const {ends, xy} = this.tape.path(path), shape = new Path2D();
    /** @param {number} measure @returns {[number, number]} */
    const place = measure => {
      const point = Math.floor(measure / 256), u = measure / 256 - point, i = 2 * point, j = u > 0 ? i + 2 : i;
      const x = mixed(xy[i], xy[j], u), y = mixed(xy[i + 1], xy[j + 1], u);
      return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
    };
    for (let part = 0, first = 0; part < ends.length; ++part) {
      const begin = Math.max(256 * first, from), end = Math.min(256 * (ends[part] - 1), to);
      first = ends[part];
      if (!(begin < end)) continue;
      shape.moveTo(...place(begin));
      for (let point = Math.floor(begin / 256) + 1; 256 * point < end; ++point) {
        const x = xy[2 * point], y = xy[2 * point + 1];
        shape.lineTo(m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
      }
      shape.lineTo(...place(end));
    }
    return shape;
  }

  /** @param {StretchNode} node @returns {Box} */
  stretchBox(node) {
    const {xy} = this.tape.path(node.path), m = this.tape.matrix(node.matrix);
    let box = nothing;
    const last = Math.min(Math.ceil(node.to / 256), xy.length / 2 - 1);
    for (let point = Math.max(Math.floor(node.from / 256), 0); point <= last; ++point) {
      const x = xy[2 * point], y = xy[2 * point + 1];
      const px = m[0] * x + m[2] * y + m[4], py = m[1] * x + m[3] * y + m[5];
      box = bothBoxes(box, [px, py, px, py]);
    }
    return box;
  }

  /** @param {number} path @param {number} matrix */
  laidShape(path, matrix) {
    const key = path * 16777216 + matrix;
    let shape = this.laid.get(key);
    if (!shape) {
      const [a, b, c, d, e, f] = this.tape.matrix(matrix);
      shape = new Path2D();
      shape.addPath(this.shape(path), new DOMMatrix([a, b, c, d, e, f]));
      this.laid.set(key, shape);
    }
    return shape;
  }

  /** @param {number} text @param {number} size */
  run(text, size) {
    const key = text + "/" + size;
    let run = this.runs.get(key);
    if (!run) {
      run = new Path2D();
      const {glyphs, xy} = this.tape.text(text), scale = size / 2048, at = new DOMMatrix([scale, 0, 0, scale, 0, 0]);
      for (let i = 0; i < glyphs.length; ++i) {
        at.e = xy[2 * i];
        at.f = xy[2 * i + 1];
        run.addPath(this.shape(this.tape.glyphPath[glyphs[i]]), at);
      }
      if (this.runs.size > 5000) this.runs.clear();
      this.runs.set(key, run);
    }
    return run;
  }

  /** Where a text lies about its origin, with its halo, in page units.
   *  @param {number} text @param {number} size @param {number} reach @returns {Box} */
  runBox(text, size, reach) {
    const tape = this.tape, {glyphs, xy} = tape.text(text), scale = size / 2048;
    let box = nothing;
    for (let i = 0; i < glyphs.length; ++i)
      box = bothBoxes(box, movedBox(tape.path(tape.glyphPath[glyphs[i]]).box, [scale, 0, 0, scale, xy[2 * i], xy[2 * i + 1]]));
    return grownBox(box, reach + 1);
  }

  /** Where an item lies, in page units.
   *  @param {number} n @returns {Box} */
  box(n) {
    let box = this.boxes.get(n);
    if (!box) this.boxes.set(n, box = this.boxOf(this.tape.node(n)));
    return box;
  }

  /** @param {TapeNode} node @returns {Box} */
  boxOf(node) {
    const tape = this.tape;
    switch (node.kind) {
      case 0:
        return movedBox(tape.path(node.path).box, tape.matrix(node.matrix));
      case 5:
        return grownBox(this.stretchBox(node), node.width / 2 + 4);
      case 1:
        return grownBox(movedBox(tape.path(node.path).box, tape.matrix(node.matrix)), node.width / 2 + 1);
      case 2: {
        const [left, top, right, bottom] = this.runBox(node.text, node.size, node.reach);
        return [left + node.x, top + node.y, right + node.x, bottom + node.y];
      }
      case 3: {
        const box = movedBox([0, 0, 1, 1], tape.matrix(node.matrix));
        return node.path < 0 ? box : commonBox(box, movedBox(tape.path(node.path).box, tape.matrix(node.seen)));
      }
      case 6:
        return movedBox([0, 0, 1, 1], tape.matrix(node.matrix));
      case 4: {
        let box = nothing;
        for (const child of node.children) box = bothBoxes(box, this.box(child));
        if (node.path >= 0) box = commonBox(box, movedBox(tape.path(node.path).box, tape.matrix(node.matrix)));
        return node.clip ? commonBox(box, node.clip) : box;
      }
    }
  }

  /** Whether an item holds furniture, or is such.
   *  @param {number} n @returns {boolean} */
  holdsFurniture(n) {
    const node = this.tape.node(n);
    if (node.kind !== 4 || this.furniture < 0) return false;
    let holds = this.mixedGroups.get(n);
    if (holds === undefined) {
      holds = node.name === this.furniture || node.children.some(child => this.holdsFurniture(child));
      this.mixedGroups.set(n, holds);
    }
    return holds;
  }

  /** How long an item takes to draw, roughly: in points.
   *  @param {number} n @returns {number} */
  cost(n) {
    let cost = this.costs.get(n);
    if (cost === undefined) {
      const node = this.tape.node(n);
      if (node.kind === 0) cost = this.tape.points[node.path] + 5;
      else if (node.kind === 1 || node.kind === 5) cost = 3 * this.tape.points[node.path] + 10;
      else if (node.kind === 2) cost = (node.halo < 0 ? 1 : 5) * 20 * this.tape.text(node.text).glyphs.length;
      else if (node.kind === 3) cost = 3000;
      else if (node.kind === 6) cost = 9000;
      else cost = node.children.reduce((sum, child) => sum + this.cost(child), node.opacity < 1 ? 500 : 0);
      this.costs.set(n, cost);
    }
    return cost;
  }

  /** The pixels of the picture that an entry may touch.
   *  @param {Entry} entry @param {View} view @returns {Box} */
  pixels(entry, view) {
    if (this.holdsFurniture(entry.node) && view !== this.page) return everything;
    const box = bothBoxes(this.box(entry.node), this.box(entry.next)), s = view.scale;
    return [Math.floor(s * box[0] + view.x) - 1, Math.floor(s * box[1] + view.y) - 1,
            Math.ceil(s * box[2] + view.x) + 1, Math.ceil(s * box[3] + view.y) + 1];
  }

  /** @param {Entry} entry @param {number} u */
  opacity(entry, u) {
    const from = this.tape.node(entry.node), to = this.tape.node(entry.next);
    return from.kind === 4 && to.kind === 4 ? mixed(from.opacity, to.opacity, u) : 1;
  }

  /** Whether items of a group may each be made fainter instead of the group.
   *  @param {Entry} entry @returns {boolean} */
  standsAlone(entry) {
    if (entry.parts) return entry.parts.length === 0 || entry.parts.length === 1 && this.standsAlone(entry.parts[0]);
    let node = this.tape.node(entry.node);
    while (node.kind === 4 && node.children.length === 1) node = this.tape.node(node.children[0]);
    return node.kind !== 4 || node.children.length === 0;
  }

  /** @param {CanvasRenderingContext2D} context @param {View} view @param {Matrix | null} m */
  look(context, view, m) {
    const s = view.scale, x = view.x - this.left, y = view.y - this.top;
    if (m) context.setTransform(s * m[0], s * m[1], s * m[2], s * m[3], s * m[4] + x, s * m[5] + y);
    else context.setTransform(s, 0, 0, s, x, y);
  }

  /** Draws an entry, `u` (0..1) of the way to the next frame.
   *  @param {CanvasRenderingContext2D} context @param {Entry} entry @param {number} u @param {View} view @param {number} alpha */
  draw(context, entry, u, view, alpha) {
    if (!entry.parts && (entry.next === entry.node || u === 0)) return this.drawNode(context, entry.node, view, alpha);
    const tape = this.tape, from = tape.node(entry.node), to = tape.node(entry.next);
    if (from.kind === 4) {
      if (to.kind !== 4 || !entry.parts) return;
      const seen = from.name === this.furniture ? this.page : view;
      /** @type {Box | null} */
      const clip = from.clip && to.clip && [mixed(from.clip[0], to.clip[0], u), mixed(from.clip[1], to.clip[1], u),
                                            mixed(from.clip[2], to.clip[2], u), mixed(from.clip[3], to.clip[3], u)];
      const group = {...from, clip: clip ?? from.clip}, opacity = mixed(from.opacity, to.opacity, u);
      this.drawGroup(context, group, entry, opacity, seen, alpha, sheet => {
        for (const part of entry.parts ?? []) this.draw(sheet.context, part, u, seen, sheet.alpha);
      });
      return;
    }
    context.globalAlpha = alpha;
    if (from.kind === 0 && to.kind === 0) {
      context.fillStyle = mixedColour(tape, from.colour, to.colour, u);
      const m = tape.matrix(from.matrix), n = tape.matrix(to.matrix);
      if (from.path === to.path) {
        const between = mixedMatrix(m, n, u);
        this.look(context, view, between);
        context.fill(this.seen(from.path, between, view));
      } else {
        this.look(context, view, null);
        context.fill(this.shapeBetween(from.path, to.path, m, n, u));
      }
    } else if (from.kind === 1 && to.kind === 1) {
      const m = tape.matrix(from.matrix), n = tape.matrix(to.matrix), between = mixedMatrix(m, n, u);
      const own = from.path === to.path && keepsShape(between);
      context.strokeStyle = mixedColour(tape, from.colour, to.colour, u);
      this.look(context, view, own ? between : null);
      this.pen(context, {...from, width: mixed(from.width, to.width, u), dashes: this.dashes(from, to, u)},
               own ? Math.hypot(between[0], between[1]) : 1);
      if (!own) context.stroke(this.shapeBetween(from.path, to.path, m, n, u));
      else context.stroke(from.dashes.length ? this.shape(from.path) : this.seen(from.path, between, view));
    } else if (from.kind === 5 && to.kind === 5) {
      context.strokeStyle = mixedColour(tape, from.colour, to.colour, u);
      this.look(context, view, null);
      this.pen(context, {...from, width: mixed(from.width, to.width, u), dashes: this.dashes(from, to, u)}, 1);
      context.stroke(this.stretch(from.path, mixedMatrix(tape.matrix(from.matrix), tape.matrix(to.matrix), u),
                                  mixed(from.from, to.from, u), mixed(from.to, to.to, u)));
    } else if (from.kind === 2 && to.kind === 2) {
      this.drawRun(context, view, from.text, {
        size: mixed(from.size, to.size, u), x: mixed(from.x, to.x, u), y: mixed(from.y, to.y, u),
        colour: mixedColour(tape, from.colour, to.colour, u),
        halo: from.halo < 0 ? "" : mixedColour(tape, from.halo, to.halo, u), reach: mixed(from.reach, to.reach, u),
        moves: from.x !== to.x || from.y !== to.y
      });
    } else if (from.kind === 6 || to.kind === 6) {
      const fade = fading(from, to);
      if (fade && "opacity" in from && "matrix" in from)
        this.drawFade(context, view, fade.image, fade.then, tape.matrix(from.matrix), fade.share, alpha * from.opacity);
    } else if (from.kind === 3 && to.kind === 3) {
      this.drawImage(context, view, from, mixedMatrix(tape.matrix(from.matrix), tape.matrix(to.matrix), u),
                     mixedMatrix(tape.matrix(from.seen), tape.matrix(to.seen), u),
                     alpha * mixed(from.opacity, to.opacity, u));
    }
  }

  /** @param {{dashes: number[]}} from @param {{dashes: number[]}} to @param {number} u @returns {number[]} */
  dashes(from, to, u) {
    if (from.dashes.length !== to.dashes.length) return from.dashes;
    return from.dashes.map((dash, i) => mixed(dash, to.dashes[i], u));
  }

  /** @param {CanvasRenderingContext2D} context @param {number} n @param {View} view @param {number} alpha */
  drawNode(context, n, view, alpha) {
    const tape = this.tape, node = tape.node(n);
    switch (node.kind) {
      case 0:
        context.globalAlpha = alpha;
        context.fillStyle = tape.css[node.colour];
        this.look(context, view, tape.matrix(node.matrix));
        context.fill(this.seen(node.path, tape.matrix(node.matrix), view));
        break;
      case 1: {
        const m = tape.matrix(node.matrix), own = keepsShape(m);
        context.globalAlpha = alpha;
        context.strokeStyle = tape.css[node.colour];
        this.look(context, view, own ? m : null);
        this.pen(context, node, own ? Math.hypot(m[0], m[1]) : 1);
        if (!own) context.stroke(this.laidShape(node.path, node.matrix));
        else context.stroke(node.dashes.length ? this.shape(node.path) : this.seen(node.path, m, view));
        break;
      }
      case 5: {
        let shape = this.stretches.get(n);
        if (!shape) {
          if (this.stretches.size > 5000) this.stretches.clear();
          shape = this.stretch(node.path, tape.matrix(node.matrix), node.from, node.to);
          this.stretches.set(n, shape);
        }
        context.globalAlpha = alpha;
        context.strokeStyle = tape.css[node.colour];
        this.look(context, view, null);
        this.pen(context, node, 1);
        context.stroke(shape);
        break;
      }
      case 2:
        context.globalAlpha = alpha;
        this.drawRun(context, view, node.text, {
          size: node.size, x: node.x, y: node.y, reach: node.reach, colour: tape.css[node.colour],
          halo: node.halo < 0 ? "" : tape.css[node.halo], moves: false
        });
        break;
      case 3:
        this.drawImage(context, view, node, tape.matrix(node.matrix), tape.matrix(node.seen), alpha * node.opacity);
        break;
      case 6:
        this.drawFade(context, view, node.image, node.then, tape.matrix(node.matrix), node.share, alpha * node.opacity);
        break;
      case 4: {
        const seen = node.name === this.furniture ? this.page : view;
        this.drawGroup(context, node, lastingEntry(n), node.opacity, seen, alpha, sheet => {
          for (const child of node.children) this.drawNode(sheet.context, child, seen, sheet.alpha);
        });
      }
    }
  }

  /** Lays a group's items as one picture, where that makes a difference.
   *  @param {CanvasRenderingContext2D} context @param {GroupNode} node @param {Entry} entry @param {number} opacity
   *  @param {View} view @param {number} alpha
   *  @param {(sheet: {context: CanvasRenderingContext2D, alpha: number}) => void} items */
  drawGroup(context, node, entry, opacity, view, alpha, items) {
    const whole = opacity * alpha;
    if (whole <= 0 || this.map !== this.page && this.ofWhole.has(node.name)) return;
    if (node.clip || node.path >= 0) context.save();
    if (node.path >= 0) {
      this.look(context, view, this.tape.matrix(node.matrix));
      context.clip(this.shape(node.path));
    }
    if (node.clip) {
      this.look(context, view, null);
      context.beginPath();
      context.rect(node.clip[0], node.clip[1], node.clip[2] - node.clip[0], node.clip[3] - node.clip[1]);
      context.clip();
    }
    if (whole > 0.9999 || this.standsAlone(entry)) items({context, alpha: whole});
    else this.drawApart(context, entry, view, whole, items);
    if (node.clip || node.path >= 0) context.restore();
  }

  /** @param {CanvasRenderingContext2D} context @param {Entry} entry @param {View} view @param {number} alpha
   *  @param {(sheet: {context: CanvasRenderingContext2D, alpha: number}) => void} items */
  drawApart(context, entry, view, alpha, items) {
    const {left, top} = this, at = this.pixels(entry, view);
    const box = commonBox([at[0] - left, at[1] - top, at[2] - left, at[3] - top],
                          [0, 0, context.canvas.width, context.canvas.height]);
    const wide = box[2] - box[0], high = box[3] - box[1];
    if (!(wide > 0 && high > 0)) return;
    // Sheets as small as can be: a browser copies the whole sheet whenever it is drawn on after it was shown.
    const columns = Math.ceil(wide / 64) * 64, rows = Math.ceil(high / 64) * 64;
    const key = [this.depth, columns, rows].join();
    let sheet = this.sheets.get(key);
    if (!sheet) {
      if (this.sheets.size > 60) this.sheets.clear();
      this.sheets.set(key, sheet = newSheet(columns, rows, false));
    } else {
      sheet.setTransform(1, 0, 0, 1, 0, 0);
      sheet.clearRect(0, 0, columns, rows);
    }
    ++this.depth;
    this.left = left + box[0];
    this.top = top + box[1];
    items({context: sheet, alpha: 1});
    this.left = left;
    this.top = top;
    --this.depth;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = alpha;
    context.drawImage(sheet.canvas, 0, 0, wide, high, box[0], box[1], wide, high);
  }

  /**
   * @param {CanvasRenderingContext2D} context @param {{width: number, round: boolean, dashes: number[]}} pen
   * @param {number} unit how many page units are one of the path's
   */
  pen(context, pen, unit) {
    context.lineWidth = pen.width / unit;
    context.lineCap = pen.round ? "round" : "butt";
    context.lineJoin = "round";
    context.setLineDash(pen.dashes.length ? pen.dashes.map(d => d / unit) : []);
  }

  /** Draws a text, from a bitmap where it can: outlines with a halo take long, and texts last.
   *  @param {CanvasRenderingContext2D} context @param {View} view @param {number} text @param {Run} run */
  drawRun(context, view, text, run) {
    const haloed = run.halo !== "" && run.reach > 0, near = Math.abs(view.scale - this.map.scale) <
                                                            Math.abs(view.scale - this.page.scale) ? this.map : this.page;
    // A halo and its text that are fainter are so together.
    const sprite = this.steady || haloed && context.globalAlpha < 1 ? this.sprite(view, near.scale, text, run, haloed) : null;
    if (!sprite) {
      this.look(context, view, [1, 0, 0, 1, run.x, run.y]);
      return this.drawOutlines(context, text, run, haloed);
    }
    const scale = view.scale / near.scale;
    let x = view.scale * run.x + view.x - this.left, y = view.scale * run.y + view.y - this.top;
    if (sprite.set) [x, y] = [Math.floor(x + halfStep), Math.floor(y + halfStep)];
    context.setTransform(scale, 0, 0, scale, x, y);
    context.drawImage(sprite.sheet.canvas, sprite.left, sprite.top);
  }

  /** @param {CanvasRenderingContext2D} context @param {number} text @param {Run} run @param {boolean} haloed */
  drawOutlines(context, text, run, haloed) {
    const shape = this.run(text, run.size);
    if (haloed) {
      context.strokeStyle = run.halo;
      this.pen(context, {width: 2 * run.reach, round: true, dashes: []}, 1);
      context.stroke(shape);
    }
    context.fillStyle = run.colour;
    context.fill(shape);
  }

  /** A text as a bitmap. One that stands still is as sharp as its outlines are, since the bitmap was made for its place
   *  between two pixels; one that moves is laid between pixels.
   *  @param {View} view @param {number} scale of the bitmap @param {number} text @param {Run} run @param {boolean} haloed
   *  @returns {{sheet: CanvasRenderingContext2D, left: number, top: number, set: boolean} | null} */
  sprite(view, scale, text, run, haloed) {
    const set = !run.moves && view.scale === scale;
    /** @param {number} at */
    const between = at => set ? Math.floor((at + halfStep - Math.floor(at + halfStep)) * placeSteps) / placeSteps : 0;
    const x = between(view.scale * run.x + view.x), y = between(view.scale * run.y + view.y);
    const key = [text, run.size, run.colour, haloed ? run.halo : "", run.reach, scale, x, y].join();
    let sprite = this.sprites.get(key);
    if (!sprite) {
      const [l, t, r, b] = this.runBox(text, run.size, haloed ? run.reach : 0).map(edge => edge * scale);
      const left = Math.floor(l + x) - 1, top = Math.floor(t + y) - 1;
      const wide = Math.ceil(r + x) + 1 - left, high = Math.ceil(b + y) + 1 - top;
      if (!(wide * high > 0 && wide * high < mostSpritePixels / 4)) return null;
      this.spritePixels += wide * high;
      if (this.spritePixels > mostSpritePixels || this.sprites.size > mostSprites) {
        this.sprites.clear();
        this.spritePixels = wide * high;
      }
      const sheet = newSheet(wide, high, false);
      sheet.setTransform(scale, 0, 0, scale, x - left, y - top);
      this.drawOutlines(sheet, text, run, haloed);
      this.sprites.set(key, sprite = {sheet, left, top});
    }
    return {...sprite, set};
  }

  /** @param {CanvasRenderingContext2D} context @param {View} view @param {ImageNode} node @param {Matrix} m @param {Matrix} seen @param {number} alpha */
  drawImage(context, view, node, m, seen, alpha) {
    const image = this.image(node.image);
    if (!image) return;
    context.save();
    if (node.path >= 0) {
      this.look(context, view, seen);
      context.clip(this.shape(node.path));
    }
    this.look(context, view, m);
    context.globalAlpha = alpha;
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, 1, 1);
    context.restore();
  }

  /** Draws what lies between two pictures: the sum of their shares, so that what is in both is as it is. It is made
   *  once a frame of the tape, between which nobody sees a shade change.
   *  @param {CanvasRenderingContext2D} context @param {View} view @param {number} a @param {number} b @param {Matrix} m
   *  @param {number} share @param {number} alpha */
  drawFade(context, view, a, b, m, share, alpha) {
    const wide = context.canvas.width, high = context.canvas.height;
    const from = this.laidImage(a, m, view, wide, high), to = this.laidImage(b, m, view, wide, high);
    if (!from) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = alpha;
    if (!to) {
      context.drawImage(from.canvas, 0, 0);
      return;
    }
    const key = [a, b, share, m, view.scale, view.x, view.y, this.left, this.top, wide, high].join();
    if (!this.faded || this.faded.sheet.canvas.width !== wide || this.faded.sheet.canvas.height !== high)
      this.faded = {key: "", sheet: newSheet(wide, high, false)};
    const {sheet} = this.faded;
    if (this.faded.key !== key) {
      sheet.globalCompositeOperation = "copy";
      sheet.globalAlpha = 1 - share;
      sheet.drawImage(from.canvas, 0, 0);
      sheet.globalCompositeOperation = "lighter";
      sheet.globalAlpha = share;
      sheet.drawImage(to.canvas, 0, 0);
      this.faded.key = key;
    }
    context.drawImage(sheet.canvas, 0, 0);
  }

  /** A picture as it lies on the sheet that is drawn on: a fade shows the same two for many frames.
   *  @param {number} n @param {Matrix} m @param {View} view @param {number} wide @param {number} high
   *  @returns {CanvasRenderingContext2D | null} null while it is decoded */
  laidImage(n, m, view, wide, high) {
    const image = this.image(n);
    if (!image) return null;
    const key = [n, m, view.scale, view.x, view.y, this.left, this.top, wide, high].join();
    let sheet = this.laidImages.get(key);
    if (sheet) {
      this.laidImages.delete(key);  // the last used one stands last
    } else {
      sheet = newSheet(wide, high, false);
      this.look(sheet, view, m);
      sheet.imageSmoothingQuality = "high";
      sheet.drawImage(image, 0, 0, 1, 1);
    }
    this.laidImages.set(key, sheet);
    for (const old of this.laidImages.keys()) if (this.laidImages.size > 3) this.laidImages.delete(old);
    return sheet;
  }

  /** @param {number} n @returns {ImageBitmap | null} */
  image(n) {
    const known = this.images.get(n);
    if (known !== undefined) return known;
    if (this.images.size > 400) this.images.clear();
    this.images.set(n, null);
    createImageBitmap(this.tape.image(n)).then(image => {
      this.images.set(n, image);
      this.imageCame();
    }, () => {});
    return null;
  }

  /** Decodes the pictures of a frame.
   *  @param {number} root @returns {Promise<void>} */
  async fetchImages(root) {
    /** @type {Promise<void>[]} */
    const all = [];
    /** @param {number} n */
    const visit = n => {
      const node = this.tape.node(n);
      if (node.kind === 4) node.children.forEach(visit);
      if (node.kind !== 3 && node.kind !== 6) return;
      for (const n of node.kind === 6 ? [node.image, node.then] : [node.image])
        if (!this.images.get(n))
          all.push(createImageBitmap(this.tape.image(n)).then(image => void this.images.set(n, image)));
    };
    visit(root);
    await Promise.all(all);
  }
}
