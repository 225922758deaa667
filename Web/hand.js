// The tab By hand: one's own equation with live checking and sliders, and every call as it was made.

import * as api from "./api.js";
import { CallList } from "./calls.js";
import { Charts } from "./charts.js";
import { field, h, replace } from "./dom.js";
import { mistake, Sliders } from "./editor.js";
import { Episode } from "./episode.js";
import { count, shown } from "./format.js";
import { Headline } from "./headline.js";
import { ProblemForm } from "./problem.js";
import { columns } from "./series.js";
import { guess } from "./systems.js";
import { card, problem } from "./turn.js";

const tip =
  "Such as d2x/dt2 = -k*x - b*vx. Names that you invent become sliders; move them, and the prediction follows.";
const person = { kind: "person", name: "By hand" };

/** The tab. */
export class HandTab {
  /** @param {Object} page */
  constructor(page) {
    this.page = page;
    this.charts = new Charts(["your equation"]);
    this.calls = new CallList();
    this.problem = new ProblemForm(page.systems, () => this.begin());
    this.text = h("textarea", {
      class: "code",
      rows: 3,
      spellcheck: "false",
      autocapitalize: "off",
      input: () => this.check(),
    });
    this.message = h("div", { class: "check-message", "aria-live": "polite" });
    this.headline = new Headline("Your equation");
    this.sliders = new Sliders(() => this.check());
    this.send = h("button", { type: "submit", class: "primary" }, "Take a turn");
    this.turns = h("ol", { class: "turns", reversed: true });
    this.hint = h("p", { class: "hint" });
    this.name = h("h2", { class: "problem-name" });
    this.element = h(
      "div",
      { class: "hand layout" },
      h(
        "form",
        {
          class: "card controls",
          novalidate: true,
          submit: (event) => {
            event.preventDefault();
            this.step();
          },
        },
        this.problem.element,
        field("Your equation", this.text),
        this.message,
        this.sliders.element,
        h("div", { class: "buttons" }, this.send),
      ),
      h(
        "div",
        { class: "stage" },
        h("header", { class: "intro" }, this.name, this.hint),
        this.headline.element,
        h("div", { class: "card" }, this.charts.root),
        this.calls.element,
      ),
      h("aside", { class: "side", "aria-label": "Turns" }, this.turns),
    );
  }

  /** Begins when the tab is looked at for the first time. */
  opened() {
    if (!this.episode && !this.isBeginning) this.begin();
  }

  async begin() {
    this.isBeginning = true;
    try {
      this.episode = await Episode.begin(this.problem.settings, person);
      this.charts.setProblem(this.episode.observation);
      replace(this.name, this.problem.title);
      replace(this.hint, shown(this.episode.observation.hint, 600));
      replace(this.turns);
      this.headline.clear();
      this.text.value = guess(this.problem.knownSystem, this.episode.names);
      this.showStanding();
      await this.check();
    } catch (error) {
      this.fail(error);
    }
    this.isBeginning = false;
  }

  showStanding() {
    const { episode } = this;
    const taken = episode.turns.length;
    if (episode.isSolved) this.headline.say(`at turn ${taken}`, "good");
    else if (episode.isDone) this.headline.say(`after ${count(taken, "turn")}`, "bad");
    else this.headline.say(`Turn ${taken + 1} of ${episode.turnLimit} is yours. This is what it would earn:`);
    replace(this.send, episode.isDone ? "Begin again" : "Take a turn");
  }

  /** Looks at what is written, one look at a time; the last one counts. */
  async check() {
    this.isStale = true;
    if (this.isChecking || !this.episode) return;
    this.isChecking = true;
    try {
      while (this.isStale) {
        this.isStale = false;
        const equation = this.text.value;
        this.showLook(equation, await api.preview(this.episode.id, { equation, params: this.sliders.shown }));
      }
    } catch (error) {
      this.fail(error);
    } finally {
      this.isChecking = false;
    }
  }

  showLook(equation, seen) {
    if (seen.error?.kind !== "parse") {
      this.sliders.setNames(seen.parameters);
      // Their first values are the sliders' own.
      if (seen.missing.length) this.isStale = true;
      this.headline.showLaw({ equation, params: this.sliders.shown, markup: seen.equation_markup, turn: true });
    }
    this.text.setAttribute("aria-invalid", String(Boolean(seen.error)));
    replace(this.message, seen.error ? mistake(equation, seen.error) : tip);
    // A text that is not finished leaves the last curve where it was.
    this.headline.law.classList.toggle("provisional", seen.error?.kind === "parse");
    if (seen.missing.length || seen.error?.kind === "parse") return;
    const isSeen = seen.predicted_trajectory.length > 0;
    this.charts.show(null, isSeen ? columns(seen.predicted_trajectory, this.episode.names) : null);
    const parts = seen.reward_breakdown;
    const before = this.episode.turns.at(-1)?.parts.match ?? 0;
    const progress = Math.max(0, parts.match - before);
    const reward = parts.total + 0.2 * (progress - parts.progress);
    this.headline.showTurn({ parts: { ...parts, progress }, reward, mismatch: seen.mismatch_summary });
  }

  async step() {
    if (this.episode?.isDone) return this.begin();
    this.send.disabled = true;
    try {
      const { episode } = this;
      const action = { equation: this.text.value, params: this.sliders.shown, rationale: "" };
      const turn = episode.take(await api.step(episode.id, action), null);
      this.turns.prepend(card(turn, { isSolved: episode.isSolved, select: () => this.take(turn) }));
      if (episode.isDone) {
        await episode.reveal();
        this.headline.showTruth(episode);
        this.page.keep(episode.record);
      }
      this.showStanding();
    } catch (error) {
      this.fail(error);
    }
    this.send.disabled = false;
    return undefined;
  }

  /** Takes a turn's equation up again. */
  take(turn) {
    this.text.value = turn.equation;
    this.sliders.setValues(turn.params);
    this.check();
  }

  fail(error) {
    replace(this.message, problem(error));
  }

  /** By hand on a table of one's own. */
  openTable(table) {
    this.problem.setTable(table);
    return this.begin();
  }
}
