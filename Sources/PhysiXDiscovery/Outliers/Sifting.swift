/// A search among measurements of which a few may be wild.
///
/// Which ones are is a hypothesis about the law as much as about the values, so it is judged by a search without them: a
/// value stays out only where the law of the others passes far from it and follows the others clearly better.
struct Sifting {
    /// A search without some values.
    private struct Attempt {
        var exploration: Exploration
        var rest: Measurements
        /// For each variable the samples that it was made without.
        var wild: [[Int]]
    }

    /// What was found without the wild values.
    private(set) var exploration: Exploration
    /// The measurements without them.
    private(set) var kept: Measurements
    /// For each variable the samples that are wild, in no order.
    private(set) var wild: [[Int]]

    /// Without the worst values others show that stood in their shadow.
    private static let rounds = 2

    /// Searches, and again without values that turn out to be wild.
    init(_ measurements: Measurements, _ explorer: Explorer, _ monitor: inout SearchMonitor) {
        wild = StrayValues.codes(measurements)
        kept = measurements.without(wild) ?? measurements
        if kept.valueCount == measurements.valueCount { wild = measurements.columns.map { _ in [] } }
        // Of a curve with a value a hundred times too large nothing can be said, so remote ones are suspected first.
        let attempt = Self.attempt(StrayValues.remote(kept), kept, explorer.briefly, &monitor)
        if let attempt, attempt.exploration.isConvincing(attempt.rest) || monitor.wasInterrupted {
            exploration = attempt.exploration
            adopt(attempt)
        } else {
            exploration = explorer.thoroughly(kept, &monitor)
        }
        for _ in 0..<Self.rounds {
            let isCleaner =
                leaveOut(explorer, evenly: false, &monitor) || leaveOut(explorer, evenly: true, &monitor)
            guard isCleaner else { break }
        }
        // Side by side, wild values pull a law so far that its residuals no longer tell; their neighbours still do.
        let departing = exploration.far(StrayValues.departing(kept), of: kept)
        adopt(Self.attempt(departing, kept, explorer.briefly, &monitor)) {
            $0.isConvincing($2.rest) && $0.isRelieved(since: $1, of: $2.wild)
        }
    }

    /// Searches without the values that the law found so far makes look wild, and says whether that was right.
    private mutating func leaveOut(_ explorer: Explorer, evenly: Bool, _ monitor: inout SearchMonitor) -> Bool {
        let suspects = exploration.outliers(kept, evenly: evenly)
        guard !evenly || !exploration.isEven(for: suspects) else { return false }
        return adopt(Self.attempt(suspects, kept, explorer.thoroughly, &monitor)) {
            $0.isRelieved(since: $1, of: $2.wild) && (!evenly || $0.isEven(for: $2.wild))
        }
    }

    /// Searches without some values, and again with those of them that the law passes near by; `nil` where there are no
    /// others, or too few values are left.
    private static func attempt(
        _ suspects: [[Int]], _ measurements: Measurements,
        _ explore: (Measurements, inout SearchMonitor) -> Exploration, _ monitor: inout SearchMonitor
    ) -> Attempt? {
        var wild = suspects
        while wild.contains(where: { !$0.isEmpty }), !monitor.isSpent, let rest = measurements.without(wild) {
            let exploration = explore(rest, &monitor)
            let far = exploration.far(wild, of: measurements)
            if far == wild { return Attempt(exploration: exploration, rest: rest, wild: wild) }
            wild = far
        }
        return nil
    }

    @discardableResult
    private mutating func adopt(
        _ attempt: Attempt?, where isBetter: (Exploration, Exploration, Attempt) -> Bool = { _, _, _ in true }
    ) -> Bool {
        guard let attempt, isBetter(attempt.exploration, exploration, attempt) else { return false }
        (exploration, kept) = (attempt.exploration, attempt.rest)
        for variable in wild.indices { wild[variable] += attempt.wild[variable] }
        return true
    }
}
