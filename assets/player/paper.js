// @ts-check
"use strict";

// The story on paper: a page a scene.

class Paper {
  /** @param {Player} player */
  constructor(player) {
    this.player = player;
    this.box = part("print", HTMLElement);
    window.addEventListener("beforeprint", () => this.fill());
    window.addEventListener("afterprint", () => this.clear());
  }

  fill() {
    const {story, tape, language} = this.player;
    this.clear();
    const painter = this.player.stage.projector.painter;
    const variant = this.player.variantFor(0, this.lightest());
    const [width, height] = story.pages[variant.page];
    const scenes = story.scenes.length ? story.scenes.map((_, i) => i) : [0];
    const scale = Math.max(1.2, Math.min(2, Math.sqrt(60e6 / (scenes.length * width * height))));
    for (const scene of scenes) {
      const second = story.scenes.length ? story.scenes[scene].middle : story.seconds;  // which its words are about
      const frame = Math.min(Math.round(second * story.fps), variant.roots.length - 1);
      const sheet = newSheet(Math.round(width * scale), Math.round(height * scale), true, true);
      sheet.fillStyle = tape.css[variant.background];
      sheet.fillRect(0, 0, sheet.canvas.width, sheet.canvas.height);
      painter.left = painter.top = 0;
      painter.size = {width: sheet.canvas.width, height: sheet.canvas.height};
      painter.page = painter.map = {scale, x: 0, y: 0};
      painter.drawNode(sheet, variant.roots[frame], painter.map, 1);
      const scened = story.scenes[scene];
      const title = sceneTitle(story, scene, language), text = inLanguage(scened?.text, language);
      const says = inLanguage(scened?.says, language), sources = this.sources(scene);
      this.box.append(make("article", {}, [
        make("header", {}, [
          make("p", {}, [inLanguage(story.title, language)]),
          make("p", {}, [told("scene_of", language, scene + 1, scenes.length)])
        ]),
        make("h2", {}, [title]),
        text ? make("p", {class: "text"}, [text]) : "",
        make("figure", {}, [sheet.canvas]),
        says ? make("p", {class: "says"}, [says]) : "",
        sources.length ? make("p", {class: "sources"}, [
          make("b", {}, [told("sources", language)]), " " + sources.join(language === "zh" ? "；" : "; ")
        ]) : ""
      ]));
    }
    this.box.hidden = false;
  }

  clear() {
    this.box.hidden = true;
    this.box.textContent = "";
  }

  /** The theme whose picture takes least ink. */
  lightest() {
    const {story, tape} = this.player;
    let theme = this.player.theme, most = -1;
    tape.variants.forEach(variant => {
      const light = luminance(tape.rgba.subarray(4 * variant.background, 4 * variant.background + 3));
      if (light > most + 0.05) [theme, most] = [variant.theme, light];
    });
    return story.themes[theme] === undefined ? this.player.theme : theme;
  }

  /** The sources of what a scene shows, each once.
   *  @param {number} scene @returns {string[]} */
  sources(scene) {
    const {story, tape, language, stage} = this.player;
    const scened = story.scenes[scene];
    /** @type {Set<string>} */
    const all = new Set();
    const {page, variant} = stage;
    stage.page = 0;
    stage.variant = tape.variants.indexOf(this.player.variantFor(0, this.player.theme));
    const from = scened ? scened.from : 0, to = scened ? lastSecond(story, scene) : story.seconds;
    for (const second of [from, (from + to) / 2, to])
      for (const subject of stage.present(Math.round(second * story.fps)))
        for (const {text} of story.subjects[subject].sources) all.add(inLanguage(text, language));
    [stage.page, stage.variant] = [page, variant];
    return [...all];
  }
}
