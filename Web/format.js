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
