extension SystemDefinition {
    /// A body that falls through air.
    ///
    /// - **Law**: gravity and a drag with the square of the velocity, for downward motion. Altered: with its cube.
    /// - **State**: altitude `y` in m, velocity `vy` in m/s, upwards.
    /// - **Parameters**: gravity `g` in m/s², drag per mass `k` in 1/m; the mass in kg is a decoy.
    /// - **Start**: at rest, 40 to 80 m up.
    /// - **Source**: I. Newton, Principia, book II, section II.
    public static let freeFallDrag = SystemDefinition(
        id: "free_fall_drag", tier: 1,
        law: Law(
            of: ["y", "vy"],
            "d2y/dt2 = -g + k*vy**2",
            altered: "d2y/dt2 = -g - k*vy**3",
            parameters: ["g": 9.81, "k": .uniform(0.01, 0.06)],
            decoys: ["mass": .uniform(0.5, 5)]),
        start: ["y": .uniform(40, 80), "vy": 0],
        duration: 6,
        hint: """
            An object of mass {mass} kg is released from rest at an altitude of {y:1} m; air resistance may \
            be non-negligible.
            """)
}
