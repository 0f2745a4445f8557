// @ts-check
"use strict";

// What the story says: texts, scenes, seconds, subjects.

/** @typedef {{en?: string, zh?: string}} Bilingual  in the languages that the file has */
/** @typedef {{from: number, to: number, middle: number, title: Bilingual, text: Bilingual, notes?: Bilingual,
 *             says: Bilingual}} Scene  seconds; what it says is about the middle, once the camera stands */
/** @typedef {{from: number, to: number, text: Bilingual}} Caption */
/** @typedef {{text: Bilingual, url: string}} Source */
/** @typedef {{kind: "flight" | "place" | "counter" | "event", name: Bilingual, facts: [Bilingual, Bilingual][], sources: Source[]}} Subject */
/** @typedef {{from: number, type: string, data: string}} Recording */
/** @typedef {{generator: string, digest: string, title: Bilingual, standfirst: Bilingual | null, languages: Language[],
 *             themes: string[], pages: [number, number][], fps: number, seconds: number, scenes: Scene[],
 *             captions: Caption[], subjects: Subject[], sound: Recording[]}} Story */

/** A text in a language.
 *  @param {Bilingual | null | undefined} text @param {Language} language */
function inLanguage(text, language) {
  return text ? text[language] || text.en || text.zh || "" : "";
}

/** A text in all languages.
 *  @param {Bilingual | null | undefined} text @returns {string[]} */
function wordings(text) {
  return text ? Object.values(text) : [];
}

/** @param {Story} story @param {number} second @param {Language} language */
function captionAt(story, second, language) {
  const now = story.captions.filter(({from, to}) => from <= second + 1e-6 && second < to);
  return (now.find(({text}) => text[language]) ?? now[0])?.text;
}

/** @param {Story} story @param {number} second */
function sceneAt(story, second) {
  let scene = 0;
  for (let i = 1; i < story.scenes.length; ++i) if (story.scenes[i].from <= second + 1e-6) scene = i;
  return scene;
}

/** The last frame's second that still shows a scene and not the next one.
 *  @param {Story} story @param {number} scene */
function lastSecond(story, scene) {
  if (scene + 1 >= story.scenes.length) return story.seconds;
  const {from, to} = story.scenes[scene];
  return Math.max(from, (Math.ceil(to * story.fps - 1e-6) - 1) / story.fps);
}

/** @param {number} second */
function clockText(second) {
  const whole = Math.floor(second + 1e-6);
  return Math.floor(whole / 60) + ":" + String(whole % 60).padStart(2, "0");
}

/** @param {Story} story @param {number} scene @param {Language} language */
function sceneTitle(story, scene, language) {
  return inLanguage(story.scenes[scene]?.title, language) || told("untitled", language, scene + 1);
}

/** Letters without case, accents and width.
 *  @param {string} text */
function folded(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

/** @typedef {{kind: "scene" | Subject["kind"], index: number, name: string, more: string}} Match */

/** What the words of a search stand in: names first, then facts and texts.
 *  @param {Story} story @param {string} query @param {Language} language @returns {Match[]} */
function searched(story, query, language) {
  const parts = folded(query).split(/\s+/).filter(part => part);
  if (!parts.length) return [];
  /** @type {{match: Match, rank: number}[]} */
  const found = [];
  /** @param {Match} match @param {string[]} names @param {string[]} texts */
  const consider = (match, names, texts) => {
    const name = folded(names.join("\n")), all = name + "\n" + folded(texts.join("\n"));
    if (!parts.every(part => all.includes(part))) return;
    let rank = 3;
    if (parts.every(part => name.includes(part))) rank = 2;
    if (names.some(n => folded(n).split(/[\s→–—-]+/).some(word => word.startsWith(parts[0]))) && rank === 2) rank = 1;
    if (names.some(n => folded(n).startsWith(parts[0])) && rank === 1) rank = 0;
    found.push({match, rank});
  };
  story.scenes.forEach((scene, index) => {
    const name = sceneTitle(story, index, language);
    consider({kind: "scene", index, name, more: inLanguage(scene.text, language)},
             [...wordings(scene.title), name], [...wordings(scene.text), ...wordings(scene.says)]);
  });
  story.subjects.forEach((subject, index) => {
    const first = subject.facts[0];
    consider({
      kind: subject.kind, index, name: inLanguage(subject.name, language),
      more: first ? inLanguage(first[1], language) : ""
    }, wordings(subject.name), [...subject.facts.flatMap(([, value]) => wordings(value)),
                                ...subject.sources.flatMap(source => wordings(source.text))]);
  });
  return found.sort((a, b) => a.rank - b.rank).map(({match}) => match);
}
