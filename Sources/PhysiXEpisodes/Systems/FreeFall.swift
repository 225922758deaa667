extension SystemDefinition {
    /// A body that falls without friction.
    ///
    /// - **Law**: constant acceleration, whatever the mass. Altered: the pull grows with the altitude.
    /// - **State**: altitude `y` in m, velocity `vy` in m/s, upwards.
    /// - **Parameters**: gravity `g` in m/s²; the mass in kg is a decoy.
    /// - **Start**: at rest, 20 to 60 m up.
    /// - **Source**: G. Galilei, Discorsi (1638), third day.
    public static let freeFall = SystemDefinition(
        id: "free_fall", tier: 1,
        law: Law(
            of: ["y", "vy"],
            "d2y/dt2 = -g",
            altered: "d2y/dt2 = -g*y/20",
            parameters: ["g": 9.81],
            decoys: ["mass": .uniform(0.5, 5)]),
        start: ["y": .uniform(20, 60), "vy": 0],
        duration: 3,
        hint: "An object of mass {mass} kg is released from rest at an altitude of {y:1} m.")
}
