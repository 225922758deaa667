import PhysiXKernel

/// The linear problem of explaining a left side by some of many columns, known by scalar products alone, from which any
/// subset is fitted without going back to the rows.
struct Regression: Sendable {
    /// The number of rows.
    let rowCount: Int
    /// The cosines between the columns, which are brought to unit length.
    let gram: [[Double]]
    /// The scalar product of every column with the left side.
    let correlations: [Double]
    /// The squared length of the left side.
    let square: Double
    /// The part of the left side that is never counted as explained.
    let floor: Double
    /// The lengths of the columns, by which coefficients must be divided.
    let norms: [Double]

    /// The coefficients with which given columns explain the left side best.
    func coefficients(of columns: [Int]) -> [Double] { solve(columns) { correlations[$0] } }

    /// The coefficients with which given columns explain another one best; zeros where that vanishes or is not finite.
    func coefficients(of columns: [Int], explaining other: Int) -> [Double] {
        guard norms[other].isFinite else { return columns.map { _ in 0 } }
        return solve(columns) { gram[other][$0] * norms[other] }
    }

    private func solve(_ columns: [Int], _ correlation: (Int) -> Double) -> [Double] {
        var matrix = SymmetricMatrix(order: columns.count)
        for (row, column) in columns.enumerated() {
            for other in 0...row { matrix[row, other] = gram[column][columns[other]] }
            // Keeps nearly equal columns from taking huge, opposite coefficients.
            matrix[row, row] += 1e-9
        }
        guard let factor = matrix.cholesky() else { return columns.map { _ in 0 } }
        return zip(columns, factor.solve(columns.map(correlation))).map { $1 / norms[$0] }
    }
}

extension Regression {
    /// Scalar products of columns; those that are not finite or vanish become zero and are never chosen.
    ///
    /// Where a stop is requested, some products may be missing.
    init(columns: [[Double]], side: [Double], floor: Double, unless stop: StopRequest = StopRequest()) {
        self.init(Gram(columns, unless: stop), side: side, floor: floor)
    }

    /// The same for columns whose own products are known.
    init(_ products: Gram, side: [Double], floor: Double) {
        self.init(
            rowCount: side.count, gram: products.cosines, correlations: products.units.map { dot($0, side) },
            square: dot(side, side), floor: floor, norms: products.norms)
    }
}

/// Columns brought to unit length, and the cosines between them.
struct Gram {
    /// The columns at unit length; zero where one is not finite or vanishes.
    let units: [[Double]]
    /// Their lengths before, infinite for those.
    let norms: [Double]
    /// The cosines.
    let cosines: [[Double]]

    /// Multiplies columns with each other; where a stop is requested, the cosines of the last ones may be missing.
    init(_ columns: [[Double]], unless stop: StopRequest = StopRequest()) {
        let lengths = columns.map { dot($0, $0).squareRoot() }
        norms = lengths.map { $0.isFinite && $0 > 0 ? $0 : .infinity }
        units = zip(columns, norms).map { column, norm in
            norm.isFinite ? column.map { $0 / norm } : column.map { _ in 0 }
        }
        var cosines = units.map { _ in [Double](repeating: 0, count: columns.count) }
        for row in units.indices {
            // Several products are made at a time.
            guard !stop.isMade(before: row * units[row].count / 8) else { break }
            for column in 0...row {
                cosines[row][column] = dot(units[row], units[column])
                cosines[column][row] = cosines[row][column]
            }
        }
        self.cosines = cosines
    }
}
