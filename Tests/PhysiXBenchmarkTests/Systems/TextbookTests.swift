import PhysiXBenchmark
import PhysiXKernel
import Testing

struct TextbookTests {
    private static func systems() throws -> [BenchmarkSystem] {
        try RepositoryFile("Benchmarks/systems/textbook.json").systems()
    }

    @Test func halfOfTheSystemsIsHeldOut() throws {
        let systems = try Self.systems()
        #expect(systems.count == 60)
        #expect(systems.count { $0.split == .development } == 30)
        #expect(systems.count { $0.split == .heldOut } == 30)
        for system in systems { #expect(!system.source.isEmpty, "\(system.id)") }
    }

    @Test func everySystemMovesFromBothStarts() throws {
        for system in try Self.systems() {
            let references = try Referee(system).references
            for (start, motion) in references.enumerated() {
                let ranges = (0..<motion.stateCount).map { component in
                    let values = motion.column(component)
                    let (least, most) = (values.min() ?? 0, values.max() ?? 0)
                    return (most - least) / max(most.magnitude, least.magnitude)
                }
                #expect((ranges.max() ?? 0) > 0.05, "\(system.id), start \(start)")
            }
        }
    }

    @Test func noLawIsOneOfODEBench() throws {
        let known = try RepositoryFile("Benchmarks/systems/odebench.json").systems()
        for system in try Self.systems() {
            for other in known where other.stateVariables == system.stateVariables {
                #expect(!system.law.equivalence(to: other.law).isEquivalent, "\(system.id) is \(other.id)")
            }
        }
    }
}
