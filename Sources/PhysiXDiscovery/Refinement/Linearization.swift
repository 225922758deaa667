import PhysiXKernel

/// Residuals at a point and their derivatives, each divided by the noise of its variable.
///
/// Every residual depends on all constants and, of the states, on that of its own segment alone: no other derivative is
/// stored.
struct Linearization {
    /// The number of unknowns.
    let width: Int
    /// Predicted minus measured, for every measured value.
    private(set) var residuals: [Double] = []
    /// For each measured variable the sum of squared residuals, in its unit, each divided by its sample's weight.
    private(set) var squares: [Double]

    private let sharedCount: Int
    private var blocks: [NormalEquations.Block] = []
    private var jacobian: [Double] = []
    private var previous: [Double]
    private var products: [Double]

    /// No residuals yet.
    ///
    /// - Parameters:
    ///   - width: the number of unknowns.
    ///   - sharedCount: how many of the first of them are constants, on which all residuals depend.
    ///   - variableCount: the number of measured variables.
    init(width: Int, sharedCount: Int, variableCount: Int) {
        self.width = width
        self.sharedCount = sharedCount
        squares = [Double](repeating: 0, count: variableCount)
        previous = squares
        products = squares
    }

    /// For each measured variable the correlation between one residual and the next of the same experiment.
    var persistence: [Double] { zip(products, squares).map { $1 > 0 ? $0 / $1 : 0 } }

    /// From here on residuals are those of another experiment, whose first does not follow on what was added last.
    mutating func beginExperiment() { previous = previous.map { _ in 0 } }

    /// Adds the residuals of a segment.
    ///
    /// - Parameters:
    ///   - solution: the segment's, with its derivatives with respect to the constants and then to its first state.
    ///   - own: the unknowns that are this state.
    ///   - measured: the measured values.
    ///   - firstSample: the sample at which the segment starts.
    mutating func append(_ solution: Sensitivities, own: Range<Int>, _ measured: MeasuredValues, firstSample: Int) {
        let count = solution.seedCount
        let stateCount = solution.trajectory.stateCount
        let firstResidual = residuals.count
        var rows = [Double](repeating: 0, count: solution.trajectory.times.count * measured.variableCount * count)
        var end = 0
        for sample in solution.trajectory.times.indices {
            for variable in 0..<measured.variableCount {
                let place = (firstSample + sample) * measured.variableCount + variable
                guard !measured.values[place].isNaN else { continue }
                let deviation = measured.deviations[place]
                let row = sample * stateCount + variable
                let misfit = solution.trajectory.states[row] - measured.values[place]
                append(misfit, of: variable, deviation: deviation, weight: measured.weights[place])
                for seed in 0..<count {
                    rows[end &+ seed] = solution.derivatives[row &* count &+ seed] / deviation
                }
                end += count
            }
        }
        jacobian += rows[..<end]
        blocks.append(
            NormalEquations.Block(residuals: firstResidual..<residuals.count, sharedCount: sharedCount, own: own))
    }

    /// Adds one residual: predicted minus measured, with the deviation of its noise, which is `weight` times the
    /// variable's own.
    mutating func append(_ misfit: Double, of variable: Int, deviation: Double, weight: Double) {
        residuals.append(misfit / deviation)
        let weighted = misfit / weight
        squares[variable] += weighted * weighted
        products[variable] += weighted * previous[variable]
        previous[variable] = weighted
    }

    /// The derivatives of all residuals with respect to one unknown.
    func column(_ unknown: Int) -> [Double] {
        var column = [Double](repeating: 0, count: residuals.count)
        for (residual, place) in places(of: unknown) { column[residual] = jacobian[place] }
        return column
    }

    /// Lets one constant follow another, so that the residuals depend on it through that one.
    mutating func fold(_ follower: Int, into leader: Int, sign: Double) {
        precondition(follower < sharedCount && leader < sharedCount, "only constants are tied")
        for (_, place) in places(of: follower) {
            jacobian[place - follower + leader] += sign * jacobian[place]
            jacobian[place] = 0
        }
    }

    /// Keeps unknowns where they are: nothing depends on them any more.
    mutating func freeze(_ unknowns: Set<Int>) {
        for unknown in unknowns {
            for (_, place) in places(of: unknown) { jacobian[place] = 0 }
        }
    }

    /// The normal equations of a Gauss–Newton step.
    var normalEquations: NormalEquations {
        NormalEquations(residuals: residuals, jacobian: jacobian, order: width, blocks: blocks)
    }

    /// Every residual that depends on an unknown, with the place of that derivative.
    private func places(of unknown: Int) -> [(residual: Int, place: Int)] {
        var places: [(residual: Int, place: Int)] = []
        places.reserveCapacity(residuals.count)
        var start = 0
        for block in blocks {
            if unknown < sharedCount || block.own.contains(unknown) {
                let offset = unknown < sharedCount ? unknown : sharedCount + unknown - block.own.lowerBound
                for (index, residual) in block.residuals.enumerated() {
                    places.append((residual, start + index * block.width + offset))
                }
            }
            start += block.residuals.count * block.width
        }
        return places
    }

    /// The same if each measured value were larger by so many deviations of its noise.
    func normalEquations(changing measured: [Double]) -> NormalEquations {
        NormalEquations(
            residuals: zip(residuals, measured).map { $0 - $1 }, jacobian: jacobian, order: width, blocks: blocks)
    }
}
