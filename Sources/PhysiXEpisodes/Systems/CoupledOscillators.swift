extension SystemDefinition {
    /// Two equal masses, each on a spring and joined by a third.
    ///
    /// - **Law**: Hooke's law for all three springs: the motion wanders from one mass to the other. Altered: a cubic
    ///   coupling.
    /// - **State**: displacements `x`, `y`, velocities `vx`, `vy`.
    /// - **Parameters**: stiffness `k` of the outer springs and `c` of the coupling, per mass.
    /// - **Start**: at rest, the first mass displaced more.
    /// - **Source**: A. P. French, Vibrations and Waves, chapter 5.
    public static let coupledOscillators = SystemDefinition(
        id: "coupled_oscillators", tier: 4,
        law: Law(
            of: ["x", "y", "vx", "vy"],
            "d2x/dt2 = -k*x - c*(x - y); d2y/dt2 = -k*y - c*(y - x)",
            altered: "d2x/dt2 = -k*x - c*(x - y)**3; d2y/dt2 = -k*y - c*(y - x)**3",
            parameters: ["k": .uniform(2, 8), "c": .uniform(0.3, 2)]),
        start: ["x": .uniform(0.5, 1.5), "y": .uniform(-0.5, 0.5), "vx": 0, "vy": 0],
        duration: 15,
        hint: """
            Two equal masses, each held by a spring of its own, are joined by a third spring; the first \
            starts at x = {x}.
            """)
}
