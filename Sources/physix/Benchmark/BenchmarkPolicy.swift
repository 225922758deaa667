import PhysiXBenchmark
import PhysiXDiscovery
import PhysiXKernel

/// Who answers in a benchmark.
enum BenchmarkPolicy: Sendable {
    /// The built-in solver with so much work for each case.
    case solver(effort: Int)
    /// The true law: what the protocol itself allows.
    case truth

    /// What results call it.
    var name: String {
        switch self {
        case .solver(let effort): effort == DiscoveryOptions().effort ? "solver" : "solver, effort \(effort)"
        case .truth: "truth"
        }
    }

    /// The answer to the samples of a system.
    func answer(to samples: Trajectory, of system: BenchmarkSystem) -> Answer {
        switch self {
        case .solver(let effort):
            Answer(searching: samples, of: system, effort: effort) { _ in !Interruption.isRequested }
        case .truth: Answer(system.law)
        }
    }
}
