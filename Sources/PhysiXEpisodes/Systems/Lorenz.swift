extension SystemDefinition {
    /// Convection in a fluid layer, reduced to three modes.
    ///
    /// - **Law**: the classic of chaos. Altered: the square of `x` instead of the product drives `z`.
    /// - **State**: convection `x`, temperature differences `y` and `z`.
    /// - **Parameters**: Prandtl number `sigma`, Rayleigh number `rho` relative to its critical value, geometry
    ///   `beta`.
    /// - **Start**: on one wing of the attractor; observed for about four turns, while the truth is still
    ///   predictable.
    /// - **Source**: E. N. Lorenz, Deterministic nonperiodic flow, J. Atmos. Sci. 20 (1963).
    public static let lorenz = SystemDefinition(
        id: "lorenz", tier: 4,
        law: Law(
            of: ["x", "y", "z"],
            "dx/dt = sigma*(y - x); dy/dt = x*(rho - z) - y; dz/dt = x*y - beta*z",
            altered: "dx/dt = sigma*(y - x); dy/dt = x*(rho - z) - y; dz/dt = x**2 - beta*z",
            parameters: ["sigma": 10, "rho": .uniform(24, 32), "beta": .uniform(2.4, 3)]),
        start: ["x": .uniform(1, 5), "y": .uniform(1, 5), "z": .uniform(15, 25)],
        duration: 4,
        hint: "Three coupled quantities describe the convection of a fluid that is heated from below.")
}
