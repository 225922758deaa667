import PhysiXKernel

extension Fitter {
    /// How every term of the library, in every law, would move the residuals of a fit per unit of its coefficient.
    ///
    /// Terms that the fit contains are left out; so is everything where the solution cannot be followed.
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

/// A solution on a grid that contains the samples, with its derivatives with respect to the initial state.
struct Path {
    let curves: Curves
    private let transitions: [[Double]]
    private let inverses: [[Double]]
    private let subdivisions: Int
    private let stateCount: Int

    fileprivate init?(_ solution: Sensitivities, subdivisions: Int) {
        let stateCount = solution.trajectory.stateCount
        let times = solution.trajectory.times
        curves = Curves(times: times, states: (0..<stateCount).map { solution.trajectory.column($0) })
        self.subdivisions = subdivisions
        self.stateCount = stateCount
        let size = stateCount * stateCount
        transitions = times.indices.map { Array(solution.derivatives[$0 * size..<($0 + 1) * size]) }
        var inverses: [[Double]] = []
        for transition in transitions {
            guard let inverse = invert(transition, order: stateCount) else { return nil }
            inverses.append(inverse)
        }
        self.inverses = inverses
    }

    /// The residuals' change under a force on one state variable.
    fileprivate func response(
        to forcing: [Double], on target: Int, _ measurements: Measurements, _ noise: NoiseEstimate, firstSample: Int
    ) -> [Double] {
        var response: [Double] = []
        var integral = [Double](repeating: 0, count: stateCount)
        for index in curves.times.indices {
            if index > 0 {
                let half = (curves.times[index] - curves.times[index - 1]) / 2
                for state in 0..<stateCount {
                    let entry = state * stateCount + target
                    integral[state] +=
                        half * (inverses[index - 1][entry] * forcing[index - 1] + inverses[index][entry] * forcing[index])
                }
            }
            guard index % subdivisions == 0 else { continue }
            let sample = firstSample + index / subdivisions
            for variable in measurements.columns.indices where !measurements.columns[variable][sample].isNaN {
                var moved = 0.0
                for state in 0..<stateCount { moved += transitions[index][variable * stateCount + state] * integral[state] }
                response.append(moved / noise.deviations[variable])
            }
        }
        return response
    }
}
