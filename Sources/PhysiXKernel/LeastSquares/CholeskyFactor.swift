/// The lower triangular factor L of a positive definite matrix A = L·Lᵀ.
package struct CholeskyFactor: Sendable {
    private let order: Int
    private var lower: [Double]

    /// Column by column: each is taken out of all that follow, several entries at a time.
    init?(order: Int, _ matrix: [Double]) {
        self.order = order
        lower = matrix
        let isDefinite = unsafe lower.withUnsafeMutableBufferPointer { lower in
            unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: order) { column in
                for pivot in 0..<order {
                    let square = unsafe lower[pivot * order + pivot]
                    // Less than this is cancellation, not information.
                    guard square > 1e-14 * matrix[pivot * order + pivot], square.isFinite else { return false }
                    let root = square.squareRoot()
                    unsafe lower[pivot * order + pivot] = root
                    for row in pivot + 1..<order {
                        let entry = unsafe lower[row * order + pivot] / root
                        unsafe lower[row * order + pivot] = entry
                        unsafe column[row] = entry
                    }
                    for row in pivot + 1..<order {
                        let factor = unsafe column[row]
                        let rest = unsafe UnsafeMutableBufferPointer(rebasing: lower[row * order..<(row + 1) * order])
                        for index in pivot + 1...row { unsafe rest[index] -= factor * column[index] }
                    }
                }
                return true
            }
        }
        guard isDefinite else { return nil }
    }

    /// The solution of A·x = b.
    package func solve(_ rightHandSide: [Double]) -> [Double] {
        var solution = rightHandSide
        substitute(&solution, from: 0)
        return solution
    }

    /// The first entries of the inverse's diagonal: the variances, where the matrix is an information matrix.
    package func inverseDiagonal(first count: Int) -> [Double] {
        (0..<count).map { index in
            var unit = [Double](repeating: 0, count: order)
            unit[index] = 1
            substitute(&unit, from: index)
            return unit[index]
        }
    }

    /// Solves for the entries from `first` on, where those before are 0 on the right-hand side.
    private func substitute(_ solution: inout [Double], from first: Int) {
        unsafe solution.withUnsafeMutableBufferPointer { solution in
            unsafe lower.withUnsafeBufferPointer { lower in
                for row in first..<order {
                    var entry = unsafe solution[row]
                    for index in first..<row { unsafe entry -= lower[row &* order &+ index] * solution[index] }
                    unsafe solution[row] = entry / lower[row &* order &+ row]
                }
                for row in (first..<order).reversed() {
                    var entry = unsafe solution[row]
                    for index in row + 1..<order { unsafe entry -= lower[index &* order &+ row] * solution[index] }
                    unsafe solution[row] = entry / lower[row &* order &+ row]
                }
            }
        }
    }
}
