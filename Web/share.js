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
  const button = h("button", { type: "button", class: "quiet", ...properties, click: async () => {
    try {
      await navigator.clipboard.writeText(read());
      replace(button, "Copied");
    } catch {
      // A frame may not be allowed to; then the text itself is there to be selected.
      replace(button, read());
      return;
    }
    setTimeout(() => replace(button, label), 2000);
  } }, label);
  return button;
}

/**
 * The address that opens a problem and who proposes: seed and settings, never a key, never a table.
 * @param {Object} settings
 * @param {Object} [policy]
 * @returns {string}
 */
export function link(settings, policy = {}) {
  const { table, name, hint, isLong, ...plain } = settings;
  const said = new URLSearchParams(Object.entries({ ...plain, ...policy }).filter(([, value]) => value !== undefined && value !== ""));
  return `${location.origin}${location.pathname}#run?${said}`;
}
