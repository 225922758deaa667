extension SystemDefinition {
    /// A pendulum without friction.
    ///
    /// - **Law**: the restoring torque goes with the sine of the angle. Altered: with the cube of the angle.
    /// - **State**: angle `theta` in rad, angular velocity `dtheta` in rad/s.
    /// - **Parameters**: gravity `g` in m/s², length `L` in m.
    /// - **Start**: at rest, 0.2 to 1.2 rad out.
    /// - **Source**: C. Huygens, Horologium oscillatorium (1673).
    public static let simplePendulum = SystemDefinition(
        id: "simple_pendulum", tier: 1,
        law: Law(
            of: ["theta", "dtheta"],
            "d2theta/dt2 = -(g/L)*sin(theta)",
            altered: "d2theta/dt2 = -(g/L)*theta**3",
            parameters: ["g": 9.81, "L": .uniform(0.5, 2)]),
        start: ["theta": .uniform(0.2, 1.2), "dtheta": 0],
        duration: 10,
        hint: "A pendulum of length {L} m is released from rest at an angle of {theta} rad.")
}
