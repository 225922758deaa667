import PhysiXKernel

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
    private let norms: [Double]

    /// Projects curves and the values of all terms along them onto test functions.
    init(_ curves: Curves, _ formulation: Formulation, termValues: [[Double]], _ functions: TestFunctions) {
        rowCount = functions.count
        let columns = termValues.map { functions.integrals(of: $0) }
        let lengths = columns.map { column in column.reduce(0) { $0 + $1 * $1 }.squareRoot() }
        // A column that is not finite or vanishes cannot be part of a law; a zero column is never chosen.
        norms = lengths.map { $0.isFinite && $0 > 0 ? $0 : .infinity }
        let units = zip(columns, norms).map { column, norm in
            norm.isFinite ? column.map { $0 / norm } : column.map { _ in 0 }
        }
        let leftSides = formulation.laws.map { functions.integralsOfDerivative(of: curves.states[$0.target]) }
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
}
