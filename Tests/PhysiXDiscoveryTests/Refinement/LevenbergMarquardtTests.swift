import Testing

@testable import PhysiXDiscovery

struct LevenbergMarquardtTests {
    /// Rosenbrock's valley as a sum of two squares: 10(y − x²) and 1 − x.
    private func rosenbrock(_ point: [Double]) -> NormalEquations {
        let residuals = [10 * (point[1] - point[0] * point[0]), 1 - point[0]]
        let rows = [[-20 * point[0], 10], [-1, 0]]
        var equations = NormalEquations(order: 2, squares: [])
        for (residual, row) in zip(residuals, rows) {
            equations.total += residual * residual
            for left in 0..<2 {
                equations.gradient[left] += row[left] * residual
                for right in 0...left { equations.information[left, right] += row[left] * row[right] }
            }
        }
        return equations
    }

    @Test func rosenbrocksValleyIsFollowedToItsEnd() {
        var point = [-1.2, 1]
        let start = rosenbrock(point)
        let end = LevenbergMarquardt(steps: 60, gain: 0).minimise(&point, from: start) { rosenbrock($0) }
        #expect(end.total < 1e-20)
        #expect((point[0] - 1).magnitude < 1e-9 && (point[1] - 1).magnitude < 1e-9)
    }

    @Test func aWallIsNotEntered() {
        var point = [-1.2, 1]
        let end = LevenbergMarquardt(steps: 60, gain: 0).minimise(&point, from: rosenbrock(point)) { trial in
            trial[0] > 0.5 ? nil : rosenbrock(trial)
        }
        #expect(point[0] <= 0.5)
        #expect(end.total < 0.5)
    }

    @Test func aDirectionWithoutInfluenceStays() {
        var point = [3.0, 7]
        func parabola(_ point: [Double]) -> NormalEquations {
            var equations = NormalEquations(order: 2, squares: [])
            equations.total = (point[0] - 1) * (point[0] - 1)
            equations.gradient[0] = point[0] - 1
            equations.information[0, 0] = 1
            return equations
        }
        _ = LevenbergMarquardt(steps: 20, gain: 0).minimise(&point, from: parabola(point)) { parabola($0) }
        #expect((point[0] - 1).magnitude < 1e-9)
        #expect(point[1] == 7)
    }
}
