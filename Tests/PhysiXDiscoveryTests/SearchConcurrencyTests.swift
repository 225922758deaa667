import Dispatch
import PhysiXKernel
import Testing

@testable import PhysiXDiscovery

struct SearchConcurrencyTests {
    private static let backwards = SearchConcurrency(width: 3) { count, part in
        for index in (0..<count).reversed() { part(index) }
    }

    private static let threads = SearchConcurrency(width: 4) { count, part in
        DispatchQueue.concurrentPerform(iterations: count, execute: part)
    }

    /// Neither the laws nor the account of the work, which decides where a search with little effort ends.
    ///
    /// How often the same account is told again depends on who makes the fits.
    @Test(arguments: [5000, 60]) func changesNothingAboutTheSearch(effort: Int) throws {
        let samples = try Laboratory.predatorAndPrey.samples(60, noise: 0.05)
        func search(_ concurrency: SearchConcurrency) throws -> (found: [Candidate], reports: [Double]) {
            var reports: [Double] = []
            let result = try Discovery.run(
                samples, stateVariables: ["x", "y"], options: DiscoveryOptions(effort: effort), concurrency: concurrency
            ) {
                if $0.spent != reports.last { reports.append($0.spent) }
                return true
            }
            return (result.candidates, reports)
        }
        let serial = try search(.serial)
        #expect(serial.reports.count > 10)
        for concurrency in [Self.backwards, Self.threads] {
            let other = try search(concurrency)
            #expect(other.found == serial.found)
            #expect(other.reports == serial.reports)
        }
    }

    @Test func leavesTheCallerTheWordToStop() throws {
        let samples = try Laboratory.predatorAndPrey.samples(60, noise: 0.05)
        var reports = 0
        let result = try Discovery.run(samples, stateVariables: ["x", "y"], concurrency: Self.backwards) { _ in
            reports += 1
            return reports < 5
        }
        #expect(result.wasStopped)
        #expect(reports == 5)
        #expect(!result.candidates.isEmpty)
    }
}
