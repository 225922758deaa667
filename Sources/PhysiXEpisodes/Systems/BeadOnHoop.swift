extension SystemDefinition {
    /// A bead on a hoop that spins about its vertical diameter.
    ///
    /// - **Law**: gravity pulls down, rotation outwards, friction slows. Altered: rotation pulls with the square of
    ///   the cosine.
    /// - **State**: angle from the lowest point `theta` in rad, angular velocity `dtheta` in rad/s.
    /// - **Parameters**: gravity `g` in m/s², radius `R` in m, rotation `w` in rad/s, damping `b` in 1/s.
    /// - **Start**: at rest, 0.3 to 1.5 rad up.
    /// - **Source**: S. H. Strogatz, Nonlinear Dynamics and Chaos, section 3.5.
    public static let beadOnHoop = SystemDefinition(
        id: "bead_on_hoop", tier: 4,
        law: Law(
            of: ["theta", "dtheta"],
            "d2theta/dt2 = (w**2*cos(theta) - g/R)*sin(theta) - b*dtheta",
            altered: "d2theta/dt2 = (w**2*cos(theta)**2 - g/R)*sin(theta) - b*dtheta",
            parameters: ["g": 9.81, "R": .uniform(0.3, 1), "w": .uniform(2, 8), "b": .uniform(0.1, 0.5)]),
        start: ["theta": .uniform(0.3, 1.5), "dtheta": 0],
        duration: 10,
        hint: """
            A bead slides with friction on a hoop of radius {R} m that rotates about its vertical diameter \
            at {w} rad/s.
            """)
}
