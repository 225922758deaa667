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
        for (value, expected) in zip(factor.inverseDiagonal(), [16, 1200, 6480, 2800]) {
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
}
