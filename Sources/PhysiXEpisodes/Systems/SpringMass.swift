extension SystemDefinition {
    /// A mass on a spring.
    ///
    /// - **Law**: Hooke's law. Altered: the force goes with the cube of the displacement.
    /// - **State**: displacement `x` in m, velocity `vx` in m/s.
    /// - **Parameters**: stiffness `k` in N/m, mass `m` in kg.
    /// - **Start**: at rest, 0.5 to 2 m out.
    /// - **Source**: R. Hooke, De potentia restitutiva (1678).
    public static let springMass = SystemDefinition(
        id: "spring_mass", tier: 2,
        law: Law(
            of: ["x", "vx"],
            "d2x/dt2 = -(k/m)*x",
            altered: "d2x/dt2 = -(k/m)*x**3",
            parameters: ["k": .uniform(2, 20), "m": .uniform(0.5, 2)]),
        start: ["x": .uniform(0.5, 2), "vx": 0],
        duration: 10,
        hint: "A mass of {m} kg on a spring of stiffness {k} N/m is released from rest.")
}
