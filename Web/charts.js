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
