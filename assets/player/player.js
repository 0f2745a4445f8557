// @ts-check
"use strict";

// The clock, keys, buttons and the address.

const speeds = [0.25, 0.5, 1, 1.5, 2, 4, 8];

class Player {
  /** @param {Story} story @param {Tape} tape */
  constructor(story, tape) {
    this.story = story;
    this.tape = tape;
    this.framed = document.body.hasAttribute("data-frame");
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.asked = addressWords();
    /** @type {Language} */
    this.language = this.firstLanguage();
    this.theme = this.firstTheme();
    this.second = 0;
    this.playing = false;
    this.speed = 1;
    this.until = story.seconds;  // where playing stops
    this.anchor = {wall: 0, second: 0};
    this.scene = 0;
    this.number = 0;  // of a scene, as far as it has been typed
    this.begun = false;
    this.shortcuts = true;
    this.drawn = "";
    this.frameTime = 0;  // milliseconds that drawing took last
    this.waiting = false;
    this.hovered = "";
    /** @type {number[]} */
    this.clicked = [];
    this.addressTimer = 0;
    this.awakeTimer = 0;
    this.caption = "";
    this.stage = new Stage(tape, story, () => { this.drawn = ""; this.refresh(); });
    this.sound = new Sound(story.sound);
    this.panels = new Panels(this);
    this.paper = new Paper(this);
    this.scrub = part("scrub", HTMLInputElement);
    this.listen();
    this.followPointer();
  }

  firstLanguage() {
    const {languages} = this.story, wanted = [this.asked.get("lang") ?? "", ...navigator.languages];
    for (const tag of wanted)
      for (const language of languages) if (tag.toLowerCase().split("-")[0] === language) return language;
    return languages[0];
  }

  firstTheme() {
    const {themes} = this.story, asked = themes.indexOf(this.asked.get("theme") ?? "");
    if (asked >= 0) return asked;
    const night = themes.indexOf("night");
    return night >= 0 && matchMedia("(prefers-color-scheme: dark)").matches ? night : 0;
  }

  /** @param {number} page @param {number} theme @returns {Variant} */
  variantFor(page, theme) {
    const {variants} = this.tape, language = this.story.languages.indexOf(this.language);
    return variants.find(v => v.language === language && v.theme === theme && v.page === page) ??
           variants.find(v => v.language === language && v.page === page) ?? variants[0];
  }

  variant() {
    return this.variantFor(this.stage.page, this.theme);
  }

  /** The frame of the present second, and how far the next one is. */
  frame() {
    const last = this.variant().roots.length - 1;
    const second = this.still.matches && this.playing ? lastSecond(this.story, this.scene) : this.second;
    if (second >= this.story.seconds - 1e-6) return {frame: last, u: 0};
    const {fps, seconds} = this.story, frame = Math.min(Math.floor(second * fps + 1e-4), last);
    // The last frame shows the end, which may come sooner than a whole frame after the one before.
    const begin = frame / fps, end = Math.min((frame + 1) / fps, seconds);
    const u = Math.max(second - begin, 0) / Math.max(end - begin, 1e-6);
    return {frame, u: u < 1e-3 || frame >= last || this.still.matches ? 0 : Math.min(u, 1)};
  }

  /** The subjects in the picture.
   *  @returns {number[]} */
  present() {
    return this.stage.present(this.frame().frame);
  }

  // --- time

  /** @param {number} [until] the second at which playing stops */
  play(until) {
    if (until === undefined && this.second >= this.story.seconds - 1e-3) this.seek(0);
    this.until = until ?? this.story.seconds;
    this.playing = true;
    this.begun = true;
    this.anchor = {wall: performance.now(), second: this.second};
    this.refresh();
  }

  pause() {
    if (!this.playing) return;
    if (this.still.matches) this.second = lastSecond(this.story, this.scene);
    this.playing = false;
    this.refresh();
    this.panels.refresh();
    this.writeAddress();
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  /** @param {number} second */
  seek(second) {
    this.second = Math.min(Math.max(second, 0), this.story.seconds);
    this.anchor = {wall: performance.now(), second: this.second};
    if (this.until < this.second) this.until = this.story.seconds;
    this.refresh();
    this.panels.refresh();
    this.writeAddress();
  }

  /** Stands still at a second.
   *  @param {number} second */
  stopAt(second) {
    this.playing = false;
    this.begun = true;
    this.seek(second);
  }

  /** Plays a scene to its end; with reduced motion, shows its end.
   *  @param {number} scene */
  run(scene) {
    if (this.still.matches) return this.stopAt(lastSecond(this.story, scene));
    this.seek(this.story.scenes[scene]?.from ?? 0);
    this.play(lastSecond(this.story, scene));
  }

  /** What a clicker's button does: the rest of a scene that was stopped, or else the next one. */
  next() {
    const end = lastSecond(this.story, this.scene), last = this.story.scenes.length - 1;
    if (!this.playing && this.second < end - 1e-3)
      return this.still.matches ? this.stopAt(end) : this.play(end);
    if (this.scene >= last) return this.stopAt(this.story.seconds);
    this.run(this.scene + 1);
  }

  previous() {
    this.stopAt(this.scene > 0 ? lastSecond(this.story, this.scene - 1) : 0);
  }

  /** Goes to a scene that was chosen from a list.
   *  @param {number} scene */
  jump(scene) {
    if (this.still.matches) return this.stopAt(lastSecond(this.story, scene));
    this.seek(this.story.scenes[scene].from);
    this.play(lastSecond(this.story, scene));
  }

  /** @param {number} speed */
  pace(speed) {
    this.speed = speed;
    this.anchor = {wall: performance.now(), second: this.second};
    part("speed", HTMLSelectElement).value = String(speed);
    this.refresh();
  }

  // --- drawing

  refresh() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(now => {
      this.waiting = false;
      this.tick(now);
    });
  }

  /** @param {number} now milliseconds */
  tick(now) {
    if (this.playing) {
      this.second = Math.max(this.second, this.anchor.second + (now - this.anchor.wall) / 1000 * this.speed);
      if (this.second >= this.until) {
        this.second = this.until;
        this.pause();
      }
    }
    this.sound.follow(this.second, this.playing, this.speed);
    this.draw();
    this.tell();
    if (this.playing) this.refresh();
  }

  /** Draws the picture of the present second, if it is not what is seen already. */
  draw() {
    const scene = sceneAt(this.story, this.second);
    if (scene !== this.scene) {
      this.scene = scene;
      this.stage.whole();
      this.stage.ink = [];
      this.drawn = "";
    }
    const {stage} = this, {frame, u} = this.frame(), variant = this.variant();
    const key = [this.tape.variants.indexOf(variant), frame, u.toFixed(3), stage.near, stage.left, stage.top,
                 stage.canvas.width, stage.canvas.height].join();
    if (key === this.drawn) return;
    this.drawn = key;
    const begin = performance.now();
    stage.show(variant, frame, u);
    this.frameTime = performance.now() - begin;
  }

  /** Says in words what is shown. */
  tell() {
    const {story, language} = this;
    if (!this.scrub.matches(":active")) this.scrub.value = String(this.second);
    this.scrub.style.setProperty("--done", (story.seconds > 0 ? 100 * this.second / story.seconds : 0) + "%");
    const clock = clockText(this.second), whole = clockText(story.seconds);
    const title = story.scenes.length ? sceneTitle(story, this.scene, language) : "";
    const number = story.scenes.length > 1 ? `${this.scene + 1}/${story.scenes.length}` : "";
    setText("clock", `${clock} / ${whole}`);
    const place = told("seconds_of", language, clock, whole), comma = language === "zh" ? "，" : ", ";
    const valueText = title ? place + comma + title : place;
    if (this.scrub.getAttribute("aria-valuetext") !== valueText) this.scrub.setAttribute("aria-valuetext", valueText);
    if (setText("scene", number ? number + " " + title : title)) {
      const row = part("scene", HTMLElement);
      row.replaceChildren(number ? make("b", {}, [number]) : "", " " + title);
      const scene = story.scenes[this.scene], text = inLanguage(scene?.text, language);
      setText("scene_title", title);
      setText("scene_text", text);
      setText("says", inLanguage(scene?.says, language));
      if (scene && this.begun)
        setText("status", [told("scene_of", language, this.scene + 1, story.scenes.length), title, text]
                              .filter(words => words).join(language === "zh" ? "。" : ". "));
    }
    setText("caption", inLanguage(captionAt(story, this.second, language), language));
    const play = part("play", HTMLButtonElement), word = this.playing ? "pause" : "play";
    if (play.dataset.state !== word + language) {
      play.dataset.state = word + language;
      play.dataset.shows = word;
      play.setAttribute("aria-label", told(word, language));
      play.title = told(word, language);
    }
    part("begin", HTMLButtonElement).hidden = this.playing || (!this.framed && this.begun);
    setText("number", this.number > 0 ? told("go_to", language, this.number) : "");
    part("stage", HTMLElement).dataset.near = String(this.stage.near > 1);
    if (this.panels.open) this.panels.refresh();
  }

  /** Fits the picture to the window at once. */
  resized() {
    if (this.stage.fit()) this.look();
  }

  /** Takes a new language, theme or page into use. */
  look() {
    const {language} = this, variant = this.variant();
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = inLanguage(this.story.title, language);
    setText("title", inLanguage(this.story.title, language));
    colourPage(this.tape.rgba.subarray(4 * variant.background, 4 * variant.background + 3));
    for (const element of document.querySelectorAll("[data-word]"))
      element.textContent = told(/** @type {Word} */ (element.getAttribute("data-word")), language);
    for (const element of document.querySelectorAll("[data-label]")) {
      const text = told(/** @type {Word} */ (element.getAttribute("data-label")), language);
      element.setAttribute("aria-label", text);
      if (element instanceof HTMLButtonElement) element.title = text;
    }
    const other = this.story.languages.find(l => l !== language), button = part("language", HTMLButtonElement);
    button.hidden = !other;
    if (other) {
      button.textContent = words.other_language[other === "zh" ? 1 : 0];
      button.lang = other === "zh" ? "zh-CN" : "en";
    }
    const themes = this.story.themes, theme = part("theme", HTMLButtonElement);
    theme.hidden = themes.length < 2;
    if (themes.length > 1) {
      const name = this.themeName((this.theme + 1) % themes.length);
      theme.textContent = name;
      theme.setAttribute("aria-label", told("theme_to", language, name));
    }
    this.fullScreenWord();
    setText("scene", "");
    this.drawn = "";
    this.refresh();
    this.panels.refresh();
  }

  /** @param {number} theme */
  themeName(theme) {
    const name = this.story.themes[theme], word = "theme_" + name.replace("high-", "");
    return word in words ? told(/** @type {Word} */ (word), this.language) : name;
  }

  // --- what readers choose

  /** @param {number | null} subject */
  choose(subject) {
    this.stage.subject = subject;
    this.drawn = "";
    this.refresh();
  }

  /** Shows a subject: in the picture, at a second at which it is there, and its facts.
   *  @param {number} subject */
  find(subject) {
    const frame = this.stage.frameOf(subject, this.frame().frame, this.variant().roots.length);
    if (frame !== null && frame !== this.frame().frame) this.stopAt(frame / this.story.fps);
    else this.pause();
    this.choose(subject);
    this.panels.tell(subject, 0);
    this.panels.box.focus();
  }

  /** Tells the facts of what lies under a point; of the next thing below it, if it was the last that was told.
   *  @param {number[]} all */
  click(all) {
    if (!all.length) {
      if (document.body.dataset.presenting !== undefined) return this.next();
      return this.panels.open === "facts" ? this.panels.close() : undefined;
    }
    const again = all.join() === this.clicked.join() && this.stage.subject !== null;
    const at = again ? (all.indexOf(this.stage.subject ?? -1) + 1) % all.length : 0;
    this.clicked = all;
    this.pause();
    this.choose(all[at]);
    this.panels.tell(all[at], all.length - 1);
  }

  switchLanguage() {
    const {languages} = this.story;
    this.language = languages[(languages.indexOf(this.language) + 1) % languages.length];
    this.look();
    this.writeAddress();
  }

  switchTheme() {
    this.theme = (this.theme + 1) % this.story.themes.length;
    this.look();
    this.writeAddress();
  }

  /** @param {boolean} [on] */
  switchSound(on) {
    this.sound.on = on ?? !this.sound.on;
    part("sound", HTMLButtonElement).setAttribute("aria-pressed", String(this.sound.on));
    this.refresh();
  }

  switchCaptions() {
    const on = document.body.toggleAttribute("data-captions");
    part("captions", HTMLButtonElement).setAttribute("aria-pressed", String(on));
    this.resized();
  }

  async switchFullScreen() {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen({navigationUI: "hide"});
  }

  fullScreenWord() {
    const button = part("full", HTMLButtonElement);
    button.hidden = !document.fullscreenEnabled;
    button.title = told(document.fullscreenElement ? "leave_full_screen" : "full_screen", this.language);
    button.setAttribute("aria-label", button.title);
  }

  /** @param {"black" | "white" | ""} colour */
  coverWith(colour) {
    const cover = part("cover", HTMLButtonElement);
    cover.hidden = !colour;
    cover.dataset.colour = colour;
    if (colour) cover.focus();
  }

  // --- the address

  writeAddress() {
    clearTimeout(this.addressTimer);
    if (this.framed || this.playing) return;
    this.addressTimer = setTimeout(() => {
      const {story} = this, parts = ["t=" + Math.round(this.second * 100) / 100];
      if (story.languages.length > 1) parts.push("lang=" + this.language);
      if (story.themes.length > 1) parts.push("theme=" + story.themes[this.theme]);
      try {
        history.replaceState(null, "", "#" + parts.join("&"));
      } catch {
        // A page within another may have no address of its own.
      }
    }, 400);
  }

  /** @returns {boolean} whether the address says a second or a scene */
  readAddress() {
    this.asked = addressWords();
    const second = parseFloat(this.asked.get("t") ?? ""), scene = parseInt(this.asked.get("scene") ?? "", 10);
    if (Number.isFinite(second)) this.stopAt(second);
    else if (scene >= 1 && scene <= this.story.scenes.length) this.stopAt(lastSecond(this.story, scene - 1));
    return Number.isFinite(second) || scene >= 1;
  }

  // --- what happens

  listen() {
    const {story} = this;
    /** @param {string} id @param {() => void} press */
    const press = (id, press) => part(id, HTMLButtonElement).addEventListener("click", event => {
      press();
      // A mouse leaves the focus nowhere, so that Space plays.
      if (event.detail > 0 && event.currentTarget instanceof HTMLElement) event.currentTarget.blur();
    });
    press("play", () => this.toggle());
    press("begin", () => this.toggle());
    press("next", () => this.next());
    press("previous", () => this.previous());
    press("language", () => this.switchLanguage());
    press("theme", () => this.switchTheme());
    press("sound", () => this.switchSound());
    press("captions", () => this.switchCaptions());
    press("full", () => void this.switchFullScreen());
    press("nearer", () => this.stage.zoom(1.5, null));
    press("farther", () => this.stage.zoom(1 / 1.5, null));
    press("whole", () => this.stage.zoom(1 / nearest, null));
    press("cover", () => this.coverWith(""));
    part("sound", HTMLButtonElement).hidden = !story.sound.length;
    part("captions", HTMLButtonElement).hidden = !story.captions.length;
    for (const button of document.querySelectorAll("button.opens"))
      if (button.getAttribute("data-panel") === "notes" && button instanceof HTMLElement)
        button.hidden = !story.scenes.some(scene => scene.notes);
    const speed = part("speed", HTMLSelectElement);
    for (const s of speeds) speed.append(make("option", {value: String(s)}, [s + "×"]));
    speed.value = "1";
    speed.addEventListener("change", () => this.pace(parseFloat(speed.value)));
    this.scrub.max = String(story.seconds);
    let goesOn = false;
    this.scrub.addEventListener("input", () => {
      goesOn ||= this.playing;
      this.stopAt(parseFloat(this.scrub.value));
    });
    this.scrub.addEventListener("change", () => {
      if (goesOn) this.play();
      goesOn = false;
    });
    const ticks = part("ticks", HTMLElement);
    story.scenes.forEach((scene, i) => {
      if (i === 0) return;
      const tick = make("i", {}, []);
      tick.style.left = 100 * scene.from / story.seconds + "%";
      ticks.append(tick);
    });
    this.followScrubber();
    document.addEventListener("keydown", event => this.key(event));
    document.addEventListener("fullscreenchange", () => {
      if (document.fullscreenElement) document.body.dataset.presenting = "";
      else delete document.body.dataset.presenting;
      this.stage.spotlight = this.stage.pen = false;
      this.fullScreenWord();
      this.wake();
    });
    document.addEventListener("pointermove", () => this.wake());
    document.addEventListener("pointerdown", () => this.wake());
    document.addEventListener("visibilitychange", () => {
      // Without a voice that goes on, the story waits for whoever looks elsewhere.
      if (!document.hidden && !story.sound.length) this.anchor = {wall: performance.now(), second: this.second};
    });
    window.addEventListener("hashchange", () => {
      this.readAddress();
      const language = this.firstLanguage(), theme = this.firstTheme();
      if (language === this.language && theme === this.theme) return;
      [this.language, this.theme] = [language, theme];
      this.look();
    });
    this.still.addEventListener("change", () => this.pause());
    new ResizeObserver(() => this.resized()).observe(this.stage.box);
    window.addEventListener("resize", () => this.resized());
  }

  /** In full screen the controls show while the pointer moves. */
  wake() {
    document.body.dataset.awake = "";
    clearTimeout(this.awakeTimer);
    this.awakeTimer = setTimeout(() => { delete document.body.dataset.awake; }, 2500);
  }

  /** Tells which scene lies under the pointer on the scrubber. */
  followScrubber() {
    const bubble = part("bubble", HTMLElement), {story} = this;
    this.scrub.addEventListener("pointermove", event => {
      const box = this.scrub.getBoundingClientRect();
      const share = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1), second = share * story.seconds;
      const scene = sceneAt(story, second);
      bubble.textContent = clockText(second) +
                           (story.scenes.length ? "  " + sceneTitle(story, scene, this.language) : "");
      bubble.hidden = false;
      const half = bubble.offsetWidth / 2;
      bubble.style.left = Math.min(Math.max(share * box.width, half), box.width - half) + "px";
    });
    this.scrub.addEventListener("pointerleave", () => { bubble.hidden = true; });
  }

  followPointer() {
    const {stage} = this, {canvas} = stage;
    /** @type {Map<number, {x: number, y: number}>} */
    const down = new Map();
    let moved = 0, apart = 0;
    const tip = part("tip", HTMLElement);
    canvas.addEventListener("pointerdown", event => {
      if (event.button !== 0) return;
      canvas.setPointerCapture(event.pointerId);
      down.set(event.pointerId, stage.place(event));
      moved = down.size > 1 ? 1e9 : 0;
      apart = 0;
      if (stage.pen) stage.ink.push([]);
    });
    canvas.addEventListener("pointermove", event => {
      const at = stage.place(event), before = down.get(event.pointerId);
      stage.pointer = at;
      if (stage.spotlight) this.marks();
      if (!before) return this.hover(event, at, tip);
      tip.hidden = true;
      moved += Math.hypot(at.x - before.x, at.y - before.y) * stage.unit;
      down.set(event.pointerId, at);
      if (stage.pen) {
        stage.ink[stage.ink.length - 1]?.push(at.x / stage.size[0], at.y / stage.size[1]);
        return this.marks();
      }
      if (down.size === 2) {
        const [a, b] = [...down.values()], gap = Math.hypot(a.x - b.x, a.y - b.y);
        if (apart > 0) stage.zoom(gap / apart, {x: (a.x + b.x) / 2, y: (a.y + b.y) / 2});
        apart = gap;
        stage.pan((at.x - before.x) / 2, (at.y - before.y) / 2);
      } else if (moved > 5 && stage.near > 1) {
        stage.pan(at.x - before.x, at.y - before.y);
      }
    });
    /** @param {PointerEvent} event */
    const up = event => {
      const at = down.get(event.pointerId);
      down.delete(event.pointerId);
      apart = 0;
      if (!at || event.type === "pointercancel" || stage.pen || moved > 5) return;
      if (this.framed) return this.toggle();
      const {frame, u} = this.frame();
      this.click(stage.under(at, frame, u, event.pointerType === "mouse" ? 10 : 18, false));
    };
    canvas.addEventListener("pointerup", up);
    canvas.addEventListener("pointercancel", up);
    canvas.addEventListener("pointerleave", () => {
      tip.hidden = true;
      stage.pointer = null;
      if (stage.spotlight) this.marks();
    });
    canvas.addEventListener("dblclick", event => {
      const at = stage.place(event), {frame, u} = this.frame();
      if (this.framed || stage.pen || stage.under(at, frame, u, 10, false).length) return;
      stage.zoom(stage.near > 1 ? 1 / nearest : 2.5, at);
    });
    canvas.addEventListener("wheel", event => {
      if (this.framed && !event.ctrlKey) return;
      event.preventDefault();
      const lines = event.deltaMode === 1 ? 30 : 1;
      stage.zoom(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.002)), stage.place(event));
    }, {passive: false});
  }

  /** Names what lies under the pointer.
   *  @param {PointerEvent} event @param {{x: number, y: number}} at @param {HTMLElement} tip */
  hover(event, at, tip) {
    const {stage} = this, {frame, u} = this.frame();
    if (this.framed || event.pointerType === "touch") return;
    const [subject] = stage.under(at, frame, u, 10, true);
    stage.canvas.dataset.over = String(subject !== undefined);
    tip.hidden = subject === undefined;
    if (subject === undefined) return;
    const name = inLanguage(this.story.subjects[subject].name, this.language);
    if (tip.textContent !== name) tip.textContent = name;
    const box = stage.box.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
    tip.style.left = Math.max(4, Math.min(x + 14, box.width - tip.offsetWidth - 4)) + "px";
    tip.style.top = (y + 18 + tip.offsetHeight > box.height ? y - tip.offsetHeight - 8 : y + 18) + "px";
  }

  marks() {
    const {frame, u} = this.frame();
    this.stage.showMarks(frame, u);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const {target} = event, scrubbing = target === this.scrub;
    if (!part("cover", HTMLButtonElement).hidden) {
      event.preventDefault();
      return this.coverWith("");
    }
    if (target instanceof HTMLSelectElement || target instanceof HTMLInputElement && !scrubbing) {
      if (event.key === "Escape") this.panels.close();
      else if (event.key === "ArrowDown" && target instanceof HTMLInputElement) this.walk(event, 1);
      return;
    }
    const pressing = target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement;
    if (pressing && (event.key === " " || event.key === "Enter" && !this.number)) return;
    if (this.panels.content.contains(/** @type {Node} */ (target)) && /^Arrow(Up|Down)$/.test(event.key))
      return this.walk(event, event.key === "ArrowDown" ? 1 : -1);
    if (this.panels.box.contains(/** @type {Node} */ (target)) && /^(Arrow|Page|Home|End)/.test(event.key)) return;
    if (!this.shortcuts && event.key.length === 1 && event.key !== " ") return;
    if (this.answer(event, scrubbing)) event.preventDefault();
  }

  /** Goes from one entry of a list to the next.
   *  @param {KeyboardEvent} event @param {number} step */
  walk(event, step) {
    const all = [...this.panels.content.querySelectorAll("input[type=search], .rows button, a, button")];
    const entry = all[all.indexOf(/** @type {Element} */ (event.target)) + step];
    if (entry instanceof HTMLElement) entry.focus();
    event.preventDefault();
  }

  /** @param {KeyboardEvent} event @param {boolean} scrubbing @returns {boolean} whether the key means something */
  answer(event, scrubbing) {
    const {stage} = this, number = this.number;
    this.number = 0;
    if (event.shiftKey && event.key.startsWith("Arrow")) {
      const step = {ArrowLeft: [80, 0], ArrowRight: [-80, 0], ArrowUp: [0, 80], ArrowDown: [0, -80]}[event.key];
      if (step) stage.pan(step[0], step[1]);
      return true;
    }
    if (scrubbing && event.key.startsWith("Arrow")) {
      this.stopAt(this.second + (event.key === "ArrowRight" || event.key === "ArrowUp" ? 1 : -1));
      return true;
    }
    if (/^[0-9]$/.test(event.key) && (event.key !== "0" || number > 0)) {
      const typed = 10 * number + Number(event.key);
      this.number = typed <= 999 ? typed : Number(event.key);
      this.refresh();
      return true;
    }
    this.refresh();
    switch (event.key.length === 1 ? event.key.toLowerCase() : event.key) {
      case " ":
        if (!this.playing && document.body.dataset.presenting !== undefined) this.next();
        else this.toggle();
        return true;
      case "PageDown": case "ArrowRight": case "ArrowDown": case "n":
        this.next();
        return true;
      case "PageUp": case "ArrowLeft": case "ArrowUp": case "Backspace":
        this.previous();
        return true;
      case "Enter":
        if (number > this.story.scenes.length) return true;
        if (number > 0) this.run(number - 1);
        else this.next();
        return true;
      case "Home":
        this.stopAt(0);
        return true;
      case "End":
        this.stopAt(this.story.seconds);
        return true;
      case "b": case ".":
        this.coverWith("black");
        return true;
      case "w": case ",":
        this.coverWith("white");
        return true;
      case "+": case "=":
        stage.zoom(1.5, stage.pointer);
        return true;
      case "-": case "_":
        stage.zoom(1 / 1.5, stage.pointer);
        return true;
      case "0":
        stage.zoom(1 / nearest, null);
        return true;
      case "<":
        this.pace(speeds[Math.max(speeds.indexOf(this.speed) - 1, 0)]);
        return true;
      case ">":
        this.pace(speeds[Math.min(speeds.indexOf(this.speed) + 1, speeds.length - 1)]);
        return true;
      case "f":
        void this.switchFullScreen();
        return true;
      case "s":
        [stage.spotlight, stage.pen] = [!stage.spotlight, false];
        this.marks();
        return true;
      case "p":
        [stage.pen, stage.spotlight] = [!stage.pen, false];
        this.marks();
        return true;
      case "e":
        stage.ink = [];
        this.marks();
        return true;
      case "q":
        if (this.story.sound.length) this.switchSound();
        return true;
      case "c":
        if (this.story.captions.length) this.switchCaptions();
        return true;
      case "l":
        this.switchLanguage();
        return true;
      case "t":
        this.switchTheme();
        return true;
      case "/":
        this.panels.show("search", true);
        return true;
      case "g":
        this.panels.toggle("scenes");
        return true;
      case "i":
        this.panels.toggle("facts");
        return true;
      case "v":
        this.panels.toggle("notes");
        return true;
      case "h": case "?": case "F1":
        this.panels.toggle("about");
        return true;
      case "Escape":
        if (stage.pen || stage.spotlight) stage.pen = stage.spotlight = false;
        else if (this.panels.open) this.panels.close();
        else if (stage.near > 1) stage.zoom(1 / nearest, null);
        this.marks();
        return true;
    }
    return false;
  }
}

/** What the address asks for: #t=12.5&lang=zh */
function addressWords() {
  return new URLSearchParams(location.hash.slice(1));
}

/** Returns whether the text is another than before.
 *  @param {string} id @param {string} text */
function setText(id, text) {
  const element = part(id, HTMLElement);
  if (element.dataset.text === text) return false;
  element.dataset.text = text;
  element.textContent = text;
  return true;
}

/** Says why nothing is played, and the story in words.
 *  @param {Story | null} story @param {(language: Language) => string} why */
function sayTrouble(story, why) {
  const box = part("trouble", HTMLElement);
  part("app", HTMLElement).hidden = true;
  box.hidden = false;
  /** @type {Language[]} */
  const languages = story ? story.languages : ["en", "zh"];
  for (const language of languages) {
    const section = make("section", {lang: language}, [make("p", {}, [why(language)])]);
    if (story) {
      section.append(make("h1", {}, [inLanguage(story.title, language)]));
      story.scenes.forEach((scene, i) => section.append(
          make("h2", {}, [sceneTitle(story, i, language)]), make("p", {}, [inLanguage(scene.text, language)]),
          make("p", {}, [inLanguage(scene.says, language)])));
    }
    box.append(section);
  }
}

async function start() {
  /** @type {Story | null} */
  let story = null;
  try {
    story = /** @type {Story} */ (JSON.parse(part("story", HTMLElement).textContent ?? ""));
    if (typeof DecompressionStream === "undefined") return sayTrouble(story, language => told("too_old", language));
    const block = part("tape", HTMLElement), packed = bytesOf(block.textContent ?? "");
    block.remove();
    const tape = new Tape(await inflated(packed), story.pages.length);
    part("app", HTMLElement).hidden = false;
    const player = new Player(story, tape);
    player.stage.fit();
    const asked = player.readAddress();
    player.look();
    await player.stage.projector.painter.fetchImages(player.variant().roots[player.frame().frame]);
    player.tick(performance.now());
    document.body.dataset.ready = "";
    performance.mark("first picture");
    if (!asked && !player.framed && !story.sound.length && !player.still.matches) player.play();
    Object.assign(window, {homebound: player});
  } catch (problem) {
    const {word, message} = problem instanceof SyntaxError ? new Damage("damaged_texts") : Object(problem);
    sayTrouble(story, language => told("damaged", language, word ? told(word, language) : message));
  }
}

void start();
