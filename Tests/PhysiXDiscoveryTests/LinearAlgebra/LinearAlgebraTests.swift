import Testing

@testable import PhysiXDiscovery

struct LinearAlgebraTests {
    @Test func triangularRowsKeepTheLeastSquaresSolution() {
        // A line through (0, 1), (1, 3), (2, 5), (3, 8): slope 2.3, intercept 0.8, residual sum of squares 0.3.
        var rows = StackedRows<3, 4>()
        for (x, y) in [(0.0, 1.0), (1, 3), (2, 5), (3, 8)] {
            let row = rows.appendRow()
            rows[row, 0] = 1
            rows[row, 1] = x
            rows[row, 2] = y
        }
        rows.triangularize(3)
        let slope = rows[1, 2] / rows[1, 1]
        let intercept = (rows[0, 2] - rows[0, 1] * slope) / rows[0, 0]
        #expect((slope - 2.3).magnitude < 1e-14)
        #expect((intercept - 0.8).magnitude < 1e-14)
        #expect((rows[2, 2] * rows[2, 2] - 0.3).magnitude < 1e-14)
        #expect(rows[1, 0] == 0 && rows[3, 2] == 0)
    }

    @Test func inverseTimesMatrixIsOne() throws {
        let matrix = [0.0, 2, 1, 4, 0, 3, 1, 1, 0]
        let inverse = try #require(invert(matrix, order: 3))
        for row in 0..<3 {
            for column in 0..<3 {
                let entry = (0..<3).reduce(0) { $0 + matrix[row * 3 + $1] * inverse[$1 * 3 + column] }
                #expect((entry - (row == column ? 1 : 0)).magnitude < 1e-14)
            }
        }
        #expect(invert([1, 2, 2, 4], order: 2) == nil)
    }

    @Test func aBasisLeavesWhatItDoesNotSpan() {
        let basis = OrthonormalBasis(of: [[3, 0, 0], [1, 2, 0], [5, 7, 0]])
        let rest = basis.remainder(of: [4, -6, 2.5])
        #expect(rest[0].magnitude < 1e-14 && rest[1].magnitude < 1e-14)
        #expect((rest[2] - 2.5).magnitude < 1e-14)
    }
}
