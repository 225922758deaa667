// What came of a turn, as a card of a list; and what went wrong, with what to do about it.

import { h, linked, prose } from "./dom.js";
import { equations, parameters } from "./equation.js";
import { count, duration, fixed, shown } from "./format.js";

/**
 * A turn as a card of a list.
 * @param {Object} turn
 * @param {{isSolved: boolean, select: function()}} options
 * @returns {HTMLElement}
 */
export function card(turn, { isSolved, select }) {
  const facts = [`match ${fixed(turn.parts.match)}`, `reward ${fixed(turn.reward)}`, duration(turn.seconds)];
  if (turn.tokens) facts.push(count(turn.tokens, "token"));
  if (turn.model) facts.push(shown(turn.model, 80));
  return h(
    "li",
    { class: isSolved ? "turn solved" : "turn" },
    h(
      "button",
      { type: "button", class: "turn-head", click: select },
      h("b", {}, `Turn ${turn.number}`),
      isSolved && h("span", { class: "pill good" }, "solved"),
      h("span", { class: "facts" }, facts.join(" · ")),
    ),
    equations(turn.markup, turn.equation),
    parameters(turn.params),
    h("p", { class: "sentence" }, prose(shown(turn.mismatch, 500))),
    turn.rationale && h("p", { class: "rationale" }, shown(turn.rationale, 600)),
    turn.remark && h("p", { class: "note" }, shown(turn.remark, 300)),
    turn.raw !== null &&
      h("details", {}, h("summary", {}, "Raw answer"), h("pre", { tabindex: 0 }, shown(turn.raw, 20000))),
  );
}

/**
 * An error with what to do about it.
 * @param {Error} error
 * @returns {HTMLElement}
 */
export function problem(error) {
  return h("div", { class: "problem", role: "alert" }, h("p", {}, linked(shown(error.message, 1200))));
}
