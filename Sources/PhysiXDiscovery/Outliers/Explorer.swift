/// How measurements are searched while it is open which of them are wild.
struct Explorer {
    let formulations: [Formulation]
    let wishes: Wishes

    /// The part of the effort that is left which a search on suspicion may take.
    private static let share = 0.3

    /// A search under each likely assumption about the noise.
    func thoroughly(_ measurements: Measurements, _ monitor: inout SearchMonitor) -> Exploration {
        Exploration.underLikeliestNoise(measurements, formulations, wishes, &monitor)
    }

    /// A search under the likeliest assumption alone, which leaves most of the effort for others.
    func briefly(_ measurements: Measurements, _ monitor: inout SearchMonitor) -> Exploration {
        monitor.share = monitor.spent + Self.share * (1 - monitor.spent)
        defer { monitor.share = 1 }
        return Exploration(
            measurements, formulations, noise: NoiseEstimate(measurements), wishes: wishes, &monitor)
    }
}
