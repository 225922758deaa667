// The page: which tab is shown, light or dark, and what links say.

import * as api from "./api.js";
import { CompareTab } from "./compare.js";
import { DataTab } from "./data.js";
import { h, replace } from "./dom.js";
import { HandTab } from "./hand.js";
import { HistoryTab } from "./history.js";
import { RunTab } from "./run.js";
import { settingNames } from "./share.js";
import { keep } from "./store.js";
import { problem } from "./turn.js";

const themes = [["auto", "Follow the system"], ["light", "Light"], ["dark", "Dark"]];

function themeButton() {
  const read = () => {
    try {
      return localStorage.getItem("physix.theme") ?? "auto";
    } catch {
      return "auto";
    }
  };
  let current = read();
  const button = h("button", {
    type: "button",
    class: "quiet theme",
    click: () => show(themes[(themes.findIndex(([name]) => name === current) + 1) % themes.length][0]),
  }, h("span", { class: "icon theme-icon", "aria-hidden": "true" }));
  function show(theme) {
    current = theme;
    document.documentElement.dataset.theme = theme;
    button.setAttribute("aria-label", `Colours: ${themes.find(([name]) => name === theme)[1].toLowerCase()}`);
    button.title = button.getAttribute("aria-label");
    try {
      localStorage.setItem("physix.theme", theme);
    } catch { /* A frame may have no storage; the page forgets. */ }
  }
  show(current);
  return button;
}

/** The tabs, as the pattern for tabs of WAI-ARIA has them: arrow keys move between them. */
class Tabs {
  constructor(entries) {
    this.entries = entries;
    this.list = h(
      "div",
      { role: "tablist", "aria-label": "Parts of the page", keydown: (event) => this.move(event) },
      entries.map(([name, text]) =>
        h("button", {
          type: "button",
          role: "tab",
          id: `tab-${name}`,
          "aria-controls": `panel-${name}`,
          click: () => this.show(name),
        }, text)
      ),
    );
    this.panels = entries.map(([name, , tab]) =>
      h("div", { role: "tabpanel", id: `panel-${name}`, "aria-labelledby": `tab-${name}`, hidden: true }, tab.element)
    );
  }

  show(wanted) {
    const known = this.entries.some(([name]) => name === wanted) ? wanted : this.entries[0][0];
    this.entries.forEach(([name, , tab], index) => {
      const isShown = name === known;
      const button = this.list.children[index];
      button.setAttribute("aria-selected", String(isShown));
      button.tabIndex = isShown ? 0 : -1;
      this.panels[index].hidden = !isShown;
      if (isShown) {
        button.scrollIntoView?.({ block: "nearest", inline: "nearest" });
        tab.opened?.();
      }
    });
    if (location.hash.slice(1).split("?")[0] !== known) history.replaceState(null, "", `#${known}`);
  }

  move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const buttons = [...this.list.children];
    const current = buttons.indexOf(document.activeElement);
    const next = event.key === "Home"
      ? 0
      : event.key === "End"
      ? buttons.length - 1
      : step && (current + step + buttons.length) % buttons.length;
    if (next === undefined || current < 0) return;
    event.preventDefault();
    buttons[next].focus();
    this.show(this.entries[next][0]);
  }
}

/** What stands behind the tab's name in the address: settings, and who proposes. */
function linkedSettings() {
  const [tab, query] = location.hash.slice(1).split("?");
  const said = Object.fromEntries(new URLSearchParams(query ?? ""));
  const settings = {};
  for (const name of settingNames) {
    if (said[name] !== undefined) settings[name] = said[name];
  }
  const policy = {};
  for (const name of ["policy", "base_url", "model", "equation", "params"]) {
    if (said[name] !== undefined) policy[name] = said[name];
  }
  return { tab, settings, policy };
}

async function start() {
  const root = document.getElementById("page");
  const header = document.getElementById("tools");
  header.append(themeButton());
  let systems, presets;
  try {
    [systems, presets] = await Promise.all([api.systems(), api.providers()]);
  } catch (error) {
    replace(root, problem(error), h("button", { type: "button", click: () => location.reload() }, "Try again"));
    return;
  }
  // A server that calls no models offers none that has an address.
  const page = { systems, presets: presets?.some((preset) => preset.base_url) ? presets : null, keep };
  const run = new RunTab(page);
  page.run = run;
  page.hand = new HandTab(page);
  const tabs = new Tabs([
    ["run", "Run", run],
    ["compare", "Compare", new CompareTab(page)],
    ["hand", "By hand", page.hand],
    ["data", "Your data", new DataTab(page)],
    ["history", "History", new HistoryTab(page)],
  ]);
  page.show = (name) => tabs.show(name);
  replace(document.getElementById("tabs"), tabs.list);
  replace(root, tabs.panels);
  const open = () => {
    const { tab, settings, policy } = linkedSettings();
    tabs.show(tab);
    if (Object.keys({ ...settings, ...policy }).length) run.open(settings, policy);
    return Object.keys(settings).length > 0;
  };
  addEventListener("hashchange", () => {
    // The link to the content is no tab.
    if (location.hash !== "#page") open();
  });
  if (!open()) run.prepare();
}

start();
