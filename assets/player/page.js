// @ts-check
"use strict";

// Elements and colours of the page around the picture.

/** @template {HTMLElement} T @param {string} id @param {new () => T} type @returns {T} */
function part(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error("the page has no " + id);
  return element;
}

/** @template {keyof HTMLElementTagNameMap} T
 *  @param {T} name @param {Object<string, string>} attributes @param {(string | Node)[]} children
 *  @returns {HTMLElementTagNameMap[T]} */
function make(name, attributes, children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.filter(child => child !== ""));
  return element;
}

/** A button.
 *  @param {string} text @param {() => void} press @param {Object<string, string>} [attributes] */
function makeButton(text, press, attributes) {
  const button = make("button", {type: "button", ...attributes}, [text]);
  button.addEventListener("click", press);
  return button;
}

/** Relative luminance, as WCAG defines it.
 *  @param {ArrayLike<number>} rgb 0..255 */
function luminance(rgb) {
  const [r, g, b] = Array.from({length: 3}, (_, i) => {
    const c = rgb[i] / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** @param {ArrayLike<number>} a @param {ArrayLike<number>} b @param {number} u @returns {number[]} */
function blended(a, b, u) {
  return [0, 1, 2].map(i => Math.round(a[i] + (b[i] - a[i]) * u));
}

/** The nearest shade between a ground and an ink that can be read on the ground.
 *  @param {number[]} ground @param {number[]} ink @param {number} least contrast @returns {number[]} */
function readable(ground, ink, least) {
  for (let u = 0.3; u < 1; u += 0.02) {
    const shade = blended(ground, ink, u);
    if (contrast(shade, ground) >= least) return shade;
  }
  return ink;
}

/** Gives the page the colours of the picture's background, so that text can be read on it.
 *  @param {ArrayLike<number>} background */
function colourPage(background) {
  const white = [255, 255, 255], black = [16, 20, 24];
  const dark = luminance(background) < 0.18, ink = dark ? white : black, far = dark ? [0, 0, 0] : white;
  let ground = [background[0], background[1], background[2]];
  for (let u = 0; contrast(ground, ink) < 12 && u <= 1; u += 0.05) ground = blended(background, far, u);
  const raised = dark ? blended(ground, white, 0.06) : blended(ground, white, 0.55);
  const worst = contrast(ground, ink) < contrast(raised, ink) ? ground : raised;
  const style = document.documentElement.style;
  /** @type {[string, number[]][]} */
  const colours = [
    ["--ground", ground], ["--raised", raised], ["--ink", readable(worst, ink, 12.5)],
    ["--muted", readable(worst, ink, 5.2)], ["--line", readable(worst, ink, 3.2)], ["--rule", blended(ground, ink, 0.16)],
    ["--wash", blended(raised, ink, 0.07)], ["--accent", dark ? [255, 190, 84] : [154, 36, 22]]
  ];
  for (const [name, colour] of colours) style.setProperty(name, `rgb(${colour.join()})`);
  style.setProperty("color-scheme", dark ? "dark" : "light");
}
