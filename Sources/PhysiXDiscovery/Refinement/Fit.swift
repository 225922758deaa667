/// A structure whose constants and initial states were fitted to the measurements.
struct Fit {
    /// One stretch of the measurements, integrated from a state of its own.
    struct Segment {
        /// The sample at which it starts.
        var first: Int
        /// The state there.
        var state: [Double]
    }

    /// Which terms stand in which law.
    var structure: Structure
    /// The constants in the order of the structure's slots.
    var parameters: [Double]
    /// One segment, or several where no single solution follows the measurements over the whole span.
    var segments: [Segment]
    /// For each measured variable the sum of squared residuals, in its unit.
    var squares: [Double]
    /// What the fit costs by the criterion; less is better.
    var score: Double

    /// The constants and all states as one point of the space that is searched.
    var point: [Double] { parameters + segments.flatMap(\.state) }
}

/// Residuals at a point and their derivatives, each divided by the noise of its variable.
struct Linearization {
    /// The number of unknowns.
    let width: Int
    /// Predicted minus measured, for every measured value.
    var residuals: [Double] = []
    /// A row of derivatives for every residual.
    var jacobian: [Double] = []
    /// For each measured variable the sum of squared residuals, in its unit.
    var squares: [Double]

    /// One column of the derivatives.
    func column(_ index: Int) -> [Double] { residuals.indices.map { jacobian[$0 * width + index] } }

    /// The normal equations of a Gauss–Newton step.
    var normalEquations: NormalEquations {
        var equations = NormalEquations(order: width)
        for (row, residual) in residuals.enumerated() {
            equations.squares += residual * residual
            let start = row * width
            for left in 0..<width where jacobian[start + left] != 0 {
                equations.gradient[left] += jacobian[start + left] * residual
                for right in 0...left {
                    equations.information[left, right] += jacobian[start + left] * jacobian[start + right]
                }
            }
        }
        return equations
    }
}
