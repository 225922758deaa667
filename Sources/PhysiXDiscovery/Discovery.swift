public import PhysiXKernel

/// From measured samples to the differential equations behind them.
public enum Discovery {
    /// The most variables that are searched together: with 12, as three bodies in a plane have, a search takes half a
    /// minute at most; the candidates for terms grow with their square.
    package static let mostVariables = 12

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
        let sifting = Sifting(measurements, Explorer(formulations: formulations, wishes: wishes), &monitor)
        var exploration = sifting.exploration
        let ranking = exploration.conclude(&monitor)
        let wasStopped = monitor.wasInterrupted
        let candidates = wasStopped ? ranking : Consensus(ranking, sifting.kept).leading(ranking)
        let certainty = wasStopped ? .unknown : Certainty(of: candidates, exploration, sifting.kept, options, &monitor)
        var result = DiscoveryResult(
            candidates: candidates, front: candidates.paretoFront(), noise: exploration.noise.deviations,
            certainty: certainty, notes: notes(sifting.kept, candidates, stateVariables) + certainty.notes,
            wasStopped: wasStopped)
        result.outliers = sifting.outliers(in: experiments)
        guard let best = candidates.first, !wasStopped else { return result }
        if !exploration.isConvincing(sifting.kept) { result.jumps = Jump.all(in: sifting.kept) }
        result.seemsDriven =
            !options.isDriven && result.jumps.isEmpty
            && exploration.suggestsTime(insteadOf: best, sifting.kept, wishes, &monitor)
        return result
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
