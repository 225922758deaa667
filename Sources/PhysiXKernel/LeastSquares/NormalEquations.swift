/// A sum of squares near a point, to second order: what one step of a fit is computed from.
package struct NormalEquations: Sendable {
    /// The matrix JᵀJ.
    package var information: SymmetricMatrix
    /// The vector Jᵀr.
    package private(set) var gradient: [Double]
    /// The sum of the squared residuals, rᵀr.
    package private(set) var total = 0.0

    /// The equations of weighted residuals and their derivatives.
    ///
    /// - Parameters:
    ///   - residuals: predicted minus measured, each divided by its standard deviation.
    ///   - jacobian: for each residual a row of `order` derivatives, divided likewise.
    ///   - order: the number of unknowns.
    package init(residuals: [Double], jacobian: [Double], order: Int) {
        precondition(jacobian.count == residuals.count * order, "a row of derivatives for each residual")
        information = SymmetricMatrix(order: order)
        gradient = [Double](repeating: 0, count: order)
        for (row, residual) in residuals.enumerated() {
            total += residual * residual
            let derivatives = jacobian[row * order..<(row + 1) * order]
            for (index, derivative) in derivatives.enumerated() where derivative != 0 {
                gradient[index] += derivative * residual
            }
            information.addOuterProduct(derivatives)
        }
    }

    /// The step that reduces the sum of squares, held back by `damping` times a scale for each unknown.
    ///
    /// - Returns: `nil` where the damped matrix is not positive definite to working precision.
    func step(damping: Double, scales: [Double]) -> [Double]? {
        var damped = information
        for index in scales.indices {
            // What has had no effect so far must not make the matrix singular: its gradient is 0, so it stays.
            damped[index, index] = scales[index] > 0 ? damped[index, index] + damping * scales[index] : 1
        }
        return damped.cholesky()?.solve(gradient.map { -$0 })
    }
}
