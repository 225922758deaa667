/// The laws in integral form: against a smooth bump φ that vanishes at both ends of a window, a law y' = Σ c·θ says
/// −∫φ'·y dt = Σ c·∫φ·θ dt, in which nothing measured is differentiated.
///
/// Every bump gives one linear equation for the coefficients. The equations of all bumps enter as a Gram matrix with
/// unit diagonal, from which any subset of terms is fitted without going back to the curves.
struct WeakForm {
    /// The number of linear equations.
    let rowCount: Int
    /// The cosines between the columns of the terms.
    let gram: [[Double]]
    /// For each law the correlation of every term's column with the law's left side.
    let correlations: [[Double]]
    /// For each law the squared length of its left side.
    let squares: [Double]
    /// The lengths of the columns, by which coefficients must be divided.
    let norms: [Double]

    /// Bumps narrow enough to see the fastest motion and wide enough to average noise, in parts of the time span.
    private static let halfWidths = [0.03, 0.08]

    /// Projects curves and the values of all terms along them onto bumps.
    ///
    /// - Parameter spacing: the typical distance between samples; narrower bumps would only see the smoothing.
    init(_ curves: Curves, _ formulation: Formulation, termValues: [[Double]], spacing: Double) {
        let bumps = Self.bumps(curves, spacing: spacing)
        rowCount = bumps.count
        let columns = termValues.map { values in bumps.map { $0.integrate(values) } }
        let lengths = columns.map { column in column.reduce(0) { $0 + $1 * $1 }.squareRoot() }
        // A column that is not finite or vanishes cannot be part of a law; a zero column is never chosen.
        norms = lengths.map { $0.isFinite && $0 > 0 ? $0 : .infinity }
        let units = zip(columns, norms).map { column, norm in
            norm.isFinite ? column.map { $0 / norm } : [Double](repeating: 0, count: bumps.count)
        }
        let leftSides = formulation.laws.map { law in bumps.map { -$0.integrateDerivative(curves.states[law.target]) } }
        var gram = units.map { _ in [Double](repeating: 0, count: units.count) }
        for row in units.indices {
            for column in 0...row {
                gram[row][column] = dot(units[row], units[column])
                gram[column][row] = gram[row][column]
            }
        }
        self.gram = gram
        correlations = leftSides.map { side in units.map { dot($0, side) } }
        squares = leftSides.map { dot($0, $0) }
    }

    /// The coefficients with which given terms explain a law best.
    func coefficients(of terms: [Int], law: Int) -> [Double] {
        var matrix = SymmetricMatrix(order: terms.count)
        for (row, term) in terms.enumerated() {
            for column in 0...row { matrix[row, column] = gram[term][terms[column]] }
            // Keeps nearly equal terms from taking huge, opposite coefficients.
            matrix[row, row] += 1e-9
        }
        guard let factor = matrix.cholesky() else { return terms.map { _ in 0 } }
        let solution = factor.solve(terms.map { correlations[law][$0] })
        return zip(terms, solution).map { $1 / norms[$0] }
    }

    private static func bumps(_ curves: Curves, spacing: Double) -> [Bump] {
        halfWidths.enumerated().flatMap { index, share in
            let width = min(max(share * curves.span, (1.5 + 2.5 * Double(index)) * spacing), curves.span / 4)
            let points = max(4, Int((width / curves.step).rounded()))
            return stride(from: points, through: curves.times.count - 1 - points, by: max(1, points / 3))
                .map { Bump(centre: $0, points: points, step: curves.step) }
        }
    }
}

/// The bump (1 − s²)⁴ over a window of a uniform grid, s from −1 to 1.
///
/// Its first three derivatives vanish at the ends, so that the plain sum over the grid is exact to fifth order.
private struct Bump {
    private let first: Int
    private let values: [Double]
    private let slopes: [Double]

    init(centre: Int, points: Int, step: Double) {
        first = centre - points
        let positions = (-points...points).map { Double($0) / Double(points) }
        values = positions.map { s in
            let base = 1 - s * s
            return base * base * base * base * step
        }
        slopes = positions.map { s in
            let base = 1 - s * s
            return -8 * s * base * base * base / Double(points)
        }
    }

    func integrate(_ curve: [Double]) -> Double { sum(curve, values) }
    func integrateDerivative(_ curve: [Double]) -> Double { sum(curve, slopes) }

    private func sum(_ curve: [Double], _ weights: [Double]) -> Double {
        var sum = 0.0
        for index in weights.indices { sum += curve[first + index] * weights[index] }
        return sum
    }
}

/// The scalar product.
func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
}
