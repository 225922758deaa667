extension SystemDefinition {
    /// An epidemic that leaves people immune.
    ///
    /// - **Law**: infection by contact, recovery at a constant rate. Altered: contacts go with the square of the
    ///   susceptible share.
    /// - **State**: shares of the susceptible `S`, infected `I` and recovered `R`.
    /// - **Parameters**: contact rate `beta` and recovery rate `gamma` in 1/day.
    /// - **Start**: a few infected, nobody recovered.
    /// - **Source**: W. O. Kermack, A. G. McKendrick, Proc. R. Soc. A 115 (1927).
    public static let sirEpidemic = SystemDefinition(
        id: "sir_epidemic", tier: 4,
        law: Law(
            of: ["S", "I", "R"],
            "dS/dt = -beta*S*I; dI/dt = beta*S*I - gamma*I; dR/dt = gamma*I",
            altered: "dS/dt = -beta*S**2*I; dI/dt = beta*S**2*I - gamma*I; dR/dt = gamma*I",
            parameters: ["beta": .uniform(0.8, 2), "gamma": .uniform(0.15, 0.4)]),
        start: ["S": .uniform(0.95, 0.99), "I": .uniform(0.005, 0.03), "R": 0],
        duration: 25,
        hint: """
            Shares of a population that are susceptible (S), infected (I) and recovered (R) during an \
            epidemic that starts with I = {I:3}.
            """)
}
