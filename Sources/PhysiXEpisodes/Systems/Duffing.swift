extension SystemDefinition {
    /// A mass on a spring that stiffens.
    ///
    /// - **Law**: a linear and a cubic restoring force, with friction. Altered: the fifth power instead of the cube.
    /// - **State**: displacement `x`, velocity `vx`.
    /// - **Parameters**: linear stiffness `a`, cubic stiffness `b`, damping `c`, each per mass.
    /// - **Start**: at rest, 0.5 to 2 out.
    /// - **Source**: G. Duffing, Erzwungene Schwingungen bei veränderlicher Eigenfrequenz (1918).
    public static let duffing = SystemDefinition(
        id: "duffing", tier: 4,
        law: Law(
            of: ["x", "vx"],
            "d2x/dt2 = -a*x - b*x**3 - c*vx",
            altered: "d2x/dt2 = -a*x - b*x**5 - c*vx",
            parameters: ["a": .uniform(0.5, 2), "b": .uniform(0.5, 2), "c": .uniform(0.05, 0.3)]),
        start: ["x": .uniform(0.5, 2), "vx": 0],
        duration: 15,
        hint: "A mass on a spring that stiffens as it is stretched is released from rest at x = {x}.")
}
