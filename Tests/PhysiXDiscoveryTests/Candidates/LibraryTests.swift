import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

struct LibraryTests {
    private let curves = Curves(times: [0, 0.5, 1], states: [[-1, 0.5, 2], [0.3, -0.2, 0.1]])
    private let pair = Formulation(stateVariables: ["x", "vx"], isDriven: false, unpairedOrder: 1)

    private func library(
        _ formulation: Formulation, _ curves: Curves, options: DiscoveryOptions = DiscoveryOptions()
    ) throws -> Library {
        Library(
            formulation, curves: curves, functions: TestFunctions(curves, spacing: 0.1), resolution: 1e-3,
            wishes: try Wishes(options, stateVariables: formulation.stateNames))
    }

    /// Two positive curves on a grid that is fine enough for profile scans.
    private let positive: Curves = {
        let times = (0...300).map { 0.02 * Double($0) }
        return Curves(
            times: times,
            states: [times.map { 0.4 + 2 * Elementary.exp(-0.5 * $0) }, times.map { 1.5 + Elementary.sin($0) }])
    }()

    private func cost(_ library: Library, _ factors: [Factor]) -> Double? {
        library.terms.first { $0.factors == factors }?.cost
    }

    @Test func everyTermStandsOnce() throws {
        let free = Formulation(stateVariables: ["x", "y"], isDriven: true, unpairedOrder: 1)
        let terms = try library(free, positive).terms
        for (index, term) in terms.enumerated() {
            #expect(!terms[..<index].contains { $0.factors == term.factors && $0.innerStarts == term.innerStarts })
        }
    }

    @Test func monomialsOfTwoVariablesGoUpToDegreeFour() throws {
        let degrees = try library(pair, curves).terms.compactMap(\.degree)
        #expect((0...4).map { degree in degrees.count { $0 == degree } } == [1, 2, 3, 4, 5])
    }

    /// The kernel evaluates the expression and the library the values; both must be the same function.
    @Test(arguments: [false, true])
    func expressionsAndValuesAgree(isDriven: Bool) throws {
        let free = Formulation(stateVariables: ["x", "y"], isDriven: isDriven, unpairedOrder: 1)
        let terms = try library(free, positive).terms
        #expect(Set(terms.map(\.family)).count > 8)
        for term in terms {
            let inner = term.innerStarts.map { InnerConstant(magnitude: .constant($0.magnitude), isNegative: $0 < 0) }
            let expression = term.expression(coefficient: .constant(2), inner: inner)
            let values = term.values(on: positive)
            for index in stride(from: 0, to: positive.times.count, by: 37) {
                let value = expression.value(state: positive.states.map { $0[index] }, time: positive.times[index])
                #expect((value - 2 * values[index]).magnitude <= 1e-10 * max(1, value.magnitude), "\(term)")
            }
        }
    }

    @Test func singularTermsNeedDistanceFromZero() throws {
        let singular: [[Factor]] = [
            [.power(state: 0, exponent: -1)], [.logarithm(state: 0)], [.root(state: 0)],
            [.power(state: 1, exponent: 1), .power(state: 0, exponent: -1)],
        ]
        for factors in singular {
            #expect(try cost(library(pair, curves), factors) == nil)
            #expect(try cost(library(pair, positive), factors) != nil)
        }
    }

    @Test func whatAScanFoundJoinsTheLibrary() throws {
        var library = try library(pair, positive)
        let known = library.terms.count
        let found = PhysiXDiscovery.Term(
            [.saturation(state: 0, exponent: 2)], innerStarts: [0.37], cost: 3, tier: .everything)
        let places = library.add([found], toLaw: 0, price: 2)
        #expect(places == [known] && library.finds[0].last == places)
        #expect(library.terms[known].cost > 3)
        // What is almost the same is not added again.
        #expect(library.add([found], toLaw: 0, price: 2) == places)
    }

    @Test func anglesAreSmallAndCotangentsKeepTheirSign() throws {
        let free = Formulation(stateVariables: ["x", "y"], isDriven: false, unpairedOrder: 1)
        let wide = Curves(times: positive.times, states: [positive.states[0], positive.states[1].map { 40 * $0 }])
        #expect(try cost(library(free, positive), [.sine(.state(1))]) != nil)
        #expect(try cost(library(free, wide), [.sine(.state(1))]) == nil)
        #expect(try cost(library(free, positive), [.cotangent(state: 1)]) != nil)
        #expect(try cost(library(free, curves), [.cotangent(state: 0)]) == nil)
        #expect(try cost(library(free, positive), [.sine(.difference(0, 1))]) != nil)
    }

    @Test func onlyDrivenLawsKnowTheTime() throws {
        for isDriven in [false, true] {
            let free = Formulation(stateVariables: ["x", "y"], isDriven: isDriven, unpairedOrder: 1)
            #expect(try (cost(library(free, positive), [.time]) != nil) == isDriven)
        }
    }

    @Test func bodiesAttractEachOther() throws {
        let names = ["x1", "y1", "x2", "y2", "vx1", "vy1", "vx2", "vy2"]
        let plane = Formulation(stateVariables: names, isDriven: false, unpairedOrder: 1)
        let states = names.indices.map { index in (0..<3).map { Double(index * index + $0) } }
        let library = try library(plane, Curves(times: [0, 1, 2], states: states))
        let force: [Factor] = [.gap(0, 2, exponent: 1), .distance(from: [0, 1], to: [2, 3], exponent: -3)]
        #expect(cost(library, force) != nil)
        #expect(library.terms.count { $0.family == .pair } == 6)
    }

    @Test func whatAUserWritesStandsInTheLibrary() throws {
        let options = DiscoveryOptions(terms: ["x*vx/(1 + vx**2)"], forbidden: ["trigonometric", "x*x"])
        let library = try library(pair, curves, options: options)
        #expect(library.terms.contains { $0.family == .custom })
        #expect(!library.terms.contains { $0.family == .trigonometric })
        #expect(cost(library, [.power(state: 0, exponent: 2)]) == nil)
        #expect(cost(library, [.power(state: 0, exponent: 3)]) != nil)
    }

    @Test(arguments: ["x*", "foo(x)", "t*x"])
    func whatIsNoTermIsRefused(text: String) {
        #expect(throws: DiscoveryError.self) {
            _ = try Wishes(DiscoveryOptions(terms: [text]), stateVariables: ["x"])
        }
    }

    @Test func aHintMakesTermsCheaper() throws {
        func hinted(_ hint: String) throws -> Library {
            try library(pair, curves, options: DiscoveryOptions(hint: hint))
        }
        let sine = [Factor.sine(.state(0))]
        let plain = try #require(cost(hinted(""), sine))
        #expect(try #require(cost(hinted("A PENDULUM swings."), sine)) < plain)
        #expect(try cost(hinted("A mass on a spring."), sine) == plain)
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
