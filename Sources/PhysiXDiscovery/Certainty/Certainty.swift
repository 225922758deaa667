import PhysiXKernel

/// How sure a search's result is: what else would explain the samples, why, and what to measure to find out.
public struct Certainty: Sendable {
    /// Sums of the measured variables that did not change while the system moved, the shortest first.
    ///
    /// Along a single motion, laws that differ only by what never changes are the same. Sums of products, such as an
    /// energy, are listed only where they go with rivals.
    public let conserved: [ConservedQuantity]
    /// Laws that the samples hardly tell from the best one and that predict something else elsewhere, the most
    /// probable first.
    public let rivals: [Rival]
    /// An initial state from which the best law and its rivals differ most beside the noise, or nearly so and closer to
    /// what was measured; in the order of the best law's state variables, and `nil` where there is no rival.
    public let suggestedStart: [Double]?
    /// How the answer varies with the noise; `nil` where ``DiscoveryOptions/bootstrap`` did not ask, or where no single
    /// solution of the best law follows each experiment.
    public let bootstrap: Bootstrap?
    /// How well the samples determine the best law; `nil` where they do not, or where no single solution follows them.
    let covariance: Covariance?
    /// What of it a person should know, as sentences.
    private(set) var notes: [String] = []

    /// Nothing is known.
    static let unknown = Certainty(conserved: [], rivals: [], suggestedStart: nil, bootstrap: nil, covariance: nil)
}

extension Certainty {
    /// The part of its variance that a law must explain of each variable before its rivals are of interest.
    private static let leastExplained = 0.8

    /// Judges the result of an exploration.
    init(
        of candidates: [Candidate], _ exploration: Exploration, _ measurements: Measurements,
        _ options: DiscoveryOptions, _ monitor: inout SearchMonitor
    ) {
        guard let best = candidates.first, var evidence = Evidence(measurements, exploration) else {
            self = .unknown
            return
        }
        let contender = Contender(best, &evidence)
        var decision: (rivals: [Rival], start: [Double])?
        var conserved: [ConservedQuantity] = []
        if best.rSquared.allSatisfy({ $0 > Self.leastExplained }) {
            let starts = best.initialStates.map { Array($0.prefix(measurements.columns.count)) }
            decision = contender.flatMap { Contest(candidates, best: $0, &evidence) }?
                .decide(among: StartProposals.states(measurements, from: starts))
            let conservation = Conservation(measurements, best.system.scope, deviations: evidence.quietest(best))
            conserved = conservation.sums()
            if decision != nil, conserved.isEmpty { conserved = conservation.sumsOfProducts() }
        }
        self.init(
            conserved: conserved, rivals: decision?.rivals ?? [], suggestedStart: decision?.start,
            bootstrap: Self.resample(candidates, options, &evidence, &monitor), covariance: contender?.covariance)
        notes = sentences(
            best.system.scope.stateVariables, experimentCount: measurements.experiments.count,
            resamplings: options.bootstrap)
    }

    private static func resample(
        _ candidates: [Candidate], _ options: DiscoveryOptions, _ evidence: inout Evidence,
        _ monitor: inout SearchMonitor
    ) -> Bootstrap? {
        guard options.bootstrap > 0, var resampling = Resampling(candidates, &evidence) else { return nil }
        return resampling.run(options.bootstrap, seed: options.seed, &evidence) {
            monitor.goesOn(testing: candidates[0])
        }
    }
}

extension Evidence {
    /// For each measured variable the smaller of the estimated noise and of what the best law leaves, so that a doubtful
    /// estimate does not hide that something changes.
    fileprivate func quietest(_ best: Candidate) -> [Double] {
        noise.deviations.indices.map { variable in
            let left = max(0, 1 - best.rSquared[variable]).squareRoot() * measurements.spreads[variable]
            return min(noise.deviations[variable], max(left, NoiseEstimate.resolution * measurements.spreads[variable]))
        }
    }
}
