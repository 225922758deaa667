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
