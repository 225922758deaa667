// The card above the charts: where an episode stands, the equation that was found, the true one, and the reward.

import { h, prose, replace } from "./dom.js";
import { equations, parameters } from "./equation.js";
import { agreement } from "./episode.js";
import { fixed, number, shown } from "./format.js";

const parts = [["match", 0.5], ["progress", 0.2], ["simplicity", 0.2], ["format", 0.1]];

function bar(name, value, weight) {
  const track = h(
    "span",
    { class: name === "match" ? "track with-mark" : "track", "aria-hidden": "true" },
    h("span", { class: "fill" }),
  );
  track.style.setProperty("--part", Math.max(0, Math.min(1, value ?? 0)));
  track.style.setProperty("--mark", agreement);
  return h(
    "div",
    { class: name === "reward" ? "bar total" : "bar" },
    h("dt", {}, name, weight && h("small", {}, ` × ${weight}`)),
    h("dd", {}, h("span", { class: "amount" }, fixed(value)), track),
  );
}

/** What the numbers of an evaluation mean. */
function facts(evaluation) {
  const percent = (part) => (part === undefined ? "–" : `${Math.round(part * 100)} %`);
  const rows = [
    ["Same law", evaluation ? (evaluation.equivalent ? "yes" : "no") : "–"],
    ["R² without noise", number(evaluation?.r_squared_noise_free, 5)],
    ["R² from unseen starts", number(evaluation?.r_squared_unseen, 5)],
    ["Its terms that are true", percent(evaluation?.term_precision)],
    ["True terms found", percent(evaluation?.term_recall)],
  ];
  return h(
    "dl",
    { class: "facts-list" },
    rows.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
  );
}

/** The card; `element` holds it. */
export class Headline {
  /**
   * @param {string} title what the equation is: found, or one's own
   * @param {string} [label] what tells this card from another one
   */
  constructor(title, label = title) {
    this.words = h("span", { role: "status" });
    // A clock that is read aloud would drown everything else.
    this.clock = h("span", { "aria-hidden": "true" });
    this.status = h("p", { class: "status" }, this.words, this.clock);
    this.meter = h("progress", { max: 1, value: 0, "aria-label": "Effort spent", hidden: true });
    this.law = h("div", { class: "law" });
    this.numbers = h("div", { class: "law-parameters" });
    this.truth = h("div", { class: "true-law" });
    this.bars = h("div", {});
    this.sentence = h("p", { class: "sentence" });
    const part = (text, ...content) => h("div", { class: "law-part" }, h("h3", {}, text), content);
    this.element = h(
      "section",
      { class: "headline card", "aria-label": label },
      this.meter,
      this.status,
      h("div", { class: "laws" }, part(title, this.law, this.numbers), part("True law", this.truth)),
      this.sentence,
      this.bars,
    );
    this.clear();
  }

  /** Forgets everything. */
  clear() {
    this.showLaw(null);
    this.showTurn(null);
    this.showTruth(null);
    this.meter.hidden = true;
  }

  /**
   * Says where the episode stands.
   * @param {string} text
   * @param {""|"good"|"bad"} [kind] whether it ended, and how
   * @param {string} [clock] how long it has been like that
   */
  say(text, kind = "", clock = "") {
    this.clock.textContent = clock;
    if (!kind && this.words.textContent === text) return;
    replace(
      this.words,
      kind && h("span", { class: `pill ${kind}` }, kind === "good" ? "Solved" : "Not solved"),
      kind && " ",
      text,
    );
  }

  /**
   * Shows an equation with its numbers.
   * @param {{equation: string, params: Object, markup: Array, turn?: Object}|null} frame
   */
  showLaw(frame) {
    replace(
      this.law,
      frame
        ? equations(frame.markup, frame.equation)
        : h("div", { class: "equation empty", "aria-hidden": "true" }, "?"),
    );
    replace(this.numbers, frame && parameters(frame.params));
    this.law.classList.toggle("provisional", Boolean(frame && !frame.turn));
  }

  /** Shows what a turn earned and what was off. */
  showTurn(turn) {
    replace(
      this.bars,
      h(
        "dl",
        { class: "bars" },
        parts.map(([name, weight]) => bar(name, turn?.parts[name] ?? null, weight)),
        bar("reward", turn?.reward ?? null),
      ),
    );
    replace(this.sentence, prose(shown(turn?.mismatch ?? "", 500)));
  }

  /**
   * Shows the truth once the episode has ended.
   * @param {import("./episode.js").Episode|null} episode one that has ended
   */
  showTruth(episode) {
    const law = episode?.truth;
    if (!law) {
      // As much room as the truth will take, so that nothing jumps when it is told.
      replace(
        this.truth,
        h(
          "p",
          { class: "note equation" },
          episode ? "Nobody knows it: these are your own data." : "Revealed when the episode ends.",
        ),
        h("div", { class: "law-parameters" }),
        facts(null),
      );
      return;
    }
    const used = Object.fromEntries(
      Object.entries(law.params).filter(([name]) => new RegExp(`\\b${name}\\b`).test(law.equation)),
    );
    replace(
      this.truth,
      equations(law.equation_markup, law.equation),
      h("div", { class: "law-parameters" }, parameters(used)),
      facts(episode.evaluation),
    );
  }
}
