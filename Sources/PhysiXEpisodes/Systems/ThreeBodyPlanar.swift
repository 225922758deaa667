extension SystemDefinition {
    /// Three equal masses that chase each other along a figure of eight.
    ///
    /// - **Law**: each attracts the others with the inverse square of the distance. Altered: with its power −1.5.
    /// - **State**: places `x1`, `y1` … `x3`, `y3`, velocities `vx1`, `vy1` … `vx3`, `vy3`.
    /// - **Parameters**: gravitational parameter `G` of each mass.
    /// - **Start**: the figure-eight choreography for G = 1, the third mass displaced by up to 0.01; one period is
    ///   6.33.
    /// - **Source**: A. Chenciner, R. Montgomery, A remarkable periodic solution of the three-body problem, Annals of
    ///   Math. 152 (2000); figures of C. Simó.
    public static let threeBodyPlanar = SystemDefinition(
        id: "three_body_planar", tier: 4,
        law: Law(
            of: ["x1", "y1", "x2", "y2", "x3", "y3", "vx1", "vy1", "vx2", "vy2", "vx3", "vy3"],
            """
            d2x1/dt2 = G*(x2-x1)/((x2-x1)**2+(y2-y1)**2)**1.5 + G*(x3-x1)/((x3-x1)**2+(y3-y1)**2)**1.5
            d2y1/dt2 = G*(y2-y1)/((x2-x1)**2+(y2-y1)**2)**1.5 + G*(y3-y1)/((x3-x1)**2+(y3-y1)**2)**1.5
            d2x2/dt2 = G*(x1-x2)/((x1-x2)**2+(y1-y2)**2)**1.5 + G*(x3-x2)/((x3-x2)**2+(y3-y2)**2)**1.5
            d2y2/dt2 = G*(y1-y2)/((x1-x2)**2+(y1-y2)**2)**1.5 + G*(y3-y2)/((x3-x2)**2+(y3-y2)**2)**1.5
            d2x3/dt2 = G*(x1-x3)/((x1-x3)**2+(y1-y3)**2)**1.5 + G*(x2-x3)/((x2-x3)**2+(y2-y3)**2)**1.5
            d2y3/dt2 = G*(y1-y3)/((x1-x3)**2+(y1-y3)**2)**1.5 + G*(y2-y3)/((x2-x3)**2+(y2-y3)**2)**1.5
            """,
            altered: """
                d2x1/dt2 = G*(x2-x1)/((x2-x1)**2+(y2-y1)**2)**1.25 + G*(x3-x1)/((x3-x1)**2+(y3-y1)**2)**1.25
                d2y1/dt2 = G*(y2-y1)/((x2-x1)**2+(y2-y1)**2)**1.25 + G*(y3-y1)/((x3-x1)**2+(y3-y1)**2)**1.25
                d2x2/dt2 = G*(x1-x2)/((x1-x2)**2+(y1-y2)**2)**1.25 + G*(x3-x2)/((x3-x2)**2+(y3-y2)**2)**1.25
                d2y2/dt2 = G*(y1-y2)/((x1-x2)**2+(y1-y2)**2)**1.25 + G*(y3-y2)/((x3-x2)**2+(y3-y2)**2)**1.25
                d2x3/dt2 = G*(x1-x3)/((x1-x3)**2+(y1-y3)**2)**1.25 + G*(x2-x3)/((x2-x3)**2+(y2-y3)**2)**1.25
                d2y3/dt2 = G*(y1-y3)/((x1-x3)**2+(y1-y3)**2)**1.25 + G*(y2-y3)/((x2-x3)**2+(y2-y3)**2)**1.25
                """,
            parameters: ["G": .uniform(0.98, 1.02)]),
        start: [
            "x1": 0.97000436, "y1": -0.24308753,
            "x2": -0.97000436, "y2": 0.24308753,
            "x3": .uniform(-0.01, 0.01), "y3": .uniform(-0.01, 0.01),
            "vx1": 0.466203685, "vy1": 0.43236573,
            "vx2": 0.466203685, "vy2": 0.43236573,
            "vx3": -0.93240737, "vy3": -0.86473146,
        ],
        duration: 6.5,
        hint: "Three equal bodies attract each other and move in a plane.")
}
