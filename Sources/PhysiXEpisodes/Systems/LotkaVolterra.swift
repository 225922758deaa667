extension SystemDefinition {
    /// Predators and their prey.
    ///
    /// - **Law**: prey grow and are eaten, predators starve and grow by eating. Altered: predators hunt in packs,
    ///   with their power 1.5.
    /// - **State**: prey `x`, predators `y`, in thousands.
    /// - **Parameters**: growth `a` and death `c` in 1/year, encounters `b` and yield `d` in 1/(thousand · year).
    /// - **Start**: 20 to 40 thousand prey, 5 to 15 thousand predators.
    /// - **Source**: V. Volterra, Fluctuations in the abundance of a species, Nature 118 (1926).
    public static let lotkaVolterra = SystemDefinition(
        id: "lotka_volterra", tier: 4,
        law: Law(
            of: ["x", "y"],
            "dx/dt = a*x - b*x*y; dy/dt = -c*y + d*x*y",
            altered: "dx/dt = a*x - b*x*y**1.5; dy/dt = -c*y + d*x*y",
            parameters: [
                "a": .uniform(0.4, 0.8), "b": .uniform(0.02, 0.04), "c": .uniform(0.6, 1.0), "d": .uniform(0.02, 0.04),
            ]),
        start: ["x": .uniform(20, 40), "y": .uniform(5, 15)],
        duration: 20,
        hint: "Two animal populations in thousands: y lives on x; there are {x:1} of x and {y:1} of y at first.")
}
