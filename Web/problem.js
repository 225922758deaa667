// The form that says what is to be explained: a built-in system or a table of one's own, and how it is played.

import { field, h, replace, select } from "./dom.js";
import { firstSystem, title } from "./systems.js";

/** What is chosen unless something else is. */
const defaults = { system: firstSystem, seed: 7, turns: 8, noise: 0.01, reveal: "full", variant: "original" };

/** A seed that nobody has seen. */
const freshSeed = () => Math.floor(Math.random() * 1e6);

/** The form's fields; `element` holds them. */
export class ProblemForm {
  /**
   * @param {Array<Object>} systems those of the server
   * @param {function()} changed called when something was chosen
   */
  constructor(systems, changed) {
    this.table = null;
    this.changed = changed;
    const ids = systems.map((system) => system.system_id);
    const named = ids.map((id) => [id, title(id)]).sort((a, b) => a[1].localeCompare(b[1]));
    this.system = select(named, {
      value: ids.includes(firstSystem) ? firstSystem : ids[0],
      change: () => this.choose(),
    });
    this.id = h("code", {});
    this.seed = h("input", {
      type: "number",
      min: 0,
      max: 2 ** 53 - 1,
      step: 1,
      value: defaults.seed,
      inputmode: "numeric",
      change: changed,
    });
    this.turns = h("input", {
      type: "number",
      min: 1,
      max: 64,
      step: 1,
      value: defaults.turns,
      inputmode: "numeric",
      change: changed,
    });
    this.noise = select([["0", "none"], ["0.01", "1 %"], ["0.02", "2 %"], ["0.05", "5 %"], ["0.1", "10 %"], [
      "0.2",
      "20 %",
    ]], { value: "0.01", change: changed });
    this.reveal = select([["full", "shown"], ["anonymous", "hidden"]], { change: changed });
    this.variant = select([["original", "as in nature"], ["altered", "bent"]], { change: changed });
    const dice = h("button", {
      type: "button",
      class: "quiet",
      "aria-label": "Another seed",
      click: () => {
        this.seed.value = freshSeed();
        changed();
      },
    }, "↻");
    this.own = h("div", { class: "own", hidden: true });
    this.drawn = h(
      "div",
      { class: "stack" },
      field("Problem", this.system, this.id),
      h(
        "div",
        { class: "row" },
        h("div", { class: "with-button" }, field("Seed", this.seed), dice),
        field("Noise", this.noise),
      ),
    );
    this.more = h(
      "details",
      {},
      h("summary", {}, "More"),
      h(
        "div",
        { class: "stack" },
        field("Turns", this.turns),
        field("Names and hint", this.reveal, "Hidden: the proposer cannot recite a textbook."),
        field("Law", this.variant, "Bent: another exponent or sign, so that only the data can tell."),
      ),
    );
    this.element = h("div", { class: "stack" }, this.own, this.drawn, this.more);
    this.showId();
  }

  choose() {
    this.showId();
    this.changed();
  }

  showId() {
    replace(this.id, this.system.value);
  }

  /** Takes a table of one's own in the place of a system, or gives it back. */
  setTable(table) {
    this.table = table;
    this.own.hidden = !table;
    this.drawn.hidden = Boolean(table);
    for (const control of [this.reveal, this.variant]) control.closest(".field").hidden = Boolean(table);
    if (table) {
      replace(
        this.own,
        h("p", {}, h("b", {}, table.name), ` · ${table.rows} rows`),
        h("button", {
          type: "button",
          class: "quiet",
          click: () => {
            this.setTable(null);
            this.changed();
          },
        }, "Use a built-in problem"),
      );
    }
  }

  /** The system, where the proposer may know it. */
  get knownSystem() {
    return this.table || this.reveal.value === "anonymous" ? "" : this.system.value;
  }

  /** What the problem is called. */
  get title() {
    if (this.table) return this.table.name;
    return this.knownSystem ? title(this.knownSystem) : "A hidden system";
  }

  /** What is chosen. */
  get settings() {
    const turns = Math.min(64, Math.max(1, Math.round(Number(this.turns.value)) || defaults.turns));
    if (this.table) return { table: this.table.text, name: this.table.name, hint: this.table.hint, turns };
    return {
      system: this.system.value,
      seed: Math.max(0, Math.round(Number(this.seed.value)) || 0),
      turns,
      noise: Number(this.noise.value),
      reveal: this.reveal.value,
      variant: this.variant.value,
    };
  }

  /** Chooses what was chosen elsewhere, such as in a link. */
  set settings(given) {
    this.setTable(null);
    const option = (control, value) => {
      if ([...control.options].some((one) => one.value === String(value))) control.value = String(value);
    };
    option(this.system, given.system ?? this.system.value);
    option(this.noise, Number(given.noise ?? defaults.noise));
    option(this.reveal, given.reveal ?? defaults.reveal);
    option(this.variant, given.variant ?? defaults.variant);
    this.seed.value = given.seed ?? defaults.seed;
    this.turns.value = given.turns ?? defaults.turns;
    this.more.open = given.reveal === "anonymous" || given.variant === "altered";
    this.showId();
  }
}

/** A problem in a few words. */
export function described(settings) {
  return settings.table || settings.name ? settings.name ?? "your data" : title(settings.system);
}
