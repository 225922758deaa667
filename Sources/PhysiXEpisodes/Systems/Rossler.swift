extension SystemDefinition {
    /// A chaotic flow with a single nonlinear term.
    ///
    /// - **Law**: an outward spiral that folds back. Altered: `b` multiplies `x`, in Rössler's later form.
    /// - **State**: `x` and `y` of the spiral, `z` of the fold.
    /// - **Parameters**: growth `a`, inflow `b`, threshold `c`.
    /// - **Start**: on the spiral.
    /// - **Source**: O. E. Rössler, An equation for continuous chaos, Phys. Lett. A 57 (1976).
    public static let rossler = SystemDefinition(
        id: "rossler", tier: 4,
        law: Law(
            of: ["x", "y", "z"],
            "dx/dt = -y - z; dy/dt = x + a*y; dz/dt = b + z*(x - c)",
            altered: "dx/dt = -y - z; dy/dt = x + a*y; dz/dt = b*x + z*(x - c)",
            parameters: ["a": .uniform(0.15, 0.25), "b": .uniform(0.15, 0.25), "c": .uniform(4, 6)]),
        start: ["x": .uniform(1, 4), "y": .uniform(-4, -1), "z": .uniform(0, 0.5)],
        duration: 25,
        hint: "Two of three quantities spiral outwards until the third throws them back.")
}
