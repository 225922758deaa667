import Foundation
import PhysiXKernel
import Testing

@testable import PhysiXEpisodes

struct SystemCatalogTests {
    private let catalog = SystemCatalog.builtIn

    @Test func allSystemsOfTheContractAreThereByTier() {
        #expect(
            catalog.systems.map(\.id) == [
                "free_fall", "free_fall_drag", "simple_pendulum", "damped_pendulum", "damped_spring", "spring_mass",
                "charged_particle", "projectile_drag", "bead_on_hoop", "coupled_oscillators", "double_well",
                "driven_oscillator", "duffing", "kepler_orbit", "lorenz", "lotka_volterra", "rossler", "sir_epidemic",
                "three_body_planar", "van_der_pol",
            ])
        #expect(catalog.systems.map(\.tier) == [1, 1, 1, 2, 2, 2, 3, 3] + [Int](repeating: 4, count: 12))
    }

    /// The table of Docs/Contract.md §5, word for word.
    @Test(
        arguments: [
            ("free_fall", "d2y/dt2 = -g", 3, ["g": 9.81], ["y": .uniform(20, 60), "vy": 0]),
            (
                "free_fall_drag", "d2y/dt2 = -g + k*vy**2", 6, ["g": 9.81, "k": .uniform(0.01, 0.06)],
                ["y": .uniform(40, 80), "vy": 0]
            ),
            (
                "simple_pendulum", "d2theta/dt2 = -(g/L)*sin(theta)", 10, ["g": 9.81, "L": .uniform(0.5, 2)],
                ["theta": .uniform(0.2, 1.2), "dtheta": 0]
            ),
            (
                "damped_pendulum", "d2theta/dt2 = -(g/L)*sin(theta) - b*dtheta", 10,
                ["g": 9.81, "L": .uniform(0.5, 2), "b": .uniform(0.05, 0.30)],
                ["theta": .uniform(0.3, 1.0), "dtheta": 0]
            ),
            (
                "spring_mass", "d2x/dt2 = -(k/m)*x", 10, ["k": .uniform(2, 20), "m": .uniform(0.5, 2)],
                ["x": .uniform(0.5, 2), "vx": 0]
            ),
            (
                "damped_spring", "d2x/dt2 = -(k/m)*x - (b/m)*vx", 10,
                ["k": .uniform(2, 20), "m": .uniform(0.5, 2), "b": .uniform(0.1, 0.8)],
                ["x": .uniform(0.3, 2), "vx": 0]
            ),
            (
                "projectile_drag", "d2x/dt2 = -k*sqrt(vx**2+vy**2)*vx; d2y/dt2 = -g - k*sqrt(vx**2+vy**2)*vy", 5,
                ["g": 9.81, "k": .uniform(0.005, 0.02)],
                ["x": 0, "y": 0, "speed": .uniform(15, 30), "angle": .uniform(30, 70)]
            ),
            (
                "charged_particle", "d2x/dt2 = w*vy; d2y/dt2 = -w*vx", 6, ["w": .uniform(0.5, 3)],
                ["x": 0, "y": 0, "speed": .uniform(1, 5), "angle": .uniform(0, 360)]
            ),
        ] as [(String, String, Double, Priors, Priors)])
    func theOriginalSystemsAreThoseOfTheContract(
        id: String, equation: String, duration: Double, parameters: Priors, start: Priors
    ) throws {
        let system = try catalog.system(id)
        #expect(system.law.equation == equation)
        #expect(system.duration == duration)
        #expect(system.law.parameters == parameters)
        #expect(system.start == start)
        let hasDecoy = id.hasPrefix("free_fall")
        #expect(system.law.decoys == (hasDecoy ? ["mass": .uniform(0.5, 5)] : [:]))
    }

    @Test(arguments: SystemCatalog.builtIn.systems.map(\.id))
    func definitionsHoldTogether(id: String) throws {
        let system = try catalog.system(id)
        try system.check()
        #expect(system.law.altered != nil && system.law.altered != system.law.equation)
    }

    /// The truth must stay predictable at the tolerance of verifications, or nobody could be right.
    @Test(arguments: SystemCatalog.builtIn.systems.map(\.id))
    func theTruthScoresAlmostPerfectly(id: String) throws {
        let system = try catalog.system(id)
        for seed in 0..<2 as Range<UInt64> {
            for variant in ProblemOptions.Variant.allCases {
                let reveal: ProblemOptions.Reveal = seed % 2 == 0 ? .full : .anonymous
                let options = ProblemOptions(noise: 0, reveal: reveal, variant: variant)
                let problem = try Problem(drawing: system, seed: seed, options: options)
                let truth = try #require(problem.truth)
                var verifier = problem.makeVerifier()
                let score = try verifier.verify(truth.equation, parameters: truth.parameters)
                #expect(score.match > 0.999, "seed \(seed), \(variant)")
            }
        }
    }

    @Test(arguments: SystemCatalog.builtIn.systems.map(\.id))
    func anAlteredLawIsNotTheOriginalInDisguise(id: String) throws {
        let system = try catalog.system(id)
        let original = try Problem(drawing: system, seed: 3, options: ProblemOptions(noise: 0))
        let altered = try Problem(drawing: system, seed: 3, options: ProblemOptions(noise: 0, variant: .altered))
        #expect(original.truth?.parameters == altered.truth?.parameters)
        var verifier = altered.makeVerifier()
        let truth = try #require(original.truth)
        #expect(try verifier.verify(truth.equation, parameters: truth.parameters).match < 0.93)
    }

    @Test func anUnknownIdListsTheKnownOnesAndGuesses() {
        do {
            _ = try catalog.system("damped-pendulm")
            Issue.record("found")
        } catch {
            #expect(error.hint == "did you mean `damped_pendulum`?")
            #expect(error.summary.hasPrefix("unknown system `damped-pendulm`; known are free_fall, free_fall_drag,"))
        }
        do {
            _ = try catalog.system("quantum_foam_generator")
            Issue.record("found")
        } catch {
            #expect(error.hint == nil)
        }
    }

    @Test func systemsOfOnesOwnAreAddedAndReplace() throws {
        var own = SystemDefinition.freeFall
        own.duration = 1
        var other = own
        other.id = "zero_g"
        let extended = catalog.adding([own, other])
        #expect(extended.systems.count == catalog.systems.count + 1)
        #expect(try extended.system("free_fall").duration == 1)
        #expect(try extended.system("zero_g").tier == 1)
    }

    @Test func seedsSelectTrainingSystemsUnlessToldOtherwise() throws {
        let ids = Set((0..<200).compactMap { catalog.drawn(seed: $0)?.id })
        #expect(ids == Set(catalog.systems.filter { $0.tier <= 2 }.map(\.id)))
        #expect(catalog.drawn(seed: 5) == catalog.drawn(seed: 5))
        #expect(catalog.drawn(seed: 5, from: [3])?.tier == 3)
        #expect(catalog.drawn(seed: 5, from: [9]) == nil)
    }

    @Test func theIndexListsEverySystemThatHasAFile() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let process = Process()
        process.executableURL = root.appending(path: "scripts/generate-catalog")
        process.arguments = ["--check"]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "run scripts/generate-catalog")
    }
}
