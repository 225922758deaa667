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
