extension SystemDefinition {
    /// A pendulum with friction.
    ///
    /// - **Law**: a pendulum and a torque against the angular velocity. Altered: it is pulled back with the cube of
    ///   the angle.
    /// - **State**: angle `theta` in rad, angular velocity `dtheta` in rad/s.
    /// - **Parameters**: gravity `g` in m/s², length `L` in m, damping `b` in 1/s.
    /// - **Start**: at rest, 0.3 to 1 rad out.
    /// - **Source**: S. H. Strogatz, Nonlinear Dynamics and Chaos, section 6.7.
    public static let dampedPendulum = SystemDefinition(
        id: "damped_pendulum", tier: 2,
        law: Law(
            of: ["theta", "dtheta"],
            "d2theta/dt2 = -(g/L)*sin(theta) - b*dtheta",
            altered: "d2theta/dt2 = -(g/L)*theta**3 - b*dtheta",
            parameters: ["g": 9.81, "L": .uniform(0.5, 2), "b": .uniform(0.05, 0.3)]),
        start: ["theta": .uniform(0.3, 1.0), "dtheta": 0],
        duration: 10,
        hint: "A pendulum of length {L} m swings freely and its amplitude visibly decreases.")
}
