import PhysiXKernel

/// How exactly the measurements determine a law's constants and initial states together, to first order.
struct Covariance: Sendable, Hashable {
    /// How many constants there are; the states of the experiments follow, each with so many variables.
    private let parameterCount: Int
    private let stateCount: Int
    private let order: Int
    private let values: [Double]

    /// The covariance at a fit; `nil` where the measurements leave something of it open.
    ///
    /// The noise is taken from the residuals, but never below the part of the estimate that counts as the law's merit.
    init?(_ linearization: Linearization, _ unknowns: Unknowns) {
        let equations = linearization.normalEquations
        guard let factor = equations.information.cholesky() else { return nil }
        let freedom = Double(max(1, linearization.residuals.count - unknowns.count))
        let variance = max(equations.total / freedom, Criterion.trustedShare * Criterion.trustedShare)
        parameterCount = unknowns.parameters.count
        stateCount = unknowns.segments.first?.state.count ?? 0
        order = unknowns.count
        values = (0..<unknowns.count).flatMap { index in
            var unit = [Double](repeating: 0, count: unknowns.count)
            unit[index] = variance
            return factor.solve(unit)
        }
        guard values.allSatisfy(\.isFinite) else { return nil }
    }

    /// The standard error of each constant.
    var standardErrors: [Double] { (0..<parameterCount).map { values[$0 * order + $0].squareRoot() } }

    /// The variance of a quantity with these derivatives with respect to the constants, the initial state being known.
    func variance(ofParameters derivatives: some Collection<Double>) -> Double {
        variance(zip(0..<parameterCount, derivatives).map { ($0, $1) })
    }

    /// The variance of a quantity with these derivatives with respect to the constants and then an experiment's initial
    /// state.
    func variance(_ derivatives: some Collection<Double>, experiment: Int) -> Double {
        let states = parameterCount + experiment * stateCount
        let places = Array(0..<parameterCount) + Array(states..<states + stateCount)
        return variance(zip(places, derivatives).map { ($0, $1) })
    }

    private func variance(_ derivatives: [(place: Int, value: Double)]) -> Double {
        var sum = 0.0
        for left in derivatives {
            for right in derivatives { sum += left.value * values[left.place * order + right.place] * right.value }
        }
        return max(0, sum)
    }
}
