import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

struct LawWriterTests {
    private let x = Factor.power(state: 0, exponent: 1)
    private let vx = Factor.power(state: 1, exponent: 1)

    private func polished(
        _ bench: Bench, _ laws: [[[Factor]]], _ parameters: [Double], constraints: Constraints = .none,
        units: Set<Int> = []
    ) throws -> PolishedFit {
        let fit = Fit(
            structure: try bench.structure(laws), unknowns: Unknowns(parameters: parameters, segments: []), squares: [],
            score: 0)
        return PolishedFit(
            fit: fit, uncertainty: parameters.map { _ in 0.1 }, constraints: constraints, units: units)
    }

    private func write(_ bench: Bench, _ law: PolishedFit) -> (EquationSystem, Parameters, [Double]) {
        var writer = LawWriter(bench.prepared.language, law)
        let system = writer.write()
        return (system, writer.parameters, writer.uncertainty)
    }

    @Test func constantsHaveTheLettersOfATextbook() throws {
        let bench = try Bench(Laboratory.dampedSpring.samples(), ["x", "vx"])
        let law = try polished(bench, [[[], [x], [vx], [.power(state: 0, exponent: 3)]]], [1.5, -4, -0.2, -0.7])
        let (system, parameters, uncertainty) = write(bench, law)
        #expect(system.description == "d2x/dt2 = g - k*x - b*vx - c1*x**3")
        #expect(parameters == ["g": 1.5, "k": 4, "b": 0.2, "c1": 0.7])
        #expect(uncertainty.count == 4)
    }

    @Test func lettersThatAreTakenAreAvoided() throws {
        let bench = try Bench(Laboratory.spring.samples(), ["k", "vk"])
        let (system, _, _) = write(bench, try polished(bench, [[[x]]], [-4]))
        #expect(system.description == "d2k/dt2 = -c1*k")
    }

    @Test func onesAreNotWritten() throws {
        let bench = try Bench(Laboratory.dampedSpring.samples(), ["x", "vx"])
        let law = try polished(bench, [[[x], [vx]]], [-1, 1], units: [0, 1])
        let (system, parameters, _) = write(bench, law)
        #expect(system.description == "d2x/dt2 = -x + vx")
        #expect(parameters.count == 0)
    }

    @Test func tiedConstantsShareAName() throws {
        let bench = try Bench(Laboratory.dampedSpring.samples(), ["x", "vx"])
        var constraints = Constraints()
        constraints.tie(1, to: 0, sign: -1)
        let law = try polished(bench, [[[x], [vx]]], [-3, 3], constraints: constraints)
        let (system, parameters, _) = write(bench, law)
        #expect(system.description == "d2x/dt2 = -k*x + k*vx")
        #expect(parameters == ["k": 3])
    }

    @Test func whatIsWrittenCanBeRead() throws {
        let bench = try Bench(Laboratory.dampedSpring.samples(), ["x", "vx"])
        for term in bench.prepared.language.library.terms {
            let law = try polished(bench, [[term.factors]], [-2] + term.innerStarts)
            let (system, parameters, _) = write(bench, law)
            let scope = Scope(stateVariables: ["x", "vx"], parameters: parameters.names)
            #expect(try EquationSystem(parsing: system.description, in: scope) == system)
        }
    }
}
