// What this browser remembers of episodes; where it may store nothing, for as long as the page is open.

const place = "physix.history";
const most = 200;
let records = load();

/** Called when something was added or removed. */
export const watchers = new Set();

function load() {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "[]");
  } catch {
    return [];
  }
}

function save() {
  // The oldest ones go first where there is no room for all.
  for (let kept = records.length; kept >= 0; kept = kept > 0 ? Math.floor(kept / 2) : -1) {
    try {
      localStorage.setItem(place, JSON.stringify(records.slice(0, kept)));
      break;
    } catch (error) {
      if (error.name !== "QuotaExceededError") break;
    }
  }
  for (const tell of watchers) tell();
}

/** All episodes, the newest first. */
export const all = () => records;

/** Remembers an episode. */
export function keep(record) {
  records = [{ id: crypto.randomUUID?.() ?? String(Math.random()), ...record }, ...records].slice(0, most);
  save();
}

/** Forgets one, or all. */
export function forget(id) {
  records = id === undefined ? [] : records.filter((record) => record.id !== id);
  save();
}
