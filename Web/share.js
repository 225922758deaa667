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
