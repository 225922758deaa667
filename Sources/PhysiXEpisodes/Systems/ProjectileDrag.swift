extension SystemDefinition {
    /// A ball thrown through air.
    ///
    /// - **Law**: gravity and a drag with the square of the speed, against the velocity. Altered: with its power 2.5.
    /// - **State**: place `x`, `y` in m, velocity `vx`, `vy` in m/s; `y` upwards.
    /// - **Parameters**: gravity `g` in m/s², drag per mass `k` in 1/m.
    /// - **Start**: at the origin, 15 to 30 m/s at 30° to 70°.
    /// - **Source**: J. R. Taylor, Classical Mechanics, section 2.4.
    public static let projectileDrag = SystemDefinition(
        id: "projectile_drag", tier: 3,
        law: Law(
            of: ["x", "y", "vx", "vy"],
            "d2x/dt2 = -k*sqrt(vx**2+vy**2)*vx; d2y/dt2 = -g - k*sqrt(vx**2+vy**2)*vy",
            altered: "d2x/dt2 = -k*(vx**2+vy**2)**0.75*vx; d2y/dt2 = -g - k*(vx**2+vy**2)**0.75*vy",
            parameters: ["g": 9.81, "k": .uniform(0.005, 0.02)]),
        start: ["x": 0, "y": 0, "speed": .uniform(15, 30), "angle": .uniform(30, 70)],
        duration: 5,
        hint: "A projectile is launched at an angle of {angle:1}° with a speed of {speed:1} m/s through air.")
}
