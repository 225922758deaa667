import PhysiXKernel

/// Constants of laws whose solutions soon forget their start.
///
/// Along such a solution a fit ends in whichever of many minima is next, and how a constant may be rounded cannot be
/// foretold from its derivatives. Over short segments both can. Simple constants that are found there are kept while the
/// segments grow into one solution: only its start is then left to fit.
extension StructureSearch {
    /// Into how many segments a solution is cut.
    private static let segmentCount = 6
    /// From which price of its starts on, in nats, a solution has forgotten them in the end.
    private static let sensitivity = 10.0
    /// By how much a misfit may rise for each constant that is no longer free: for seven, as Lorenz's law has, chance exceeds
    /// that once in twenty times.
    ///
    /// *Source*: the chi-squared distribution, whose 95th percentile at seven degrees of freedom is 14.07.
    private static let fairRise = 2.0

    /// Whether a solution depends so much on its start that its constants are better sought over short segments.
    func isSensitive(_ fit: Fit) -> Bool {
        prepared.measurements.areCut(fit.unknowns) || fit.priceOfStarts > Self.sensitivity
    }

    /// The unknowns of a fit with its solution cut into segments, each starting where it passes.
    mutating func cutAlongItself(_ fit: Fit) -> Unknowns {
        var cut = fit.unknowns
        cut.segments = prepared.segments(Self.segmentCount)
        let program = Program(prepared.language.system(fit.structure))
        let times = prepared.measurements.times
        for index in cut.segments.indices {
            let first = cut.segments[index].first
            guard let source = fit.unknowns.segments.last(where: { $0.first <= first }) else { continue }
            guard source.first < first else {
                cut.segments[index].state = source.state
                continue
            }
            let solution = fitter.follow(
                program, fit.parameters, from: source.state, at: [times[source.first], times[first]]
            ).trajectory
            guard solution.ending == .completed else { continue }
            cut.segments[index].state = (0..<solution.stateCount).map { solution[1, $0] }
        }
        return cut
    }

    /// The structure of a fit with constants that are simple over short segments and lead from a single start through all
    /// measurements; `nil` where there are none.
    mutating func steadied(_ fit: Fit, from cut: Unknowns) -> PolishedFit? {
        guard let short = fitter.fit(fit.structure, from: [cut], Self.careful), follows(short),
            var steady = fitter.simplify(short)
        else { return nil }
        // A single solution is to be had, whatever it costs more than segments.
        steady.fit.score = .infinity
        steady.fit = joinGradually(steady.fit, under: steady.constraints)
        return prepared.measurements.areCut(steady.fit.unknowns) ? nil : steady
    }

    /// The same with its other constants rounded, where the measurements do not object to the simple ones.
    mutating func polishSteadily(_ fit: Fit, from cut: Unknowns) -> PolishedFit? {
        guard var steady = steadied(fit, from: cut),
            let free = fitter.fit(fit.structure, from: [steady.fit.unknowns], Self.careful)
        else { return nil }
        let rise = fitter.criterion.misfit(steady.fit.squares) - fitter.criterion.misfit(free.squares)
        let bound = fit.parameters.indices.count { !steady.constraints.isFree($0) }
        guard rise < min(steady.saving, Self.fairRise * Double(bound)) else { return nil }
        steady.fit.score = free.score
        return fitter.round(steady)
    }
}
