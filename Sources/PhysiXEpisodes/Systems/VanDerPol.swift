extension SystemDefinition {
    /// An oscillator that keeps itself going.
    ///
    /// - **Law**: damping that turns into driving at small displacements. Altered: it turns linearly, not with the
    ///   square.
    /// - **State**: displacement `x`, velocity `vx`.
    /// - **Parameters**: strength `mu` of the nonlinear damping.
    /// - **Start**: anywhere around the limit cycle.
    /// - **Source**: B. van der Pol, On relaxation-oscillations, Phil. Mag. 2 (1926).
    public static let vanDerPol = SystemDefinition(
        id: "van_der_pol", tier: 4,
        law: Law(
            of: ["x", "vx"],
            "d2x/dt2 = mu*(1 - x**2)*vx - x",
            altered: "d2x/dt2 = mu*(1 - abs(x))*vx - x",
            parameters: ["mu": .uniform(0.5, 3)]),
        start: ["x": .uniform(0.5, 2.5), "vx": .uniform(-1, 1)],
        duration: 20,
        hint: """
            A self-sustained electrical oscillation settles into the same cycle whatever its start, here \
            from x = {x}.
            """)
}
