import PhysiXKernel
import Testing

struct SymmetricMatrixTests {
    @Test func choleskySolvesAHilbertSystem() throws {
        // The inverse of the 4×4 Hilbert matrix has integer entries; its row sums are -4, 60, -180, 140.
        var hilbert = SymmetricMatrix(order: 4)
        for row in 0..<4 { for column in 0...row { hilbert[row, column] = 1 / Double(row + column + 1) } }
        let factor = try #require(hilbert.cholesky())
        for (value, expected) in zip(factor.solve([1, 1, 1, 1]), [-4, 60, -180, 140]) {
            #expect((value - Double(expected)).magnitude < 1e-9)
        }
        for (value, expected) in zip(factor.inverseDiagonal(first: 4), [16, 1200, 6480, 2800]) {
            #expect((value / Double(expected) - 1).magnitude < 1e-10)
        }
    }

    @Test func choleskyRefusesWhatIsNotPositiveDefinite() {
        var matrix = SymmetricMatrix(order: 2)
        matrix[0, 0] = 1
        matrix[1, 0] = 1
        matrix[1, 1] = 1
        #expect(matrix.cholesky() == nil)
        matrix[1, 1] = .nan
        #expect(matrix.cholesky() == nil)
    }

    @Test func normalEquationsOfBlocksAreThoseOfAllDerivatives() {
        // Two unknowns that all residuals share, and one and two that only some depend on.
        let blocks = [
            NormalEquations.Block(residuals: 0..<2, sharedCount: 2, own: 2..<3),
            NormalEquations.Block(residuals: 2..<4, sharedCount: 2, own: 3..<5),
        ]
        let residuals = [0.3, -1.7, 0.9, 2.2]
        let whole = [
            [1.5, -0.2, 0.7, 0, 0], [0.1, 2.3, -1.1, 0, 0], [0.4, 0, 0, 3.1, -0.6], [-2.5, 0.8, 0, 1.9, 0.3],
        ]
        let compact = [[1.5, -0.2, 0.7], [0.1, 2.3, -1.1], [0.4, 0, 3.1, -0.6], [-2.5, 0.8, 1.9, 0.3]]
        let sparse = NormalEquations(
            residuals: residuals, jacobian: compact.flatMap { $0 }, order: 5, blocks: blocks)
        let dense = NormalEquations(residuals: residuals, jacobian: whole.flatMap { $0 }, order: 5)
        #expect(sparse.total == dense.total)
        #expect(sparse.gradient == dense.gradient)
        for row in 0..<5 {
            for column in 0..<5 {
                let expected = whole.reduce(0) { $0 + $1[row] * $1[column] }
                #expect(sparse.information[row, column] == dense.information[row, column])
                #expect((sparse.information[row, column] - expected).magnitude < 1e-14)
            }
        }
    }
}
