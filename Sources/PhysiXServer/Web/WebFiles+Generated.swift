// Written by scripts/embed-web from the files in Web: do not edit.
// swift-format-ignore-file

extension WebFile {
    /// Every file of the web page.
    static let embedded: [WebFile] = [
WebFile("api.js", digest: "74f9137a6fe32d61", ##"""
// The server's interface: requests out, answers in, and a list of what was said for those who want to see it.

/** An answer that is an error, or none at all. */
export class ApiError extends Error {
  /**
   * @param {number} status 0 where the server could not be reached
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Whoever wants to see each call: functions of `{method, path, body, status, answer, text}`. */
export const listeners = new Set();

function detail(answer, status) {
  const said = answer?.detail;
  if (typeof said === "string") return said;
  if (Array.isArray(said)) {
    return said.map((issue) => {
      const place = (issue.loc ?? []).filter((part) => !["body", "query"].includes(part)).join(" ");
      const message = issue.ctx?.error ?? issue.msg;
      return place && issue.type !== "csv_invalid" ? `${place}: ${message}` : message;
    }).join("; ");
  }
  return `The server answered with status ${status}.`;
}

/**
 * Sends a request and reads the JSON of its answer.
 * @param {string} method
 * @param {string} path below the page's own address
 * @param {Object|string} [body] an object is sent as JSON, a text as a table
 * @param {{signal?: AbortSignal, isQuiet?: boolean}} [options]
 * @returns {Promise<any>}
 */
export async function call(method, path, body, { signal, isQuiet } = {}) {
  const isTable = typeof body === "string";
  const sent = body === undefined ? undefined : isTable ? body : JSON.stringify(body);
  let response, text;
  try {
    response = await fetch(path, {
      method,
      signal,
      body: sent,
      headers: sent === undefined ? {} : { "content-type": isTable ? "text/csv" : "application/json" },
    });
    text = await response.text();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError(0, "The server cannot be reached. Is it still running?");
  }
  let answer = null;
  try {
    answer = text ? JSON.parse(text) : null;
  } catch {
    throw new ApiError(
      response.status,
      `The server answered with something that is not JSON (status ${response.status}).`,
    );
  }
  if (!isQuiet) {
    for (const tell of listeners) tell({ method, path, body: sent, isTable, status: response.status, text });
  }
  if (!response.ok) throw new ApiError(response.status, detail(answer, response.status));
  return answer;
}

const sessions = "interactive/sessions";

/** The systems that there are. */
export const systems = () => call("GET", "interactive/systems", undefined, { isQuiet: true });

/** Presets of model APIs; `null` where the server has none. */
export async function providers() {
  try {
    return await call("GET", "interactive/providers", undefined, { isQuiet: true });
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}

/**
 * The models that an API offers.
 * @param {Object} request `base_url` and `api_key`
 * @param {AbortSignal} [signal]
 */
export const models = (request, signal) => call("POST", "interactive/models", request, { signal, isQuiet: true });

/**
 * Begins a session about a drawn problem.
 * @param {Object} wishes
 */
export const begin = (wishes, options) => call("POST", sessions, wishes, options);

/**
 * Begins a session about a table of measurements.
 * @param {string} table CSV
 * @param {Object} query `hint`, `max_turns`, …
 */
export function beginTable(table, query, options) {
  const said = Object.entries(query).filter(([, value]) => value !== "" && value !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");
  return call("POST", `${sessions}?${said}`, table, options);
}

/** Where a session stands. */
export const summary = (id, options) => call("GET", `${sessions}/${id}`, undefined, options);

/** Forgets a session. */
export const end = (id, options) => call("DELETE", `${sessions}/${id}`, undefined, options);

/** Takes a turn by hand. */
export const step = (id, action, options) => call("POST", `${sessions}/${id}/step`, action, options);

/** Lets the built-in solver take a turn. */
export const solverStep = (id, options) => call("POST", `${sessions}/${id}/solver-step`, {}, options);

/** Lets a language model take a turn. */
export const modelStep = (id, request, options) => call("POST", `${sessions}/${id}/llm-step`, request, options);

/** Looks at a proposal without taking a turn. */
export const preview = (id, action, options) => call("POST", `${sessions}/${id}/preview`, action, options);

/**
 * Watches a session.
 * @param {string} id
 * @param {function(string, Object)} tell called with the kind and the content of each event
 * @returns {function()} ends the watch
 */
export function watch(id, tell) {
  const source = new EventSource(`${sessions}/${id}/events`);
  for (const kind of ["begun", "progress", "text", "reasoning", "waiting", "answered", "failed"]) {
    source.addEventListener(kind, (event) => tell(kind, JSON.parse(event.data)));
  }
  return () => source.close();
}

/**
 * A line for a shell that makes the same call.
 * @param {{method: string, path: string, body?: string, isTable?: boolean}} made
 * @returns {string}
 */
export function curl({ method, path, body, isTable }) {
  const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const address = new URL(path, document.baseURI).href;
  if (body === undefined) {
    return method === "GET" ? `curl -s ${quoted(address)}` : `curl -s -X ${method} ${quoted(address)}`;
  }
  const type = isTable ? "text/csv" : "application/json";
  return `curl -s ${quoted(address)} -H 'content-type: ${type}' --data-binary ${quoted(body)}`;
}
"""##),
WebFile("calls.js", digest: "770e69f966d53cf1", ##"""
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
"""##),
WebFile("chart.js", digest: "6bd213d9a9f7e018", ##"""
// One chart: axes, observed points, predicted lines, a cursor, and a range that can be zoomed.

import { h, replace, svg } from "./dom.js";
import { number } from "./format.js";

// In the root's font size, so that numbers fit beside the axes on any screen.
const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
const margin = { left: 2.9 * rem, right: 0.7 * rem, top: 0.5 * rem, bottom: 1.5 * rem };

/**
 * Round numbers within a range, a few of them.
 * @param {number} from
 * @param {number} to
 * @param {number} wanted about how many
 * @returns {number[]}
 */
function ticks(from, to, wanted) {
  const span = to - from;
  if (!(span > 0)) return [];
  const rough = span / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  const found = [];
  for (let index = Math.ceil(from / step); index * step <= to + step * 1e-9; index += 1) {
    found.push(Number((index * step).toPrecision(12)));
  }
  return found;
}

/** A chart of points and lines. */
export class Chart {
  /**
   * @param {string} title what is drawn
   * @param {{x: string, y: string}} axes what the axes are called
   * @param {Node|Array<Node|string>} [caption] the title with mathematics in it
   */
  constructor(title, axes, caption = title) {
    this.title = title;
    this.axes = axes;
    this.x = [0, 1];
    this.y = [0, 1];
    this.layers = [];
    this.width = 0;
    this.height = 0;
    this.cursor = svg("g", { class: "cursor" });
    this.grid = svg("g", { class: "grid" });
    this.plot = svg("g");
    this.brush = svg("rect", { class: "brush", y: margin.top });
    this.window = svg("rect");
    const clip = `clip-${Math.random().toString(36).slice(2)}`;
    this.svg = svg(
      "svg",
      { role: "img", "aria-label": title },
      svg("defs", {}, svg("clipPath", { id: clip }, this.window)),
      this.grid,
      svg("g", { "clip-path": `url(#${clip})` }, this.plot, this.cursor),
      this.brush,
    );
    this.root = h("figure", { class: "chart" }, h("figcaption", {}, caption), this.svg);
    this.observer = new ResizeObserver(() => this.measure());
    this.observer.observe(this.svg);
  }

  /**
   * Adds something to draw; later ones lie above.
   * @param {string} style a class of the style sheet
   * @param {"points"|"line"|"curve"} kind
   * @returns {Object} a layer, whose `xs` and `ys` may be set before `draw`
   */
  addLayer(style, kind) {
    const path = svg("path", { class: `${kind === "points" ? "points" : "line"} ${style}` });
    this.plot.append(path);
    const layer = { kind, path, xs: [], ys: [] };
    this.layers.push(layer);
    return layer;
  }

  measure() {
    const { width, height } = this.svg.getBoundingClientRect();
    if (!width || (width === this.width && height === this.height)) return;
    this.width = width;
    this.height = height;
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const inner = {
      x: margin.left,
      y: margin.top,
      width: Math.max(1, width - margin.left - margin.right),
      height: Math.max(1, height - margin.top - margin.bottom),
    };
    for (const [name, value] of Object.entries(inner)) this.window.setAttribute(name, value);
    this.brush.setAttribute("height", inner.height);
    this.drawGrid();
    this.draw();
    this.onMeasure?.();
  }

  /** Sets what part of the plane is shown. */
  setRange(x, y) {
    const changed = x[0] !== this.x[0] || x[1] !== this.x[1] || y[0] !== this.y[0] || y[1] !== this.y[1];
    this.x = x;
    this.y = y;
    if (changed) this.drawGrid();
  }

  placeX(value) {
    return margin.left + ((value - this.x[0]) / (this.x[1] - this.x[0])) * (this.width - margin.left - margin.right);
  }

  placeY(value) {
    return this.height - margin.bottom -
      ((value - this.y[0]) / (this.y[1] - this.y[0])) * (this.height - margin.top - margin.bottom);
  }

  /** The value on the x axis below a point of the screen. */
  valueAt(clientX) {
    const { left } = this.svg.getBoundingClientRect();
    const part = (clientX - left - margin.left) / (this.width - margin.left - margin.right);
    return this.x[0] + Math.min(1, Math.max(0, part)) * (this.x[1] - this.x[0]);
  }

  drawGrid() {
    if (!this.width) return;
    const bottom = this.height - margin.bottom;
    const marks = [];
    for (const value of ticks(this.x[0], this.x[1], this.width / 90)) {
      const place = this.placeX(value);
      marks.push(svg("line", { x1: place, x2: place, y1: margin.top, y2: bottom }));
      marks.push(svg("text", { x: place, y: bottom + rem, class: "below" }, number(value)));
    }
    for (const value of ticks(this.y[0], this.y[1], this.height / 48)) {
      const place = this.placeY(value);
      marks.push(
        svg("line", {
          x1: margin.left,
          x2: this.width - margin.right,
          y1: place,
          y2: place,
          class: value === 0 ? "zero" : null,
        }),
      );
      marks.push(svg("text", { x: margin.left - 0.4 * rem, y: place + 0.25 * rem, class: "beside" }, number(value)));
    }
    marks.push(svg("text", { x: this.width - margin.right, y: bottom - 6, class: "axis end" }, this.axes.x));
    replace(this.grid, marks);
  }

  /** Draws all layers as they are now. */
  draw() {
    if (!this.width) return;
    for (const layer of this.layers) {
      layer.path.setAttribute("d", layer.kind === "points" ? this.points(layer) : this.line(layer));
    }
  }

  /** A path through all points; a smooth one bends as a solution does (Catmull and Rom's spline). */
  line({ xs, ys, kind }) {
    const stride = Math.max(1, Math.floor(xs.length / 2000));
    // What lies far outside would only make coordinates too large for the browser.
    const bounded = (place) => Math.max(-1e4, Math.min(1e4, place));
    const runs = [[]];
    for (let index = 0; index < xs.length; index += stride) {
      if (Number.isFinite(ys[index]) && Number.isFinite(xs[index])) {
        runs.at(-1).push([bounded(this.placeX(xs[index])), bounded(this.placeY(ys[index]))]);
      } else if (runs.at(-1).length) runs.push([]);
    }
    const isSmooth = kind === "curve" && xs.length < 400;
    return runs.map((run) =>
      run.map(([x, y], index) => {
        if (index === 0 || !isSmooth) return `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
        const before = run[index - 1], first = run[index - 2] ?? before, last = run[index + 1] ?? [x, y];
        const bend = [
          before[0] + (x - first[0]) / 6,
          before[1] + (y - first[1]) / 6,
          x - (last[0] - before[0]) / 6,
          y - (last[1] - before[1]) / 6,
        ];
        return `C${bend.map((place) => place.toFixed(1)).join(" ")} ${x.toFixed(1)} ${y.toFixed(1)}`;
      }).join("")
    ).join("");
  }

  points({ xs, ys }) {
    let text = "";
    const stride = Math.max(1, Math.floor(xs.length / 1500));
    for (let index = 0; index < xs.length; index += stride) {
      if (!Number.isFinite(ys[index]) || !Number.isFinite(xs[index])) continue;
      const x = this.placeX(xs[index]), y = this.placeY(ys[index]);
      if (Math.abs(x) < 1e4 && Math.abs(y) < 1e4) text += `M${x.toFixed(1)} ${y.toFixed(1)}h0`;
    }
    return text;
  }

  /**
   * Marks places: a line at a value of x, and dots.
   * @param {number|null} x
   * @param {Array<[number, number, string]>} dots x, y and a class
   */
  mark(x, dots) {
    const marks = [];
    if (x !== null && this.width) {
      const place = this.placeX(x);
      marks.push(svg("line", { x1: place, x2: place, y1: margin.top, y2: this.height - margin.bottom }));
    }
    for (const [dotX, dotY, style] of dots) {
      if (Number.isFinite(dotX) && Number.isFinite(dotY)) {
        marks.push(svg("circle", { cx: this.placeX(dotX), cy: this.placeY(dotY), r: 4, class: style }));
      }
    }
    replace(this.cursor, marks);
  }

  /** Shows a selected part of the x axis, or none. */
  select(from, to) {
    const [left, right] = [this.placeX(Math.min(from, to)), this.placeX(Math.max(from, to))];
    this.brush.setAttribute("x", left);
    this.brush.setAttribute("width", Math.max(0, right - left));
  }
}
"""##),
WebFile("charts.js", digest: "d6d20e6d5c03a265", ##"""
// The charts of a problem: each variable over time, the residuals and the phase portrait, with one cursor and one zoom.

import { Chart } from "./chart.js";
import { h, replace } from "./dom.js";
import { named } from "./equation.js";
import { fixed, number, symbol } from "./format.js";
import { between, columns, extent, motions, nearest, padded } from "./series.js";

const mostTimeCharts = 6;

/** All charts of one problem, with up to two predictions in them. */
export class Charts {
  /** @param {string[]} labels what the predictions are called, one or two */
  constructor(labels = ["predicted"]) {
    this.labels = labels;
    this.board = h("div", { class: "charts" });
    this.slider = h("input", {
      type: "range",
      min: 0,
      max: 0,
      value: 0,
      "aria-label": "Time of the cursor",
      input: () => this.point(Number(this.slider.value)),
    });
    this.values = h("div", { class: "values" });
    this.reset = h(
      "button",
      { type: "button", class: "quiet", disabled: true, click: () => this.zoom(null) },
      "Whole time",
    );
    this.root = h(
      "div",
      { class: "plots" },
      h(
        "div",
        { class: "legend" },
        h("span", { class: "key observed" }, "observed"),
        labels.map((label, index) => h("span", { class: `key series-${index}` }, label)),
      ),
      this.board,
      h(
        "div",
        { class: "cursor-bar" },
        this.slider,
        h(
          "div",
          { class: "zoom", role: "group", "aria-label": "Zoom" },
          h("button", {
            type: "button",
            class: "quiet",
            "aria-label": "Zoom in at the cursor",
            click: () => this.zoomBy(0.5),
          }, "+"),
          h("button", {
            type: "button",
            class: "quiet",
            "aria-label": "Zoom out",
            click: () => this.zoomBy(2),
          }, "−"),
          this.reset,
        ),
      ),
      this.values,
    );
    this.shown = [];
  }

  /**
   * Shows the samples of a problem.
   * @param {Object} observation
   */
  setProblem(observation) {
    this.names = observation.state_variables;
    this.observed = columns(observation.trajectory, this.names);
    this.span = extent(this.observed.t);
    this.ranges = Object.fromEntries(this.names.map((name) => [name, padded(extent(this.observed[name]))]));
    this.shown = this.labels.map(() => null);
    this.index = null;
    for (const made of this.all ?? []) made.observer.disconnect();
    this.timeCharts = this.names.slice(0, mostTimeCharts).map((name) => this.makeTimeChart(name));
    this.residual = this.makeResiduals();
    this.phase = this.makePhase();
    this.all = [...this.timeCharts, this.residual, this.phase].filter(Boolean);
    replace(this.board, this.all.map((made) => made.root));
    this.slider.max = this.observed.t.length - 1;
    this.slider.value = 0;
    this.zoom(null);
    this.point(null);
  }

  makeTimeChart(name) {
    const made = new Chart(`${symbol(name)} over time`, { x: "t", y: symbol(name) }, [named(name), " over time"]);
    made.variable = name;
    this.addLayers(made, (layer) => {
      layer.xs = this.observed.t;
      layer.ys = this.observed[name];
    });
    this.listen(made);
    return made;
  }

  makeResiduals() {
    const made = new Chart("Residuals, in % of each variable’s range", { x: "t", y: "%" });
    this.residualLayers = this.labels.map((_, series) =>
      this.names.map((name, variable) => {
        const layer = made.addLayer(`residual series-${series} variable-${variable % 4}`, "line");
        layer.name = name;
        return layer;
      })
    );
    this.listen(made);
    return made;
  }

  makePhase() {
    const moving = motions(this.names);
    const [across, up] = moving.length > 1
      ? [moving[0].position, moving[1].position]
      : [moving[0].position, moving[0].velocity];
    if (!up) return null;
    const made = new Chart(
      `Phase portrait: ${symbol(up)} over ${symbol(across)}`,
      { x: symbol(across), y: symbol(up) },
      ["Phase portrait: ", named(up), " over ", named(across)],
    );
    Object.assign(made, { across, up });
    this.addLayers(made, (layer) => {
      layer.xs = this.observed[across];
      layer.ys = this.observed[up];
    });
    made.onMeasure = () => this.markCursor();
    return made;
  }

  addLayers(made, fillObserved) {
    fillObserved(made.addLayer("observed", "points"));
    made.predictions = this.labels.map((_, series) => made.addLayer(`series-${series}`, "curve"));
  }

  /** Pointers move the cursor and select a part of the time. */
  listen(made) {
    let start = null;
    made.svg.addEventListener("pointerdown", (event) => {
      start = { x: event.clientX, value: made.valueAt(event.clientX) };
    });
    made.svg.addEventListener("pointermove", (event) => {
      const value = made.valueAt(event.clientX);
      this.point(nearest(this.observed.t, value));
      if (start && Math.abs(event.clientX - start.x) > 8) {
        made.svg.setPointerCapture(event.pointerId);
        made.select(start.value, value);
      }
    });
    const finish = (event) => {
      if (start && Math.abs(event.clientX - start.x) > 8 && event.type === "pointerup") {
        this.zoom([start.value, made.valueAt(event.clientX)].sort((a, b) => a - b));
      }
      start = null;
      made.select(0, 0);
    };
    made.svg.addEventListener("pointerup", finish);
    made.svg.addEventListener("pointercancel", finish);
    made.svg.addEventListener("dblclick", () => this.zoom(null));
    made.onMeasure = () => this.markCursor();
  }

  /**
   * Shows a prediction, or something between two.
   * @param {Object|null} from columns
   * @param {Object|null} to columns
   * @param {number} part how far it has gone from one to the other
   * @param {number} series which prediction, 0 or 1
   */
  show(from, to, part = 1, series = 0) {
    this.shown[series] = between(from, to, part, this.names);
    const shown = this.shown[series];
    for (const made of this.timeCharts) {
      const layer = made.predictions[series];
      layer.xs = shown?.t ?? [];
      layer.ys = shown?.[made.variable] ?? [];
    }
    if (this.phase) {
      const layer = this.phase.predictions[series];
      layer.xs = shown?.[this.phase.across] ?? [];
      layer.ys = shown?.[this.phase.up] ?? [];
    }
    for (const layer of this.residualLayers[series]) {
      layer.xs = shown?.t ?? [];
      layer.ys = shown ? this.residuals(shown, layer.name) : [];
    }
    this.setRanges();
    for (const made of this.all) made.draw();
    this.markCursor();
  }

  residuals(shown, name) {
    const [low, high] = extent(this.observed[name]);
    const scale = 100 / (high - low || 1);
    return shown[name].map((value, index) => (this.observed[name][index] - value) * scale);
  }

  setRanges() {
    for (const made of this.timeCharts) made.setRange(this.view, this.ranges[made.variable]);
    if (this.phase) this.phase.setRange(this.ranges[this.phase.across], this.ranges[this.phase.up]);
    let largest = 0;
    for (const layer of this.residualLayers.flat()) {
      for (const value of layer.ys) if (Math.abs(value) > largest && Math.abs(value) < 60) largest = Math.abs(value);
    }
    // Never finer than what noise of a per cent looks like, so that a good fit looks like one.
    const bound = Math.min(60, Math.max(6, largest * 1.15));
    this.residual.setRange(this.view, [-bound, bound]);
  }

  /** Shows a part of the time, or all of it. */
  zoom(range) {
    const [first, last] = this.span;
    const smallest = (last - first) / 200;
    const whole = padded(this.span, 0.02);
    this.view = !range || range[1] - range[0] < smallest
      ? whole
      : [Math.max(whole[0], range[0]), Math.min(whole[1], range[1])];
    this.reset.disabled = this.view[0] <= whole[0] && this.view[1] >= whole[1];
    this.setRanges();
    for (const made of this.all) made.draw();
    this.markCursor();
  }

  zoomBy(factor) {
    const middle = this.index === null ? (this.view[0] + this.view[1]) / 2 : this.observed.t[this.index];
    const half = ((this.view[1] - this.view[0]) * factor) / 2;
    this.zoom([middle - half, middle + half]);
  }

  /** Puts the cursor on a sample. */
  point(index) {
    this.index = index;
    if (index !== null) this.slider.value = index;
    this.markCursor();
  }

  markCursor() {
    if (!this.all) return;
    const { index, observed } = this;
    const isSet = index !== null;
    const time = isSet ? observed.t[index] : null;
    const dots = (x, y) =>
      !isSet ? [] : [
        [x(observed), y(observed), "observed"],
        ...this.shown.map((shown, series) => shown && [x(shown), y(shown), `series-${series}`]).filter(Boolean),
      ];
    for (const made of this.timeCharts) {
      made.mark(
        time,
        dots((set) => set.t[index], (set) => set[made.variable][index]),
      );
    }
    this.residual.mark(time, []);
    this.phase?.mark(null, dots((set) => set[this.phase.across][index], (set) => set[this.phase.up][index]));
    this.slider.setAttribute("aria-valuetext", isSet ? this.spoken(time) : "not set");
    replace(this.values, this.readings(time));
  }

  /** The numbers under the cursor, for those who hear them. */
  spoken(time) {
    const sets = [["observed", this.observed], ...this.labels.map((label, series) => [label, this.shown[series]])]
      .filter(([, set]) => set);
    const values = sets.map(([label, set]) =>
      `${label} ${this.names.map((name) => `${name} ${number(set[name][this.index], 3)}`).join(", ")}`
    );
    return `t = ${number(time, 3)}: ${values.join("; ")}`;
  }

  /** The numbers under the cursor; as many lines without one, so that nothing jumps. */
  readings(time) {
    const value = (set, name) => (time === null || !set ? "–" : fixed(set[name][this.index]));
    return h(
      "table",
      { class: "readings" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, `t = ${time === null ? "–" : fixed(time, 2)}`),
          this.names.map((name) => h("th", { scope: "col" }, named(name))),
        ),
      ),
      h(
        "tbody",
        {},
        [["observed", this.observed], ...this.labels.map((label, series) => [label, this.shown[series]])]
          .map(([label, set]) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, label),
              this.names.map((name) => h("td", {}, value(set, name))),
            )
          ),
      ),
    );
  }
}
"""##),
WebFile("compare.js", digest: "0ef34b8058bd064e", ##"""
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
"""##),
WebFile("data.js", digest: "0cad4de2e1103bf9", ##"""
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
"""##),
WebFile("dom.js", digest: "e055d14212cc95c4", ##"""
// Elements made from values: text is only ever text, so that nothing that was received can become markup.

const svgSpace = "http://www.w3.org/2000/svg";

function fill(element, properties, children) {
  append(element, children);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else if (name !== "value" && name !== "checked") element.setAttribute(name, value === true ? "" : String(value));
  }
  // Last: a list chooses among its options, a slider between its bounds.
  for (const name of ["value", "checked"]) if (properties[name] !== undefined) element[name] = properties[name];
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

/**
 * Makes an HTML element.
 * @param {string} tag
 * @param {Object} [properties] attributes; functions are listeners, named by their event
 * @param {...(Node|string|number|Array)} children
 * @returns {HTMLElement}
 */
export function h(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/**
 * Makes an SVG element.
 * @param {string} tag
 * @param {Object} [properties]
 * @param {...(Node|string)} children
 * @returns {SVGElement}
 */
export function svg(tag, properties = {}, ...children) {
  return fill(document.createElementNS(svgSpace, tag), properties, children);
}

/**
 * Puts other children into an element.
 * @param {Element} element
 * @param {...(Node|string|number|Array)} children
 */
export function replace(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

let lastNumber = 0;

/**
 * A label and its control, tied together.
 * @param {string} text
 * @param {HTMLElement} control
 * @param {Node|string} [note] what stands below the control
 * @returns {HTMLElement}
 */
export function field(text, control, note) {
  lastNumber += 1;
  if (!control.id) control.id = `field-${lastNumber}`;
  const about = note && h("small", { class: "note", id: `${control.id}-note` }, note);
  if (about) control.setAttribute("aria-describedby", about.id);
  return h("div", { class: "field" }, h("label", { for: control.id }, text), control, about);
}

/**
 * A drop-down list.
 * @param {Array<[string, string]>} options values and what is shown for them
 * @param {Object} [properties]
 * @returns {HTMLSelectElement}
 */
export function select(options, properties = {}) {
  return h("select", properties, options.map(([value, text]) => h("option", { value }, text)));
}

/**
 * A sentence in which what stands between backticks is code.
 * @param {string} text
 * @returns {Array<Node|string>}
 */
export function prose(text) {
  return text.split("`").map((
    part,
    index,
    all,
  ) => (index % 2 === 1 && index < all.length - 1 ? h("code", {}, part) : part));
}

/**
 * A text that links to the addresses in it that begin with https.
 * @param {string} text
 * @returns {Array<Node|string>}
 */
export function linked(text) {
  return text.split(/(https:\/\/[\w./~-]*[\w/~-]|huggingface\.co\/[\w./-]*[\w/-])/).map((part, index) => {
    if (index % 2 === 0) return prose(part);
    const href = part.startsWith("https://") ? part : `https://${part}`;
    return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, part);
  });
}
"""##),
WebFile("editor.js", digest: "2883be1df23a2db4", ##"""
// A field for equations that shows mistakes where they are, and sliders for the parameters that occur in it.

import { h, prose, replace } from "./dom.js";
import { named } from "./equation.js";
import { number } from "./format.js";

/** The characters that a range of UTF-8 bytes stands for. */
function characters(text, [from, to]) {
  const bytes = new TextEncoder().encode(text);
  const length = (end) => new TextDecoder().decode(bytes.slice(0, end)).length;
  return [length(from), length(to)];
}

/**
 * The line of a text with a mistake, and carets under it.
 * @param {string} text
 * @param {{message: string, hint?: string, range?: number[]}} error
 * @returns {HTMLElement}
 */
export function mistake(text, error) {
  const sentence = h("p", {}, prose(error.message + (error.hint ? `; ${error.hint}` : "")));
  if (!error.range) return h("div", { class: "mistake" }, sentence);
  const [from, to] = characters(text, error.range);
  const start = text.lastIndexOf("\n", Math.max(0, from - 1)) + 1;
  const end = text.indexOf("\n", from) < 0 ? text.length : text.indexOf("\n", from);
  const carets = " ".repeat(from - start) + "^".repeat(Math.max(1, Math.min(to, end) - from));
  return h(
    "div",
    { class: "mistake" },
    h("pre", { "aria-hidden": "true" }, `${text.slice(start, end)}\n${carets}`),
    sentence,
  );
}

/** A round number that is at least as large. */
function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= value * 0.999999);
}

/** Sliders for named numbers. */
export class Sliders {
  /** @param {function()} changed called while one moves */
  constructor(changed) {
    this.changed = changed;
    this.values = {};
    this.rows = new Map();
    this.element = h("div", { class: "sliders" });
  }

  /** Shows these names; values that are there already stay. */
  setNames(names) {
    if (names.join() === [...this.rows.keys()].join()) return;
    for (const name of names) {
      if (!(name in this.values)) this.values[name] = 1;
      if (!this.rows.has(name)) this.rows.set(name, this.row(name));
    }
    for (const name of [...this.rows.keys()]) if (!names.includes(name)) this.rows.delete(name);
    this.rows = new Map(names.map((name) => [name, this.rows.get(name)]));
    replace(this.element, [...this.rows.values()]);
  }

  /** What the names stand for, of those that are shown. */
  get shown() {
    return Object.fromEntries([...this.rows.keys()].map((name) => [name, this.values[name]]));
  }

  /** Gives values from elsewhere, such as a turn's. */
  setValues(values) {
    this.values = { ...this.values, ...values };
    this.rows.clear();
    replace(this.element);
  }

  row(name) {
    const bound = roundUp(Math.max(1e-9, Math.abs(this.values[name]) * 2 || 1));
    const slider = h("input", {
      type: "range",
      min: -bound,
      max: bound,
      step: bound / 500,
      value: this.values[name],
      "aria-label": `${name}, slider`,
    });
    const box = h("input", {
      type: "number",
      step: "any",
      value: Number(this.values[name].toPrecision(6)),
      "aria-label": name,
    });
    const set = (value) => {
      this.values[name] = value;
      this.changed();
    };
    slider.setAttribute("aria-valuetext", number(this.values[name]));
    slider.addEventListener("input", () => {
      box.value = Number(Number(slider.value).toPrecision(6));
      slider.setAttribute("aria-valuetext", box.value);
      set(Number(box.value));
    });
    box.addEventListener("input", () => {
      if (box.value === "" || !Number.isFinite(Number(box.value))) return;
      const value = Number(box.value);
      if (Math.abs(value) > Number(slider.max)) {
        const wider = roundUp(Math.abs(value) * 2);
        Object.assign(slider, { min: -wider, max: wider, step: wider / 500 });
      }
      slider.value = value;
      set(value);
    });
    return h("div", { class: "slider" }, h("span", { "aria-hidden": "true" }, named(name)), slider, box);
  }
}
"""##),
WebFile("episode.js", digest: "cd05367857af986b", ##"""
// An episode as the page sees it: a session of the server, the turns taken in it, and everything worth drawing.

import * as api from "./api.js";
import { columns } from "./series.js";

/** From here on observed and predicted agree (the server decides; this is what the page draws). */
export const agreement = 0.93;

// A table of a megabyte would leave no room for other episodes.
const longestKept = 20_000;

/** An episode that goes on. */
export class Episode {
  constructor(summary, settings, policy) {
    this.id = summary.session_id;
    this.settings = settings;
    this.policy = policy;
    this.observation = summary.observation;
    this.names = summary.system.state_variables;
    this.turnLimit = summary.max_turns;
    this.isDone = summary.done;
    this.turns = [];
    this.frames = [];
    this.truth = null;
    this.evaluation = null;
  }

  /**
   * Begins an episode.
   * @param {Object} settings as `problem.js` reads them
   * @param {Object} policy as `policy.js` reads it
   * @param {{signal?: AbortSignal}} [options]
   * @returns {Promise<Episode>}
   */
  static async begin(settings, policy, options) {
    // An equation that stays the same would be played again and again.
    const turns = policy.kind === "equation" ? 1 : settings.turns;
    if (settings.table) {
      const query = { hint: settings.hint, max_turns: turns, system_id: settings.name };
      return new Episode(await api.beginTable(settings.table, query, options), settings, policy);
    }
    const wishes = {
      system_id: settings.system,
      seed: settings.seed,
      max_turns: turns,
      noise: settings.noise,
      reveal: settings.reveal,
      variant: settings.variant,
    };
    return new Episode(await api.begin(wishes, options), settings, policy);
  }

  /** Whether the last proposal agrees with the samples. */
  get isSolved() {
    return (this.turns.at(-1)?.parts.match ?? 0) >= agreement;
  }

  /** The best turn so far. */
  get best() {
    return this.turns.reduce((best, turn) => (best && best.parts.match >= turn.parts.match ? best : turn), null);
  }

  /**
   * Lets a policy take a turn.
   * @param {Object} policy
   * @param {AbortSignal} signal ends the turn without one
   * @param {function(string, Object)} tell called with what happens on the way
   * @returns {Promise<Object>} the turn
   */
  async step(policy, signal, tell = () => {}) {
    const begun = performance.now();
    this.answered = null;
    let looks = Promise.resolve();
    const close = policy.kind === "equation" ? () => {} : api.watch(this.id, (kind, data) => {
      tell(kind, data);
      if (kind === "answered") this.answered = data;
      if (kind === "progress" && data.equation) looks = this.look(data, signal, tell);
    });
    let answer;
    try {
      answer = await policy.step(this.id, { signal });
      await looks;
      // What is told about an answer may come a little after it.
      if (policy.kind === "model" && !this.answered) await new Promise((done) => setTimeout(done, 250));
    } finally {
      close();
    }
    return this.take(answer, (performance.now() - begun) / 1000);
  }

  /** Looks at the best proposal of a search that goes on, one at a time. */
  async look({ equation, params, stage }, signal, tell) {
    if (this.isLooking || this.lastLook === equation + JSON.stringify(params)) return;
    this.isLooking = true;
    this.lastLook = equation + JSON.stringify(params);
    try {
      const seen = await api.preview(this.id, { equation, params }, { signal, isQuiet: true });
      if (!seen.predicted_trajectory.length) return;
      tell(
        "frame",
        this.addFrame({
          label: stage,
          equation,
          params,
          markup: seen.equation_markup,
          match: seen.reward_breakdown.match,
          prediction: columns(seen.predicted_trajectory, this.names),
        }),
      );
    } catch (error) {
      // A search goes on whether or not it can be watched.
      if (error.name !== "AbortError" && !(error instanceof api.ApiError)) throw error;
    } finally {
      this.isLooking = false;
    }
  }

  /** A first picture: without a law everything stays as it began. */
  addRest() {
    const observed = columns(this.observation.trajectory, this.names);
    const prediction = Object.fromEntries(
      this.names.map((name) => [name, observed[name].map(() => observed[name][0])]),
    );
    return this.addFrame({ isRest: true, prediction: { t: observed.t, ...prediction } });
  }

  addFrame(frame) {
    this.frames.push(frame);
    return frame;
  }

  /** Keeps what the server answered to a turn. */
  take(answer, seconds) {
    const { observation, action } = answer;
    this.observation = observation;
    this.isDone = observation.done;
    const entry = observation.history.at(-1);
    return this.add({
      equation: action.equation,
      params: action.params,
      rationale: action.rationale ?? "",
      markup: answer.equation_markup ?? [],
      reward: entry.reward_total,
      parts: entry.reward_components,
      mismatch: entry.mismatch_summary,
      seconds: answer.latency_s ?? seconds,
      raw: answer.raw_completion ?? null,
      tokens: Number.isFinite(this.answered?.completion_tokens)
        ? this.answered.prompt_tokens + this.answered.completion_tokens
        : null,
      remark: this.answered?.remark ?? null,
      model: this.answered?.model ?? answer.model ?? null,
    }, answer.predicted_trajectory);
  }

  /** Takes up a turn that was played before, with what the server says to its proposal. */
  recall(kept, seen) {
    return this.add({ ...kept, raw: null, markup: seen.equation_markup }, seen.predicted_trajectory);
  }

  add(facts, prediction) {
    const turn = {
      ...facts,
      number: this.turns.length + 1,
      prediction: prediction.length ? columns(prediction, this.names) : null,
    };
    this.turns.push(turn);
    this.addFrame({ ...turn, label: `turn ${turn.number}`, match: turn.parts.match, turn });
    return turn;
  }

  /** Asks for the truth, which the server tells after the end. */
  async reveal() {
    const summary = await api.summary(this.id, { isQuiet: true });
    this.truth = summary.truth ?? null;
    this.evaluation = summary.evaluation ?? null;
  }

  /** What the history keeps of it: no samples, no key. */
  get record() {
    const { best } = this;
    const settings = { ...this.settings };
    if (settings.table?.length > longestKept) {
      settings.isLong = true;
      delete settings.table;
    }
    return {
      time: new Date().toISOString(),
      policy: this.policy.name,
      settings,
      session: this.id,
      solved: this.isSolved,
      match: best?.parts.match ?? 0,
      reward: best?.reward ?? 0,
      seconds: this.turns.reduce((sum, turn) => sum + (turn.seconds ?? 0), 0),
      turns: this.turns.map(({ equation, params, rationale, reward, parts, mismatch, seconds, tokens, model }) => ({
        equation,
        params,
        rationale: rationale.slice(0, 1000),
        reward,
        parts,
        mismatch,
        seconds,
        tokens,
        model,
      })),
      truth: this.truth &&
        { equation: this.truth.equation, params: this.truth.params, system_id: this.truth.system_id },
      evaluation: this.evaluation,
    };
  }
}
"""##),
WebFile("equation.js", digest: "59aed6488360e571", ##"""
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
"""##),
WebFile("format.js", digest: "4c678a220bf57966", ##"""
// Numbers and names as people read them.

const greek = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  epsilon: "ε",
  zeta: "ζ",
  eta: "η",
  theta: "θ",
  kappa: "κ",
  lambda: "λ",
  lam: "λ",
  mu: "μ",
  nu: "ν",
  xi: "ξ",
  rho: "ρ",
  sigma: "σ",
  tau: "τ",
  phi: "φ",
  chi: "χ",
  psi: "ψ",
  omega: "ω",
};

/**
 * A number with so many significant digits, and a true minus sign.
 * @param {number|null} value
 * @param {number} [digits]
 * @returns {string}
 */
export function number(value, digits = 4) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  const text = size !== 0 && (size >= 1e6 || size < 1e-4)
    ? value.toExponential(Math.max(0, digits - 2))
    : String(Number(value.toPrecision(digits)));
  return text.replace(/-/g, "−");
}

/**
 * A number with a fixed count of decimals, for columns.
 * @param {number|null} value
 * @param {number} [decimals]
 * @returns {string}
 */
export function fixed(value, decimals = 3) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  return value.toFixed(decimals).replace(/-/g, "−");
}

/**
 * A time in seconds or minutes.
 * @param {number|null} seconds
 * @returns {string}
 */
export function duration(seconds) {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return "–";
  if (seconds < 0.1) return `${Math.max(1, Math.round(seconds * 1000))} ms`;
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/**
 * A variable's name as mathematics has it: theta is θ, its velocity dtheta is θ with a dot.
 * @param {string} name
 * @returns {string}
 */
export function symbol(name) {
  if (greek[name]) return greek[name];
  const stem = name.slice(1);
  if (name[0] === "d" && greek[stem]) return `${greek[stem]}\u0307`;
  if (name[0] === "v" && greek[stem]) return `v${greek[stem]}`;
  return name;
}

/**
 * How many, and of what.
 * @param {number} amount
 * @param {string} noun in the singular
 * @returns {string}
 */
export function count(amount, noun) {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}

/**
 * A text that is fit to be shown: not endless, and without characters that reorder what stands around them.
 * @param {string} text
 * @param {number} [most]
 * @returns {string}
 */
export function shown(text, most = 4000) {
  const plain = text.slice(0, most).replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]/g, "\ufffd");
  return text.length > most ? `${plain}… (${text.length} characters)` : plain;
}
"""##),
WebFile("hand.js", digest: "eded963a305f2d6f", ##"""
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
"""##),
WebFile("headline.js", digest: "015019b6340ca27b", ##"""
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
"""##),
WebFile("history.js", digest: "042d1b969e5b5b7c", ##"""
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
"""##),
WebFile("icon.svg", digest: "eba221f0d3f9cc93", ##"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#10243e"/><path d="M4 16C7 4 10 4 13 16s5 9 8 0 4-6 7-2" fill="none" stroke="#6cb6ff" stroke-width="2.6" stroke-linecap="round"/><g fill="#fff"><circle cx="6" cy="9.500" r="1.700"/><circle cx="13" cy="16.500" r="1.700"/><circle cx="19" cy="22" r="1.700"/><circle cx="26" cy="11.500" r="1.700"/></g></svg>
"""##),
WebFile("index.html", digest: "9965e2ecd5702ece", ##"""
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="description"
      content="Watch the equation behind a noisy trajectory being found: by the built-in solver, a language model, or you.">
    <meta name="color-scheme" content="light dark">
    <title>PhysiX: watch an equation being found</title>
    <link rel="icon" href="web/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="web/page.css">
    <script type="module" src="web/main.js"></script>
    <link rel="modulepreload" href="web/api.js">
    <link rel="modulepreload" href="web/calls.js">
    <link rel="modulepreload" href="web/chart.js">
    <link rel="modulepreload" href="web/charts.js">
    <link rel="modulepreload" href="web/compare.js">
    <link rel="modulepreload" href="web/data.js">
    <link rel="modulepreload" href="web/dom.js">
    <link rel="modulepreload" href="web/editor.js">
    <link rel="modulepreload" href="web/episode.js">
    <link rel="modulepreload" href="web/equation.js">
    <link rel="modulepreload" href="web/format.js">
    <link rel="modulepreload" href="web/hand.js">
    <link rel="modulepreload" href="web/headline.js">
    <link rel="modulepreload" href="web/history.js">
    <link rel="modulepreload" href="web/player.js">
    <link rel="modulepreload" href="web/policy.js">
    <link rel="modulepreload" href="web/problem.js">
    <link rel="modulepreload" href="web/run.js">
    <link rel="modulepreload" href="web/runner.js">
    <link rel="modulepreload" href="web/series.js">
    <link rel="modulepreload" href="web/share.js">
    <link rel="modulepreload" href="web/store.js">
    <link rel="modulepreload" href="web/systems.js">
    <link rel="modulepreload" href="web/table.js">
    <link rel="modulepreload" href="web/turn.js">
  </head>
  <body>
    <a class="skip" href="#page">To the content</a>
    <header class="top">
      <h1 class="brand"><img src="web/icon.svg" alt="" width="26" height="26">PhysiX</h1>
      <nav id="tabs"></nav>
      <div id="tools"></div>
    </header>
    <main id="page" tabindex="-1">
      <p class="layout">PhysiX finds the differential equation behind a noisy trajectory.</p>
    </main>
    <noscript><p class="layout">This page needs JavaScript. The same is to be had from programs: <a href="docs">all routes</a>.</p></noscript>
  </body>
</html>
"""##),
WebFile("main.js", digest: "41de01712fe8e6d7", ##"""
// The page: which tab is shown, light or dark, and what links say.

import * as api from "./api.js";
import { CompareTab } from "./compare.js";
import { DataTab } from "./data.js";
import { h, replace } from "./dom.js";
import { HandTab } from "./hand.js";
import { HistoryTab } from "./history.js";
import { RunTab } from "./run.js";
import { settingNames } from "./share.js";
import { keep } from "./store.js";
import { problem } from "./turn.js";

const themes = [["auto", "Follow the system"], ["light", "Light"], ["dark", "Dark"]];

function themeButton() {
  const read = () => {
    try {
      return localStorage.getItem("physix.theme") ?? "auto";
    } catch {
      return "auto";
    }
  };
  let current = read();
  const button = h("button", {
    type: "button",
    class: "quiet theme",
    click: () => show(themes[(themes.findIndex(([name]) => name === current) + 1) % themes.length][0]),
  }, h("span", { class: "icon theme-icon", "aria-hidden": "true" }));
  function show(theme) {
    current = theme;
    document.documentElement.dataset.theme = theme;
    button.setAttribute("aria-label", `Colours: ${themes.find(([name]) => name === theme)[1].toLowerCase()}`);
    button.title = button.getAttribute("aria-label");
    try {
      localStorage.setItem("physix.theme", theme);
    } catch { /* A frame may have no storage; the page forgets. */ }
  }
  show(current);
  return button;
}

/** The tabs, as the pattern for tabs of WAI-ARIA has them: arrow keys move between them. */
class Tabs {
  constructor(entries) {
    this.entries = entries;
    this.list = h(
      "div",
      { role: "tablist", "aria-label": "Parts of the page", keydown: (event) => this.move(event) },
      entries.map(([name, text]) =>
        h("button", {
          type: "button",
          role: "tab",
          id: `tab-${name}`,
          "aria-controls": `panel-${name}`,
          click: () => this.show(name),
        }, text)
      ),
    );
    this.panels = entries.map(([name, , tab]) =>
      h("div", { role: "tabpanel", id: `panel-${name}`, "aria-labelledby": `tab-${name}`, hidden: true }, tab.element)
    );
  }

  show(wanted) {
    const known = this.entries.some(([name]) => name === wanted) ? wanted : this.entries[0][0];
    this.entries.forEach(([name, , tab], index) => {
      const isShown = name === known;
      const button = this.list.children[index];
      button.setAttribute("aria-selected", String(isShown));
      button.tabIndex = isShown ? 0 : -1;
      this.panels[index].hidden = !isShown;
      if (isShown) {
        button.scrollIntoView?.({ block: "nearest", inline: "nearest" });
        tab.opened?.();
      }
    });
    if (location.hash.slice(1).split("?")[0] !== known) history.replaceState(null, "", `#${known}`);
  }

  move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const buttons = [...this.list.children];
    const current = buttons.indexOf(document.activeElement);
    const next = event.key === "Home"
      ? 0
      : event.key === "End"
      ? buttons.length - 1
      : step && (current + step + buttons.length) % buttons.length;
    if (next === undefined || current < 0) return;
    event.preventDefault();
    buttons[next].focus();
    this.show(this.entries[next][0]);
  }
}

/** What stands behind the tab's name in the address: settings, and who proposes. */
function linkedSettings() {
  const [tab, query] = location.hash.slice(1).split("?");
  const said = Object.fromEntries(new URLSearchParams(query ?? ""));
  const settings = {};
  for (const name of settingNames) {
    if (said[name] !== undefined) settings[name] = said[name];
  }
  const policy = {};
  for (const name of ["policy", "base_url", "model", "equation", "params"]) {
    if (said[name] !== undefined) policy[name] = said[name];
  }
  return { tab, settings, policy };
}

async function start() {
  const root = document.getElementById("page");
  const header = document.getElementById("tools");
  header.append(themeButton());
  let systems, presets;
  try {
    [systems, presets] = await Promise.all([api.systems(), api.providers()]);
  } catch (error) {
    replace(root, problem(error), h("button", { type: "button", click: () => location.reload() }, "Try again"));
    return;
  }
  // A server that calls no models offers none that has an address.
  const page = { systems, presets: presets?.some((preset) => preset.base_url) ? presets : null, keep };
  const run = new RunTab(page);
  page.run = run;
  page.hand = new HandTab(page);
  const tabs = new Tabs([
    ["run", "Run", run],
    ["compare", "Compare", new CompareTab(page)],
    ["hand", "By hand", page.hand],
    ["data", "Your data", new DataTab(page)],
    ["history", "History", new HistoryTab(page)],
  ]);
  page.show = (name) => tabs.show(name);
  replace(document.getElementById("tabs"), tabs.list);
  replace(root, tabs.panels);
  const open = () => {
    const { tab, settings, policy } = linkedSettings();
    tabs.show(tab);
    if (Object.keys({ ...settings, ...policy }).length) run.open(settings, policy);
    return Object.keys(settings).length > 0;
  };
  addEventListener("hashchange", () => {
    // The link to the content is no tab.
    if (location.hash !== "#page") open();
  });
  if (!open()) run.prepare();
}

start();
"""##),
WebFile("page.css", digest: "4c741783672d432a", ##"""
/* Spaces are multiples of 0.25rem; type has five sizes; blue and orange are told apart by every kind of eye. */
:root {
  color-scheme: light dark;
  --ground: light-dark(#f4f6f8, #0d131a);
  --card: light-dark(#ffffff, #151d26);
  --sunken: light-dark(#eef1f5, #0f161e);
  --ink: light-dark(#15202d, #e7edf3);
  --muted: light-dark(#536172, #a0aebd);
  --line: light-dark(#dce2e9, #293542);
  --edge: light-dark(#8593a3, #6b7a8a);
  --accent: light-dark(#0a5eb5, #74b9ff);
  --on-accent: light-dark(#ffffff, #06192d);
  --series-0: light-dark(#0a6ad0, #6cb6ff);
  --series-1: light-dark(#c4480a, #ffa657);
  --good: light-dark(#08714a, #6ad7a9);
  --good-ground: light-dark(#e0f4ea, #10332a);
  --bad: light-dark(#b3261e, #ff9d95);
  --bad-ground: light-dark(#fdecea, #3a1a1c);
  --small: 0.8125rem;
  --tiny: 0.75rem;
  --radius: 0.625rem;
}
:root[data-theme="light"] {
  color-scheme: light;
}
:root[data-theme="dark"] {
  color-scheme: dark;
}

* {
  box-sizing: border-box;
}
[hidden] {
  display: none !important;
}
html {
  font-size: clamp(15px, 13.4px + 0.19vw, 21px);
  -webkit-text-size-adjust: none;
  text-size-adjust: none;
}
body {
  margin: 0;
  background: var(--ground);
  color: var(--ink);
  min-height: 100vh;
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere;
}
h1,
h2,
h3,
p,
ul,
ol,
dl,
dd,
figure,
fieldset {
  margin: 0;
  padding: 0;
  border: 0;
  min-width: 0;
}
h1,
h2,
h3 {
  line-height: 1.25;
  letter-spacing: -0.01em;
  text-wrap: balance;
}
h2 {
  font-size: 1.125rem;
}
h3 {
  font-size: 1rem;
}
ul,
ol {
  list-style: none;
}
a {
  color: var(--accent);
  text-underline-offset: 0.15em;
}
code,
pre,
.code {
  font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: var(--small);
}
sub {
  font-size: 0.75em;
  line-height: 0;
}
small,
.note {
  font-size: var(--small);
  color: var(--muted);
}
:focus-visible {
  outline: 2px solid var(--accent);
  outline-offset: 2px;
  border-radius: 0.25rem;
}
.skip {
  position: absolute;
  left: -99rem;
}
.skip:focus {
  left: 1rem;
  top: 0.5rem;
  z-index: 3;
  background: var(--card);
  padding: 0.5rem 1rem;
}

/* The bar at the top */
.top {
  position: sticky;
  top: 0;
  z-index: 2;
  display: grid;
  grid-template-columns: auto 1fr auto;
  align-items: center;
  gap: 0 1.5rem;
  padding: 0 1.25rem;
  background: var(--card);
  border-bottom: 1px solid var(--line);
}
.brand {
  display: flex;
  align-items: center;
  gap: 0.5rem;
  font-size: 1.125rem;
  font-weight: 650;
  padding: 0.75rem 0;
}
.brand img {
  width: 1.625rem;
  height: 1.625rem;
}
#tabs {
  min-width: 0;
  align-self: stretch;
}
#tabs,
[role="tablist"] {
  min-height: 3.125rem;
}
[role="tablist"] {
  display: flex;
  gap: 0.25rem;
  overflow-x: auto;
  scrollbar-width: none;
}
[role="tab"] {
  align-self: stretch;
  border: 0;
  border-radius: 0;
  background: none;
  padding: 0 0.75rem;
  color: var(--muted);
  white-space: nowrap;
  border-block: 3px solid transparent;
  font-weight: 500;
}
[role="tab"]:hover {
  color: var(--ink);
  background: none;
}
[role="tab"][aria-selected="true"] {
  color: var(--ink);
  border-bottom-color: var(--accent);
}
[role="tab"]:focus-visible {
  outline-offset: -3px;
}

/* Controls */
button,
select,
input,
textarea {
  font: inherit;
  color: inherit;
}
button {
  border: 1px solid var(--edge);
  border-radius: 0.5rem;
  background: var(--card);
  padding: 0.4375rem 0.875rem;
  cursor: pointer;
  min-height: 2.25rem;
  line-height: 1.25;
}
button:hover:not(:disabled) {
  background: var(--sunken);
}
button:disabled {
  cursor: default;
  color: var(--muted);
  border-color: var(--line);
  background: var(--sunken);
}
button.primary {
  background: var(--accent);
  border-color: var(--accent);
  color: var(--on-accent);
  font-weight: 600;
}
button.primary:hover:not(:disabled) {
  background: color-mix(in oklab, var(--accent) 88%, var(--ink));
}
button.primary:disabled {
  background: var(--sunken);
  color: var(--muted);
  border-color: var(--line);
}
button.quiet {
  border-color: transparent;
  background: none;
  padding-inline: 0.5rem;
  color: var(--accent);
}
button.quiet:hover:not(:disabled) {
  background: var(--sunken);
}
button.quiet:disabled {
  color: var(--muted);
}
select,
input[type="text"],
input[type="url"],
input[type="number"],
input[type="password"],
input[type="search"],
textarea {
  width: 100%;
  border: 1px solid var(--edge);
  border-radius: 0.5rem;
  background: var(--card);
  padding: 0.375rem 0.625rem;
  min-height: 2.375rem;
  line-height: 1.375;
}
textarea {
  resize: vertical;
  line-height: 1.5;
}
input[aria-invalid="true"],
textarea[aria-invalid="true"] {
  border-color: var(--bad);
}
::placeholder {
  color: var(--muted);
  opacity: 1;
}
input[type="range"] {
  width: 100%;
  accent-color: var(--accent);
  min-width: 3rem;
  height: 1.5rem;
  margin: 0;
}
input[type="checkbox"] {
  accent-color: var(--accent);
  width: 1.0625rem;
  height: 1.0625rem;
  margin: 0;
  vertical-align: -0.15em;
}
.field {
  display: grid;
  gap: 0.25rem;
  min-width: 0;
}
label,
legend {
  font-size: var(--small);
  font-weight: 550;
}
.check {
  display: flex;
  align-items: center;
  gap: 0.5rem;
  font-weight: 400;
  min-height: 1.5rem;
}
.checks {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 1rem;
}
.checks legend {
  margin-bottom: 0.25rem;
}
.stack {
  display: grid;
  gap: 1rem;
  align-content: start;
  grid-template-columns: minmax(0, 1fr);
}
.row {
  display: grid;
  grid-template-columns: 1fr 1fr;
  gap: 0.75rem;
  align-items: start;
}
.with-button {
  display: flex;
  align-items: end;
  gap: 0.25rem;
  min-width: 0;
}
.with-button .field,
.with-button > select {
  flex: 1;
}
.with-button button {
  white-space: nowrap;
  min-height: 2.375rem;
}
.short {
  max-width: 20rem;
}
.key .note {
  font-weight: 400;
  letter-spacing: 0;
}
.buttons {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem;
}
.controls {
  display: grid;
  gap: 1.25rem;
  align-content: start;
  grid-template-columns: minmax(0, 1fr);
}
.controls .primary {
  flex: 1 1 100%;
  min-height: 2.75rem;
  font-size: 1.0625rem;
}
.controls .buttons button:not(.primary) {
  flex: 1;
}
summary {
  cursor: pointer;
  font-size: var(--small);
  font-weight: 550;
  min-height: 1.5rem;
}
details[open] > summary {
  margin-bottom: 0.75rem;
}
fieldset {
  display: grid;
  gap: 0.75rem;
  grid-template-columns: minmax(0, 1fr);
}
fieldset.side-0,
fieldset.side-1 {
  border-left: 3px solid var(--series-0);
  padding-left: 0.875rem;
}
fieldset.side-1 {
  border-color: var(--series-1);
}
.swap {
  justify-self: center;
}

/* Parts */
.card {
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: var(--radius);
  padding: 1.125rem;
}
.layout {
  display: grid;
  gap: 1rem;
  padding: 1rem 1.25rem 3rem;
  max-width: 160rem;
  margin: 0 auto;
  grid-template-columns: minmax(0, 1fr);
  align-items: start;
}
.trouble:empty,
.stage > :empty,
.column > :empty {
  display: none;
}
.stage,
.side,
.column {
  display: grid;
  gap: 1rem;
  align-content: start;
  grid-template-columns: minmax(0, 1fr);
}
.intro {
  display: grid;
  gap: 0.25rem;
  padding: 0.25rem 0.125rem 0;
}
.intro .problem-name {
  font-size: 1.5rem;
  min-height: 1.25em;
}
.name-row button {
  white-space: nowrap;
}
.name-row {
  display: flex;
  justify-content: space-between;
  align-items: start;
  gap: 1rem;
}
.lead {
  font-size: var(--small);
  color: var(--muted);
}
.hint {
  min-height: 1.5em;
}
.pair {
  display: grid;
  gap: 1rem;
  grid-template-columns: minmax(0, 1fr);
}
.own {
  background: var(--sunken);
  border-radius: 0.5rem;
  padding: 0.625rem 0.75rem;
  font-size: var(--small);
}
.pill {
  display: inline-block;
  white-space: nowrap;
  font-size: var(--small);
  font-weight: 650;
  border-radius: 1rem;
  padding: 0.0625rem 0.625rem;
  background: var(--sunken);
}
.status .pill {
  margin-right: 0.375rem;
}
.pill.good {
  background: var(--good-ground);
  color: var(--good);
}
.pill.good::before {
  content: "✓ ";
}

html {
  scroll-padding-top: 6rem;
}
@media (prefers-reduced-motion: no-preference) {
  html {
    scroll-behavior: smooth;
  }
}
.headline {
  container-type: inline-size;
  display: grid;
  gap: 0.5rem;
  grid-template-columns: minmax(0, 1fr);
  position: relative;
  overflow: hidden;
}
.status {
  display: flex;
  gap: 0.5rem;
  align-items: center;
  font-size: var(--small);
  color: var(--muted);
  min-height: 1.6rem;
}
progress {
  position: absolute;
  inset: 0 0 auto;
  width: 100%;
  height: 3px;
  border: 0;
  appearance: none;
  background: transparent;
}
progress::-webkit-progress-bar {
  background: transparent;
}
progress::-webkit-progress-value {
  background: var(--accent);
  transition: width 0.25s;
}
progress::-moz-progress-bar {
  background: var(--accent);
}
.equation {
  overflow-x: auto;
  overflow-y: hidden;
  padding: 0.125rem 0;
}
.equation math {
  font-family: "STIX Two Math", "STIXTwoMath", "Cambria Math", "Latin Modern Math", STIX, math;
  font-size: 1.1em;
  text-align: left;
  margin: 0.25rem 0;
}
.equation mi[mathvariant="normal"] + mi {
  padding-left: 0.06em;
}
.equation .line math {
  display: block math;
  width: fit-content;
}
.unread {
  display: block;
  font-size: 1rem;
  color: var(--muted);
  white-space: pre-wrap;
}
.law {
  font-size: clamp(1.25rem, 0.9rem + 1.2vw, 1.875rem);
  min-height: 5.5rem;
  display: grid;
  align-items: center;
  grid-template-columns: minmax(0, 1fr);
}
.law .empty {
  color: var(--muted);
  opacity: 0.75;
  font-size: 1.5em;
  line-height: 1;
}
.law.provisional {
  opacity: 0.72;
}
.law-parameters {
  min-height: 1.5rem;
}
.parameters {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 1.25rem;
  font-size: 0.9375rem;
}
.parameters b {
  font-weight: 600;
}

.laws {
  display: grid;
  gap: 0.75rem 2rem;
  grid-template-columns: minmax(0, 1fr);
}
.law-part {
  display: grid;
  gap: 0.25rem;
  align-content: start;
  grid-template-columns: minmax(0, 1fr);
}
.law-part h3 {
  font-size: var(--small);
  color: var(--muted);
  font-weight: 550;
  letter-spacing: 0;
}
.true-law {
  display: grid;
  gap: 0.5rem;
  grid-template-columns: minmax(0, 1fr);
}
.true-law .equation {
  font-size: 1.125rem;
  min-height: 3.75rem;
  display: grid;
  align-content: center;
}
.true-law .note {
  font-size: var(--small);
}
@container (width >= 42rem) {
  .laws {
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
  }
}

.bars {
  display: grid;
  gap: 0.75rem 1.5rem;
  grid-template-columns: repeat(auto-fit, minmax(8.25rem, 1fr));
  border-top: 1px solid var(--line);
  padding-top: 0.875rem;
}
.bar {
  display: grid;
  grid-template-columns: 1fr auto;
  gap: 0.375rem 0.5rem;
  align-items: baseline;
  font-size: var(--small);
}
.bar dt {
  white-space: nowrap;
}
.bar dd {
  display: contents;
}
.bar.total {
  font-weight: 650;
}
.track {
  grid-column: 1 / -1;
  position: relative;
  height: 0.5rem;
  border-radius: 0.25rem;
  background: var(--sunken);
  box-shadow: inset 0 0 0 1px var(--line);
}
.fill {
  position: absolute;
  inset: 0 auto 0 0;
  width: calc(var(--part) * 100%);
  background: var(--series-0);
  border-radius: inherit;
  transition: width 0.3s;
}
.side-1 .fill {
  background: var(--series-1);
}
.with-mark::after {
  content: "";
  position: absolute;
  left: calc(var(--mark) * 100%);
  top: -0.1875rem;
  bottom: -0.1875rem;
  width: 2px;
  background: var(--ink);
}
.amount {
  text-align: right;
}
.sentence {
  color: var(--muted);
  font-size: 0.9375rem;
  min-height: 1.5em;
}

.turns {
  display: grid;
  gap: 0.75rem;
  grid-template-columns: minmax(0, 1fr);
}
.turn {
  align-content: start;
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: var(--radius);
  padding: 0.75rem 1rem;
  display: grid;
  gap: 0.375rem;
  grid-template-columns: minmax(0, 1fr);
  font-size: 0.9375rem;
}
.turn.solved {
  border-color: var(--good);
}
.turn-head {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 0.625rem;
  align-items: center;
  border: 0;
  background: none;
  padding: 0;
  text-align: left;
  min-height: 1.75rem;
}
.facts {
  color: var(--muted);
  font-size: var(--small);
}
.rationale {
  font-size: var(--small);
  color: var(--muted);
  border-left: 2px solid var(--line);
  padding-left: 0.625rem;
}
pre {
  margin: 0;
  padding: 0.75rem;
  background: var(--sunken);
  border-radius: 0.5rem;
  overflow: auto;
  max-height: 22rem;
  line-height: 1.5;
}
.turn pre,
.stream pre {
  white-space: pre-wrap;
  max-height: 14rem;
}
.facts-list {
  display: grid;
  gap: 0.125rem;
  font-size: var(--small);
  max-width: 22rem;
}
.facts-list div {
  display: flex;
  justify-content: space-between;
  gap: 1rem;
}
.facts-list dt {
  color: var(--muted);
}
.facts-list dd {
  font-weight: 600;
}
.problem {
  background: var(--bad-ground);
  color: var(--bad);
  border-radius: 0.5rem;
  padding: 0.75rem 1rem;
  font-size: 0.9375rem;
}
.problem a {
  color: inherit;
}
.verdict {
  font-size: 1.25rem;
  font-weight: 600;
  line-height: 1.35;
  min-height: 1.35em;
  padding: 0.25rem 0.125rem;
  text-wrap: balance;
}

/* Charts */
.player {
  display: grid;
  grid-template-columns: auto minmax(4rem, 1fr) auto;
  grid-template-areas: "play slide speed" ". label label";
  gap: 0 0.75rem;
  align-items: center;
  margin-bottom: 1rem;
}
.player .play {
  grid-area: play;
  width: 2.25rem;
  padding: 0;
  display: grid;
  place-items: center;
  border-color: var(--edge);
  border-radius: 50%;
}
.player input {
  grid-area: slide;
}
.player select {
  grid-area: speed;
  width: auto;
}
.frame-label {
  grid-area: label;
  font-size: var(--small);
  color: var(--muted);
  min-height: 1.5em;
}
.icon {
  display: inline-block;
  width: 0.75rem;
  height: 0.75rem;
  background: currentcolor;
}
.icon.start {
  clip-path: polygon(15% 0, 100% 50%, 15% 100%);
}
.icon.pause {
  clip-path: polygon(5% 0, 35% 0, 35% 100%, 65% 100%, 65% 0, 95% 0, 95% 100%, 5% 100%);
}
.theme {
  display: grid;
  place-items: center;
  min-width: 2.25rem;
  color: var(--ink);
}
.theme-icon {
  width: 1.125rem;
  height: 1.125rem;
  border-radius: 50%;
  background: linear-gradient(90deg, currentcolor 50%, transparent 50%);
  box-shadow: inset 0 0 0 2px currentcolor;
}
[data-theme="light"] .theme-icon {
  background: transparent;
}
[data-theme="dark"] .theme-icon {
  background: currentcolor;
}
.plots {
  display: grid;
  gap: 0.75rem;
  grid-template-columns: minmax(0, 1fr);
}
.legend {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 1.25rem;
  font-size: var(--small);
}
.key {
  display: inline-flex;
  align-items: center;
  gap: 0.5rem;
}
.key::before {
  content: "";
  width: 1.25rem;
  height: 0;
  border-top: 3px solid var(--series-0);
  border-radius: 2px;
}
.key.observed::before {
  width: 0.4375rem;
  height: 0.4375rem;
  border: 0;
  border-radius: 50%;
  background: var(--edge);
}
.key.series-1::before {
  border-top-color: var(--series-1);
  border-top-style: dashed;
  border-radius: 0;
}
.plots {
  container-type: inline-size;
}
.charts {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 0.75rem 1.25rem;
}
@container (width >= 36rem) {
  .charts {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }
}
@container (width >= 76rem) {
  .charts {
    grid-template-columns: repeat(4, minmax(0, 1fr));
  }
}
.chart {
  min-width: 0;
}
.chart figcaption {
  font-size: var(--small);
  color: var(--muted);
}
.chart svg {
  display: block;
  width: 100%;
  height: clamp(12.5rem, 20vh, 24rem);
  touch-action: pan-y;
  user-select: none;
  overflow: visible;
}
.grid line {
  stroke: var(--line);
}
.grid .zero {
  stroke: var(--edge);
  stroke-opacity: 0.6;
}
.grid text {
  fill: var(--muted);
  font-size: var(--tiny);
}
.grid .below {
  text-anchor: middle;
}
.grid .beside,
.grid .end {
  text-anchor: end;
}
.grid .axis {
  font-style: italic;
}
.points {
  fill: none;
  stroke: var(--edge);
  stroke-width: 6px;
  stroke-linecap: round;
  stroke-opacity: 0.6;
}
.line {
  fill: none;
  stroke-width: 2px;
  stroke-linejoin: round;
}
.line.series-0 {
  stroke: var(--series-0);
}
.line.series-1 {
  stroke: var(--series-1);
  stroke-dasharray: 7 4;
}
.residual {
  stroke-width: 1.25px;
}
.residual.variable-1 {
  stroke-opacity: 0.6;
}
.residual.variable-2 {
  stroke-opacity: 0.45;
}
.residual.variable-3 {
  stroke-opacity: 0.35;
}
.cursor line {
  stroke: var(--ink);
  stroke-opacity: 0.55;
}
.cursor circle {
  fill: var(--edge);
  stroke: var(--card);
  stroke-width: 1.5px;
}
.cursor .series-0 {
  fill: var(--series-0);
}
.cursor .series-1 {
  fill: var(--series-1);
}
.brush {
  fill: var(--accent);
  fill-opacity: 0.15;
  width: 0;
}
.cursor-bar {
  display: flex;
  gap: 0.5rem;
  align-items: center;
}
.zoom {
  display: flex;
}
.zoom button {
  white-space: nowrap;
  font-size: var(--small);
}
.values {
  display: block;
  overflow-x: auto;
}
.readings {
  font-size: var(--small);
  width: auto;
  min-width: min(100%, 26rem);
}
.readings th,
.readings td {
  text-align: right;
  padding: 0.125rem 0 0.125rem 1.25rem;
  border: 0;
  font-weight: 400;
}
.readings th:first-child {
  text-align: left;
  padding-left: 0;
  color: var(--muted);
  min-width: 7rem;
}

/* By hand */
.sliders {
  display: grid;
  gap: 0.5rem;
}
.slider {
  display: grid;
  grid-template-columns: 2rem 1fr 6rem;
  gap: 0.625rem;
  align-items: center;
}
.check-message {
  min-height: 6rem;
  font-size: var(--small);
  color: var(--muted);
  margin-top: -0.75rem;
}
.mistake {
  display: grid;
  gap: 0.375rem;
  color: var(--bad);
}
.mistake pre {
  background: var(--bad-ground);
  padding: 0.5rem 0.625rem;
  color: inherit;
}
.calls .with-button {
  flex-wrap: wrap;
}
.calls .with-button > select {
  flex: 1 1 16rem;
}
.calls {
  display: grid;
  gap: 0.875rem;
  grid-template-columns: minmax(0, 1fr);
}
.call {
  display: grid;
  gap: 0.75rem;
  grid-template-columns: minmax(0, 1fr);
}
.block-head {
  display: flex;
  justify-content: space-between;
  align-items: center;
  font-size: var(--small);
  font-weight: 550;
}
.wrapped {
  white-space: pre-wrap;
}

/* Your data */
.drop {
  display: grid;
  gap: 0.25rem;
  text-align: center;
  padding: 1.75rem 1rem;
  border: 2px dashed var(--edge);
  border-radius: var(--radius);
  cursor: pointer;
  font-weight: 400;
  color: var(--muted);
}
.drop b {
  color: var(--ink);
  font-size: 1rem;
}
.drop.over,
.drop:hover {
  background: var(--sunken);
  border-color: var(--accent);
}
.drop:has(:focus-visible) {
  outline: 2px solid var(--accent);
  outline-offset: 2px;
}
.file {
  position: absolute;
  width: 1px;
  height: 1px;
  opacity: 0;
  overflow: hidden;
}
.samples {
  display: grid;
  gap: 0.625rem;
}
.samples button {
  display: grid;
  gap: 0.125rem;
  text-align: left;
  width: 100%;
  padding: 0.75rem 0.875rem;
  border-color: var(--line);
}
.samples span {
  font-size: var(--small);
  color: var(--muted);
}

/* Tables */
.scroll {
  overflow-x: auto;
}
.scroll th,
.scroll td {
  white-space: nowrap;
  overflow-wrap: normal;
}
table {
  border-collapse: collapse;
  width: 100%;
  font-size: 0.9375rem;
}
th,
td {
  text-align: left;
  padding: 0.4375rem 1rem 0.4375rem 0;
  border-bottom: 1px solid var(--line);
  vertical-align: middle;
}
th {
  font-weight: 550;
}
thead th {
  font-size: var(--small);
  color: var(--muted);
  white-space: nowrap;
}
tfoot th,
tfoot td {
  font-weight: 650;
  border-bottom: 0;
}
th:last-child,
td:last-child {
  padding-right: 0;
}
.number {
  text-align: right;
}
.sort {
  border: 0;
  padding: 0;
  background: none;
  color: inherit;
  font-weight: inherit;
  min-height: 1.5rem;
}
td .buttons {
  flex-wrap: nowrap;
  gap: 0;
}
td button {
  min-height: 1.875rem;
  padding-block: 0.125rem;
}
td time {
  white-space: nowrap;
}
.table-tools {
  display: flex;
  flex-wrap: wrap;
  gap: 0.75rem 1.5rem;
  align-items: end;
}
.table-tools h2 {
  flex: 1 1 8rem;
}
.table-tools .field {
  flex: 0 1 18rem;
}

@media (width < 56rem) {
  .top {
    grid-template-columns: 1fr auto;
    padding: 0 1rem;
  }
  #tabs {
    grid-column: 1 / -1;
    grid-row: 2;
    margin: 0 -1rem;
  }
  #tabs,
  [role="tablist"] {
    min-height: 2.75rem;
    gap: 0;
  }
  [role="tablist"] {
    padding: 0 0.375rem;
  }
  .hint {
    min-height: 4.5em;
  }
  [role="tab"] {
    padding: 0 0.625rem;
    font-size: 0.9375rem;
    flex: 1 0 auto;
  }
  .brand {
    padding: 0.5rem 0;
  }
  .layout {
    padding: 0.75rem 0.75rem 2rem;
  }
  .card {
    padding: 0.875rem;
  }
}
@media (width >= 56rem) {
  .layout:not(.one, .two) {
    grid-template-columns: 20rem minmax(0, 1fr);
  }
  .controls {
    position: sticky;
    scroll-padding-bottom: 7.5rem;
    top: 4.25rem;
    max-height: calc(100vh - 5.25rem);
    overflow-y: auto;
  }
  .controls > .buttons {
    position: sticky;
    bottom: -1.125rem;
    margin: -0.25rem -1.125rem -1.125rem;
    padding: 0.5rem 1.125rem 1.125rem;
    background: var(--card);
    border-radius: var(--radius);
  }
  .side {
    grid-column: 2;
  }
  .pair {
    grid-template-columns: repeat(2, minmax(0, 1fr));
    align-items: start;
  }
  .two {
    grid-template-columns: minmax(0, 1fr) 24rem;
    max-width: 84rem;
  }
  .one {
    max-width: 92rem;
  }
}
@media (width >= 96rem) {
  .layout:not(.one, .two, .compare) {
    grid-template-columns: 20rem minmax(0, 1fr) 25rem;
  }
  .side {
    grid-column: 3;
  }
}
@media (prefers-reduced-motion: reduce) {
  * {
    transition: none !important;
  }
}
@media (forced-colors: active) {
  .fill,
  .icon {
    forced-color-adjust: none;
  }
}
"""##),
WebFile("player.js", digest: "69312c34ea53f02a", ##"""
// Plays frames one after the other: play, scrub and speed; between two frames the picture moves from one to the other.

import { h, replace } from "./dom.js";

const reduced = matchMedia("(prefers-reduced-motion: reduce)");
const secondsPerFrame = 0.7;

/** A bar that goes through frames and tells where it is. */
export class Player {
  /** @param {function(number, number)} show called with a frame's index and how far it is from the one before, 0 to 1 */
  constructor(show) {
    this.show = show;
    this.labels = [];
    this.position = 0;
    this.timer = null;
    this.button = h("button", {
      type: "button",
      class: "quiet play",
      "aria-label": "Play",
      disabled: true,
      click: () => this.toggle(),
    });
    this.slider = h("input", {
      type: "range",
      min: 0,
      max: 0,
      step: 1,
      value: 0,
      disabled: true,
      "aria-label": "Proposal",
      input: () => this.jump(Number(this.slider.value)),
    });
    this.speed = h(
      "select",
      { "aria-label": "Speed" },
      [0.5, 1, 2, 4].map((value) => h("option", { value, selected: value === 1 }, `${value}×`)),
    );
    this.label = h("div", { class: "frame-label" });
    this.root = h("div", { class: "player" }, this.button, this.slider, this.label, this.speed);
    this.setPlaying(false);
  }

  setPlaying(isPlaying) {
    this.isPlaying = isPlaying;
    replace(this.button, h("span", { class: isPlaying ? "icon pause" : "icon start", "aria-hidden": "true" }));
    this.button.setAttribute("aria-label", isPlaying ? "Pause" : "Play");
  }

  /** Forgets all frames. */
  clear() {
    this.stop();
    this.labels = [];
    this.position = 0;
    this.update();
  }

  /**
   * Adds a frame and goes there, unless somebody looks at an earlier one.
   * @param {string} label
   */
  add(label) {
    const follows = this.labels.length === 0 || this.isPlaying || this.position >= this.labels.length - 1;
    this.labels.push(label);
    this.update();
    if (follows) this.playTo(this.labels.length - 1);
  }

  update() {
    const last = Math.max(0, this.labels.length - 1);
    this.slider.max = last;
    this.slider.disabled = last === 0;
    this.button.disabled = last === 0;
    this.slider.value = Math.round(this.position);
    const label = this.labels[Math.round(this.position)] ?? "";
    replace(this.label, label);
    this.slider.setAttribute("aria-valuetext", label);
  }

  /** Shows a frame at once. */
  jump(index) {
    this.stop();
    this.position = index;
    this.draw();
  }

  toggle() {
    if (this.isPlaying) return this.stop();
    if (this.position >= this.labels.length - 1) this.position = 0;
    this.playTo(this.labels.length - 1);
  }

  stop() {
    cancelAnimationFrame(this.timer);
    this.timer = null;
    this.setPlaying(false);
  }

  playTo(target) {
    this.target = target;
    if (reduced.matches) return this.jump(target);
    if (target === 0) this.position = 0;
    if (this.timer !== null) return undefined;
    this.setPlaying(true);
    let before = null;
    const tick = (now) => {
      const passed = before === null ? 0 : Math.min(0.1, (now - before) / 1000);
      before = now;
      // Whoever follows a search should not fall behind it.
      const hurry = Math.max(1, this.target - this.position - 1);
      this.position = Math.min(
        this.target,
        this.position + (passed / secondsPerFrame) * Number(this.speed.value) * hurry,
      );
      this.draw();
      if (this.position >= this.target) return this.stop();
      this.timer = requestAnimationFrame(tick);
      return undefined;
    };
    this.timer = requestAnimationFrame(tick);
    return undefined;
  }

  draw() {
    this.update();
    const frame = Math.ceil(this.position);
    const part = frame === this.position ? 1 : this.position - (frame - 1);
    // Slow at both ends, so that the eye can follow.
    this.show(frame, part * part * (3 - 2 * part));
  }
}
"""##),
WebFile("policy.js", digest: "a57acf56bd7409ac", ##"""
// The form that says who proposes: the built-in solver, a language model behind an address, or a fixed equation.

import * as api from "./api.js";
import { field, h, replace, select } from "./dom.js";
import { problem } from "./turn.js";

const keyStore = "physix.key";
// One key for each address, in memory; in the tab's storage only where the visitor ticked it.
const keys = new Map();

function remembered(address) {
  if (keys.has(address)) return keys.get(address);
  try {
    return JSON.parse(sessionStorage.getItem(keyStore) ?? "{}")[address] ?? "";
  } catch {
    return "";
  }
}

function isStored(address) {
  try {
    return address in JSON.parse(sessionStorage.getItem(keyStore) ?? "{}");
  } catch {
    return false;
  }
}

function remember(address, key, isKept) {
  keys.set(address, key);
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyStore) ?? "{}");
    if (isKept && key) kept[address] = key;
    else delete kept[address];
    sessionStorage.setItem(keyStore, JSON.stringify(kept));
  } catch {
    // A frame may have no storage; memory has the key.
  }
}

/** The form's fields; `element` holds them. */
export class PolicyForm {
  /**
   * @param {Array<Object>|null} presets the server's model APIs; `null` where it has none
   * @param {function(): string} suggestion an equation to begin with
   * @param {function()} changed
   */
  constructor(presets, suggestion, changed) {
    // The one without an address is what “another address” is here.
    this.presets = presets?.filter((preset) => preset.base_url);
    const options = [["solver", "Built-in solver"]];
    if (presets) {
      options.push(...this.presets.map((preset) => [`preset:${preset.id}`, preset.name]), [
        "address",
        "Another address…",
      ]);
    }
    options.push(["equation", "A fixed equation"]);
    this.choice = select(options, {
      change: () => {
        this.update();
        changed();
      },
    });
    this.address = h("input", {
      type: "url",
      placeholder: "https://…/v1",
      autocomplete: "off",
      spellcheck: "false",
      maxlength: 512,
      change: () => {
        this.recall();
      },
    });
    const list = h("datalist", { id: `models-${Math.random().toString(36).slice(2)}` });
    this.list = list;
    this.model = h("input", {
      type: "text",
      list: list.id,
      autocomplete: "off",
      spellcheck: "false",
      placeholder: "the model’s id",
    });
    this.fetchModels = h("button", { type: "button", class: "quiet", click: () => this.loadModels() }, "List models");
    this.key = h("input", {
      type: "password",
      autocomplete: "off",
      spellcheck: "false",
      maxlength: 512,
      change: () => this.keep(),
    });
    this.isKept = h("input", { type: "checkbox", change: () => this.keep() });
    this.keyPage = h("small", { class: "note" });
    this.temperature = h("input", { type: "number", min: 0, max: 2, step: 0.1, placeholder: "default" });
    this.mostTokens = h("input", { type: "number", min: 1, max: 100000, step: 1, placeholder: "default" });
    this.isFitted = h("input", { type: "checkbox" });
    this.equation = h("textarea", { rows: 2, spellcheck: "false", class: "code", "aria-label": "Equation" });
    this.numbers = h("input", { type: "text", class: "code", placeholder: "g=9.81, k=0.05", spellcheck: "false" });
    this.message = h("div", { "aria-live": "polite" });
    this.suggestion = suggestion;
    this.suggested = "";
    this.modelFields = h(
      "div",
      { class: "stack", hidden: true },
      field("Address (OpenAI-compatible)", this.address),
      h("div", {}, field("Model", this.model), this.fetchModels),
      list,
      field("API key", this.key),
      this.keyPage,
      h("label", { class: "check" }, this.isKept, " keep the key until this tab is closed"),
      h("div", { class: "row" }, field("Temperature", this.temperature), field("Most tokens", this.mostTokens)),
      h("label", { class: "check" }, this.isFitted, " fit the numbers of its equation to the samples"),
      this.message,
    );
    this.equationFields = h(
      "div",
      { class: "stack", hidden: true },
      field("Equation", this.equation),
      field("Parameters", this.numbers),
    );
    this.element = h(
      "div",
      { class: "stack" },
      field("Who proposes", this.choice),
      this.modelFields,
      this.equationFields,
    );
    this.update();
  }

  get preset() {
    return this.presets?.find((preset) => `preset:${preset.id}` === this.choice.value) ?? null;
  }

  update() {
    const { preset } = this;
    const isModel = Boolean(preset) || this.choice.value === "address";
    this.modelFields.hidden = !isModel;
    this.equationFields.hidden = this.choice.value !== "equation";
    this.suggest();
    if (!isModel) return;
    if (preset) {
      this.address.value = preset.base_url;
      this.model.value = preset.suggestions?.[0] ?? "";
      this.setModels(preset.suggestions.map((id) => ({ id })));
    }
    this.address.readOnly = Boolean(preset);
    this.recall();
    const page = preset?.key_page;
    const needsKey = !preset || (preset.needs_key && !preset.has_server_key);
    replace(
      this.keyPage,
      preset?.note ? `${preset.note} ` : "",
      page && h("a", { href: page, target: "_blank", rel: "noopener noreferrer" }, "Get a key"),
      !needsKey && " No key is needed here.",
    );
    replace(this.message);
  }

  /** Writes down a first guess, unless there is something else already. */
  suggest() {
    if (this.equation.value !== "" && this.equation.value !== this.suggested) return;
    this.suggested = this.suggestion();
    this.equation.value = this.suggested;
  }

  setModels(models) {
    const price = (model) =>
      Number.isFinite(model.input_price) && `$${model.input_price} in, $${model.output_price} out per million tokens`;
    replace(this.list, models.map((model) => h("option", { value: model.id }, price(model))));
  }

  recall() {
    this.key.value = remembered(this.address.value);
    this.isKept.checked = isStored(this.address.value);
  }

  keep() {
    remember(this.address.value, this.key.value, this.isKept.checked);
  }

  async loadModels() {
    this.fetchModels.disabled = true;
    replace(this.message, "Asking for the models…");
    try {
      const answer = await api.models({
        base_url: this.address.value,
        ...(this.key.value ? { api_key: this.key.value } : {}),
      });
      const ids = answer.models.map((model) => model.id);
      this.setModels(answer.models);
      if (ids.length && !ids.includes(this.model.value)) this.model.value = ids[0];
      replace(this.message, `${ids.length} models are listed.`);
    } catch (error) {
      replace(this.message, problem(error));
    } finally {
      this.fetchModels.disabled = false;
    }
  }

  /** Who was chosen: `{kind, name, step}`. */
  get policy() {
    if (this.choice.value === "solver") return { kind: "solver", name: "Built-in solver", step: api.solverStep };
    if (this.choice.value === "equation") return this.fixedEquation;
    const request = { base_url: this.address.value.trim(), model: this.model.value.trim() };
    if (this.key.value) request.api_key = this.key.value;
    if (this.temperature.value !== "") request.temperature = Number(this.temperature.value);
    if (this.mostTokens.value !== "") request.max_tokens = Number(this.mostTokens.value);
    request.stream = true;
    if (this.isFitted.checked) request.fit = true;
    return {
      kind: "model",
      name: request.model || "a model",
      step: (id, options) => api.modelStep(id, request, options),
    };
  }

  get fixedEquation() {
    const params = {};
    for (const part of this.numbers.value.split(/[,;\s]+/)) {
      const [name, value] = part.split("=");
      if (name && value !== undefined && Number.isFinite(Number(value))) params[name] = Number(value);
    }
    const action = { equation: this.equation.value, params };
    return { kind: "equation", name: "Fixed equation", step: (id, options) => api.step(id, action, options) };
  }

  /** What a link may hold of the choice: never the key. */
  get shared() {
    const kind = this.choice.value;
    if (kind === "solver") return {};
    if (kind === "equation") return { policy: kind, equation: this.equation.value, params: this.numbers.value };
    return { policy: kind, base_url: this.preset ? undefined : this.address.value, model: this.model.value };
  }

  set shared(given) {
    const isThere = [...this.choice.options].some((option) => option.value === given.policy);
    this.choice.value = isThere ? given.policy : "solver";
    this.update();
    if (given.base_url && this.choice.value === "address") this.address.value = given.base_url;
    if (given.model) this.model.value = given.model;
    if (given.equation) this.equation.value = given.equation;
    if (given.params) this.numbers.value = given.params;
  }
}
"""##),
WebFile("problem.js", digest: "d7f7f9915fdebd44", ##"""
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
"""##),
WebFile("run.js", digest: "a86680bd7a5da62f", ##"""
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
"""##),
WebFile("runner.js", digest: "c963c694556c897c", ##"""
// One episode on the page, as it runs: its equation, charts, player and turns. The tabs Run and Compare have one or two.

import * as api from "./api.js";
import { Charts } from "./charts.js";
import { h, replace } from "./dom.js";
import { Episode } from "./episode.js";
import { count, duration, fixed, shown } from "./format.js";
import { Headline } from "./headline.js";
import { Player } from "./player.js";
import { card, problem } from "./turn.js";

const stages = {
  screening: "comparing first guesses",
  searching: "exchanging terms",
  polishing: "making the best laws exact",
  resampling: "checking with new noise",
};

/** An episode's view. */
export class Runner {
  /**
   * @param {{charts?: Charts, series?: number, finished?: function(Episode)}} options charts that another runner shares,
   *   and which of the predictions in them is this one's
   */
  constructor({ charts = new Charts(), series = 0, finished = () => {} } = {}) {
    this.charts = charts;
    this.series = series;
    this.finished = finished;
    this.episode = null;
    this.player = new Player((index, part) => this.showFrame(index, part));
    this.headline = new Headline("Found", `Found ${series ? "by B" : "by A"}`);
    this.turns = h("ol", { class: "turns", reversed: true });
    this.stream = h(
      "details",
      { class: "stream", hidden: true },
      h("summary", {}, "The model’s answer as it arrives"),
      this.streamText = h("pre", { tabindex: 0 }),
    );
    this.trouble = h("div", {});
  }

  /** Whether an episode goes on in which a turn can be taken. */
  get canStep() {
    return Boolean(this.episode) && !this.episode.isDone && !this.isBusy;
  }

  /**
   * Begins an episode and shows its samples.
   * @param {Object} settings
   * @param {Object} policy
   */
  async begin(settings, policy) {
    this.controller = new AbortController();
    this.episode = await Episode.begin(settings, policy, { signal: this.controller.signal, isQuiet: true });
    this.player.clear();
    replace(this.turns);
    replace(this.trouble);
    this.stream.hidden = true;
    this.headline.clear();
    if (this.series === 0) this.charts.setProblem(this.episode.observation);
    this.headline.say(`${this.episode.observation.trajectory.length} samples, and no equation yet`);
  }

  /**
   * Takes turns until the episode ends or somebody stops it.
   * @param {Object} policy
   * @param {number} most how many
   */
  async run(policy, most = Infinity) {
    const { episode } = this;
    this.controller = new AbortController();
    this.isBusy = true;
    replace(this.trouble);
    this.addRest();
    try {
      for (let taken = 0; taken < most && !episode.isDone; taken += 1) await this.turn(policy);
      if (episode.isDone) await this.end();
    } catch (error) {
      // Another problem was chosen meanwhile.
      if (this.episode !== episode) return;
      if (error.name === "AbortError") {
        this.headline.say(`Stopped after ${episode.turns.length ? `turn ${episode.turns.length}` : "no turn"}`);
      } else {
        this.headline.say("The turn was not taken");
        replace(this.trouble, problem(error));
      }
    } finally {
      clearInterval(this.clock);
      this.isBusy = false;
      this.headline.meter.hidden = true;
    }
  }

  /** Shows the turns of an episode that was played before, on the same samples. */
  async replay(record) {
    const { episode } = this;
    const look = ({ equation, params }) => api.preview(episode.id, { equation, params }, { isQuiet: true });
    this.addRest();
    try {
      for (const kept of record.turns) {
        this.show(episode.recall(kept, await look(kept)));
      }
      if (record.truth) {
        Object.assign(episode, {
          truth: { ...record.truth, equation_markup: (await look(record.truth)).equation_markup },
          evaluation: record.evaluation,
        });
      }
      episode.isDone = true;
      this.sayEnd();
      this.headline.showTruth(episode);
    } catch (error) {
      replace(this.trouble, problem(error));
    }
  }

  addRest() {
    if (this.episode.frames.length) return;
    this.episode.addRest();
    this.player.add("before the first proposal");
  }

  /** Stops a turn that is being taken. */
  stop() {
    this.controller?.abort();
  }

  async turn(policy) {
    const { episode } = this;
    const number = episode.turns.length + 1;
    const begun = performance.now();
    let doing = policy.kind === "solver"
      ? "looking at the samples"
      : policy.kind === "model"
      ? "waiting for the model"
      : "verifying";
    const tick = () =>
      this.headline.say(
        `Turn ${number} of ${episode.turnLimit}: ${doing}`,
        "",
        duration((performance.now() - begun) / 1000),
      );
    tick();
    clearInterval(this.clock);
    this.clock = setInterval(tick, 200);
    this.headline.meter.hidden = policy.kind !== "solver";
    this.headline.meter.value = 0;
    let text = "";
    const turn = await episode.step(policy, this.controller.signal, (kind, data) => {
      if (kind === "progress") {
        doing = stages[data.stage] ?? data.stage;
        this.headline.meter.value = data.spent;
      } else if (kind === "frame") this.player.add(`${doing}, match ${fixed(data.match, 2)}`);
      else if (kind === "waiting") doing = shown(data.detail, 120);
      else if (kind === "text" || kind === "reasoning") {
        doing = kind === "text" ? "the model writes" : "the model thinks";
        text += data.text;
        this.stream.hidden = false;
        replace(this.streamText, shown(text.slice(-20000), 20000));
      }
    });
    clearInterval(this.clock);
    this.show(turn);
    this.headline.say(`Turn ${turn.number} of ${episode.turnLimit}: match ${fixed(turn.parts.match)}`);
  }

  show(turn) {
    const { episode } = this;
    this.player.add(`turn ${turn.number} of ${episode.turnLimit}`);
    const index = episode.frames.length - 1;
    this.turns.prepend(card(turn, { isSolved: episode.isSolved, select: () => this.player.jump(index) }));
  }

  sayEnd() {
    const { episode } = this;
    const { best } = episode;
    if (episode.isSolved) {
      this.headline.say(`at turn ${episode.turns.length}, match ${fixed(best.parts.match)}`, "good");
    } else {this.headline.say(
        `after ${count(episode.turns.length, "turn")}; the best match is ${fixed(best?.parts.match)}`,
        "bad",
      );}
  }

  async end() {
    const { episode } = this;
    this.sayEnd();
    await episode.reveal();
    this.headline.showTruth(episode);
    this.finished(episode);
  }

  showFrame(index, part) {
    const { frames } = this.episode;
    const frame = frames[index];
    if (!frame) return;
    // A proposal that predicts nothing leaves the last curve where it was.
    const before = frames.slice(0, index).findLast((earlier) => earlier.prediction);
    // Nothing is predicted yet where everything rests; the first curve only unfolds from there.
    this.charts.show(before?.prediction ?? null, frame.isRest ? null : frame.prediction, part, this.series);
    if (this.shownFrame !== frame) {
      this.shownFrame = frame;
      this.headline.showLaw(frame.isRest ? null : frame);
      this.headline.showTurn(frame.turn ?? null);
    }
  }
}
"""##),
WebFile("series.js", digest: "cd0e86a4ce3e6aa0", ##"""
// Samples as columns of numbers: what charts draw.

/**
 * The columns of an array of samples.
 * @param {Array<Object>} samples
 * @param {string[]} names
 * @returns {{t: Float64Array, [name: string]: Float64Array}}
 */
export function columns(samples, names) {
  const made = {};
  for (const name of ["t", ...names]) made[name] = Float64Array.from(samples, (sample) => sample[name] ?? NaN);
  return made;
}

/** The smallest and the largest finite number. */
export function extent(values) {
  let low = Infinity, high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 1];
}

/** A range with some room around it. */
export function padded([low, high], part = 0.08) {
  const room = (high - low) * part || Math.abs(high) * part || 1;
  return [low - room, high + room];
}

/**
 * The variables' roles: which are positions, and which velocities belong to them.
 * @param {string[]} names
 * @returns {Array<{position: string, velocity?: string}>}
 */
export function motions(names) {
  const velocityOf = (name) => names.find((other) => other === `v${name}` || other === `d${name}`);
  const velocities = new Set(names.map(velocityOf).filter(Boolean));
  return names.filter((name) => !velocities.has(name)).map((position) => ({
    position,
    velocity: velocityOf(position),
  }));
}

/**
 * Columns between two others, for an animation; where one lacks a value, the other's counts.
 * @param {Object|null} from
 * @param {Object|null} to
 * @param {number} part 0 is `from`, 1 is `to`
 * @param {string[]} names
 */
export function between(from, to, part, names) {
  if (!from || part >= 1) return to;
  if (!to || part <= 0) return from;
  const made = { t: to.t };
  for (const name of names) {
    const column = new Float64Array(to.t.length);
    for (let index = 0; index < column.length; index += 1) {
      const a = from[name][index], b = to[name][index];
      column[index] = Number.isFinite(a) ? (Number.isFinite(b) ? a + (b - a) * part : part < 0.5 ? a : NaN) : b;
    }
    made[name] = column;
  }
  return made;
}

/** The index of the time that is nearest. */
export function nearest(times, time) {
  let low = 0, high = times.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times[middle] <= time) low = middle;
    else high = middle;
  }
  return Math.abs(times[high] - time) < Math.abs(times[low] - time) ? high : low;
}
"""##),
WebFile("share.js", digest: "de5cab2032880162", ##"""
// Texts and addresses to take away.

import { h, replace } from "./dom.js";

/**
 * A button that copies a text.
 * @param {string} label
 * @param {function(): string} read the text at that time
 * @param {Object} [properties]
 * @returns {HTMLButtonElement}
 */
export function copyButton(label, read, properties = {}) {
  const button = h("button", {
    type: "button",
    class: "quiet",
    ...properties,
    click: async () => {
      try {
        await navigator.clipboard.writeText(read());
        replace(button, "Copied");
      } catch {
        // A frame may not be allowed to.
        const text = read();
        replace(button, text.length < 400 ? text : "Select it and copy");
        return;
      }
      setTimeout(() => replace(button, label), 2000);
    },
  }, label);
  return button;
}

/** What a link may say of a problem. */
export const settingNames = ["system", "seed", "turns", "noise", "reveal", "variant"];

/**
 * The address that opens a problem and who proposes: seed and settings, never a key, never a table.
 * @param {Object} settings
 * @param {Object} [policy]
 * @returns {string}
 */
export function link(settings, policy = {}) {
  const said = settingNames.map((name) => [name, settings[name]]).concat(Object.entries(policy));
  const query = new URLSearchParams(said.filter(([, value]) => value !== undefined && value !== ""));
  return `${location.origin}${location.pathname}#run?${query}`;
}
"""##),
WebFile("store.js", digest: "119ca1c6255f0752", ##"""
// What this browser remembers of episodes; where it may store nothing, for as long as the page is open.

const place = "physix.history";
const most = 200;
let records = load();

/** Called when something was added or removed. */
export const watchers = new Set();

function load() {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "[]");
  } catch {
    return [];
  }
}

function save() {
  // The oldest ones go first where there is no room for all.
  for (let kept = records.length; kept >= 0; kept = kept > 0 ? Math.floor(kept / 2) : -1) {
    try {
      localStorage.setItem(place, JSON.stringify(records.slice(0, kept)));
      break;
    } catch (error) {
      if (error.name !== "QuotaExceededError") break;
    }
  }
  for (const tell of watchers) tell();
}

/** All episodes, the newest first. */
export const all = () => records;

/** Remembers an episode. */
export function keep(record) {
  records = [{ id: crypto.randomUUID?.() ?? String(Math.random()), ...record }, ...records].slice(0, most);
  save();
}

/** Forgets one, or all. */
export function forget(id) {
  records = id === undefined ? [] : records.filter((record) => record.id !== id);
  save();
}
"""##),
WebFile("systems.js", digest: "9a2f50efe0ae2638", ##"""
// The built-in systems by what a person sees, and a first guess at each that leaves something out.

const known = {
  free_fall: ["A falling stone", "d2y/dt2 = -9"],
  free_fall_drag: ["A fall through air", "d2y/dt2 = -9.81"],
  simple_pendulum: ["A pendulum", "d2theta/dt2 = -9.81*theta"],
  damped_pendulum: ["A pendulum with friction", "d2theta/dt2 = -9.81*sin(theta)"],
  spring_mass: ["A mass on a spring", "d2x/dt2 = -9*x"],
  damped_spring: ["A spring with friction", "d2x/dt2 = -9*x"],
  projectile_drag: ["A throw through air", "d2x/dt2 = 0; d2y/dt2 = -9.81"],
  charged_particle: ["A charge between magnets", "d2x/dt2 = vy; d2y/dt2 = -vx"],
  van_der_pol: ["A self-driven oscillator", "d2x/dt2 = -x"],
  duffing: ["A spring that stiffens", "d2x/dt2 = -x"],
  driven_oscillator: ["A spring that is shaken", "d2x/dt2 = -x"],
  coupled_oscillators: ["Two masses on three springs", "d2x/dt2 = -x; d2y/dt2 = -y"],
  kepler_orbit: ["A planet around a star", "d2x/dt2 = -x; d2y/dt2 = -y"],
  lotka_volterra: ["Predator and prey", "dx/dt = x; dy/dt = -y"],
  sir_epidemic: ["An epidemic", "dS/dt = -S*I; dI/dt = S*I - I; dR/dt = I"],
  lorenz: ["Rolling air (Lorenz)", "dx/dt = y - x; dy/dt = x - y; dz/dt = -z"],
  rossler: ["A folding spiral (Rössler)", "dx/dt = -y; dy/dt = x; dz/dt = -z"],
  double_well: ["A ball between two valleys", "d2x/dt2 = x"],
  bead_on_hoop: ["A bead on a spinning hoop", "d2theta/dt2 = -9.81*sin(theta)"],
  three_body_planar: ["A body between two others", "d2x/dt2 = -x; d2y/dt2 = -y"],
};

/** What the page begins with. */
export const firstSystem = "damped_spring";

/**
 * A system in words.
 * @param {string} id
 * @returns {string}
 */
export function title(id) {
  return known[id]?.[0] ?? (id ? id.replaceAll("_", " ") : "Your data");
}

/**
 * A first guess at a system: what one would write down before looking at the data.
 * @param {string} id
 * @param {string[]} variables
 * @returns {string}
 */
export function guess(id, variables) {
  const text = known[id]?.[1];
  if (text) return text;
  const velocities = new Set(variables.flatMap((name) => [`v${name}`, `d${name}`]));
  const positions = variables.filter((name) => !velocities.has(name));
  return positions.map((
    name,
  ) => (variables.includes(`v${name}`) || variables.includes(`d${name}`)
    ? `d2${name}/dt2 = -${name}`
    : `d${name}/dt = -${name}`)
  )
    .join("; ");
}
"""##),
WebFile("table.js", digest: "f10a1d29869ee409", ##"""
// Tables of text: which character separates the columns, what they are called, and which ones are wanted.
// The server reads the numbers and says what is wrong with them; this is for showing and choosing.

/**
 * A table's rows of cells.
 * @param {string} text
 * @returns {{separator: string, header: string[], rows: string[][], hasHeader: boolean}}
 */
export function parse(text) {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const first = lines[0] ?? "";
  const separator = ["\t", ";", ","].find((candidate) => first.includes(candidate)) ?? ",";
  const cells = (line) => line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  const isNumber = (cell) => cell !== "" && Number.isFinite(Number(cell.replace(",", ".")));
  const head = cells(first);
  const hasHeader = !head.every(isNumber);
  const header = hasHeader ? head : head.map((_, index) => (index === 0 ? "t" : `x${index}`));
  return { separator, header, rows: lines.slice(hasHeader ? 1 : 0).map(cells), hasHeader };
}

/**
 * The column that is probably the time: one with such a name, or else the first.
 * @param {string[]} header
 * @returns {number}
 */
export function timeColumn(header) {
  const found = header.findIndex((name) => /^(t|time|zeit|temps|date|year|seconds?)\b/i.test(name));
  return Math.max(0, found);
}

/**
 * A table with some of the columns.
 * @param {{separator: string, header: string[], rows: string[][]}} table
 * @param {number[]} chosen
 * @param {number} time
 * @returns {string}
 */
export function selection({ separator, header, rows }, chosen, time) {
  const order = [time, ...chosen.filter((index) => index !== time)];
  const line = (cells) => order.map((index) => cells[index] ?? "").join(separator);
  return `${[line(header.map((name, index) => (index === time ? "t" : name))), ...rows.map(line)].join("\n")}\n`;
}

// The figures of Examples/lynx-hare.csv, whose README names their source.
const hares = [
  30,
  47.2,
  70.2,
  77.4,
  36.3,
  20.6,
  18.1,
  21.4,
  22,
  25.4,
  27.1,
  40.3,
  57,
  76.6,
  52.3,
  19.5,
  11.2,
  7.6,
  14.6,
  16.2,
  24.7,
];
const lynxes = [
  4,
  6.1,
  9.8,
  35.2,
  59.4,
  41.7,
  19,
  13,
  8.3,
  9.1,
  7.4,
  8,
  12.3,
  19.5,
  45.7,
  51.1,
  29.7,
  15.8,
  9.7,
  10.1,
  8.6,
];
const furs = `t,hare,lynx\n${hares.map((hare, year) => `${1900 + year},${hare},${lynxes[year]}`).join("\n")}\n`;

/** Files to try: measured, or simulated with noise. */
export const samples = [
  {
    name: "Lynx and hare, 1900 to 1920",
    hint: "Furs traded by the Hudson’s Bay Company, in thousands.",
    text: furs,
  },
  {
    name: "A cup that cools (simulated)",
    hint: "The temperature of a cup of tea in a room, in °C, every two minutes.",
    text: `minutes,temperature\n${
      Array.from({ length: 25 }, (_, index) =>
        `${index * 2},${
          (21 + 62 * Math.exp(-0.052 * index * 2) + 0.25 * Math.sin(index * 12.9898) * Math.cos(index * 4.1414))
            .toFixed(2)
        }`).join("\n")
    }\n`,
  },
  {
    name: "A swing, angle only (simulated)",
    hint: "The angle of a swing in rad; how fast it turned was not measured.",
    text: `t,theta\n${
      Array.from({ length: 90 }, (_, index) =>
        `${(index * 0.12).toFixed(2)},${
          (0.42 * Math.exp(-0.09 * index * 0.12) * Math.cos(2.42 * index * 0.12) + 0.003 * Math.sin(index * 78.233))
            .toFixed(4)
        }`).join("\n")
    }\n`,
  },
];
"""##),
WebFile("turn.js", digest: "111244f38ba9da94", ##"""
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
"""##),
    ]
}
