import Foundation
import Testing

@testable import PhysiXKernel

struct StiffIntegrationTests {
    /// Times and states of `References/stiff.txt`, made by `scripts/references/stiff.py`.
    private func reference(_ name: String) throws -> (times: [Double], states: [[Double]]) {
        let url = try #require(Bundle.module.url(forResource: "References/stiff", withExtension: "txt"))
        let rows = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
            .map { $0.split(separator: " ") }
            .filter { $0[0] == name }
            .map { try $0.dropFirst().map { try #require(Double($0)) } }
        return (rows.map { $0[0] }, rows.map { Array($0.dropFirst()) })
    }

    @Test(arguments: [(1e-6, 1e-5), (1e-9, 1e-8)])
    func vanDerPolWithMu1000(_ tolerance: Double, _ bound: Double) throws {
        let (times, states) = try reference("vanderpol")
        let solution = StiffProblem.vanDerPol.solve(
            at: times, tolerance: Tolerance(relative: tolerance, absolute: tolerance * 1e-2))
        #expect(solution.ending == .completed)
        for (row, exact) in zip(solution.rows, states) { #expect(abs(row[0] - exact[0]) < bound) }
        #expect(solution.evaluationCount < (tolerance == 1e-6 ? 5_500 : 26_000))
    }

    @Test(arguments: [(1e-6, 1e-5), (1e-9, 1e-8)])
    func robertson(_ tolerance: Double, _ bound: Double) throws {
        let (times, states) = try reference("robertson")
        let absolute = tolerance * 1e-4
        let solution = StiffProblem.robertson.solve(
            at: times, tolerance: Tolerance(relative: tolerance, absolute: absolute))
        #expect(solution.ending == .completed)
        for (row, exact) in zip(solution.rows, states) {
            for (value, expected) in zip(row, exact) {
                #expect(abs(value - expected) <= bound * expected + 10 * absolute)
            }
            #expect(abs(row[0] + row[1] + row[2] - 1) < 1e-12, "the right-hand sides sum to 0")
        }
        #expect(solution.evaluationCount < (tolerance == 1e-6 ? 1_200 : 4_500))
    }

    @Test(arguments: 1...6)
    func linearDecaysOfEverySize(_ count: Int) {
        // Upper triangular with distinct rates: variable i is a sum of exponentials, found from the last one upwards.
        let rates = (0..<count).map { Double(sign: .plus, exponent: 4 * $0, significand: 1) }
        let solution = StiffProblem.decays(rates).solve(
            at: [0, 0.001, 0.1, 1, 3], tolerance: Tolerance(relative: 1e-8, absolute: 1e-10))
        #expect(solution.ending == .completed)
        for (time, row) in zip([0, 0.001, 0.1, 1, 3], solution.rows) {
            for (value, exact) in zip(row, Self.decay(rates, at: time)) { #expect(abs(value - exact) < 1e-7) }
        }
    }

    /// yᵢ′ = −rᵢ·yᵢ + yᵢ₊₁, all 1 at time 0: yᵢ = Σⱼ wᵢⱼ·exp(−rⱼ·t) with wᵢⱼ = wᵢ₊₁ⱼ / (rᵢ − rⱼ) for j > i.
    private static func decay(_ rates: [Double], at time: Double) -> [Double] {
        var weights = [Double](repeating: 0, count: rates.count)
        return rates.indices.reversed().map { i in
            for j in rates.indices where j > i { weights[j] /= rates[i] - rates[j] }
            weights[i] = 1 - rates.indices.filter { $0 > i }.map { weights[$0] }.reduce(0, +)
            return rates.indices.map { weights[$0] * exp(-rates[$0] * time) }.reduce(0, +)
        }.reversed()
    }

    @Test(arguments: [1e-6, 0.01, 0.3, 0.9, 1.5, 10])
    func aPoleIsNotSteppedOver(_ firstStep: Double) throws {
        let solution = StiffProblem.pole.solve(at: [0, 0.5, 0.9, 1.5, 20], firstStep: firstStep)
        guard case .blewUp(let time) = solution.ending else {
            Issue.record("ended with \(solution.ending)")
            return
        }
        #expect(abs(time - 1) < 1e-3)
        #expect(abs(solution.rows[2][0] - 10) < 1e-3)
        #expect(solution.rows[3][0].isNaN && solution.rows[4][0].isNaN)
    }

    @Test func aRootOfANegativeNumberEndsTheIntegration() {
        // y′ = −1 − √y from 1 reaches 0 at 2 − 2·log 2.
        let problem = StiffProblem(
            slope: { _, y in [-1 - y[0].squareRoot()] }, matrix: { _, y in [[-0.5 / y[0].squareRoot()]] }, start: [1])
        let solution = problem.solve(at: [0, 0.5, 1])
        guard case .notFinite(let time) = solution.ending else {
            Issue.record("ended with \(solution.ending)")
            return
        }
        #expect(abs(time - (2 - 2 * log(2))) < 1e-3)
    }

    @Test func aSingularityWhereTheSlopeIsInfiniteMakesTheStepTooSmall() {
        // y′ = −1/y from 1 has the solution √(1 − 2t), and beyond 1/2 none.
        let problem = StiffProblem(
            slope: { _, y in [-1 / y[0]] }, matrix: { _, y in [[1 / (y[0] * y[0])]] }, start: [1])
        let solution = problem.solve(at: [0, 0.25, 1])
        guard case .stepTooSmall(let time) = solution.ending else {
            Issue.record("ended with \(solution.ending)")
            return
        }
        #expect(abs(time - 0.5) < 1e-5)
        #expect(abs(solution.rows[1][0] - 0.5.squareRoot()) < 1e-5)
    }

    @Test func workIsCounted() {
        let solution = StiffProblem.vanDerPol.solve(at: [0, 2000], budget: Budget(evaluations: 600))
        guard case .budgetSpent(let time) = solution.ending else {
            Issue.record("ended with \(solution.ending)")
            return
        }
        #expect(time > 0 && time < 2000)
        #expect(solution.evaluationCount <= 600)
    }
}
