import PhysiXKernel

/// The surroundings of a fit's minimum, to second order: how much worse the fit gets where a constant is moved and all
/// other unknowns follow, and where they go.
///
/// Where constants and initial states can make up for each other, as along a solution that soon forgets its start, only
/// all of them together may be moved: with one of them alone, the solution would lose the measurements.
struct Valley {
    /// Where the minimum is.
    private(set) var unknowns: Unknowns
    /// By how many squared deviations the fit has become worse since everything was free.
    private(set) var rise = 0.0

    private let order: Int
    /// The covariance of the unknowns, row by row.
    private var covariance: [Double]

    /// A constant with its factor in a sum.
    typealias Weight = (index: Int, weight: Double)

    /// The surroundings of a minimum, where residuals and derivatives have the constraints imposed already; `nil` where the
    /// measurements do not determine all unknowns.
    init?(_ unknowns: Unknowns, _ linearization: Linearization, _ constraints: Constraints) {
        var equations = linearization.normalEquations
        let free = (0..<unknowns.count).map { $0 >= unknowns.parameters.count || constraints.isFree($0) }
        for index in free.indices where !free[index] { equations.information[index, index] = 1 }
        guard let factor = equations.information.cholesky() else { return nil }
        let freedom = Double(max(1, linearization.residuals.count - unknowns.count))
        // Exact measurements still are not exact beyond their resolution.
        let variance = max(equations.total / freedom, Criterion.trustedShare * Criterion.trustedShare)
        self.unknowns = unknowns
        order = unknowns.count
        covariance = free.indices.flatMap { index in
            var unit = [Double](repeating: 0, count: free.count)
            if free[index] { unit[index] = variance }
            return factor.solve(unit)
        }
    }

    /// The standard error of an unknown while the others follow; 0 where it is fixed.
    func standardError(_ index: Int) -> Double { max(0, covariance[index * order + index]).squareRoot() }

    /// By how many squared deviations the fit gets worse if a sum of constants changes.
    func rise(_ weights: [Weight], by change: Double) -> Double {
        change * change / dot(weights, response(to: weights))
    }

    /// The surroundings where a sum of constants has changed and changes no more.
    func moved(_ weights: [Weight], by change: Double) -> Valley {
        let response = response(to: weights)
        let variance = dot(weights, response)
        guard variance > 0 else { return self }
        var moved = self
        moved.unknowns.point = zip(unknowns.point, response).map { $0 + $1 * change / variance }
        moved.rise += change * change / variance
        for row in 0..<order {
            let share = response[row] / variance
            for column in 0..<order { moved.covariance[row * order + column] -= share * response[column] }
        }
        return moved
    }

    private func response(to weights: [Weight]) -> [Double] {
        var response = [Double](repeating: 0, count: order)
        for (index, weight) in weights {
            for row in 0..<order { response[row] += weight * covariance[index * order + row] }
        }
        return response
    }

    private func dot(_ weights: [Weight], _ response: [Double]) -> Double {
        weights.reduce(0) { $0 + $1.weight * response[$1.index] }
    }
}
