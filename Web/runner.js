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
