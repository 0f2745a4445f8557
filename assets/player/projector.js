// @ts-check
"use strict";

// A canvas that shows frames. What stays the same from one frame to the next is kept as bitmaps.

/** @typedef {{entry: Entry, furniture: boolean, within: number, faded: Piece[] | null}} Piece
 *   `within` tells pieces of one part of the picture from those of others, such as the map from the names; `faded`
 *   are those of a group that lasts but for its opacity */
/** @typedef {{pieces: Piece[], camera: "rests" | "jumps" | Entry}} Shown
 *   How the map goes on to the next frame: not at all; in one step; or as an item of it does. */

class Projector {
  /** @param {Tape} tape @param {HTMLCanvasElement} canvas @param {() => void} imageCame */
  constructor(tape, canvas, imageCame) {
    this.tape = tape;
    this.canvas = canvas;
    this.painter = new Painter(tape, imageCame);
    const context = canvas.getContext("2d", {alpha: false});
    if (!context) throw new Error("no canvas");
    this.context = context;
    /** @type {{roots: Uint32Array, frame: number, shown: Shown} | null} */
    this.listed = null;
    this.base = tape.strings.indexOf("base map");
    /** @type {{key: string, sheet: CanvasRenderingContext2D} | null} the map of a frame while the camera moves */
    this.frozen = null;
    /** @type {Map<string, {sheet: CanvasRenderingContext2D | null, left: number, top: number, turn: number}>} */
    this.kept = new Map();
    this.turn = 0;
    this.within = 0;
  }

  /** The items of a frame from the bottom up, with their partners in the next frame.
   *  @param {Uint32Array} roots @param {number} frame @returns {Shown} */
  shown(roots, frame) {
    if (this.listed && this.listed.roots === roots && this.listed.frame === frame) return this.listed.shown;
    const entry = paired(this.tape, roots[frame], roots[Math.min(frame + 1, roots.length - 1)]);
    /** @type {Piece[]} */
    const pieces = [];
    this.within = 0;
    this.list(entry, false, 0, pieces);
    const shown = {pieces, camera: this.camera(entry)};
    this.listed = {roots, frame, shown};
    return shown;
  }

  /**
   * How the camera goes on to the next frame, as the base map tells.
   * @param {Entry} picture @returns {"rests" | "jumps" | Entry}
   */
  camera(picture) {
    const map = picture.parts?.find(({node}) => {
      const from = this.tape.node(node);
      return from.kind === 4 && from.name === this.base;
    });
    if (!map || map.lasts) return "rests";
    /** @type {Entry | null} */
    let guide = null;
    let most = 0;
    /** @param {number} a @param {number} b */
    const look = (a, b) => {
      const from = this.tape.node(a), to = this.tape.node(b);
      if (from.kind === 4 && to.kind === 4)
        from.children.slice(0, to.children.length).forEach((child, i) => look(child, to.children[i]));
      if (!(from.kind === 0 && to.kind === 0 || from.kind === 1 && to.kind === 1) || from.path !== to.path) return;
      const points = this.tape.points[from.path];
      if (points <= most) return;
      if (cameraStep(this.tape.matrix(from.matrix), this.tape.matrix(to.matrix)) > farthestMap) return;
      guide = {node: a, next: b, parts: null, lasts: a === b};
      most = points;
    };
    look(map.node, map.next);
    return guide ?? "jumps";
  }

  /**
   * Where what has no partner is seen while the camera moves: it goes with the map.
   * @param {Entry} guide @param {number} u @param {View} view @returns {View}
   */
  drifting(guide, u, view) {
    const from = this.tape.node(guide.node), to = this.tape.node(guide.next);
    if (u === 0 || !("matrix" in from && "matrix" in to)) return view;
    const m = this.tape.matrix(from.matrix), area = m[0] * m[3] - m[1] * m[2];
    if (!area) return view;
    const n = mixedMatrix(m, this.tape.matrix(to.matrix), u), inverse = invertedMatrix(m, area);
    const scale = n[0] * inverse[0] + n[2] * inverse[1];
    const x = n[0] * inverse[4] + n[2] * inverse[5] + n[4], y = n[1] * inverse[4] + n[3] * inverse[5] + n[5];
    return {scale: view.scale * scale, x: view.x + view.scale * x, y: view.y + view.scale * y};
  }

  /**
   * Lists what a group holds: all that differs from the next frame, and what lasts in few parts.
   * @param {Entry} entry @param {boolean} furniture @param {number} depth @param {Piece[]} pieces
   */
  list(entry, furniture, depth, pieces) {
    const from = this.tape.node(entry.node), to = this.tape.node(entry.next);
    const within = furniture || from.kind === 4 && from.name === this.painter.furniture;
    if (depth === 1 || depth === 2 && within) ++this.within;
    if (from.kind === 4 && to.kind === 4 && from.opacity >= 1 && to.opacity >= 1 && !from.clip && !to.clip &&
        from.path < 0 && to.path < 0 && (entry.parts || depth === 0 || depth === 1 && within)) {
      const parts = entry.parts ?? from.children.map(child => entry.lasts ? lastingEntry(child) : lonelyEntry(child));
      for (const part of parts) this.list(part, within, depth + 1, pieces);
    } else {
      const fades = entry.parts?.length && entry.parts.every(part => part.lasts) && from.kind === 4 && !from.clip &&
                    from.path < 0;
      /** @type {Piece[] | null} */
      const faded = !fades ? null : (entry.parts ?? []).map(
          part => ({entry: part, furniture: within, within: this.within, faded: null}));
      pieces.push({entry, furniture: within, within: this.within, faded});
    }
  }

  /** Shows frame `frame` and `u` (0..1) of the way to the next.
   *  @param {Variant} variant @param {number} frame @param {number} u @param {View} map @param {View} page */
  show(variant, frame, u, map, page) {
    const {context, painter} = this, {width, height} = this.canvas;
    painter.size = {width, height};
    painter.steady = painter.map.scale === map.scale;
    painter.map = map;
    painter.page = page;
    painter.left = painter.top = painter.depth = 0;
    ++this.turn;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    const {pieces, camera} = this.shown(variant.roots, frame), background = this.tape.css[variant.background];
    const drift = typeof camera === "string" ? map : this.drifting(camera, u, map);
    let bare = true;  // nothing has been drawn yet
    let i = 0;
    if (camera === "jumps") {
      // A map that is another in the next frame stands still until then, with all that is on it.
      while (i < pieces.length && !pieces[i].furniture) ++i;
      if (i > 0) {
        this.drawFrozen(pieces.slice(0, i), background);
        bare = false;
      }
    }
    while (i < pieces.length) {
      let end = i, cost = 0;
      while (end < pieces.length && pieces[end].entry.lasts && pieces[end].within === pieces[i].within)
        cost += painter.cost(pieces[end++].entry.node);
      const still = pieces.slice(i, Math.max(end, i + 1)), {faded, entry} = pieces[i];
      i += still.length;
      if (faded && !bare && painter.cost(entry.node) >= 400 && this.drawKept(faded, "", painter.opacity(entry, u)))
        continue;
      if (cost < 400 || !this.drawKept(still, bare ? background : "", 1)) {
        if (bare) this.clear(context, background);
        for (const {entry, furniture} of still) {
          const lonely = !entry.lasts && entry.node === entry.next;
          painter.draw(context, entry, u, furniture ? page : lonely ? drift : map, 1);
        }
      }
      bare = false;
    }
    if (bare) this.clear(context, this.tape.css[variant.background]);
    this.forget(6 * width * height);
  }

  /** @param {CanvasRenderingContext2D} context @param {string} background */
  clear(context, background) {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = background;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  }

  /**
   * Draws the map of a frame until the next one.
   * @param {Piece[]} pieces @param {string} background
   */
  drawFrozen(pieces, background) {
    const {painter, context} = this, {width, height} = this.canvas, {scale, x, y} = painter.map;
    const key = [scale, x, y, width, height, background].join() + ";" + pieces.map(piece => piece.entry.node).join();
    if (!this.frozen || this.frozen.sheet.canvas.width !== width || this.frozen.sheet.canvas.height !== height)
      this.frozen = {key: "", sheet: newSheet(width, height, true)};
    const {frozen} = this;
    if (frozen.key !== key) {
      this.clear(frozen.sheet, background);
      for (const {entry} of pieces) painter.drawNode(frozen.sheet, entry.node, painter.map, 1);
      frozen.key = key;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.drawImage(frozen.sheet.canvas, 0, 0);
  }

  /** Draws items that stay the same from a bitmap, which is made when they are seen for the second time.
   *  @param {Piece[]} still @param {string} background of the lowest items; empty for others @param {number} alpha
   *  @returns {boolean} */
  drawKept(still, background, alpha) {
    const {painter, context} = this, {width, height} = this.canvas;
    const view = still[0].furniture ? painter.page : painter.map;
    const key = [still[0].furniture, painter.map === painter.page, view.scale, view.x, view.y, width, height, background].join() + ";" +
                still.map(piece => piece.entry.node).join();
    let kept = this.kept.get(key);
    if (!kept) {
      this.kept.set(key, {sheet: null, left: 0, top: 0, turn: this.turn});
      return false;
    }
    kept.turn = this.turn;
    if (!kept.sheet) {
      /** @type {Box} */
      let box = background ? [0, 0, width, height] : nothing;
      if (!background) for (const {entry} of still) box = bothBoxes(box, painter.pixels(entry, view));
      box = commonBox(box, [0, 0, width, height]);
      if (!(box[2] > box[0] && box[3] > box[1])) return true;
      kept.left = box[0];
      kept.top = box[1];
      kept.sheet = newSheet(box[2] - box[0], box[3] - box[1], background !== "");
      if (background) this.clear(kept.sheet, background);
      painter.left = kept.left;
      painter.top = kept.top;
      for (const {entry, furniture} of still)
        painter.drawNode(kept.sheet, entry.node, furniture ? painter.page : painter.map, 1);
      painter.left = painter.top = 0;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = alpha;
    context.drawImage(kept.sheet.canvas, kept.left, kept.top);
    return true;
  }

  /** Drops the bitmaps that have not been used the longest.
   *  @param {number} limit pixels */
  forget(limit) {
    let pixels = 0;
    const all = [...this.kept].sort((a, b) => b[1].turn - a[1].turn);
    for (const [key, kept] of all) {
      if (kept.sheet) pixels += kept.sheet.canvas.width * kept.sheet.canvas.height;
      if (kept.turn < this.turn && (pixels > limit || kept.turn < this.turn - 60)) this.kept.delete(key);
    }
  }
}
