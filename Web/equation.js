// Equations as mathematics: the server's trees become MathML elements, one by one.

import { h } from "./dom.js";
import { number, shown, symbol } from "./format.js";

const mathSpace = "http://www.w3.org/1998/Math/MathML";
const tags = new Set(["math", "mrow", "mi", "mn", "mo", "mfrac", "msup", "msub", "msubsup", "mover", "msqrt", "mtext"]);
const attributes = new Set(["display", "alttext", "mathvariant"]);

function element(tree) {
  const made = document.createElementNS(mathSpace, tags.has(tree.name) ? tree.name : "mrow");
  for (const [name, value] of Object.entries(tree.attributes ?? {})) {
    if (attributes.has(name)) made.setAttribute(name, value);
  }
  if (tree.text !== undefined) made.textContent = tree.text;
  for (const child of tree.elements ?? []) made.append(element(child));
  return made;
}

/**
 * The equations of a proposal; its text where the server could not read it.
 * @param {Array<Object>} trees the server's `equation_markup`
 * @param {string} text
 * @returns {HTMLElement}
 */
export function equations(trees, text) {
  if (!trees?.length) return h("code", { class: "equation unread" }, text ? shown(text, 400) : "no equation");
  // A long one scrolls, which has to work by keyboard, too.
  const isLong = text.length > 36;
  return h(
    "div",
    {
      class: "equation",
      tabindex: isLong ? 0 : null,
      role: isLong ? "group" : null,
      "aria-label": isLong ? "Equation" : null,
    },
    trees.map((tree) => h("div", { class: "line" }, element(tree))),
  );
}

/**
 * A name as mathematics has it: c1 is c with an index, vx is v with one.
 * @param {string} name
 * @returns {HTMLElement}
 */
export function named(name) {
  const plain = symbol(name);
  const [, stem, index] = plain.match(/^(v)(.+)$/) ?? plain.match(/^(\D+?)_?(\d+)$/) ?? plain.match(/^([^_]+)_(.+)$/) ??
    [null, plain, ""];
  return h("i", {}, stem, index && h("sub", {}, index));
}

/**
 * Numbers of parameters, in a row.
 * @param {Object<string, number>} values
 * @returns {HTMLElement|null}
 */
export function parameters(values) {
  const names = Object.keys(values ?? {});
  if (!names.length) return null;
  return h(
    "ul",
    { class: "parameters" },
    names.map((name) => h("li", {}, named(name), " = ", h("b", {}, number(values[name])))),
  );
}
