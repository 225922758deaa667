// The built-in systems by what a person sees, and a first guess at each that leaves something out.

const known = {
  free_fall: ["A falling stone", "d2y/dt2 = -9"],
  free_fall_drag: ["A fall through air", "d2y/dt2 = -9.81"],
  simple_pendulum: ["A pendulum", "d2theta/dt2 = -9.81*theta"],
  damped_pendulum: ["A pendulum with friction", "d2theta/dt2 = -9.81*sin(theta)"],
  spring_mass: ["A mass on a spring", "d2x/dt2 = -9*x"],
  damped_spring: ["A spring with friction", "d2x/dt2 = -9*x"],
  projectile_drag: ["A throw through air", "d2x/dt2 = 0; d2y/dt2 = -9.81"],
  charged_particle: ["A charge between magnets", "d2x/dt2 = vy; d2y/dt2 = -vx"],
  van_der_pol: ["A self-driven oscillator", "d2x/dt2 = -x"],
  duffing: ["A spring that stiffens", "d2x/dt2 = -x"],
  driven_oscillator: ["A spring that is shaken", "d2x/dt2 = -x"],
  coupled_oscillators: ["Two masses on three springs", "d2x/dt2 = -x; d2y/dt2 = -y"],
  kepler_orbit: ["A planet around a star", "d2x/dt2 = -x; d2y/dt2 = -y"],
  lotka_volterra: ["Predator and prey", "dx/dt = x; dy/dt = -y"],
  sir_epidemic: ["An epidemic", "dS/dt = -S*I; dI/dt = S*I - I; dR/dt = I"],
  lorenz: ["Rolling air (Lorenz)", "dx/dt = y - x; dy/dt = x - y; dz/dt = -z"],
  rossler: ["A folding spiral (Rössler)", "dx/dt = -y; dy/dt = x; dz/dt = -z"],
  double_well: ["A ball between two valleys", "d2x/dt2 = x"],
  bead_on_hoop: ["A bead on a spinning hoop", "d2theta/dt2 = -9.81*sin(theta)"],
  three_body_planar: ["A body between two others", "d2x/dt2 = -x; d2y/dt2 = -y"],
};

/** What the page begins with. */
export const firstSystem = "damped_spring";

/**
 * A system in words.
 * @param {string} id
 * @returns {string}
 */
export function title(id) {
  return known[id]?.[0] ?? (id ? id.replaceAll("_", " ") : "Your data");
}

/**
 * A first guess at a system: what one would write down before looking at the data.
 * @param {string} id
 * @param {string[]} variables
 * @returns {string}
 */
export function guess(id, variables) {
  const text = known[id]?.[1];
  if (text) return text;
  const velocities = new Set(variables.flatMap((name) => [`v${name}`, `d${name}`]));
  const positions = variables.filter((name) => !velocities.has(name));
  return positions.map((
    name,
  ) => (variables.includes(`v${name}`) || variables.includes(`d${name}`)
    ? `d2${name}/dt2 = -${name}`
    : `d${name}/dt = -${name}`)
  )
    .join("; ");
}
