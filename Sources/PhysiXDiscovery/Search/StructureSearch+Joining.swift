import PhysiXKernel

extension StructureSearch {
    /// How far, in deviations of what the fit leaves, a solution may be from the samples beyond its segment.
    private static let closeness = 5.0
    /// By how many samples a segment grows at least.
    private static let leastGrowth = 2
    /// How much more a misfit may cost while segments grow, in nats: what their states explained of the noise.
    private static let slack = 50.0

    /// The part of its variance that a solution may leave of a variable that it follows, and the same over short segments
    /// where there is hardly any noise.
    private static let (coarsest, finest) = (0.2, 0.02)
    /// How much more than the noise it may leave over short segments, in variance.
    private static let excess = 1.5

    /// Whether the solution follows every variable at least roughly; over short segments that takes more.
    func follows(_ fit: Fit) -> Bool {
        let explained = prepared.measurements.explained(fit.squares)
        guard prepared.measurements.areCut(fit.unknowns) else { return explained.allSatisfy { 1 - $0 < Self.coarsest } }
        return explained.indices.allSatisfy { variable in
            let noise = prepared.noise.deviations[variable] / prepared.measurements.spreads[variable]
            return 1 - explained[variable] < max(Self.finest, Self.excess * noise * noise)
        }
    }

    /// Replaces a fit over several segments by one over fewer, as long as that follows as well.
    mutating func join(_ fit: Fit) -> Fit {
        guard follows(fit) else { return fit }
        var joined = fit
        while prepared.measurements.areCut(joined.unknowns) {
            var start = joined.unknowns
            start.halveSegments(prepared.measurements.experiments)
            var starts = [start]
            if !prepared.measurements.areCut(start) { starts.append(prepared.starts(fit.structure, near: nil)[0]) }
            guard let next = fitter.fit(fit.structure, from: starts, Self.quick), next.score < joined.score else {
                break
            }
            joined = next
        }
        return joined
    }

    /// The same a few samples at a time: a segment grows at the cost of the next one as far as its solution stays close to
    /// the samples, and is fitted again there, until it reaches the end.
    ///
    /// A solution that soon forgets its start leaves the samples where a fit follows it too far at once; as long as it
    /// stays close, the measurements tell exactly how it has to change.
    mutating func joinGradually(_ fit: Fit, under constraints: Constraints = .none) -> Fit {
        guard follows(fit) else { return fit }
        var grown = fit
        var most = prepared.measurements.times.count
        while most >= Self.leastGrowth, goesOn(.polishing), let start = grow(grown, by: most) {
            if let next = fitter.fit(fit.structure, from: [start.unknowns], under: constraints, Self.careful),
                fitter.criterion.misfit(next.squares) < fitter.criterion.misfit(fit.squares) + Self.slack
            {
                grown = next
                most = prepared.measurements.times.count
            } else {
                most = start.growth / 2
            }
        }
        return grown.score < fit.score && !prepared.measurements.areCut(grown.unknowns) ? grown : fit
    }

    /// The unknowns with the first segment that does not cover its experiment grown by so many samples at most, and by how
    /// many; `nil` where all do.
    private mutating func grow(_ fit: Fit, by most: Int) -> (unknowns: Unknowns, growth: Int)? {
        var unknowns = fit.unknowns
        guard
            let next = unknowns.segments.indices.first(where: {
                !prepared.measurements.isStart(unknowns.segments[$0].first)
            })
        else { return nil }
        let samples = unknowns.segments[next - 1].first..<fitter.samples(of: next, unknowns).upperBound
        let solution = fitter.follow(
            Program(prepared.language.system(fit.structure)), fit.parameters, from: unknowns.segments[next - 1].state,
            at: Array(prepared.measurements.times[samples])
        ).trajectory
        let first = unknowns.segments[next].first
        let end =
            (first..<samples.upperBound).first { !isClose(solution, samples, at: $0, fit.squares) }
            ?? samples.upperBound
        let reached = min(max(end, first + Self.leastGrowth), first + most)
        if reached >= samples.upperBound {
            unknowns.segments.remove(at: next)
        } else {
            unknowns.segments[next].first = reached
            let state =
                solution.times.count > reached - samples.lowerBound && solution.ending == .completed
                ? (0..<solution.stateCount).map { solution[reached - samples.lowerBound, $0] }
                : fit.unknowns.segments[next].state
            unknowns.segments[next].state = state
        }
        return (unknowns, reached - first)
    }

    private func isClose(_ solution: Trajectory, _ samples: Range<Int>, at sample: Int, _ squares: [Double]) -> Bool {
        prepared.measurements.columns.indices.allSatisfy { variable in
            let value = prepared.measurements.columns[variable][sample]
            let deviation =
                (squares[variable] / Double(prepared.measurements.count(of: variable))).squareRoot()
                * prepared.noise.weights[variable][sample]
            let predicted = solution[sample - samples.lowerBound, variable]
            return value.isNaN || (predicted - value).magnitude <= Self.closeness * deviation
        }
    }
}
