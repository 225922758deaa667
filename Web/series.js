// Samples as columns of numbers: what charts draw.

/**
 * The columns of an array of samples.
 * @param {Array<Object>} samples
 * @param {string[]} names
 * @returns {{t: Float64Array, [name: string]: Float64Array}}
 */
export function columns(samples, names) {
  const made = {};
  for (const name of ["t", ...names]) made[name] = Float64Array.from(samples, (sample) => sample[name] ?? NaN);
  return made;
}

/** The smallest and the largest finite number. */
export function extent(values) {
  let low = Infinity, high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 1];
}

/** A range with some room around it. */
export function padded([low, high], part = 0.08) {
  const room = (high - low) * part || Math.abs(high) * part || 1;
  return [low - room, high + room];
}

/**
 * The variables' roles: which are positions, and which velocities belong to them.
 * @param {string[]} names
 * @returns {Array<{position: string, velocity?: string}>}
 */
export function motions(names) {
  const velocityOf = (name) => names.find((other) => other === `v${name}` || other === `d${name}`);
  const velocities = new Set(names.map(velocityOf).filter(Boolean));
  return names.filter((name) => !velocities.has(name)).map((position) => ({
    position,
    velocity: velocityOf(position),
  }));
}

/**
 * Columns between two others, for an animation; where one lacks a value, the other's counts.
 * @param {Object|null} from
 * @param {Object|null} to
 * @param {number} part 0 is `from`, 1 is `to`
 * @param {string[]} names
 */
export function between(from, to, part, names) {
  if (!from || part >= 1) return to;
  if (!to || part <= 0) return from;
  const made = { t: to.t };
  for (const name of names) {
    const column = new Float64Array(to.t.length);
    for (let index = 0; index < column.length; index += 1) {
      const a = from[name][index], b = to[name][index];
      column[index] = Number.isFinite(a) ? (Number.isFinite(b) ? a + (b - a) * part : part < 0.5 ? a : NaN) : b;
    }
    made[name] = column;
  }
  return made;
}

/** The index of the time that is nearest. */
export function nearest(times, time) {
  let low = 0, high = times.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times[middle] <= time) low = middle;
    else high = middle;
  }
  return Math.abs(times[high] - time) < Math.abs(times[low] - time) ? high : low;
}
