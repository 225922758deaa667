/// A sum of squares near a point, to second order: what one step of a fit is computed from.
struct NormalEquations {
    /// The matrix JᵀJ.
    var information: SymmetricMatrix
    /// The vector Jᵀr.
    var gradient: [Double]
    /// The sum of squares of all residuals, in units of the noise.
    var total = 0.0
    /// For each measured variable the sum of its squared residuals, in its unit.
    let squares: [Double]

    init(order: Int, squares: [Double]) {
        information = SymmetricMatrix(order: order)
        gradient = [Double](repeating: 0, count: order)
        self.squares = squares
    }

    /// The step that reduces the sum of squares, held back by `damping` times the matrix's own diagonal.
    func step(damping: Double) -> [Double]? {
        var damped = information
        for index in gradient.indices {
            // A direction that changes nothing yet must not make the matrix singular.
            let diagonal = information[index, index]
            damped[index, index] = diagonal > 0 ? diagonal * (1 + damping) : 1
        }
        return damped.cholesky()?.solve(gradient.map { -$0 })
    }
}
