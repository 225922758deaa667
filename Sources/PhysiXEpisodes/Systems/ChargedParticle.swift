extension SystemDefinition {
    /// A charge in a uniform magnetic field.
    ///
    /// - **Law**: a force across the velocity: a circle. Altered: one component goes with the cube of the velocity.
    /// - **State**: place `x`, `y` in m, velocity `vx`, `vy` in m/s.
    /// - **Parameters**: angular frequency `w` in rad/s: charge times field over mass.
    /// - **Start**: at the origin, 1 to 5 m/s in any direction.
    /// - **Source**: J. D. Jackson, Classical Electrodynamics, section 12.2.
    public static let chargedParticle = SystemDefinition(
        id: "charged_particle", tier: 3,
        law: Law(
            of: ["x", "y", "vx", "vy"],
            "d2x/dt2 = w*vy; d2y/dt2 = -w*vx",
            altered: "d2x/dt2 = w*vy; d2y/dt2 = -w*vx**3",
            parameters: ["w": .uniform(0.5, 3)]),
        start: ["x": 0, "y": 0, "speed": .uniform(1, 5), "angle": .uniform(0, 360)],
        duration: 6,
        hint: """
            A charged particle enters a uniform magnetic field with a speed of {speed} m/s and moves in a \
            plane across it.
            """)
}
