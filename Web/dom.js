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
