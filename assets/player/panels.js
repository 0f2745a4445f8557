// @ts-check
"use strict";

// The panel beside the picture: scenes, search, facts and sources, notes, about.

/** @typedef {"scenes" | "search" | "facts" | "notes" | "about"} PanelName */

/** @type {Record<PanelName, Word>} */
const panelTitles = {scenes: "scenes", search: "search", facts: "facts", notes: "notes", about: "about"};

/** Whether any subject has a source: a story may have none, or be handed out without.
 *  @param {Story} story */
function citesSources(story) {
  return story.subjects.some(({sources}) => sources.length > 0);
}

const mostMatches = 60;
const mostListed = 200;

class Panels {
  /** @param {Player} player */
  constructor(player) {
    this.player = player;
    this.box = part("panel", HTMLElement);
    this.heading = part("heading", HTMLElement);
    this.content = part("content", HTMLElement);
    /** @type {PanelName | null} */
    this.open = null;
    /** @type {HTMLElement | null} what had the focus before */
    this.before = null;
    /** @type {number | null} the subject whose facts are shown */
    this.subject = null;
    this.more = 0;  // subjects that lie below it
    this.query = "";
    this.shown = "";  // what the content was made from
    this.cites = citesSources(player.story);
    for (const button of document.querySelectorAll("[data-word=sources]"))
      if (!this.cites) button.setAttribute("data-word", "facts_alone");
    part("close", HTMLButtonElement).addEventListener("click", () => this.close());
    for (const button of document.querySelectorAll("button.opens"))
      button.addEventListener("click", () => this.toggle(/** @type {PanelName} */ (button.getAttribute("data-panel"))));
  }

  /** @param {PanelName} name */
  toggle(name) {
    if (this.open === name) return this.close();
    if (name === "facts" && this.open === null) this.subject = null;
    this.show(name, true);
  }

  /** @param {PanelName} name @param {boolean} focus */
  show(name, focus) {
    if (this.open === null && document.activeElement instanceof HTMLElement) this.before = document.activeElement;
    this.open = name;
    this.box.hidden = false;
    document.body.dataset.panel = name;
    this.shown = "";
    this.refresh();
    this.box.scrollTop = 0;
    this.player.resized();
    if (!focus) return;
    const field = this.content.querySelector("input[type=search]");
    if (field instanceof HTMLInputElement) field.focus();
    else this.box.focus();
  }

  close() {
    if (this.open === null) return;
    const inside = this.box.contains(document.activeElement);
    this.open = null;
    this.box.hidden = true;
    delete document.body.dataset.panel;
    this.player.choose(null);
    this.refresh();
    this.player.resized();
    if (inside && this.before) this.before.focus();
  }

  /** Shows what is true now. */
  refresh() {
    for (const button of document.querySelectorAll("button.opens"))
      button.setAttribute("aria-expanded", String(button.getAttribute("data-panel") === this.open));
    if (this.open === null) return;
    const {player} = this, {language, scene} = player;
    const key = [this.open, language, this.subject, this.more, this.open === "notes" ? scene : "",
                 this.open === "facts" && this.subject === null ? this.listKey() : ""].join("/");
    if (key !== this.shown) {
      this.shown = key;
      const focused = this.content.contains(document.activeElement);
      const title = panelTitles[this.open];
      this.heading.textContent = told(title === "facts" && !this.cites ? "facts_alone" : title, language);
      this.content.textContent = "";
      switch (this.open) {
        case "scenes":
          this.content.append(...this.scenes());
          break;
        case "search":
          this.content.append(...this.search());
          break;
        case "facts":
          this.content.append(...(this.subject === null ? this.listed() : this.facts(this.subject)));
          break;
        case "notes":
          this.content.append(...this.notes());
          break;
        case "about":
          this.content.append(...this.about());
      }
      if (focused) this.box.focus();
    }
    if (this.open === "scenes")
      this.content.querySelectorAll("button").forEach((button, i) => {
        if (i === scene) button.setAttribute("aria-current", "step");
        else button.removeAttribute("aria-current");
        button.nextElementSibling?.classList.toggle("unseen", i !== scene);
      });
  }

  /** A list that is read does not change while the story plays on. */
  listKey() {
    return this.player.playing && this.shown ? this.shown.split("/").pop() : this.player.present().join();
  }

  /** @returns {Node[]} */
  scenes() {
    const {player} = this, {story, language} = player;
    const rows = story.scenes.map((scene, i) => make("li", {}, [
      makeButton("", () => player.jump(i)),
      make("p", {class: "says unseen"}, [inLanguage(scene.says, language)])
    ]));
    rows.forEach((row, i) => {
      const button = /** @type {HTMLElement} */ (row.firstChild), text = inLanguage(story.scenes[i].text, language);
      button.append(make("span", {class: "mark"}, [String(i + 1)]),
                    make("span", {class: "name"}, [sceneTitle(story, i, language)]),
                    make("span", {class: "second"}, [clockText(story.scenes[i].from)]),
                    text ? make("span", {class: "more"}, [text]) : "");
    });
    return [...this.title(), make("ol", {class: "rows"}, rows)];
  }

  /** @returns {Node[]} */
  title() {
    const {story, language} = this.player, standfirst = inLanguage(story.standfirst, language);
    return [make("p", {class: "title"}, [inLanguage(story.title, language)]),
            ...(standfirst ? [make("p", {class: "standfirst"}, [standfirst])] : [])];
  }

  /** @returns {Node[]} */
  search() {
    const {player} = this, {story, language} = player;
    const label = told("search_label", language);
    const field = make("input", {type: "search", id: "query", autocomplete: "off", "aria-controls": "found"}, []);
    const count = make("p", {role: "status", class: "count"}, []), list = make("ul", {class: "rows", id: "found"}, []);
    field.value = this.query;
    const look = () => {
      this.query = field.value;
      const all = searched(story, field.value, language);
      list.replaceChildren(...all.slice(0, mostMatches).map(match => this.row(match)));
      count.textContent = !field.value.trim() ? "" : !all.length ? told("search_none", language)
          : all.length > mostMatches ? told("search_first", language, all.length, mostMatches)
          : told("search_found", language, all.length);
    };
    field.addEventListener("input", look);
    field.addEventListener("keydown", event => {
      if (event.key !== "Enter") return;
      const first = list.querySelector("button");
      if (first) first.click();
    });
    look();
    return [make("label", {for: "query"}, [label]), field, count, list];
  }

  /** @param {Match} match @returns {HTMLElement} */
  row(match) {
    const {player} = this;
    const button = makeButton("", () => {
      if (match.kind === "scene") return player.jump(match.index);
      player.find(match.index);
    });
    button.append(make("span", {class: "kind"}, [told(match.kind, player.language)]),
                  make("span", {class: "name"}, [match.name]),
                  match.more ? make("span", {class: "more"}, [match.more]) : "");
    return make("li", {}, [button]);
  }

  /** The subjects that are in the picture.
   *  @returns {Node[]} */
  listed() {
    const {player} = this, {story, language} = player, all = player.present();
    const rest = told("rest_found", language, all.length, mostListed);
    const rows = all.slice(0, mostListed).map(subject => this.row({
      kind: story.subjects[subject].kind, index: subject, name: inLanguage(story.subjects[subject].name, language),
      more: ""
    }));
    return [make("p", {class: "hint"}, [told(all.length ? "facts_hint" : "nothing_here", language)]),
            make("h3", {}, [told("here_now", language)]), make("ul", {class: "rows"}, rows),
            ...(all.length > mostListed ? [make("p", {class: "hint"}, [rest])] : [])];
  }

  /** @param {number} index @returns {Node[]} */
  facts(index) {
    const {player} = this, {story, language} = player, subject = story.subjects[index];
    const facts = make("dl", {}, subject.facts.flatMap(([label, value]) => [
      make("dt", {}, [inLanguage(label, language)]), make("dd", {}, [inLanguage(value, language)])
    ]));
    const sources = subject.sources.map(source => {
      const text = inLanguage(source.text, language);
      if (!/^https?:\/\//.test(source.url)) return make("li", {}, [text || source.url]);
      return make("li", {}, [make("a", {
        href: source.url, target: "_blank", rel: "noopener noreferrer", title: told("opens_site", language)
      }, [text || source.url])]);
    });
    return [
      makeButton("‹ " + told("back", language), () => {
        player.choose(null);
        this.subject = null;
        this.more = 0;
        this.refresh();
      }, {class: "back"}),
      make("p", {class: "kind"}, [told(subject.kind, language)]),
      make("h3", {class: "name"}, [inLanguage(subject.name, language)]), facts,
      ...(!this.cites ? [] : [
        make("h4", {}, [told("who_says", language)]),
        sources.length ? make("ul", {class: "sources"}, sources) : make("p", {}, [told("no_source", language)])
      ]),
      ...(this.more ? [make("p", {class: "hint"}, [told("more_here", language, this.more)])] : [])
    ];
  }

  /** @returns {Node[]} */
  notes() {
    const {player} = this, {story, language, scene} = player;
    const notes = inLanguage(story.scenes[scene]?.notes, language);
    return [make("h3", {}, [sceneTitle(story, scene, language)]),
            ...(notes || told("no_notes", language)).split(/\n+/).map(line => make("p", {class: "notes"}, [line]))];
  }

  /** @returns {Node[]} */
  about() {
    const {player} = this, {story, language} = player;
    /** @type {[string[], Word][]} */
    const keys = [
      [["Space"], "key_play"], [["Page Down", "→", "↓", "N"], "key_next"], [["Page Up", "←", "↑"], "key_previous"],
      [[told("a_number", language) + " Enter"], "key_jump"], [["Home", "End"], "key_ends"],
      [["B", "W"], "key_cover"], [["+", "−", "0"], "key_zoom"], [["Shift ←→↑↓"], "key_pan"], [["<", ">"], "key_pace"],
      [["F"], "key_full"], [["S"], "key_spotlight"], [["P", "E"], "key_pen"],
      [["/", "G", "I", "V", "H"], this.cites ? "key_panels" : "key_panels_facts"], [["L", "T", "C", "Q"], "key_looks"], [["Esc"], "key_close"]
    ];
    const switched = make("input", {type: "checkbox", id: "shortcuts"}, []);
    switched.checked = player.shortcuts;
    switched.addEventListener("change", () => { player.shortcuts = switched.checked; });
    return [
      ...this.title(), make("p", {}, [told("sealed", language)]),
      make("p", {}, [told("made_by", language, story.generator)]),
      make("dl", {}, [make("dt", {}, [told("digest", language)]), make("dd", {class: "digest"}, [story.digest])]),
      make("p", {class: "hint"}, [told("checked_by", language)]),
      make("h3", {}, [told("keys", language)]),
      make("dl", {class: "shortcuts"}, keys.flatMap(([names, word]) => [
        make("dt", {}, names.flatMap((name, i) => [i ? " " : "", make("kbd", {}, [name])])),
        make("dd", {}, [told(word, language)])
      ])),
      make("p", {}, [switched, make("label", {for: "shortcuts"}, [" " + told("keys_on", language)])]),
      make("h3", {}, [told("mouse", language)]), make("p", {}, [told("mouse_wheel", language)]),
      make("p", {}, [told(this.cites ? "mouse_click" : "mouse_click_facts", language)])
    ];
  }

  /** Shows the facts of what was clicked.
   *  @param {number} subject @param {number} more */
  tell(subject, more) {
    this.subject = subject;
    this.more = more;
    this.show("facts", false);
  }
}
