extension SystemDefinition {
    /// A planet around a fixed sun.
    ///
    /// - **Law**: attraction with the inverse square of the distance. Altered: with its power −2.5, so that the
    ///   ellipse turns.
    /// - **State**: place `x`, `y`, velocity `vx`, `vy`.
    /// - **Parameters**: gravitational parameter `mu`.
    /// - **Start**: at distance 1, moving across, at 0.8 to 1.2 times the speed of the circle for mu = 1.
    /// - **Source**: I. Newton, Principia, book I, proposition XI.
    public static let keplerOrbit = SystemDefinition(
        id: "kepler_orbit", tier: 4,
        law: Law(
            of: ["x", "y", "vx", "vy"],
            "d2x/dt2 = -mu*x/(x**2+y**2)**1.5; d2y/dt2 = -mu*y/(x**2+y**2)**1.5",
            altered: "d2x/dt2 = -mu*x/(x**2+y**2)**1.75; d2y/dt2 = -mu*y/(x**2+y**2)**1.75",
            parameters: ["mu": .uniform(0.8, 1.4)]),
        start: ["x": 1, "y": 0, "vx": 0, "vy": .uniform(0.8, 1.15)],
        duration: 10,
        hint: """
            A small body moves around a heavy one that rests at the origin; it starts at distance 1 with a \
            transverse speed of {vy}.
            """)
}
