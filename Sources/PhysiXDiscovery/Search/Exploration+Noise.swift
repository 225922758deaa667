extension Exploration {
    /// The parts of the effort that is left at which explorations under the first, second and third assumption about the
    /// noise end; the rest makes the answer exact.
    private static let shares = [0.45, 0.7, 0.85]

    /// Searches under the likely assumption about the noise and, where that is doubtful, under its rivals: that nothing is
    /// noise, and that the noise is what neighbouring samples differ by.
    static func underLikeliestNoise(
        _ measurements: Measurements, _ formulations: [Formulation], _ wishes: Wishes, _ monitor: inout SearchMonitor
    ) -> Exploration {
        let noise = NoiseEstimate(measurements)
        let (start, rest) = (monitor.spent, 1 - monitor.spent)
        monitor.share = start + shares[0] * rest
        var likeliest = Exploration(measurements, formulations, noise: noise, wishes: wishes, &monitor)
        let rivals = [.negligible(measurements), noise.local(measurements)].compactMap { $0 }
        for (rival, share) in zip(rivals, shares.dropFirst()) where !monitor.wasInterrupted {
            let isDoubtful =
                likeliest.noise.isDoubtful(measurements) || !likeliest.isConvincing(measurements)
            guard isDoubtful else { break }
            monitor.share = start + share * rest
            let other = Exploration(measurements, formulations, noise: rival, wishes: wishes, &monitor)
            if other.isBetter(than: likeliest, measurements) { likeliest = other }
        }
        monitor.share = 1
        return likeliest
    }
}
