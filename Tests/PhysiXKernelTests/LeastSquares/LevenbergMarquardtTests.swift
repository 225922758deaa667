import Foundation
import PhysiXKernel
import Testing

struct LevenbergMarquardtTests {
    /// Residuals and their derivatives, one row for each residual.
    private typealias Model = ([Double]) -> (residuals: [Double], rows: [[Double]])

    private func minimise(
        _ model: Model, from start: [Double], steps: Int = 60, isAllowed: ([Double]) -> Bool = { _ in true }
    ) -> LeastSquaresDescent {
        func equations(_ point: [Double]) -> NormalEquations {
            let (residuals, rows) = model(point)
            return NormalEquations(residuals: residuals, jacobian: rows.flatMap { $0 }, order: point.count)
        }
        var descent = LevenbergMarquardt(steps: steps, gain: 1e-12).descent(from: start, equations(start))
        while let trial = descent.next() { descent.judge(isAllowed(trial) ? equations(trial) : nil) }
        return descent
    }

    /// Rosenbrock's valley as a sum of two squares: 10(y − x²) and 1 − x.
    private let rosenbrock: Model = { point in
        ([10 * (point[1] - point[0] * point[0]), 1 - point[0]], [[-20 * point[0], 10], [-1, 0]])
    }

    @Test func rosenbrocksValleyIsFollowedToItsEnd() {
        let descent = minimise(rosenbrock, from: [-1.2, 1])
        #expect(descent.equations.total < 1e-20 && descent.isFinished)
        #expect(abs(descent.point[0] - 1) < 1e-9 && abs(descent.point[1] - 1) < 1e-9)
    }

    @Test func aWallIsNotEntered() {
        let descent = minimise(rosenbrock, from: [-1.2, 1]) { $0[0] <= 0.5 }
        #expect(descent.point[0] <= 0.5)
        #expect(descent.equations.total < 0.5)
    }

    /// A line through (0, 1), (1, 3), (2, 5), (3, 8): slope 2.3, intercept 0.8, residual sum of squares 0.3.
    @Test(arguments: [1, 1e-8, 1e8]) func aLineIsFoundInAnyUnit(_ unit: Double) {
        let line: Model = { point in
            let measured = [1.0, 3, 5, 8]
            let rows = (0..<4).map { [1, Double($0) * unit] }
            return (zip(rows, measured).map { $0[0] * point[0] + $0[1] * point[1] - $1 }, rows)
        }
        let descent = minimise(line, from: [0, 0])
        #expect(abs(descent.point[0] - 0.8) < 1e-6 && abs(descent.point[1] * unit - 2.3) < 1e-6)
        #expect(abs(descent.equations.total - 0.3) < 1e-10)
    }

    @Test func aDirectionWithoutInfluenceStays() {
        let descent = minimise({ ([$0[0] - 1], [[1, 0]]) }, from: [3, 7])
        #expect(abs(descent.point[0] - 1) < 1e-9)
        #expect(descent.point[1] == 7)
    }

    @Test func ofDirectionsWithTheSameInfluenceBothMove() {
        let descent = minimise({ ([$0[0] + $0[1] - 3], [[1, 1]]) }, from: [0, 0])
        #expect(abs(descent.point[0] - 1.5) < 1e-6 && abs(descent.point[1] - 1.5) < 1e-6)
    }

    @Test func theStepsAreCounted() {
        let descent = minimise(rosenbrock, from: [-1.2, 1], steps: 3)
        #expect(!descent.isFinished && descent.equations.total > 1e-3)
    }

    /// The NIST's Misra1a from its first start, with its certified values; scripts/references/least_squares.py has the same.
    @Test func misra1aHasItsCertifiedValues() {
        let x = [77.6, 114.9, 141.1, 190.8, 239.9, 289, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760]
        let y = [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.4, 75.47, 81.78]
        let model: Model = { b in
            (
                zip(x, y).map { b[0] * (1 - exp(-b[1] * $0)) - $1 },
                x.map { [1 - exp(-b[1] * $0), b[0] * $0 * exp(-b[1] * $0)] }
            )
        }
        let descent = minimise(model, from: [500, 1e-4])
        #expect(abs(descent.point[0] / 238.94212918 - 1) < 1e-6)
        #expect(abs(descent.point[1] / 5.5015643181e-4 - 1) < 1e-6)
        #expect(abs(descent.equations.total / 0.12455138894 - 1) < 1e-9)
    }
}
