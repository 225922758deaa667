import PhysiXKernel

extension Fitter {
    /// How every term of the library, in every law, would move the residuals of a fit per unit of its coefficient.
    ///
    /// Terms that the fit contains are left out; so is everything where the solution cannot be followed or the search is to
    /// end.
    mutating func responses(_ fit: Fit) -> [(law: Int, term: Int, values: [Double])] {
        let program = Program(language.system(fit.structure))
        var responses: [(law: Int, term: Int, values: [Double])] = []
        for law in fit.structure.laws.indices {
            for term in language.library.terms.indices where !fit.structure.laws[law].contains(term) {
                responses.append((law, term, []))
            }
        }
        for (index, segment) in fit.unknowns.segments.enumerated() {
            let samples = samples(of: index, fit.unknowns)
            guard let path = path(program, fit.parameters, from: segment.state, over: samples) else { return [] }
            let values = language.library.values(on: path.curves)
            for response in responses.indices {
                guard !stop.isMade(before: samples.count * program.stateCount * program.stateCount) else { return [] }
                let target = language.formulation.laws[responses[response].law].target
                let forcing = values[responses[response].term]
                responses[response].values += path.response(
                    to: forcing, on: target, measurements, noise, firstSample: segment.first)
            }
        }
        return responses
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
