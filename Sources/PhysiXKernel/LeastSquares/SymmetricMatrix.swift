/// A dense symmetric matrix, such as the normal equations of a fit.
package struct SymmetricMatrix: Sendable {
    /// The number of rows.
    package let order: Int
    private var values: [Double]

    /// The zero matrix.
    package init(order: Int) {
        self.order = order
        values = [Double](repeating: 0, count: order * order)
    }

    /// An entry; setting one sets its mirror image too.
    package subscript(row: Int, column: Int) -> Double {
        get { values[row * order + column] }
        set {
            values[row * order + column] = newValue
            values[column * order + row] = newValue
        }
    }

    /// Adds the product of a vector, which has an entry for each row, with itself.
    mutating func addOuterProduct(_ vector: ArraySlice<Double>) {
        unsafe vector.withUnsafeBufferPointer { vector in
            unsafe values.withUnsafeMutableBufferPointer { values in
                for row in 0..<order {
                    let factor = unsafe vector[row]
                    guard factor != 0 else { continue }
                    // Whole rows: without a mirror image to keep, several entries are added at once.
                    for column in 0..<order {
                        unsafe values[row &* order &+ column] += factor * vector[column]
                    }
                }
            }
        }
    }

    /// The Cholesky factor, or `nil` where the matrix is not positive definite to working precision.
    package func cholesky() -> CholeskyFactor? { CholeskyFactor(self) }
}

/// The lower triangular factor L of a positive definite matrix A = L·Lᵀ.
package struct CholeskyFactor: Sendable {
    private let order: Int
    private var lower: [Double]

    fileprivate init?(_ matrix: SymmetricMatrix) {
        order = matrix.order
        lower = [Double](repeating: 0, count: order * order)
        for row in 0..<order {
            for column in 0...row {
                var sum = matrix[row, column]
                for index in 0..<column { sum -= lower[row * order + index] * lower[column * order + index] }
                if row == column {
                    // Less than this is cancellation, not information.
                    guard sum > 1e-14 * matrix[row, row], sum.isFinite else { return nil }
                    lower[row * order + row] = sum.squareRoot()
                } else {
                    lower[row * order + column] = sum / lower[column * order + column]
                }
            }
        }
    }

    /// The solution of A·x = b.
    package func solve(_ rightHandSide: [Double]) -> [Double] {
        var solution = rightHandSide
        for row in 0..<order {
            for index in 0..<row { solution[row] -= lower[row * order + index] * solution[index] }
            solution[row] /= lower[row * order + row]
        }
        for row in stride(from: order - 1, through: 0, by: -1) {
            for index in row + 1..<order {
                solution[row] -= lower[index * order + row] * solution[index]
            }
            solution[row] /= lower[row * order + row]
        }
        return solution
    }

    /// The diagonal of the inverse: the variances, where the matrix is an information matrix.
    package func inverseDiagonal() -> [Double] {
        (0..<order).map { index in
            var unit = [Double](repeating: 0, count: order)
            unit[index] = 1
            return solve(unit)[index]
        }
    }
}
