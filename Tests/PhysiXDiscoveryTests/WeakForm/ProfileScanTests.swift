import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

struct ProfileScanTests {
    /// A law with an inner constant in one term, along a curve that solves it.
    struct Case: Sendable {
        var equation: String
        var start: [Double]
        var factors: [Factor]
        var inner: [Double]
    }

    static let cases = [
        Case(
            equation: "dx/dt = 1.2 - 2*x/(0.7 + x)", start: [3],
            factors: [.power(state: 0, exponent: 1), .saturation(state: 0, exponent: 1)], inner: [0.7]),
        Case(
            equation: "dx/dt = 0.3 - 0.1*exp(0.8*x)", start: [-2], factors: [.exponential(.scaledState(0))],
            inner: [0.8]),
        Case(
            equation: "dx/dt = 0.1 + 1/(1 + exp(4 - 3*x))", start: [0], factors: [.logistic(states: [0])],
            inner: [4, 3]),
        Case(equation: "dx/dt = 2 - 0.6*x**1.7", start: [0.2], factors: [.realPower(state: 0)], inner: [1.7]),
        Case(
            equation: "dx/dt = 1 + 0.6*sin(2.3*x)", start: [0], factors: [.sine(.scaledState(0))], inner: [2.3]),
    ]

    @Test(arguments: cases)
    func findsInnerConstants(_ sample: Case) throws {
        let experiment = Experiment(
            equation: sample.equation, parameters: [:], start: sample.start, duration: 8, stateVariables: ["x"])
        let solution = try experiment.samples(801)
        let curves = Curves(times: solution.times, states: [solution.column(0)])
        let formulation = Formulation(stateVariables: ["x"], isDriven: false, unpairedOrder: 1)
        let range = (solution.column(0).min() ?? 0)...(solution.column(0).max() ?? 0)
        let patterns = PatternBuilder(formulation, ranges: [range], span: curves.span).patterns
        let scan = ProfileScan(
            curves, formulation, TestFunctions(curves, spacing: 0.08), resolution: 2e-5, patterns: patterns)
        let base = [curves.times.map { _ in 1.0 }, curves.states[0]]
        let finds = scan.finds { _ in [base] }
        let found = finds.compactMap(\.terms.first).first { term in
            term.factors == sample.factors
                && zip(term.innerStarts, sample.inner).allSatisfy { ($0 - $1).magnitude < 0.01 * $1.magnitude }
        }
        #expect(found != nil, "\(finds.map(\.terms))")
    }

    @Test func whatTheBaseExplainsIsNoFind() {
        let times = (0...400).map { 0.02 * Double($0) }
        let curves = Curves(times: times, states: [times.map { 1 + 0.1 * $0 }])
        let formulation = Formulation(stateVariables: ["x"], isDriven: false, unpairedOrder: 1)
        // A rate this small makes the exponential a straight line.
        let pattern = Pattern(
            factors: [.exponential(.scaledState(0))], cost: 4, family: .exponential, grid: [[1e-4]],
            limits: [-1e-3...1e-3])
        let scan = ProfileScan(
            curves, formulation, TestFunctions(curves, spacing: 0.08), resolution: 1e-2, patterns: [pattern])
        #expect(scan.finds { _ in [[times.map { _ in 1.0 }, curves.states[0]]] }.isEmpty)
    }
}
