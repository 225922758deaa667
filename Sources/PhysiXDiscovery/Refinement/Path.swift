import PhysiXKernel

/// A solution on a grid that contains the samples, with its derivatives with respect to the initial state.
struct Path {
    let curves: Curves
    private let transitions: [[Double]]
    private let inverses: [[Double]]
    private let subdivisions: Int
    private let stateCount: Int

    init?(_ solution: Sensitivities, subdivisions: Int) {
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
    func response(
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
                        half
                        * (inverses[index - 1][entry] * forcing[index - 1] + inverses[index][entry] * forcing[index])
                }
            }
            guard index % subdivisions == 0 else { continue }
            let sample = firstSample + index / subdivisions
            for variable in measurements.columns.indices where !measurements.columns[variable][sample].isNaN {
                var moved = 0.0
                for state in 0..<stateCount {
                    moved += transitions[index][variable * stateCount + state] * integral[state]
                }
                response.append(moved / noise.deviation(of: variable, at: sample))
            }
        }
        return response
    }
}
