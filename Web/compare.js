// The tab Compare: two proposers on the same problem, at once, on the same axes.

import { Charts } from "./charts.js";
import { field, h, replace } from "./dom.js";
import { Episode } from "./episode.js";
import { count, duration, fixed } from "./format.js";
import { PolicyForm } from "./policy.js";
import { ProblemForm } from "./problem.js";
import { Runner } from "./runner.js";
import { guess } from "./systems.js";
import { problem } from "./turn.js";

const letters = ["A", "B"];

/** One line on who did better. */
function verdict(episodes) {
  const [a, b] = episodes.map((episode, index) => ({
    name: episode.policy.name === episodes[1 - index].policy.name
      ? `${letters[index]}, ${episode.policy.name}`
      : episode.policy.name,
    isSolved: episode.isSolved,
    turns: episode.turns.length,
    match: episode.best?.parts.match ?? 0,
  }));
  if (a.isSolved && b.isSolved) {
    if (a.turns === b.turns) return `Both solved it, in ${count(a.turns, "turn")}.`;
    const [fast, slow] = a.turns < b.turns ? [a, b] : [b, a];
    return `${fast.name} solved it in ${count(fast.turns, "turn")}, ${slow.name} in ${slow.turns}.`;
  }
  if (a.isSolved || b.isSolved) {
    const [winner, other] = a.isSolved ? [a, b] : [b, a];
    return `${winner.name} solved it in ${count(winner.turns, "turn")}; ${other.name} got to a match of ${
      fixed(other.match)
    }.`;
  }
  const [better, worse] = a.match >= b.match ? [a, b] : [b, a];
  return `Neither solved it: ${better.name} got to ${fixed(better.match)}, ${worse.name} to ${fixed(worse.match)}.`;
}

/** The tab. */
export class CompareTab {
  /** @param {Object} page */
  constructor(page) {
    this.page = page;
    this.problem = new ProblemForm(page.systems, () => this.prepare());
    const names = () =>
      page.systems.find((system) => system.system_id === this.problem.system.value)?.state_variables ?? [];
    this.policies = letters.map(() =>
      new PolicyForm(
        page.presets,
        () => guess(this.problem.knownSystem, this.runners?.[0].episode?.names ?? names()),
        () => {},
      )
    );
    this.policies[1].shared = { policy: "equation" };
    this.charts = new Charts(letters);
    this.runners = letters.map((_, series) =>
      new Runner({ charts: this.charts, series, finished: (episode) => page.keep(episode.record) })
    );
    this.names = letters.map(() => h("span", { class: "note" }));
    this.go = h("button", { type: "submit", class: "primary" }, "Compare");
    this.halt = h("button", { type: "button", disabled: true, click: () => this.stop() }, "Stop");
    this.verdict = h(
      "p",
      { class: "verdict", role: "status" },
      "Two proposers get the same samples. Whose equation is better?",
    );
    this.seeds = h("input", { type: "number", min: 1, max: 50, value: 5, inputmode: "numeric" });
    this.table = h("div", { class: "table-holder" });
    this.many = h("button", { type: "button", click: () => this.runMany() }, "Run them");
    const side = (index) =>
      h(
        "fieldset",
        { class: `side-${index}` },
        h("legend", {}, h("span", { class: `key series-${index}` }, letters[index])),
        this.policies[index].element,
      );
    this.element = h(
      "div",
      { class: "compare layout" },
      h(
        "form",
        {
          class: "card controls",
          novalidate: true,
          submit: (event) => {
            event.preventDefault();
            this.start();
          },
        },
        this.problem.element,
        side(0),
        h("button", { type: "button", class: "quiet swap", click: () => this.swap() }, "Swap A and B"),
        side(1),
        h("div", { class: "buttons" }, this.go, this.halt),
      ),
      h(
        "div",
        { class: "stage wide" },
        this.verdict,
        h(
          "div",
          { class: "pair" },
          this.runners.map((runner, index) =>
            h(
              "div",
              { class: `column side-${index}` },
              h("h2", {}, h("span", { class: `key series-${index}` }, letters[index], this.names[index])),
              runner.headline.element,
              runner.trouble,
              runner.stream,
            )
          ),
        ),
        h("div", { class: "card" }, this.charts.root),
        h(
          "div",
          { class: "pair" },
          this.runners.map((runner, index) => h("div", { class: `column side-${index}` }, runner.turns)),
        ),
        h(
          "section",
          { class: "card" },
          h("h2", {}, "Many seeds"),
          h(
            "p",
            { class: "note" },
            "Both on the same problems, one seed after the other, beginning with the one above.",
          ),
          h("div", { class: "with-button short" }, field("How many", this.seeds), this.many),
          this.table,
        ),
      ),
    );
  }

  /** Draws the samples when the tab is looked at for the first time. */
  opened() {
    if (!this.runners[0].episode) this.prepare();
  }

  async prepare() {
    try {
      for (const [index, runner] of this.runners.entries()) {
        const { policy } = this.policies[index];
        replace(this.names[index], policy.name);
        await runner.begin(this.problem.settings, policy);
      }
      for (const form of this.policies) form.suggest();
    } catch (error) {
      replace(this.runners[0].trouble, problem(error));
    }
  }

  swap() {
    const [a, b] = this.policies.map((form) => ({ shared: form.shared, key: form.key.value }));
    [b, a].forEach(({ shared, key }, index) => {
      this.policies[index].shared = shared;
      this.policies[index].key.value = key;
    });
  }

  stop() {
    this.isStopped = true;
    for (const runner of this.runners) runner.stop();
    this.controller?.abort();
  }

  setBusy(isBusy) {
    this.go.disabled = isBusy;
    this.many.disabled = isBusy;
    this.halt.disabled = !isBusy;
    if (isBusy) this.isStopped = false;
  }

  async start() {
    this.setBusy(true);
    replace(this.verdict, "Both are at work on the same samples…");
    await this.prepare();
    await Promise.all(this.runners.map((runner, index) => runner.episode && runner.run(this.policies[index].policy)));
    const episodes = this.runners.map((runner) => runner.episode);
    if (episodes.every((episode) => episode?.turns.length)) replace(this.verdict, verdict(episodes));
    else replace(this.verdict, "There is nothing to compare yet.");
    this.setBusy(false);
  }

  /** The same two on many seeds, with a table of what came of it. */
  async runMany() {
    this.setBusy(true);
    this.controller = new AbortController();
    const { signal } = this.controller;
    const policies = this.policies.map((form) => form.policy);
    const { settings } = this.problem;
    const amount = Math.min(50, Math.max(1, Math.round(Number(this.seeds.value)) || 1));
    const rows = [];
    try {
      for (let offset = 0; offset < amount && !this.isStopped; offset += 1) {
        const row = { seed: settings.seed + offset, episodes: [null, null] };
        rows.push(row);
        for (const [index, policy] of policies.entries()) {
          row.episodes[index] = await this.play({ ...settings, seed: row.seed }, policy, signal);
          this.showTable(rows, policies);
        }
      }
    } catch (error) {
      if (error.name !== "AbortError") this.table.append(problem(error));
    }
    this.setBusy(false);
  }

  async play(settings, policy, signal) {
    const episode = await Episode.begin(settings, policy, { signal, isQuiet: true });
    while (!episode.isDone) await episode.step(policy, signal);
    this.page.keep(episode.record);
    return episode;
  }

  showTable(rows, policies) {
    const cells = (episode) =>
      episode
        ? [
          h("td", {}, episode.isSolved ? "solved" : "–"),
          h("td", { class: "number" }, fixed(episode.best.parts.match)),
          h("td", { class: "number" }, episode.turns.length),
        ]
        : [h("td", {}, "…"), h("td", {}), h("td", {})];
    const total = (index) => {
      const done = rows.map((row) => row.episodes[index]).filter(Boolean);
      const mean = (value) => done.reduce((sum, episode) => sum + value(episode), 0) / Math.max(1, done.length);
      const seconds = done.reduce((sum, episode) => sum + episode.record.seconds, 0);
      return [
        h("td", {}, `${done.filter((episode) => episode.isSolved).length} of ${done.length}`),
        h("td", { class: "number" }, fixed(mean((episode) => episode.best.parts.match))),
        h("td", { class: "number", title: duration(seconds) }, fixed(mean((episode) => episode.turns.length), 1)),
      ];
    };
    replace(
      this.table,
      h(
        "div",
        { class: "scroll", tabindex: 0, role: "region", "aria-label": "Results by seed" },
        h(
          "table",
          {},
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              h("th", { scope: "col", rowspan: 2 }, "Seed"),
              policies.map((policy, index) =>
                h(
                  "th",
                  { scope: "colgroup", colspan: 3 },
                  h("span", { class: `key series-${index}` }, `${letters[index]} · ${policy.name}`),
                )
              ),
            ),
            h(
              "tr",
              {},
              policies.map(() => ["Outcome", "Match", "Turns"].map((name) => h("th", { scope: "col" }, name))),
            ),
          ),
          h(
            "tbody",
            {},
            rows.map((row) =>
              h("tr", {}, h("th", { scope: "row", class: "number" }, row.seed), row.episodes.map(cells))
            ),
          ),
          h("tfoot", {}, h("tr", {}, h("th", { scope: "row" }, "all"), total(0), total(1))),
        ),
      ),
    );
  }
}
