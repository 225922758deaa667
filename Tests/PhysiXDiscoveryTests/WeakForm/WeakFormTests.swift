import Foundation
import Testing

@testable import PhysiXDiscovery

struct WeakFormTests {
    private let formulation = Formulation(stateVariables: ["x", "vx"], isDriven: false, unpairedOrder: 1)
    /// A damped oscillation, x'' = −4.01 x − 0.2 x', on a fine grid.
    private let curves: Curves = {
        let times = (0...800).map { 0.0125 * Double($0) }
        return Curves(
            times: times,
            states: [
                times.map { exp(-0.1 * $0) * cos(2 * $0) },
                times.map { exp(-0.1 * $0) * (-0.1 * cos(2 * $0) - 2 * sin(2 * $0)) },
            ])
    }()

    private func weakForm(_ terms: [[Factor]]) -> WeakForm {
        WeakForm(
            curves, formulation, termValues: terms.map { Term($0, cost: 0, tier: .quadratic).values(on: curves) },
            TestFunctions(curves, spacing: 0.1))
    }

    private let terms: [[Factor]] = [
        [], [.power(state: 0, exponent: 1)], [.power(state: 1, exponent: 1)], [.power(state: 0, exponent: 2)],
        [.sine(.state(0))], [.power(state: 0, exponent: 3)],
    ]

    @Test func coefficientsFollowFromIntegrals() {
        let coefficients = weakForm(terms).laws[0].coefficients(of: [1, 2])
        #expect((coefficients[0] + 4.01).magnitude < 1e-5)
        #expect((coefficients[1] + 0.2).magnitude < 1e-5)
    }

    @Test func theBestSubsetIsTheLaw() throws {
        let supports = SubsetSearch(weakForm(terms).laws[0], costs: terms.map { _ in 0.5 }).search(
            among: Array(terms.indices))
        let best = try #require(supports.first)
        #expect(best.terms == [1, 2])
        #expect(best.residual < 1e-10)
        #expect(supports.contains { $0.terms.isEmpty && $0.residual == 1 })
        #expect(supports.map(\.score) == supports.map(\.score).sorted())
    }

    @Test func onlyAllowedTermsAreChosen() {
        let supports = SubsetSearch(weakForm(terms).laws[0], costs: terms.map { _ in 0.5 }).search(among: [0, 3, 4])
        #expect(supports.allSatisfy { Set($0.terms).isSubset(of: [0, 3, 4]) })
    }

    @Test func termsThatAreNotFiniteAreLeftOut() {
        let values = [curves.times.map { _ in Double.infinity }, curves.states[0]]
        let weakForm = WeakForm(
            curves, formulation, termValues: values, TestFunctions(curves, spacing: 0.1))
        let supports = SubsetSearch(weakForm.laws[0], costs: [0, 0]).search(among: [0, 1])
        #expect(supports.allSatisfy { !$0.terms.contains(0) })
    }

    @Test func aDrivingFrequencyIsFound() throws {
        let times = (0...1200).map { 20 * Double($0) / 1200 }
        // The steady answer of x'' = −4x − 0.2x' + cos(1.3t), and a free oscillation beside it.
        let gain = (4 - 1.69) * (4 - 1.69) + 0.26 * 0.26
        let position = times.map {
            ((4 - 1.69) * cos(1.3 * $0) + 0.26 * sin(1.3 * $0)) / gain + exp(-0.1 * $0) * cos(1.9975 * $0)
        }
        let velocity = times.map {
            1.3 * (-(4 - 1.69) * sin(1.3 * $0) + 0.26 * cos(1.3 * $0)) / gain
                + exp(-0.1 * $0) * (-0.1 * cos(1.9975 * $0) - 1.9975 * sin(1.9975 * $0))
        }
        let curves = Curves(times: times, states: [position, velocity])
        let driven = Formulation(stateVariables: ["x", "vx"], isDriven: true, unpairedOrder: 1)
        let frequencies = DrivingFrequency.likely(curves, driven, TestFunctions(curves, spacing: 0.2))
        #expect(try (#require(frequencies.first) - 1.3).magnitude < 0.01)
        #expect(DrivingFrequency.likely(curves, formulation, TestFunctions(curves, spacing: 0.2)).isEmpty)
    }
}
