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
