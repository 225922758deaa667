/// A square system of linear equations, solved by elimination with row exchanges in memory that the caller lends.
///
/// *Cost*: n³/3 multiplications for the factors, n² for each right-hand side.
@safe
struct LinearSolve<Size: StateSize> {
    let size: Size
    /// The matrix row by row; after ``factorize()`` its factors: below the diagonal the multipliers, above it the
    /// eliminated rows, on it the reciprocals of the pivots.
    let matrix: UnsafeMutablePointer<Double>
    /// For each row of the factors the row of the matrix that it came from.
    let order: UnsafeMutablePointer<Int>

    private var count: Int { size.count }

    /// Replaces the matrix by its factors.
    ///
    /// - Returns: false when a pivot is exactly 0. A matrix with NaN or infinities has factors that are not finite.
    @inline(__always)
    func factorize() -> Bool {
        for row in 0..<count { unsafe order[row] = row }
        for column in 0..<count {
            let pivotRow = largestRow(in: column)
            let pivot = unsafe matrix[pivotRow * count + column]
            guard pivot != 0 else { return false }
            if pivotRow != column { exchange(column, pivotRow) }
            let reciprocal = 1 / pivot
            unsafe matrix[column * count + column] = reciprocal
            let upper = unsafe matrix + column * count
            for row in column + 1..<count {
                let lower = unsafe matrix + row * count
                let multiplier = unsafe lower[column] * reciprocal
                unsafe lower[column] = multiplier
                for j in column + 1..<count { unsafe lower[j] -= multiplier * upper[j] }
            }
        }
        return true
    }

    /// Writes the solution for a right-hand side, its values `spacing` apart; the matrix must have been factorized.
    @inline(__always)
    func solve(_ right: UnsafePointer<Double>, into solution: UnsafeMutablePointer<Double>, spacing: Int) {
        for row in 0..<count {
            var value = unsafe right[order[row]]
            for j in 0..<row { unsafe value -= matrix[row * count + j] * solution[j * spacing] }
            unsafe solution[row * spacing] = value
        }
        for rowFromEnd in 1...count {
            let row = count - rowFromEnd
            var value = unsafe solution[row * spacing]
            for j in row + 1..<count { unsafe value -= matrix[row * count + j] * solution[j * spacing] }
            unsafe solution[row * spacing] = value * matrix[row * count + row]
        }
    }

    @inline(__always)
    private func largestRow(in column: Int) -> Int {
        var best = column
        for row in column + 1..<count
        where unsafe matrix[row * count + column].magnitude > matrix[best * count + column].magnitude {
            best = row
        }
        return best
    }

    @inline(__always)
    private func exchange(_ a: Int, _ b: Int) {
        let origin = unsafe order[a]
        unsafe order[a] = order[b]
        unsafe order[b] = origin
        for j in 0..<count {
            let value = unsafe matrix[a * count + j]
            unsafe matrix[a * count + j] = matrix[b * count + j]
            unsafe matrix[b * count + j] = value
        }
    }
}
