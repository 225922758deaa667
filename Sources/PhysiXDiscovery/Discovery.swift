public import PhysiXKernel

/// From measured samples to the differential equations behind them.
public enum Discovery {
    /// Searches for the law behind measured samples.
    ///
    /// - Parameters:
    ///   - samples: the measurements, NaN where a value is missing; times strictly increasing.
    ///   - stateVariables: the name of each column. Where both `x` and its velocity (`vx` or `dx`) are there, a
    ///     second-order law is sought.
    ///   - options: what to look for, and how hard.
    ///   - concurrency: how independent parts are carried out; it changes nothing about what is found.
    ///   - progress: called every few milliseconds; return false to stop and keep the best so far.
    /// - Returns: the laws found, ranked.
    /// - Throws: a ``DiscoveryError`` where the samples cannot be searched.
    public static func run(
        _ samples: Trajectory, stateVariables: [String], options: DiscoveryOptions = DiscoveryOptions(),
        concurrency: SearchConcurrency = .serial, progress: (DiscoveryProgress) -> Bool = { _ in true }
    ) throws(DiscoveryError) -> DiscoveryResult {
        try run(
            [samples], stateVariables: stateVariables, options: options, concurrency: concurrency, progress: progress)
    }

    /// Searches for the one law behind several experiments, each of which starts from a state of its own.
    ///
    /// Where one experiment leaves open which of several laws is true, as when something is conserved or hardly varies,
    /// another from a different start often tells.
    ///
    /// - Parameters:
    ///   - experiments: the measurements of each, NaN where a value is missing; within each the times strictly increase.
    ///     Their lengths and times are independent; a driven law counts all times by the same clock.
    ///   - stateVariables: the name of each column, the same for all.
    ///   - options: what to look for, and how hard.
    ///   - concurrency: how independent parts are carried out; it changes nothing about what is found.
    ///   - progress: called every few milliseconds; return false to stop and keep the best so far.
    /// - Returns: the laws found, ranked; ``Candidate/initialStates`` has a state for each experiment.
    /// - Throws: a ``DiscoveryError`` where the samples cannot be searched; of several experiments it names the one.
    public static func run(
        _ experiments: [Trajectory], stateVariables: [String], options: DiscoveryOptions = DiscoveryOptions(),
        concurrency: SearchConcurrency = .serial, progress: (DiscoveryProgress) -> Bool = { _ in true }
    ) throws(DiscoveryError) -> DiscoveryResult {
        let measurements = try Measurements(experiments, stateVariables: stateVariables)
        let wishes = try Wishes(options, stateVariables: stateVariables)
        return withoutActuallyEscaping(progress) { progress in
            search(
                experiments, measurements, stateVariables, options, wishes,
                SearchMonitor(effort: options.effort, concurrency: concurrency, report: progress))
        }
    }

    private static func search(
        _ experiments: [Trajectory], _ measurements: Measurements, _ stateVariables: [String],
        _ options: DiscoveryOptions, _ wishes: Wishes, _ monitor: SearchMonitor
    ) -> DiscoveryResult {
        let formulations = orders(options.order, stateVariables).map {
            Formulation(stateVariables: stateVariables, isDriven: options.isDriven, unpairedOrder: $0)
        }
        var monitor = monitor
        var exploration = Exploration.underLikeliestNoise(measurements, formulations, wishes, &monitor)
        var outliers: [OutlyingSample] = []
        var kept = measurements
        // Without the worst values others show that stood in their shadow.
        for _ in 0..<2 where !monitor.isSpent {
            let wild = exploration.outliers(kept)
            guard wild.contains(where: { !$0.isEmpty }),
                let rest = kept.without(wild, stateVariables: stateVariables)
            else { break }
            let next = Exploration.underLikeliestNoise(rest, formulations, wishes, &monitor)
            guard next.isRelieved(since: exploration, of: wild) else { break }
            for (variable, samples) in wild.enumerated() {
                outliers += samples.map { OutlyingSample(sample: $0, variable: variable, of: kept, in: experiments) }
            }
            (exploration, kept) = (next, rest)
        }
        let candidates = exploration.conclude(&monitor)
        let wasStopped = monitor.wasInterrupted
        let certainty = wasStopped ? .unknown : Certainty(of: candidates, exploration, kept, options, &monitor)
        var result = DiscoveryResult(
            candidates: candidates, front: candidates.paretoFront(), noise: exploration.noise.deviations,
            certainty: certainty, notes: notes(measurements, candidates) + certainty.notes, wasStopped: wasStopped)
        result.outliers = outliers.sorted {
            ($0.experiment, $0.row, $0.variable) < ($1.experiment, $1.row, $1.variable)
        }
        return result
    }

    private static func notes(_ measurements: Measurements, _ candidates: [Candidate]) -> [String] {
        var notes: [String] = []
        if measurements.thinned > 0 {
            notes.append("of the rows, \(measurements.thinned) were left out: \(Measurements.mostRows) tell as much")
        }
        if let best = candidates.first {
            if best.segmentCount > best.initialStates.count {
                notes.append(
                    "no single solution follows the samples over the whole time; the best law follows them in "
                        + "\(best.segmentCount) stretches, each from a state of its own")
            }
            if best.rSquared.allSatisfy({ $0 < 0.5 }) {
                notes.append("no law much better than the mean was found")
            }
        }
        return notes
    }

    private static func orders(_ order: DiscoveryOptions.Order, _ stateVariables: [String]) -> [Int] {
        guard Formulation.isOrderOpen(stateVariables) else { return [2] }
        switch order {
        case .first: return [1]
        case .second: return [2]
        case .automatic: return [1, 2]
        }
    }
}
