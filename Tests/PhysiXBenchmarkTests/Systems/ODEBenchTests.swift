import Foundation
import PhysiXBenchmark
import PhysiXFormats
import PhysiXKernel
import Testing

struct ODEBenchTests {
    private static let shared = "../shared/data/odebench.json"
    private static let isShared = FileManager.default.fileExists(atPath: RepositoryFile(shared).url.path)

    private static func systems() throws -> [BenchmarkSystem] {
        try RepositoryFile("Benchmarks/systems/odebench.json").systems()
    }

    @Test func everySystemHasItsShape() throws {
        let systems = try Self.systems()
        #expect(systems.map(\.id) == (1...63).map { String($0) })
        let dimensions = systems.map(\.stateVariables.count)
        #expect((1...4).map { size in dimensions.count { $0 == size } } == [23, 28, 10, 2])
    }

    @Test func theTrueLawsScoreOneEverywhere() throws {
        for system in try Self.systems() {
            let referee = try Referee(system)
            // As a solver's answer would come: printed, and read again.
            let law = try #require(Answer(system.law.description, for: system).law)
            let score = referee.score(law)
            #expect(score.reconstruction > 1 - 1e-9, "\(system.id)")
            #expect(score.generalisation > 1 - 1e-9, "\(system.id)")
            #expect(score.fieldError < 1e-12, "\(system.id)")
        }
    }

    /// The ranges of all components over 512 samples, computed with LSODA at a relative tolerance of 1e-10.
    @Test(.enabled(if: isShared, "../shared/data/odebench.json is not there"))
    func referencesAgreeWithAnotherIntegrator() throws {
        let records = try #require(try RepositoryFile(Self.shared).json().array)
        for (system, record) in zip(try Self.systems(), records) {
            for start in 0..<2 {
                let times = (0..<512).map { 10 * Double($0) / 511 }
                let motion = system.reference(from: start, at: times)
                let verification = try #require(record["verification"]?[start])
                let ranges = try #require(verification["relative_range"]?.array).map { try #require($0.double) }
                // What two integrators differ by where the motion is chaotic.
                let difference = try #require(verification["max_rel_diff_lsoda_radau"]?.double)
                let allowed = max(1e-7, 4 * difference)
                for (component, expected) in ranges.enumerated() {
                    let values = motion.column(component)
                    let (least, most) = (values.min() ?? 0, values.max() ?? 0)
                    let range = (most - least) / max(most.magnitude, least.magnitude)
                    #expect((range - expected).magnitude < allowed, "\(system.id), start \(start), x_\(component)")
                }
            }
        }
    }

    @Test(.enabled(if: isShared, "../shared/data/odebench.json is not there"))
    func theFileIsTheOneThatWasVerified() throws {
        #expect(try RepositoryFile(Self.shared).systems() == Self.systems())
    }
}
