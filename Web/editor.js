// A field for equations that shows mistakes where they are, and sliders for the parameters that occur in it.

import { h, prose, replace } from "./dom.js";
import { named } from "./equation.js";
import { number } from "./format.js";

/** The characters that a range of UTF-8 bytes stands for. */
function characters(text, [from, to]) {
  const bytes = new TextEncoder().encode(text);
  const length = (end) => new TextDecoder().decode(bytes.slice(0, end)).length;
  return [length(from), length(to)];
}

/**
 * The line of a text with a mistake, and carets under it.
 * @param {string} text
 * @param {{message: string, hint?: string, range?: number[]}} error
 * @returns {HTMLElement}
 */
export function mistake(text, error) {
  const sentence = h("p", {}, prose(error.message + (error.hint ? `; ${error.hint}` : "")));
  if (!error.range) return h("div", { class: "mistake" }, sentence);
  const [from, to] = characters(text, error.range);
  const start = text.lastIndexOf("\n", Math.max(0, from - 1)) + 1;
  const end = text.indexOf("\n", from) < 0 ? text.length : text.indexOf("\n", from);
  const carets = " ".repeat(from - start) + "^".repeat(Math.max(1, Math.min(to, end) - from));
  return h(
    "div",
    { class: "mistake" },
    h("pre", { "aria-hidden": "true" }, `${text.slice(start, end)}\n${carets}`),
    sentence,
  );
}

/** A round number that is at least as large. */
function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= value * 0.999999);
}

/** Sliders for named numbers. */
export class Sliders {
  /** @param {function()} changed called while one moves */
  constructor(changed) {
    this.changed = changed;
    this.values = {};
    this.rows = new Map();
    this.element = h("div", { class: "sliders" });
  }

  /** Shows these names; values that are there already stay. */
  setNames(names) {
    if (names.join() === [...this.rows.keys()].join()) return;
    for (const name of names) {
      if (!(name in this.values)) this.values[name] = 1;
      if (!this.rows.has(name)) this.rows.set(name, this.row(name));
    }
    for (const name of [...this.rows.keys()]) if (!names.includes(name)) this.rows.delete(name);
    this.rows = new Map(names.map((name) => [name, this.rows.get(name)]));
    replace(this.element, [...this.rows.values()]);
  }

  /** What the names stand for, of those that are shown. */
  get shown() {
    return Object.fromEntries([...this.rows.keys()].map((name) => [name, this.values[name]]));
  }

  /** Gives values from elsewhere, such as a turn's. */
  setValues(values) {
    this.values = { ...this.values, ...values };
    this.rows.clear();
    replace(this.element);
  }

  row(name) {
    const bound = roundUp(Math.max(1e-9, Math.abs(this.values[name]) * 2 || 1));
    const slider = h("input", {
      type: "range",
      min: -bound,
      max: bound,
      step: bound / 500,
      value: this.values[name],
      "aria-label": `${name}, slider`,
    });
    const box = h("input", {
      type: "number",
      step: "any",
      value: Number(this.values[name].toPrecision(6)),
      "aria-label": name,
    });
    const set = (value) => {
      this.values[name] = value;
      this.changed();
    };
    slider.setAttribute("aria-valuetext", number(this.values[name]));
    slider.addEventListener("input", () => {
      box.value = Number(Number(slider.value).toPrecision(6));
      slider.setAttribute("aria-valuetext", box.value);
      set(Number(box.value));
    });
    box.addEventListener("input", () => {
      if (box.value === "" || !Number.isFinite(Number(box.value))) return;
      const value = Number(box.value);
      if (Math.abs(value) > Number(slider.max)) {
        const wider = roundUp(Math.abs(value) * 2);
        Object.assign(slider, { min: -wider, max: wider, step: wider / 500 });
      }
      slider.value = value;
      set(value);
    });
    return h("div", { class: "slider" }, h("span", { "aria-hidden": "true" }, named(name)), slider, box);
  }
}
