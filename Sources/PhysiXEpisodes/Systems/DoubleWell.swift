extension SystemDefinition {
    /// A particle between two valleys.
    ///
    /// - **Law**: a force away from the middle, a cubic one back, and friction. Altered: the fifth power instead of
    ///   the cube.
    /// - **State**: place `x`, velocity `vx`.
    /// - **Parameters**: push `a`, return `b`, damping `c`, each per mass.
    /// - **Start**: 0.2 to 1.8 from the middle, slow.
    /// - **Source**: P. Holmes, A nonlinear oscillator with a strange attractor, Phil. Trans. R. Soc. A 292 (1979).
    public static let doubleWell = SystemDefinition(
        id: "double_well", tier: 4,
        law: Law(
            of: ["x", "vx"],
            "d2x/dt2 = a*x - b*x**3 - c*vx",
            altered: "d2x/dt2 = a*x - b*x**5 - c*vx",
            parameters: ["a": .uniform(0.5, 1.5), "b": .uniform(0.5, 1.5), "c": .uniform(0.05, 0.2)]),
        start: ["x": .uniform(0.2, 1.8), "vx": .uniform(-0.5, 0.5)],
        duration: 15,
        hint: "A particle moves with some friction in a landscape with two valleys and starts at x = {x}.")
}
