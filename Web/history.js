// The tab History: the episodes of this browser, to sort, filter, replay, share and take away.

import { field, h, replace } from "./dom.js";
import { count, duration, fixed, shown } from "./format.js";
import { described } from "./problem.js";
import { copyButton, link } from "./share.js";
import { all, forget, watchers } from "./store.js";

const columns = [
  ["time", "When", (record) => record.time],
  ["problem", "Problem", (record) => described(record.settings)],
  ["seed", "Seed", (record) => record.settings.seed ?? -1],
  ["policy", "Proposer", (record) => record.policy],
  ["turns", "Turns", (record) => record.turns.length],
  ["match", "Match", (record) => record.match],
  ["reward", "Reward", (record) => record.reward],
  ["seconds", "Time taken", (record) => record.seconds],
];

function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** A cell of a CSV; no spreadsheet takes it for a formula. */
function cell(value) {
  const text = String(value ?? "");
  const safe = /^[=+@-]/.test(text) && !Number.isFinite(Number(text)) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The tab. */
export class HistoryTab {
  /** @param {Object} page */
  constructor(page) {
    this.page = page;
    this.sorted = ["time", -1];
    this.filter = h("input", { type: "search", placeholder: "problem, proposer or seed", input: () => this.show() });
    this.table = h("div", { class: "table-holder" });
    this.board = h("div", { class: "table-holder" });
    this.message = h("p", { class: "note", role: "status" });
    // Asks again by itself: a page within a frame has no dialogs.
    this.forgetAll = h("button", {
      type: "button",
      blur: () => replace(this.forgetAll, "Forget all"),
      click: () => this.forgetTwice(),
    }, "Forget all");
    const button = (text, click) => h("button", { type: "button", click }, text);
    this.element = h(
      "div",
      { class: "history layout one" },
      h("section", { class: "card stack" }, h("h2", {}, "Leaderboard"), this.board),
      h(
        "section",
        { class: "card stack" },
        h(
          "div",
          { class: "table-tools" },
          h("h2", {}, "Episodes"),
          field("Filter", this.filter),
          h(
            "div",
            { class: "buttons" },
            button("JSON Lines", () => download("physix.jsonl", "application/x-ndjson", this.lines)),
            button("CSV", () => download("physix.csv", "text/csv", this.csv)),
            this.forgetAll,
          ),
        ),
        this.message,
        this.table,
      ),
    );
    watchers.add(() => this.show());
    this.show();
  }

  forgetTwice() {
    if (this.forgetAll.textContent !== "Really all?") return replace(this.forgetAll, "Really all?");
    replace(this.forgetAll, "Forget all");
    return forget();
  }

  get records() {
    const wanted = this.filter.value.toLowerCase();
    const [key, direction] = this.sorted;
    const read = columns.find(([name]) => name === key)[2];
    return all().filter((record) =>
      `${described(record.settings)} ${record.policy} ${record.settings.seed ?? ""}`.toLowerCase().includes(wanted)
    )
      .sort((a, b) => direction * (read(a) < read(b) ? -1 : read(a) > read(b) ? 1 : 0));
  }

  get lines() {
    const line = (record) => `${JSON.stringify({ ...record, settings: { ...record.settings, table: undefined } })}\n`;
    return this.records.map(line).join("");
  }

  get csv() {
    const rows = this.records.map((
      record,
    ) => [...columns.map(([, , read]) => read(record)), record.solved, record.turns.at(-1)?.equation]);
    return [[...columns.map(([name]) => name), "solved", "equation"], ...rows].map((row) =>
      `${row.map(cell).join(",")}\n`
    ).join("");
  }

  show() {
    const { records } = this;
    replace(
      this.message,
      all().length
        ? `${count(records.length, "episode")} of ${all().length}, kept in this browser only.`
        : "Nothing yet: episodes that end on the other tabs are listed here.",
    );
    const heading = ([name, text]) => {
      const [key, direction] = this.sorted;
      const order = key === name ? (direction > 0 ? "ascending" : "descending") : "none";
      return h(
        "th",
        { scope: "col", "aria-sort": order, class: ["time", "problem", "policy"].includes(name) ? null : "number" },
        h(
          "button",
          {
            type: "button",
            class: "sort",
            click: () => {
              this.sorted = [name, key === name ? -direction : 1];
              this.show();
            },
          },
          text,
          h("span", { "aria-hidden": "true" }, { ascending: " ↑", descending: " ↓", none: "" }[order]),
        ),
      );
    };
    replace(
      this.table,
      h(
        "div",
        { class: "scroll", tabindex: 0, role: "region", "aria-label": "Episodes" },
        h(
          "table",
          {},
          h("thead", {}, h("tr", {}, columns.map(heading), h("th", { scope: "col" }, "Actions"))),
          h("tbody", {}, records.map((record) => this.row(record))),
        ),
      ),
    );
    replace(this.board, this.leaderboard());
  }

  row(record) {
    const time = new Date(record.time);
    const share = copyButton("Link", () => link(record.settings), { disabled: !record.settings.system });
    return h(
      "tr",
      {},
      h(
        "td",
        {},
        h(
          "time",
          { datetime: record.time },
          time.toLocaleString(undefined, { dateStyle: "short", timeStyle: "short" }),
        ),
      ),
      h("td", {}, shown(described(record.settings), 60)),
      h("td", { class: "number" }, record.settings.seed ?? "–"),
      h("td", {}, shown(record.policy, 60)),
      h("td", { class: "number" }, record.turns.length),
      h(
        "td",
        { class: "number" },
        record.solved && h("span", { class: "pill good" }, "solved"),
        " ",
        fixed(record.match),
      ),
      h("td", { class: "number" }, fixed(record.reward)),
      h("td", { class: "number" }, duration(record.seconds)),
      h(
        "td",
        {},
        h(
          "div",
          { class: "buttons" },
          h("button", {
            type: "button",
            class: "quiet",
            disabled: Boolean(record.settings.isLong),
            click: () => this.replay(record),
          }, "Replay"),
          share,
          h("button", {
            type: "button",
            class: "quiet",
            "aria-label": "Forget this episode",
            click: () => forget(record.id),
          }, "×"),
        ),
      ),
    );
  }

  async replay(record) {
    this.page.show("run");
    await this.page.run.replay(record);
  }

  /** What each proposer did over all episodes. */
  leaderboard() {
    const byPolicy = Map.groupBy(all(), (record) => record.policy);
    const rows = [...byPolicy].map(([policy, records]) => {
      const mean = (read) => records.reduce((sum, record) => sum + read(record), 0) / records.length;
      return {
        policy,
        episodes: records.length,
        solved: records.filter((record) => record.solved).length,
        match: mean((record) => record.match),
        turns: mean((record) => record.turns.length),
        seconds: mean((record) => record.seconds),
      };
    }).sort((a, b) => b.solved / b.episodes - a.solved / a.episodes || b.match - a.match);
    if (!rows.length) return h("p", { class: "note" }, "Who solves most, once somebody has played.");
    return h(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": "Leaderboard" },
      h(
        "table",
        {},
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            ["Proposer", "Episodes", "Solved", "Mean match", "Mean turns", "Mean time"].map((name, index) =>
              h("th", { scope: "col", class: index ? "number" : null }, name)
            ),
          ),
        ),
        h(
          "tbody",
          {},
          rows.map((row) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, shown(row.policy, 60)),
              h("td", { class: "number" }, row.episodes),
              h("td", { class: "number" }, `${row.solved} (${Math.round((100 * row.solved) / row.episodes)} %)`),
              h("td", { class: "number" }, fixed(row.match)),
              h("td", { class: "number" }, fixed(row.turns, 1)),
              h("td", { class: "number" }, duration(row.seconds)),
            )
          ),
        ),
      ),
    );
  }
}
