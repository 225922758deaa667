import PhysiXKernel

extension StructureSearch {
    /// How many samples each stretch has.
    private static let stretchLengths = [6, 3, 2]
    /// Over short stretches a fit is almost linear in the constants.
    private static let rough = LevenbergMarquardt(steps: 2, gain: 1e-3)
    private static let fair = LevenbergMarquardt(steps: 5, gain: 1e-3)
    /// With all simple terms at once, from constants that may be far off, the way is longer.
    private static let long = LevenbergMarquardt(steps: 40, gain: 1e-3)
    /// How many values there must be for each unknown of a law of all simple terms.
    private static let leastShare = 1.2
    /// How many of the laws that follow the closest samples best are tried along longer stretches.
    private static let kept = 12
    /// How often whole laws are replaced.
    private static let rounds = 8
    /// How many of the proposed laws are tried each time.
    private static let trials = 6

    /// Searches along stretches of a few samples, each of which starts from a state of its own, until a law leaves only
    /// noise.
    ///
    /// Where samples are too few for a smooth curve between them, or a solution soon forgets its start, even the right
    /// structure does not follow from first constants. Over a few samples any roughly right law does, and whole laws are
    /// replaced along it until none is better. Only then is a single solution tried. Where no guess is roughly right, the
    /// law of all simple terms still is, after a fit between the samples that lie closest.
    mutating func searchAlongStretches(_ guesses: [Structure]) {
        var laws = guesses.map { ($0, prepared.starts($0, near: nil)[0]) }
        let closeSamples = prepared.closeSamples()
        let closest = roughFits(of: laws, over: closeSamples)
        let promising = Set(closest.prefix(Self.kept).map(\.structure))
        if !promising.isEmpty { laws.removeAll { !promising.contains($0.0) } }
        if let guess = closest.first, !follows(guess), let simple = lawOfAllSimpleTerms(over: closeSamples) {
            let law = replaceAll(of: simple)
            keep(join(law))
            guard let best = ranking.first, isWrong(best) else { return }
            laws.append((law.structure, law.unknowns))
        }
        for length in Self.stretchLengths {
            let segments = prepared.segments(prepared.measurements.times.count / length)
            guard segments.count > prepared.measurements.experiments.count, goesOn(.screening) else { return }
            guard let start = roughFits(of: laws, over: segments).first else { continue }
            keep(join(replaceAll(of: start)))
            guard let best = ranking.first, isWrong(best) else { return }
        }
    }

    /// The law with every simple term in every equation, where the samples can tell its constants.
    ///
    /// It chooses nothing: constants come out right where any choice of terms would be a guess.
    private mutating func lawOfAllSimpleTerms(over segments: [Unknowns.Segment]) -> Fit? {
        let terms = prepared.language.library.simpleTerms
        let law = Structure(laws: prepared.language.formulation.laws.map { _ in terms })
        var start = prepared.starts(law, near: nil)[0]
        start.segments = segments
        guard Self.leastShare * Double(start.count) <= Double(prepared.measurements.valueCount), goesOn(.screening)
        else { return nil }
        return fitter.fit(law, from: [start], Self.long)
    }

    /// What is left after whole laws were replaced along a fit until none is better.
    private mutating func replaceAll(of fit: Fit) -> Fit {
        var current = fit
        for _ in 0..<Self.rounds {
            guard let next = betterLaws(than: current) else { break }
            current = next
        }
        return current
    }

    /// Keeps a fit, unless it needs several segments where another law follows the measurements with a single solution.
    private mutating func keep(_ fit: Fit) {
        let measurements = prepared.measurements
        let isRivalled = fits.contains { !measurements.areCut($0.unknowns) && follows($0) }
        if !measurements.areCut(fit.unknowns) || !isRivalled { remember(fit.structure, fit) }
    }

    /// Laws after a few steps over given stretches from where each can start, the one that costs least first.
    private mutating func roughFits(of laws: [(Structure, Unknowns)], over segments: [Unknowns.Segment]) -> [Fit] {
        var fits: [Fit] = []
        for (structure, unknowns) in laws {
            guard goesOn(.screening) else { break }
            var start = unknowns
            start.segments = segments
            if let fit = fitter.fit(structure, from: [start], Self.rough) { fits.append(fit) }
        }
        return fits.enumerated().sorted { ($0.element.score, $0.offset) < ($1.element.score, $1.offset) }.map(\.element)
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
