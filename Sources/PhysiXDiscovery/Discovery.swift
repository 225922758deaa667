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
        let wishes = try Wishes(options, stateVariables: stateVariables)
        return withoutActuallyEscaping(progress) { progress in
            search(
                measurements, stateVariables, options, wishes, SearchMonitor(effort: options.effort, report: progress))
        }
    }

    private static func search(
        _ measurements: Measurements, _ stateVariables: [String], _ options: DiscoveryOptions, _ wishes: Wishes,
        _ monitor: SearchMonitor
    ) -> DiscoveryResult {
        let noise = NoiseEstimate(measurements)
        var monitor = monitor
        var searches: [(prepared: PreparedSearch, fits: [Fit])] = []
        var best: Lesson?
        for order in orders(options.order, stateVariables) {
            let formulation = Formulation(
                stateVariables: stateVariables, isDriven: options.isDriven, unpairedOrder: order)
            let prepared = PreparedSearch(measurements, noise: noise, formulation, wishes: wishes)
            var search = StructureSearch(prepared, monitor: monitor)
            search.run()
            if let lesson = search.lesson(), lesson.score < best?.score ?? .infinity { best = lesson }
            searches.append((prepared, search.fits))
            monitor = search.finish()
            // A law of several variables that leaves nothing but noise makes hidden velocities superfluous; of a single
            // variable, a first-order law can imitate any curve that only rises or falls.
            if let best, stateVariables.count > 1, best.leavesOnly(noise) { break }
        }
        let candidates = conclude(searches, best, &monitor)
        return DiscoveryResult(
            candidates: candidates, front: candidates.paretoFront(), noise: noise.deviations,
            notes: notes(measurements, candidates), wasStopped: monitor.wasInterrupted)
    }

    /// Compares what was found for all orders with what the best of it tells about the measurements.
    private static func conclude(
        _ searches: [(prepared: PreparedSearch, fits: [Fit])], _ best: Lesson?, _ monitor: inout SearchMonitor
    ) -> [Candidate] {
        var candidates: [Candidate] = []
        for (var prepared, fits) in searches {
            if let best { prepared.noise = prepared.noise.corrected(by: best) }
            var search = StructureSearch(prepared, monitor: monitor, fits: fits)
            if let best { search.reconsider(best) }
            candidates += search.candidates()
            monitor = search.finish()
        }
        return candidates.sorted { $0.criterion < $1.criterion }
    }

    private static func notes(_ measurements: Measurements, _ candidates: [Candidate]) -> [String] {
        var notes: [String] = []
        if measurements.thinned > 0 {
            notes.append("of the rows, \(measurements.thinned) were left out: \(Measurements.mostRows) tell as much")
        }
        if let best = candidates.first {
            if best.segmentCount > 1 {
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
