/// What the first samples say about the initial state.
struct StartGuess {
    private let observed: Trajectory
    private let scope: Scope

    init(_ observed: Trajectory, scope: Scope) {
        self.observed = observed
        self.scope = scope
    }

    /// The first measured value of a variable; for a velocity without one the slope of its position; else 0.
    func value(of variable: Int) -> Double {
        if let first = samples(of: variable).first { return observed[first, variable] }
        return scope.position(of: variable).map { slope(of: $0) } ?? 0
    }

    /// The first measured value of a variable, else 0.
    func restingValue(of variable: Int) -> Double {
        samples(of: variable).first.map { observed[$0, variable] } ?? 0
    }

    /// The samples at which a variable was measured.
    private func samples(of variable: Int) -> [Int] {
        guard variable < observed.stateCount else { return [] }
        return observed.times.indices.filter { !observed[$0, variable].isNaN }
    }

    /// The slope of the straight line through a variable's first five samples.
    private func slope(of variable: Int) -> Double {
        let samples = samples(of: variable).prefix(5)
        let count = Double(samples.count)
        let meanTime = samples.reduce(0) { $0 + observed.times[$1] } / count
        let meanValue = samples.reduce(0) { $0 + observed[$1, variable] } / count
        var products = 0.0
        var squares = 0.0
        for sample in samples {
            let time = observed.times[sample] - meanTime
            products += time * (observed[sample, variable] - meanValue)
            squares += time * time
        }
        return squares > 0 ? products / squares : 0
    }
}
