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
