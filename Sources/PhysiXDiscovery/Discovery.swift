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
    ///   - progress: called every few milliseconds; return false to stop and keep the best so far.
    /// - Returns: the laws found, ranked.
    /// - Throws: a ``DiscoveryError`` where the samples cannot be searched.
    public static func run(
        _ samples: Trajectory, stateVariables: [String], options: DiscoveryOptions = DiscoveryOptions(),
        progress: (DiscoveryProgress) -> Bool = { _ in true }
    ) throws(DiscoveryError) -> DiscoveryResult {
        let measurements = try Measurements(samples, stateVariables: stateVariables)
        return withoutActuallyEscaping(progress) { progress in
            search(measurements, stateVariables, options, SearchMonitor(effort: options.effort, report: progress))
        }
    }

    private static func search(
        _ measurements: Measurements, _ stateVariables: [String], _ options: DiscoveryOptions,
        _ monitor: SearchMonitor
    ) -> DiscoveryResult {
        let noise = NoiseEstimate(measurements)
        var monitor = monitor
        var candidates: [Candidate] = []
        for order in orders(options.order, stateVariables) {
            let formulation = Formulation(
                stateVariables: stateVariables, isDriven: options.isDriven, unpairedOrder: order)
            let prepared = PreparedSearch(measurements, noise: noise, formulation, hint: Hint(options.hint))
            var search = StructureSearch(prepared, monitor: monitor)
            search.run()
            candidates += search.candidates()
            monitor = search.monitor
            monitor.earlierWork += search.fitter.work
        }
        candidates.sort { $0.criterion < $1.criterion }
        return DiscoveryResult(
            candidates: candidates, front: [], noise: noise.deviations, notes: [], wasStopped: monitor.wasInterrupted)
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
extension StructureSearch {
    func candidates() -> [Candidate] {
        ranking.prefix(5).map { fit in
            let system = prepared.language.system(fit.structure)
            return Candidate(
                system: system, parameters: Parameters(zip(system.scope.parameters, fit.parameters).map { ($0, $1) }),
                uncertainty: [], rSquared: fit.squares, complexity: system.operatorCount, initialState: fit.segments[0].state,
                criterion: fit.score)
        }
    }
}
