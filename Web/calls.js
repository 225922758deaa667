// The calls that the page makes, each as request, answer and a line for a shell; and how programs begin.

import * as api from "./api.js";
import { h, replace, select } from "./dom.js";
import { copyButton } from "./share.js";

const mostCalls = 12;

/** JSON with a sample in each line. */
function written(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  const isFlat = (inner) =>
    inner === null || typeof inner !== "object" ||
    Object.values(inner).every((part) => part === null || typeof part !== "object");
  const write = (inner, indent) => {
    if (isFlat(inner)) return JSON.stringify(inner);
    const deeper = `${indent}  `;
    const parts = Array.isArray(inner)
      ? inner.map((part) => deeper + write(part, deeper))
      : Object.entries(inner).map(([key, part]) => `${deeper}${JSON.stringify(key)}: ${write(part, deeper)}`);
    const [open, close] = Array.isArray(inner) ? "[]" : "{}";
    return `${open}\n${parts.join(",\n")}\n${indent}${close}`;
  };
  return write(value, "");
}

/** A text in a box, with a button that copies it. */
function block(label, text, style = "") {
  return h(
    "div",
    { class: "block" },
    h("div", { class: "block-head" }, h("span", {}, label), copyButton("Copy", () => text)),
    h("pre", { tabindex: 0, class: style, role: "region", "aria-label": label }, text),
  );
}

/** The list, and what else a program needs. */
export class CallList {
  constructor() {
    this.made = [];
    this.choice = select([], { "aria-label": "Call", change: () => this.show() });
    this.detail = h("div", { class: "call" });
    const ask = (path) =>
      h("button", { type: "button", class: "quiet", click: () => api.call("GET", path) }, `GET /${path}`);
    this.element = h(
      "section",
      { class: "card calls" },
      h("h2", {}, "The same from a program"),
      h(
        "p",
        { class: "note" },
        "Every call that this tab makes, the last one first. The line for a shell works when pasted.",
      ),
      h("div", { class: "with-button" }, this.choice, ask("schema"), ask("metadata")),
      this.detail,
      h("details", {}, h("summary", {}, "OpenEnv in Python"), block("client.py", this.python)),
      h("p", {}, h("a", { href: "docs" }, "All routes"), " · ", h("a", { href: "openapi.json" }, "openapi.json")),
    );
    api.listeners.add((call) => this.add(call));
  }

  add(call) {
    // Looks follow each other while a slider moves; the last one says it all.
    if (this.made[0] && call.path.endsWith("/preview") && this.made[0].path === call.path) this.made.shift();
    this.made = [call, ...this.made].slice(0, mostCalls);
    replace(
      this.choice,
      this.made.map((made, index) =>
        h(
          "option",
          { value: index },
          `${made.method} /${made.path.replace(/[0-9a-f]{32}/, (id) => `${id.slice(0, 6)}…`)} → ${made.status}`,
        )
      ),
    );
    this.choice.value = "0";
    if (!this.waits) {
      this.waits = true;
      requestAnimationFrame(() => {
        this.waits = false;
        this.show();
      });
    }
  }

  show() {
    const made = this.made[Number(this.choice.value)];
    if (!made) return;
    replace(
      this.detail,
      block("In a shell", api.curl(made), "curl wrapped"),
      made.body !== undefined && block("Request", made.isTable ? made.body : written(made.body), "request"),
      block("Answer", written(made.text), "answer"),
    );
  }

  get python() {
    return `# pip install openenv
from openenv import GenericEnvClient

with GenericEnvClient(base_url="${new URL(".", document.baseURI).href.replace(/\/$/, "")}") as env:
    seen = env.reset(system_id="damped_spring", seed=7).observation
    print(seen["hint"])
    result = env.step({"equation": "d2x/dt2 = -k*x - b*vx", "params": {"k": 15.9, "b": 0.75}})
    print(result.reward, result.done, result.observation["mismatch_summary"])
`;
  }
}
