import Testing

@testable import PhysiXKernel

struct LinearSolveTests {
    /// The solution of `matrix · x = right`, or nil where the matrix is singular.
    private func solve<Size: StateSize>(_ size: Size, _ matrix: [Double], _ right: [Double]) -> [Double]? {
        var matrix = matrix
        var order = [Int](repeating: 0, count: size.count)
        var solution = [Double](repeating: .nan, count: size.count)
        return matrix.withUnsafeMutableBufferPointer { matrix in
            order.withUnsafeMutableBufferPointer { order in
                let system = LinearSolve(
                    size: size, matrix: matrix.baseAddress.unsafelyUnwrapped,
                    order: order.baseAddress.unsafelyUnwrapped)
                guard system.factorize() else { return nil }
                system.solve(right, into: &solution, spacing: 1)
                return solution
            }
        }
    }

    @Test func rowsAreExchangedWhereAPivotIsZero() {
        #expect(solve(FixedSize<2>(), [0, 2, 4, 0], [6, 8]) == [2, 3])
        #expect(solve(FixedSize<3>(), [0, 0, 2, 4, 0, 0, 0, 8, 0], [2, 8, 24]) == [2, 3, 1])
    }

    @Test func aTinyPivotDoesNotSpoilTheSolution() {
        // Without exchanges the second equation is lost to rounding, and x becomes 0.
        #expect(solve(FixedSize<2>(), [1e-20, 1, 1, 1], [1, 2]) == [1, 1])
    }

    @Test func singularMatricesAreRefused() {
        #expect(solve(FixedSize<1>(), [0], [1]) == nil)
        #expect(solve(FixedSize<2>(), [1, 2, 2, 4], [1, 2]) == nil)
        #expect(solve(AnySize(count: 3), [1, 2, 3, 0, 0, 1, 0, 0, 2], [1, 1, 1]) == nil)
    }

    @Test(arguments: 1...12)
    func systemsOfAnySize(_ count: Int) {
        // min(i, j) + 1: full, with an inverse of small integers.
        var matrix = [Double](repeating: 0, count: count * count)
        for row in 0..<count {
            for column in 0..<count { matrix[row * count + column] = Double(min(row, column) + 1) }
        }
        let expected = (0..<count).map { Double($0 * $0 - 3) }
        let right = (0..<count).map { row in
            (0..<count).map { matrix[row * count + $0] * expected[$0] }.reduce(0, +)
        }
        let solution = solve(AnySize(count: count), matrix, right) ?? []
        #expect(solution.count == count)
        for (value, exact) in zip(solution, expected) { #expect(abs(value - exact) < 1e-11 * Double(count * count)) }
    }

    @Test func aSizeKnownToTheCompilerChangesNoBits() {
        let matrix = [0.3, -2, 1, 7, 0.1, 5, -4, 2, 0.7, 1, 1, 3, 2, -8, 0.4, 6]
        let right = [0.1, 0.2, 0.3, 0.4]
        #expect(solve(FixedSize<4>(), matrix, right) == solve(AnySize(count: 4), matrix, right))
    }
}
