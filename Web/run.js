// The tab Run: a problem, a proposer, and an equation being found.

import { h, replace } from "./dom.js";
import { shown } from "./format.js";
import { PolicyForm } from "./policy.js";
import { ProblemForm } from "./problem.js";
import { Runner } from "./runner.js";
import { copyButton, link } from "./share.js";
import { guess } from "./systems.js";
import { problem } from "./turn.js";

/** The tab. */
export class RunTab {
  /** @param {{systems: Array, presets: Array|null, keep: function(Object)}} page what the server has, and the history */
  constructor(page) {
    this.runner = new Runner({ finished: (episode) => page.keep(episode.record) });
    this.problem = new ProblemForm(page.systems, () => this.prepare());
    const variables = (id) => page.systems.find((system) => system.system_id === id)?.state_variables ?? [];
    this.policy = new PolicyForm(
      page.presets,
      () => guess(this.problem.knownSystem, this.runner.episode?.names ?? variables(this.problem.system.value)),
      () => this.update(),
    );
    this.go = h("button", { type: "submit", class: "primary" }, "Find the equation");
    this.oneTurn = h("button", { type: "button", click: () => this.start(1) }, "One turn");
    this.halt = h("button", { type: "button", click: () => this.runner.stop() }, "Stop");
    this.hint = h("p", { class: "hint" });
    this.share = copyButton("Copy link", () => link(this.problem.settings, this.policy.shared));
    this.name = h("h2", { class: "problem-name" });
    const form = h(
      "form",
      {
        class: "card controls",
        novalidate: true,
        submit: (event) => {
          event.preventDefault();
          this.start(Infinity);
        },
      },
      this.problem.element,
      this.policy.element,
      h("div", { class: "buttons" }, this.go, this.oneTurn, this.halt),
    );
    const { runner } = this;
    this.element = h(
      "div",
      { class: "run layout" },
      form,
      h(
        "div",
        { class: "stage" },
        h(
          "header",
          { class: "intro" },
          h("p", { class: "lead" }, "Behind every motion is an equation. Here one is found from noisy samples alone."),
          h("div", { class: "name-row" }, this.name, this.share),
          this.hint,
        ),
        runner.headline.element,
        runner.trouble,
        runner.stream,
        h("div", { class: "card" }, runner.player.root, runner.charts.root),
      ),
      h("aside", { class: "side", "aria-label": "Turns" }, runner.turns),
    );
    this.update();
  }

  /** Draws the problem that is chosen; its samples are there before anybody proposes. */
  async prepare() {
    if (this.runner.isBusy) this.runner.stop();
    const wanted = (this.wanted = Symbol("problem"));
    try {
      await this.runner.begin(this.problem.settings, this.policy.policy);
      if (this.wanted !== wanted) return;
      const { observation } = this.runner.episode;
      replace(this.name, this.problem.title);
      this.policy.suggest();
      replace(this.hint, shown(observation.hint || "Nobody said anything about it.", 600));
    } catch (error) {
      if (error.name !== "AbortError") replace(this.runner.trouble, problem(error));
    }
    this.update();
  }

  /** Takes turns, in a new episode where the last one has ended. */
  async start(most) {
    const { policy } = this.policy;
    const { episode } = this.runner;
    if (!episode?.turns.length || episode.isDone || episode.policy.name !== policy.name) await this.prepare();
    const { runner } = this;
    if (!runner.canStep) return;
    runner.episode.policy = policy;
    // On a small screen the equation is below the button.
    const { element } = runner.headline;
    if (element.getBoundingClientRect().top > innerHeight * 0.6) element.scrollIntoView();
    const running = runner.run(policy, most);
    this.update();
    await running;
    this.update();
  }

  update() {
    const isBusy = Boolean(this.runner.isBusy);
    this.share.hidden = Boolean(this.problem.table);
    this.go.disabled = isBusy;
    this.oneTurn.disabled = isBusy;
    this.halt.disabled = !isBusy;
    replace(this.go, this.runner.episode?.isDone ? "Find it again" : "Find the equation");
  }

  /** Runs what a link says. */
  async open(settings, policy = {}) {
    this.problem.settings = settings;
    this.policy.shared = policy;
    await this.prepare();
  }

  /** Shows an episode of the history again: nothing new is proposed. */
  async replay(record) {
    this.problem.settings = record.settings;
    if (record.settings.table) {
      this.problem.setTable({
        ...record.settings,
        text: record.settings.table,
        rows: record.settings.table.trim().split("\n").length - 1,
      });
    }
    await this.prepare();
    if (this.runner.episode) await this.runner.replay(record);
    this.update();
  }

  /** Runs on a table of one's own. */
  async openTable(table) {
    this.problem.setTable(table);
    await this.prepare();
  }
}
