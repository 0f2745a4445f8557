// @ts-check
"use strict";

// The picture in the window: how large it is, how near one looks, what lies under a point, what is drawn over it.

const nearest = 10;  // times that one can look nearer
const mostLines = 3000;  // through which the pointer looks as it moves

class Stage {
  /** @param {Tape} tape @param {Story} story @param {() => void} changed called when the picture must be drawn again */
  constructor(tape, story, changed) {
    this.tape = tape;
    this.story = story;
    this.changed = changed;
    this.box = part("stage", HTMLElement);
    this.canvas = part("picture", HTMLCanvasElement);
    this.over = part("marks", HTMLCanvasElement);
    this.projector = new Projector(tape, this.canvas, changed);
    this.page = 0;
    this.variant = 0;  // the one shown
    /** @type {[number, number]} of the page, in its units */
    this.size = story.pages[0];
    this.unit = 1;   // CSS pixels a page unit
    this.scale = 1;  // pixels of the canvas a page unit
    this.near = 1;
    this.left = 0;  // where the map's corner lies, in page units
    this.top = 0;
    /** @type {{x: number, y: number} | null} the pointer, in page units */
    this.pointer = null;
    this.spotlight = false;
    this.pen = false;
    /** @type {number[][]} lines drawn by the pen: x, y, x, y, ... in shares of the page */
    this.ink = [];
    /** @type {number | null} */
    this.subject = null;
  }

  /** Takes the page that fills most of the window. Returns whether anything is different. */
  fit() {
    const wide = this.box.clientWidth, high = this.box.clientHeight, density = window.devicePixelRatio || 1;
    if (!(wide > 0 && high > 0)) return false;
    let page = 0, most = 0;
    this.story.pages.forEach(([w, h], i) => {
      const unit = Math.min(wide / w, high / h), area = unit * w * unit * h;
      if (area > most * 1.001) [page, most] = [i, area];
    });
    const [w, h] = this.story.pages[page];
    const columns = Math.max(1, Math.round(Math.min(wide, high * w / h) * density)), rows = Math.round(columns * h / w);
    if (page === this.page && columns === this.canvas.width && rows === this.canvas.height) return false;
    if (page !== this.page) this.whole();
    this.page = page;
    this.size = [w, h];
    this.scale = columns / w;
    this.unit = this.scale / density;
    for (const canvas of [this.canvas, this.over]) {
      canvas.width = columns;
      canvas.height = rows;
      canvas.style.width = columns / density + "px";
      canvas.style.height = rows / density + "px";
    }
    return true;
  }

  /** @param {Variant} variant @param {number} frame @param {number} u */
  show(variant, frame, u) {
    this.variant = this.tape.variants.indexOf(variant);
    const page = {scale: this.scale, x: 0, y: 0};
    const map = this.near === 1 ? page
                                : {scale: this.scale * this.near, x: this.left * this.scale, y: this.top * this.scale};
    this.projector.show(variant, frame, u, map, page);
    this.showMarks(frame, u);
  }

  whole() {
    this.near = 1;
    this.left = this.top = 0;
  }

  /** Looks nearer about a point of the page.
   *  @param {number} factor @param {{x: number, y: number} | null} at */
  zoom(factor, at) {
    const [w, h] = this.size, {x, y} = at ?? {x: w / 2, y: h / 2};
    let near = Math.min(Math.max(this.near * factor, 1), nearest);
    if (near < 1.01) near = 1;
    this.left = x - (x - this.left) * near / this.near;
    this.top = y - (y - this.top) * near / this.near;
    this.near = near;
    this.pan(0, 0);
  }

  /** @param {number} dx @param {number} dy page units */
  pan(dx, dy) {
    const [w, h] = this.size;
    this.left = Math.min(0, Math.max(w - w * this.near, this.left + dx));
    this.top = Math.min(0, Math.max(h - h * this.near, this.top + dy));
    this.changed();
  }

  /** @param {{clientX: number, clientY: number}} event @returns {{x: number, y: number}} page units */
  place(event) {
    const box = this.canvas.getBoundingClientRect();
    return {x: (event.clientX - box.left) / this.unit, y: (event.clientY - box.top) / this.unit};
  }

  /** Where subjects stand.
   *  @param {number} frame @param {number} u @returns {Spot[]} page units of the map */
  spots(frame, u) {
    const now = this.tape.spots(this.page, frame);
    if (!(u > 0)) return now;
    const then = new Map(this.tape.spots(this.page, frame + 1).map(spot => [spot.subject, spot]));
    return now.map(spot => {
      const next = then.get(spot.subject);
      if (!next || Math.hypot(next.x - spot.x, next.y - spot.y) > farthest) return spot;
      return {subject: spot.subject, x: mixed(spot.x, next.x, u), y: mixed(spot.y, next.y, u)};
    });
  }

  /** @param {number} frame @returns {Line[]} */
  lines(frame) {
    return (this.tape.readSubjects().lines[this.page] ?? []).filter(line => line.from <= frame && frame < line.to);
  }

  /** @param {number} frame @returns {Area[]} */
  areas(frame) {
    return (this.tape.readSubjects().areas[this.variant] ?? []).filter(area => area.from <= frame && frame < area.to);
  }

  /** The subjects that are in a frame, each once.
   *  @param {number} frame @returns {number[]} */
  present(frame) {
    const all = [...this.areas(frame), ...this.spots(frame, 0), ...this.lines(frame)].map(({subject}) => subject);
    return [...new Set(all)].sort((a, b) => a - b);
  }

  /** The subjects under a point of the page, the most particular first.
   *  @param {{x: number, y: number}} at @param {number} frame @param {number} u @param {number} reach CSS pixels
   *  @param {boolean} hasty leaves out lines where there are many @returns {number[]} */
  under(at, frame, u, reach, hasty) {
    /** @param {Box} box */
    const size = box => (box[2] - box[0]) * (box[3] - box[1]);
    const areas = this.areas(frame)
                      .filter(({box}) => at.x >= box[0] && at.x <= box[2] && at.y >= box[1] && at.y <= box[3])
                      .sort((a, b) => size(a.box) - size(b.box));
    const x = (at.x - this.left) / this.near, y = (at.y - this.top) / this.near, far = reach / this.unit / this.near;
    const spots = this.spots(frame, u)
                      .map(spot => ({subject: spot.subject, far: Math.hypot(spot.x - x, spot.y - y)}))
                      .filter(spot => spot.far <= far * 1.4)
                      .sort((a, b) => a.far - b.far);
    const many = this.lines(frame);
    const lines = (hasty && many.length > mostLines ? [] : many)
                      .map(line => ({subject: line.subject, far: this.distance(line, x, y, far * 0.6)}))
                      .filter(line => line.far <= far * 0.6)
                      .sort((a, b) => a.far - b.far);
    return [...new Set([...areas, ...spots, ...lines].map(({subject}) => subject))];
  }

  /** @param {Line} line @param {number} x @param {number} y page units @param {number} reach @returns {number} */
  distance(line, x, y, reach) {
    const path = this.tape.path(line.path), m = this.tape.matrix(line.matrix), box = movedBox(path.box, m);
    if (x < box[0] - reach || x > box[2] + reach || y < box[1] - reach || y > box[3] + reach) return Infinity;
    let least = Infinity;
    for (let p = 0, i = 0; p < path.ends.length; ++p) {
      let ax = NaN, ay = NaN;
      for (const end = 2 * path.ends[p]; i < end; i += 2) {
        const bx = m[0] * path.xy[i] + m[2] * path.xy[i + 1] + m[4];
        const by = m[1] * path.xy[i] + m[3] * path.xy[i + 1] + m[5];
        const dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
        const t = length > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
        const far = Math.hypot(ax + t * dx - x, ay + t * dy - y);
        if (far < least) least = far;
        [ax, ay] = [bx, by];
      }
    }
    return least;
  }

  /** The first frame, from a given one on and then from the start, in which a subject is seen.
   *  @param {number} subject @param {number} frame @param {number} frames @returns {number | null} */
  frameOf(subject, frame, frames) {
    const {lines, areas} = this.tape.readSubjects();
    const spans = [...(lines[this.page] ?? []), ...(areas[this.variant] ?? [])].filter(span => span.subject === subject);
    /** @param {number} at */
    const seen = at => spans.some(({from, to}) => from <= at && at < to) ||
                       this.tape.spots(this.page, at).some(spot => spot.subject === subject &&
                           spot.x >= 0 && spot.y >= 0 && spot.x <= this.size[0] && spot.y <= this.size[1]);
    for (let i = 0; i < frames; ++i) if (seen((frame + i) % frames)) return (frame + i) % frames;
    return null;
  }

  /** Draws what the viewer adds: the chosen subject, the spotlight, the pen.
   *  @param {number} frame @param {number} u */
  showMarks(frame, u) {
    const context = this.over.getContext("2d");
    if (!context) return;
    const {width, height} = this.over, s = this.scale;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    /** Draws a line that is seen on any ground.
     *  @param {Path2D} path @param {number} wide @param {number} halo */
    const outline = (path, wide, halo) => {
      context.lineJoin = context.lineCap = "round";
      for (const [colour, more] of /** @type {[string, number][]} */ ([["#ffffff", halo], ["#111111", 0]])) {
        context.strokeStyle = colour;
        context.lineWidth = wide + more;
        context.stroke(path);
      }
    };
    if (this.subject !== null) {
      const pixel = this.scale / this.unit;
      const mark = new Path2D(), frames = new Path2D();
      for (const {subject, x, y} of this.spots(frame, u)) {
        if (subject !== this.subject) continue;
        const px = (x * this.near + this.left) * s, py = (y * this.near + this.top) * s, r = 15 * s * Math.sqrt(this.near);
        mark.moveTo(px + r, py);
        mark.arc(px, py, r, 0, 7);
      }
      for (const {subject, box} of this.areas(frame)) {
        if (subject !== this.subject) continue;
        frames.rect((box[0] - 2) * s, box[1] * s, (box[2] - box[0] + 4) * s, (box[3] - box[1]) * s);
      }
      for (const {subject, path, matrix} of this.lines(frame)) {
        if (subject !== this.subject) continue;
        const m = this.tape.matrix(matrix), n = this.near;
        mark.addPath(this.projector.painter.shape(path),
                     new DOMMatrix([m[0] * n * s, m[1] * n * s, m[2] * n * s, m[3] * n * s,
                                    (m[4] * n + this.left) * s, (m[5] * n + this.top) * s]));
      }
      outline(mark, 1.5 * pixel, 3 * pixel);
      outline(frames, 1.2 * pixel, 1.2 * pixel);
    }
    if (this.spotlight && this.pointer) {
      const x = this.pointer.x * s, y = this.pointer.y * s, r = 0.16 * Math.min(width, height);
      const shade = context.createRadialGradient(x, y, r * 0.92, x, y, r * 1.08);
      shade.addColorStop(0, "rgba(0,0,0,0)");
      shade.addColorStop(1, "rgba(0,0,0,0.72)");
      context.fillStyle = shade;
      context.fillRect(0, 0, width, height);
    }
    for (const line of this.ink) {
      const path = new Path2D();
      for (let i = 0; i < line.length; i += 2) {
        const x = line[i] * width, y = line[i + 1] * height;
        if (i === 0) path.moveTo(x, y);
        path.lineTo(x, y);
      }
      context.lineJoin = context.lineCap = "round";
      context.strokeStyle = "#d7263d";
      context.lineWidth = 4 * s;
      context.stroke(path);
    }
  }
}
