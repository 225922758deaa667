import PhysiXBenchmark
import PhysiXDiscovery
import PhysiXEpisodes
import PhysiXPolicies

/// Problems drawn from the built-in systems.
struct CatalogBenchmark {
    let systems: [SystemDefinition]
    let settings: CaseSettings

    /// What a policy is asked.
    func tasks(for policy: BenchmarkPolicy) -> [BenchmarkTask<CatalogResult>] {
        settings.keys(of: systems, policy: policy.name, id: \.id).map { system, key in
            BenchmarkTask(key: key, label: "\(system.id), seed \(key.seed)") {
                let problem = try Problem(
                    drawing: system, seed: UInt64(key.seed),
                    options: ProblemOptions(noise: key.noise, missing: key.subsample))
                let start = threadSeconds
                var (action, failure): (Action?, String?)
                do { action = try Self.proposal(of: policy, for: problem) } catch let error as DiscoveryError {
                    failure = error.summary
                }
                let seconds = threadSeconds - start
                // What an interrupted search found is no result.
                if Interruption.isRequested { return nil }
                return CatalogResult(
                    key, tier: system.tier, action, failure: failure, problem: problem, seconds: seconds)
            }
        }
    }

    /// A policy's first proposal.
    private static func proposal(of policy: BenchmarkPolicy, for problem: Problem) throws -> Action? {
        switch policy {
        case .truth: return problem.truth.map { Action(equation: $0.equation, parameters: $0.parameters) }
        case .solver:
            var solver = SolverPolicy()
            return try solver.propose(for: Episode(problem).observation) { _ in !Interruption.isRequested }
        }
    }

    /// The table.
    static func text(of results: [CatalogResult], style: Style, width: Int) -> String {
        var table = Table(
            [
                "policy", "noise", "missing", "system", "problems", "structure", "match", "unseen", "CPU s", "95 %",
                "max",
            ].enumerated().map { Table.Column($1, $0 == 0 || $0 == 3 ? .left : .right) })
        for row in CatalogSummary.rows(of: results) {
            table.add(
                [row.setting.policy, significant(row.setting.noise), significant(row.setting.subsample), row.name]
                    + [String(row.count)]
                    + [row.structure, row.agreement, row.unseenMatch].map { fixed($0, decimals: 3) }
                    + [row.seconds.median, row.seconds.percentile95, row.seconds.largest].map { fixed($0, decimals: 2) }
            )
        }
        return table.lines(style: style, width: width).joined(separator: "\n") + "\n"
    }
}
