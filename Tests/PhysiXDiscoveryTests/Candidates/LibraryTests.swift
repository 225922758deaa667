import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

struct LibraryTests {
    private let curves = Curves(times: [0, 0.5, 1], states: [[-1, 0.5, 2], [0.3, -0.2, 0.1]])
    private let pair = Formulation(stateVariables: ["x", "vx"], isDriven: false, unpairedOrder: 1)

    private func library(
        _ formulation: Formulation, _ curves: Curves, frequencies: [Double] = [], hint: String = ""
    ) -> Library {
        Library(
            formulation, curves: curves, drivingFrequencies: frequencies,
            hint: Hint(hint, stateVariables: formulation.stateNames))
    }

    private func cost(_ library: Library, _ factors: [Factor]) -> Double? {
        library.terms.first { $0.factors == factors }?.cost
    }

    @Test func everyTermStandsOnce() {
        let terms = library(pair, curves, frequencies: [2]).terms
        #expect(Set(terms.map { "\($0.factors) \($0.innerStarts)" }).count == terms.count)
    }

    @Test func monomialsOfTwoVariablesGoUpToDegreeFour() {
        let degrees = library(pair, curves).terms.compactMap(\.degree)
        #expect((0...4).map { degree in degrees.count { $0 == degree } } == [1, 2, 3, 4, 5])
    }

    /// The kernel evaluates the expression and the library the values; both must be the same function.
    @Test func expressionsAndValuesAgree() {
        for term in library(pair, curves, frequencies: [1.7]).terms {
            let expression = term.expression(coefficient: .constant(2), inner: term.innerStarts.map { .constant($0) })
            let values = term.values(on: curves)
            for index in curves.times.indices {
                let value = expression.value(state: curves.states.map { $0[index] }, time: curves.times[index])
                #expect((value - 2 * values[index]).magnitude <= 1e-12 * max(1, value.magnitude), "\(term)")
            }
        }
    }

    @Test func singularTermsNeedDistanceFromZero() {
        #expect(cost(library(pair, curves), [.power(state: 0, exponent: -1)]) == nil)
        let positive = Curves(times: curves.times, states: [[1, 1.5, 2], [0.3, -0.2, 0.1]])
        #expect(cost(library(pair, positive), [.power(state: 0, exponent: -1)]) != nil)
    }

    @Test func onlyDrivenLawsKnowTheTime() {
        #expect(cost(library(pair, curves), [.cosineOfTime]) == nil)
        #expect(cost(library(pair, curves, frequencies: [3]), [.cosineOfTime]) != nil)
    }

    @Test func aHintMakesTermsCheaper() throws {
        let sine = [Factor.sine(state: 0)]
        let plain = try #require(cost(library(pair, curves), sine))
        #expect(try #require(cost(library(pair, curves, hint: "A PENDULUM swings."), sine)) < plain)
        #expect(cost(library(pair, curves, hint: "A mass on a spring."), sine) == plain)
        let angle = Formulation(stateVariables: ["theta", "dtheta"], isDriven: false, unpairedOrder: 1)
        #expect(try #require(cost(library(angle, curves), sine)) < plain)
    }

    @Test func forcesThatAreRareCostMore() throws {
        let free = Formulation(stateVariables: ["x", "y"], isDriven: false, unpairedOrder: 1)
        for (factors, isDearer) in [
            ([Factor.power(state: 0, exponent: 2)], true), ([.power(state: 0, exponent: 3)], false),
            ([.power(state: 0, exponent: 1), .power(state: 1, exponent: 1)], true),
        ] {
            let asForce = try #require(cost(library(pair, curves), factors))
            let otherwise = try #require(cost(library(free, curves), factors))
            #expect((asForce > otherwise) == isDearer, "\(factors)")
        }
        // A height that never reaches zero has its zero where someone put it.
        let high = Curves(times: curves.times, states: [[40, 35, 30], [0.3, -0.2, 0.1]])
        let spring = [Factor.power(state: 0, exponent: 1)]
        #expect(try #require(cost(library(pair, high), spring)) > #require(cost(library(pair, curves), spring)) + 3)
    }
}
