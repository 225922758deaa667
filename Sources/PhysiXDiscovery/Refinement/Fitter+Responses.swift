import PhysiXKernel

extension Fitter {
    /// How every term of the library, in every law, would move the residuals of a fit per unit of its coefficient.
    ///
    /// Terms that the fit contains are left out; so is everything where the solution cannot be followed or the search is to
    /// end.
    mutating func responses(_ fit: Fit) -> [(law: Int, term: Int, values: [Double])] {
        let laws = fit.structure.laws.indices
        guard let columns = paths(of: fit)?.responses(to: language.library.terms, in: laws, unless: stop) else {
            return []
        }
        return laws.flatMap { law in
            columns[law].indices.filter { !fit.structure.laws[law].contains($0) }.map { (law, $0, columns[law][$0]) }
        }
    }

    /// The solution of a fit; `nil` where it cannot be followed.
    mutating func paths(of fit: Fit) -> SolutionPaths? {
        let program = Program(language.system(fit.structure))
        var segments: [(path: Path, firstSample: Int)] = []
        for (index, segment) in fit.unknowns.segments.enumerated() {
            let samples = samples(of: index, fit.unknowns)
            guard let path = path(program, fit.parameters, from: segment.state, over: samples) else { return nil }
            segments.append((path, segment.first))
        }
        return SolutionPaths(segments, language.formulation, measured)
    }

    private mutating func path(
        _ program: Program, _ parameters: [Double], from state: [Double], over samples: Range<Int>
    ) -> Path? {
        let knots = measurements.times[samples]
        let subdivisions = max(2, 400 / measurements.times.count)
        var times: [Double] = []
        for (start, end) in zip(knots, knots.dropFirst()) {
            for part in 0..<subdivisions {
                times.append(start + (end - start) * Double(part) / Double(subdivisions))
            }
        }
        times.append(measurements.times[samples.upperBound - 1])
        let solution = follow(program, parameters, from: state, at: times)
        guard solution.trajectory.ending == .completed else { return nil }
        return Path(solution, subdivisions: subdivisions)
    }
}
