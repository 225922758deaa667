/// The search for laws of every possible order under one assumption about the noise.
struct Exploration {
    /// By which factor residuals must be smaller for an assumption about the noise to be clearly better.
    private static let clearly = 3.0

    /// What is assumed about the noise.
    let noise: NoiseEstimate
    /// The searches that were made, one for each formulation, with the fits they found.
    private(set) var searches: [(prepared: PreparedSearch, fits: [Fit])] = []
    /// What the best law of all tells about the measurements.
    private(set) var best: Lesson?
    /// The noise as it was assumed in the end, and what the best law told then.
    private(set) var conclusion: (noise: NoiseEstimate, lesson: Lesson)?

    /// Searches for laws of each order in turn.
    init(
        _ measurements: Measurements, _ formulations: [Formulation], noise: NoiseEstimate, wishes: Wishes,
        _ monitor: inout SearchMonitor
    ) {
        self.noise = noise
        for formulation in formulations {
            if monitor.wasInterrupted, !searches.isEmpty { break }
            let prepared = PreparedSearch(
                measurements, noise: noise, formulation, wishes: wishes, stop: monitor.stop)
            var search = StructureSearch(prepared, monitor: monitor)
            search.run()
            if let lesson = search.lesson(), lesson.score < best?.score ?? .infinity { best = lesson }
            searches.append((search.prepared, search.fits))
            monitor = search.finish()
            // A law of several variables that leaves nothing but noise makes hidden velocities superfluous; of a single
            // variable, a first-order law can imitate any curve that only rises or falls.
            if let best, measurements.columns.count > 1, best.leavesOnly(noise) { break }
        }
    }

    /// Keeps what is assumed in the end.
    mutating func settle(_ noise: NoiseEstimate, _ lesson: Lesson) { conclusion = (noise, lesson) }

    /// What the best law costs by the criterion; less is better.
    var score: Double { best?.score ?? .infinity }

    /// Whether the best law follows every variable with a single solution for each experiment and leaves what looks like
    /// noise.
    func isConvincing(_ measurements: Measurements) -> Bool {
        hasFollowed(measurements) && (best?.isWhite ?? false || noise.isExact.contains(true))
    }

    /// Whether the best law follows every variable with a single solution for each experiment.
    private func hasFollowed(_ measurements: Measurements) -> Bool { best?.follows(measurements) ?? false }

    /// Whether it explains the measurements so much better than an exploration with more noise that this was wrong.
    ///
    /// Real measurements are full of small disturbances that hang together; a law that takes them for its own is shorter
    /// in misfit but no better.
    func isBetter(than other: Exploration, _ measurements: Measurements) -> Bool {
        guard score < other.score, let best, let rival = other.best else { return score < other.score }
        // With a new start every few samples, little is left that a law of many terms cannot follow.
        if best.isCut, other.hasFollowed(measurements) { return false }
        let isClear = zip(rival.deviations, best.deviations).contains { $0 > Self.clearly * $1 }
        return isClear || !other.hasFollowed(measurements)
    }
}
