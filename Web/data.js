// The tab Your data: a table is dropped, chosen or pasted; its columns are shown, and then it is run.

import { field, h, replace, select } from "./dom.js";
import * as api from "./api.js";
import { count, shown } from "./format.js";
import { parse, samples, selection, timeColumn } from "./table.js";
import { problem } from "./turn.js";

const longest = 1024 * 1024;
const shownRows = 6;

/** The tab. */
export class DataTab {
  /** @param {Object} page */
  constructor(page) {
    this.page = page;
    this.name = "Your data";
    this.file = h("input", {
      type: "file",
      accept: ".csv,.tsv,.txt,text/csv",
      class: "file",
      id: "file",
      change: () => this.read(this.file.files[0]),
    });
    this.zone = h(
      "label",
      {
        class: "drop",
        for: "file",
        dragover: (event) => {
          event.preventDefault();
          this.zone.classList.add("over");
        },
        dragleave: () => this.zone.classList.remove("over"),
        drop: (event) => this.drop(event),
      },
      h("b", {}, "Drop a CSV file here, or choose one"),
      h("span", {}, "A column of times and columns of measured values; up to 1 MiB."),
      this.file,
    );
    this.text = h("textarea", {
      class: "code",
      rows: 8,
      spellcheck: "false",
      placeholder: "t,x\n0.0,1.97\n0.1,1.83\n…",
      input: () => this.show("Your data"),
    });
    this.time = select([], { change: () => this.choose() });
    this.columns = h("fieldset", { class: "checks" });
    this.preview = h("div", { class: "table-holder" });
    this.message = h("div", { "aria-live": "polite" });
    this.hint = h("textarea", { rows: 2, maxlength: 500, placeholder: "What is known about it, in a sentence" });
    this.go = h("button", { type: "submit", class: "primary", disabled: true }, "Find its equation");
    this.byHand = h("button", { type: "button", disabled: true, click: () => this.use("hand") }, "By hand");
    this.found = h(
      "div",
      { class: "stack", hidden: true },
      field("Time", this.time),
      this.columns,
      this.preview,
      field(
        "Hint (may be left out)",
        this.hint,
        "Read by language models, and by the solver for words such as “friction”.",
      ),
    );
    this.element = h(
      "div",
      { class: "data layout two" },
      h(
        "form",
        {
          class: "card stack",
          submit: (event) => {
            event.preventDefault();
            this.use("run");
          },
        },
        h("h2", {}, "Find the law behind your own measurements"),
        this.zone,
        field("Or paste it", this.text),
        this.found,
        this.message,
        h("div", { class: "buttons" }, this.go, this.byHand),
      ),
      h(
        "aside",
        { class: "card stack" },
        h("h2", {}, "Samples to try"),
        h(
          "ul",
          { class: "samples" },
          samples.map((sample) =>
            h(
              "li",
              {},
              h(
                "button",
                { type: "button", click: () => this.take(sample) },
                h("b", {}, sample.name),
                h("span", {}, sample.hint),
              ),
            )
          ),
        ),
        h(
          "p",
          { class: "note" },
          "Your table is sent to this server and to nobody else. A language model that you choose on the tab Run gets some of its rows.",
        ),
      ),
    );
  }

  drop(event) {
    event.preventDefault();
    this.zone.classList.remove("over");
    this.read(event.dataTransfer.files[0]);
  }

  async read(file) {
    if (!file) return;
    if (file.size > longest) {
      replace(
        this.message,
        problem(
          new Error(
            `${shown(file.name, 80)} has ${
              Math.round(file.size / 1024)
            } KiB; at most 1024 are read. Leave out columns or take every tenth row.`,
          ),
        ),
      );
      return;
    }
    this.text.value = await file.text();
    this.show(file.name.replace(/\.\w+$/, "").slice(0, 60));
  }

  take(sample) {
    this.text.value = sample.text;
    this.hint.value = sample.hint;
    this.show(sample.name);
  }

  /** Shows what the text is taken for. */
  show(name) {
    this.name = name;
    replace(this.message);
    this.table = parse(this.text.value);
    const { header, rows } = this.table;
    const isTable = header.length > 1 && rows.length > 0;
    this.found.hidden = !isTable;
    this.go.disabled = this.text.value.trim() === "";
    this.byHand.disabled = this.go.disabled;
    if (!isTable) return;
    replace(
      this.time,
      header.map((title, index) => h("option", { value: index }, shown(title, 40) || `column ${index + 1}`)),
    );
    this.time.value = timeColumn(header);
    replace(
      this.columns,
      h("legend", {}, "Measured"),
      header.map((title, index) =>
        h(
          "label",
          { class: "check" },
          h("input", {
            type: "checkbox",
            checked: true,
            value: index,
            change: () => this.choose(),
          }),
          ` ${shown(title, 40)}`,
        )
      ),
    );
    this.choose();
  }

  get chosen() {
    return [...this.columns.querySelectorAll("input:checked")].map((box) => Number(box.value)).filter((index) =>
      index !== Number(this.time.value)
    );
  }

  choose() {
    const time = Number(this.time.value);
    for (const box of this.columns.querySelectorAll("input")) box.closest("label").hidden = Number(box.value) === time;
    const { header, rows } = this.table;
    const order = [time, ...this.chosen];
    replace(
      this.preview,
      h(
        "div",
        { class: "scroll", tabindex: 0, role: "region", "aria-label": "The first rows" },
        h(
          "table",
          {},
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              order.map((index) => h("th", { scope: "col", class: "number" }, shown(header[index] ?? "", 40))),
            ),
          ),
          h(
            "tbody",
            {},
            rows.slice(0, shownRows).map((row) =>
              h("tr", {}, order.map((index) => h("td", { class: "number" }, shown(row[index] ?? "", 24))))
            ),
          ),
        ),
      ),
      h("p", { class: "note" }, `${count(rows.length, "row")}, ${count(order.length - 1, "measured column")}.`),
    );
    this.go.disabled = order.length < 2;
    this.byHand.disabled = this.go.disabled;
  }

  /** What is sent: the text as it is where all columns are wanted, so that the server's line numbers are right. */
  get sent() {
    const { header } = this.table;
    const isWhole = this.chosen.length === header.length - 1 && Number(this.time.value) === timeColumn(header);
    return isWhole || header.length < 2 ? this.text.value : selection(this.table, this.chosen, Number(this.time.value));
  }

  /** Lets the server read the table, and goes where it is run. */
  async use(tab) {
    const table = { name: this.name, text: this.sent, hint: this.hint.value.trim(), rows: this.table.rows.length };
    this.go.disabled = true;
    try {
      const probe = await api.beginTable(table.text, { hint: table.hint }, { isQuiet: true });
      await api.end(probe.session_id, { isQuiet: true });
      replace(this.message);
      this.page.show(tab);
      if (tab === "hand") await this.page.hand.openTable(table);
      else {
        await this.page.run.openTable(table);
        await this.page.run.start(Infinity);
      }
    } catch (error) {
      replace(this.message, problem(error));
    } finally {
      this.go.disabled = false;
    }
  }
}
