import PhysiXKernel

/// Residuals at a point and their derivatives, each divided by the noise of its variable.
struct Linearization {
    /// The number of unknowns.
    let width: Int
    /// Predicted minus measured, for every measured value.
    private(set) var residuals: [Double] = []
    /// For each measured variable the sum of squared residuals, in its unit, each divided by its sample's weight.
    private(set) var squares: [Double]

    private var jacobian: [Double] = []
    private var previous: [Double]
    private var products: [Double]

    init(width: Int, variableCount: Int) {
        self.width = width
        squares = [Double](repeating: 0, count: variableCount)
        previous = squares
        products = squares
    }

    /// For each measured variable the correlation between one residual and the next of the same experiment.
    var persistence: [Double] { zip(products, squares).map { $1 > 0 ? $0 / $1 : 0 } }

    /// From here on residuals are those of another experiment, whose first does not follow on what was added last.
    mutating func beginExperiment() { previous = previous.map { _ in 0 } }

    /// Adds one measured value of a variable: predicted minus measured, and the derivatives of the prediction, in the
    /// variable's unit, with the deviation of its noise, which is `weight` times the variable's own.
    mutating func append(_ misfit: Double, of variable: Int, row: [Double], deviation: Double, weight: Double) {
        residuals.append(misfit / deviation)
        for entry in row { jacobian.append(entry / deviation) }
        let weighted = misfit / weight
        squares[variable] += weighted * weighted
        products[variable] += weighted * previous[variable]
        previous[variable] = weighted
    }

    /// The derivatives of all residuals with respect to one unknown.
    func column(_ index: Int) -> [Double] { residuals.indices.map { jacobian[$0 * width + index] } }

    /// Lets one unknown follow another, so that the residuals depend on it through that one.
    mutating func fold(_ follower: Int, into leader: Int, sign: Double) {
        for row in residuals.indices {
            jacobian[row * width + leader] += sign * jacobian[row * width + follower]
            jacobian[row * width + follower] = 0
        }
    }

    /// Keeps unknowns where they are: nothing depends on them any more.
    mutating func freeze(_ unknowns: Set<Int>) {
        for unknown in unknowns {
            for row in residuals.indices { jacobian[row * width + unknown] = 0 }
        }
    }

    /// The normal equations of a Gauss–Newton step.
    var normalEquations: NormalEquations {
        NormalEquations(residuals: residuals, jacobian: jacobian, order: width)
    }

    /// The same if each measured value were larger by so many deviations of its noise.
    func normalEquations(changing measured: [Double]) -> NormalEquations {
        NormalEquations(residuals: zip(residuals, measured).map { $0 - $1 }, jacobian: jacobian, order: width)
    }
}
