import PhysiXKernel

/// The surroundings of a fit's minimum, to second order: how much worse the fit gets where a constant is moved and all
/// other unknowns follow, and where they go.
///
/// Where constants and initial states can make up for each other, as along a solution that soon forgets its start, only
/// all of them together may be moved: with one of them alone, the solution would lose the measurements.
struct Valley {
    /// The standard error of each constant while the other free ones follow; infinite where it is not free.
    let standardErrors: [Double]

    private let unknowns: Unknowns
    private let factor: CholeskyFactor
    private let variance: Double

    /// - Parameters:
    ///   - unknowns: where the minimum is.
    ///   - linearization: residuals and derivatives there, with the constraints imposed.
    ///   - constraints: what is not free.
    /// - Returns: `nil` where the measurements do not determine all unknowns.
    init?(_ unknowns: Unknowns, _ linearization: Linearization, _ constraints: Constraints) {
        var equations = linearization.normalEquations
        let free = unknowns.parameters.indices.map { constraints.isFree($0) }
        for index in free.indices where !free[index] { equations.information[index, index] = 1 }
        guard let factor = equations.information.cholesky() else { return nil }
        let freedom = Double(max(1, linearization.residuals.count - unknowns.count))
        // Exact measurements still are not exact beyond their resolution.
        let variance = max(equations.total / freedom, Criterion.trustedShare * Criterion.trustedShare)
        standardErrors = zip(free, factor.inverseDiagonal(first: free.count)).map {
            $0 ? ($1 * variance).squareRoot() : .infinity
        }
        (self.unknowns, self.factor, self.variance) = (unknowns, factor, variance)
    }

    /// Where the minimum moves, and by how many squared deviations the fit gets worse, if a sum of constants changes.
    ///
    /// - Parameters:
    ///   - weights: the constants of the sum, each with its factor.
    ///   - change: how much larger the sum becomes.
    func moving(_ weights: [(index: Int, weight: Double)], by change: Double) -> (unknowns: Unknowns, rise: Double) {
        var direction = [Double](repeating: 0, count: unknowns.count)
        for (index, weight) in weights { direction[index] = weight }
        let response = factor.solve(direction)
        let ease = weights.reduce(0) { $0 + $1.weight * response[$1.index] }
        var moved = unknowns
        moved.point = zip(unknowns.point, response).map { $0 + $1 * change / ease }
        return (moved, change * change / (ease * variance))
    }
}
