extension SystemDefinition {
    /// A damped oscillator under a periodic force.
    ///
    /// - **Law**: Hooke's law, friction and a force that oscillates with the time `t`. Altered: a cubic spring.
    /// - **State**: displacement `x`, velocity `vx`.
    /// - **Parameters**: stiffness `k`, damping `b` and force `F` per mass, driving frequency `w` in rad/s.
    /// - **Start**: at rest, near equilibrium.
    /// - **Source**: L. D. Landau, E. M. Lifshitz, Mechanics, §26.
    public static let drivenOscillator = SystemDefinition(
        id: "driven_oscillator", tier: 4,
        law: Law(
            of: ["x", "vx"],
            "d2x/dt2 = -k*x - b*vx + F*cos(w*t)",
            altered: "d2x/dt2 = -k*x**3 - b*vx + F*cos(w*t)",
            parameters: ["k": .uniform(2, 6), "b": .uniform(0.1, 0.5), "F": .uniform(0.5, 2), "w": .uniform(0.5, 3)],
            isDriven: true),
        start: ["x": .uniform(-1, 1), "vx": 0],
        duration: 20,
        hint: "A damped oscillator is driven by a force that varies periodically in time with {w} rad/s.")
}
