extension SystemDefinition {
    /// A mass on a spring with friction.
    ///
    /// - **Law**: Hooke's law and a force against the velocity. Altered: against its square.
    /// - **State**: displacement `x` in m, velocity `vx` in m/s.
    /// - **Parameters**: stiffness `k` in N/m, mass `m` in kg, damping `b` in kg/s.
    /// - **Start**: at rest, 0.3 to 2 m out.
    /// - **Source**: A. P. French, Vibrations and Waves, chapter 3.
    public static let dampedSpring = SystemDefinition(
        id: "damped_spring", tier: 2,
        law: Law(
            of: ["x", "vx"],
            "d2x/dt2 = -(k/m)*x - (b/m)*vx",
            altered: "d2x/dt2 = -(k/m)*x - (b/m)*abs(vx)*vx",
            parameters: ["k": .uniform(2, 20), "m": .uniform(0.5, 2), "b": .uniform(0.1, 0.8)]),
        start: ["x": .uniform(0.3, 2), "vx": 0],
        duration: 10,
        hint: """
            A mass of {m} kg on a spring of stiffness {k} N/m is released from rest and some friction acts \
            on it.
            """)
}
