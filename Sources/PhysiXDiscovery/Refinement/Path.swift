import PhysiXKernel

/// A solution on a grid that contains the samples, with its derivatives with respect to the initial state.
struct Path {
    let curves: Curves
    /// For each time the square matrix of derivatives, row by row, and its inverse.
    private let transitions: [Double]
    private let inverses: [Double]
    private let subdivisions: Int
    private let stateCount: Int

    init?(_ solution: Sensitivities, subdivisions: Int) {
        let stateCount = solution.trajectory.stateCount
        let times = solution.trajectory.times
        curves = Curves(times: times, states: (0..<stateCount).map { solution.trajectory.column($0) })
        self.subdivisions = subdivisions
        self.stateCount = stateCount
        transitions = solution.derivatives
        let size = stateCount * stateCount
        var inverses: [Double] = []
        inverses.reserveCapacity(transitions.count)
        for time in times.indices {
            guard let inverse = invert(Array(transitions[time * size..<(time + 1) * size]), order: stateCount) else {
                return nil
            }
            inverses += inverse
        }
        self.inverses = inverses
    }

    /// Eight forces as functions of time, side by side.
    typealias Forces = [SIMD8<Double>]

    /// The residuals' change under each of eight forces on one state variable: a vector for each measured value.
    func responses(to forces: Forces, on target: Int, _ measured: MeasuredValues, firstSample: Int) -> [SIMD8<Double>] {
        let size = stateCount * stateCount
        var responses: [SIMD8<Double>] = []
        responses.reserveCapacity((curves.times.count / subdivisions + 1) * measured.variableCount)
        var integral = [SIMD8<Double>](repeating: .zero, count: stateCount)
        for index in curves.times.indices {
            if index > 0 {
                let half = (curves.times[index] - curves.times[index - 1]) / 2
                let (before, now) = (forces[index - 1], forces[index])
                var entry = index * size + target
                for state in 0..<stateCount {
                    integral[state] += half * (inverses[entry - size] * before + inverses[entry] * now)
                    entry += stateCount
                }
            }
            guard index % subdivisions == 0 else { continue }
            let sample = firstSample + index / subdivisions
            for variable in 0..<measured.variableCount {
                let place = sample * measured.variableCount + variable
                guard !measured.values[place].isNaN else { continue }
                var moved = SIMD8<Double>.zero
                for state in 0..<stateCount {
                    moved += transitions[index * size + variable * stateCount + state] * integral[state]
                }
                responses.append(moved / measured.deviations[place])
            }
        }
        return responses
    }
}
