import PhysiXBenchmark
import PhysiXDiscovery
import PhysiXKernel

/// Who answers in a benchmark of trajectories.
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

/// Every system with every corruption.
struct TrajectoryBenchmark {
    let systems: [BenchmarkSystem]
    let corruptions: [Corruption]

    /// What a policy is asked: one setting after the other, each with all systems.
    func tasks(for policy: BenchmarkPolicy) throws -> [BenchmarkTask<TrajectoryResult>] {
        let referees = try systems.map { try Referee($0) }
        return corruptions.flatMap { corruption in
            referees.map { referee in
                let system = referee.system
                let key = TrajectoryResult.Key(policy: policy.name, system: system.id, corruption: corruption)
                return BenchmarkTask(key: key, label: "\(system.id) at noise \(significant(corruption.noise))") {
                    let samples = corruption.samples(of: referee.references[0], system: system.id)
                    let start = threadSeconds
                    let answer = policy.answer(to: samples, of: system)
                    let seconds = threadSeconds - start
                    // What an interrupted search found is no result.
                    if Interruption.isRequested { return nil }
                    return TrajectoryResult(key, answer, referee: referee, seconds: seconds)
                }
            }
        }
    }

    /// The rows of the table, and below it the cases that were not generalised.
    static func text(of results: [TrajectoryResult], style: Style, width: Int) -> String {
        var table = Table(
            ["policy", "noise", "missing", "cases", "rec.", "gen.", "field", "terms", "CPU s", "95 %", "max"]
                .enumerated().map { Table.Column($1, $0 == 0 ? .left : .right) })
        let rows = TrajectorySummary.rows(of: results)
        for row in rows {
            table.add(
                [row.policy, significant(row.noise), significant(row.subsample), String(row.count)]
                    + [row.reconstruction, row.generalisation, row.trueField].map { fixed($0, decimals: 3) }
                    + [significant(row.complexity)]
                    + [row.seconds.median, row.seconds.percentile95, row.seconds.largest].map { fixed($0, decimals: 2) }
            )
        }
        return table.lines(style: style, width: width).joined(separator: "\n") + "\n"
    }
}
