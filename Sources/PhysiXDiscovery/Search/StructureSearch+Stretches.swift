import PhysiXKernel

extension StructureSearch {
    /// How many samples each stretch has.
    private static let stretchLengths = [6, 3, 2]
    /// Over short stretches a fit is almost linear in the constants.
    private static let rough = LevenbergMarquardt(steps: 2, gain: 1e-3)
    private static let fair = LevenbergMarquardt(steps: 5, gain: 1e-3)
    /// How often whole laws are replaced.
    private static let rounds = 8
    /// How many of the proposed laws are tried each time.
    private static let trials = 6

    /// Searches along stretches of a few samples, each of which starts from a state of its own, until a law leaves only
    /// noise.
    ///
    /// Where samples are too few for a smooth curve between them, or a solution soon forgets its start, even the right
    /// structure does not follow from first constants. Over a few samples any roughly right law does, and whole laws are
    /// replaced along it until none is better. Only then is a single solution tried.
    mutating func searchAlongStretches(_ guesses: [Structure]) {
        for length in Self.stretchLengths {
            let segments = prepared.segments(prepared.measurements.times.count / length)
            guard segments.count > prepared.measurements.experiments.count, goesOn(.screening) else { return }
            guard var current = closest(of: guesses, over: segments) else { continue }
            for _ in 0..<Self.rounds {
                guard let next = betterLaws(than: current) else { break }
                current = next
            }
            keep(join(current))
            guard let best = ranking.first, isWrong(best) else { return }
        }
    }

    /// Keeps a fit, unless it needs several segments where another law follows the measurements with a single solution.
    private mutating func keep(_ fit: Fit) {
        let measurements = prepared.measurements
        let isRivalled = fits.contains { !measurements.areCut($0.unknowns) && follows($0) }
        if !measurements.areCut(fit.unknowns) || !isRivalled { remember(fit.structure, fit) }
    }

    /// The guess that costs least over given stretches.
    private mutating func closest(of guesses: [Structure], over segments: [Unknowns.Segment]) -> Fit? {
        var best: Fit?
        for structure in guesses {
            guard goesOn(.screening) else { break }
            var start = prepared.starts(structure, near: nil)[0]
            start.segments = segments
            let fit = fitter.fit(structure, from: [start], Self.rough)
            if let fit, fit.score < best?.score ?? .infinity { best = fit }
        }
        return best
    }

    /// The best law over the same stretches with whole laws replaced; `nil` where none is better.
    private mutating func betterLaws(than fit: Fit) -> Fit? {
        var best: Fit?
        for (proposal, _) in replacements(of: fit).prefix(Self.trials) {
            guard goesOn(.searching) else { break }
            let other = fitter.fit(proposal.structure, from: [proposal.start], Self.fair)
            if let other, other.score < (best ?? fit).score - 1e-6 { best = other }
        }
        return best
    }
}
