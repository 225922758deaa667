/// A row of the benchmark's table: what one policy achieved in one setting.
public struct TrajectorySummary: Sendable, Hashable {
    /// Who answered.
    public let policy: String
    /// The standard deviation of the noise, as a fraction of each value.
    public let noise: Double
    /// The fraction of the samples that went missing.
    public let subsample: Double
    /// How many cases there were, all seeds together.
    public let count: Int
    /// The fraction of cases whose reconstruction has R² > 0.9.
    public let reconstruction: Double
    /// The fraction of cases whose generalisation has R² > 0.9.
    public let generalisation: Double
    /// The fraction of cases whose vector field is the true one within 1 %.
    public let trueField: Double
    /// The median complexity of what was found.
    public let complexity: Double
    /// The processor time for each case.
    public let seconds: Distribution

    /// The rows for some results: policies in the order in which they first occur, settings in ascending order.
    public static func rows(of results: [TrajectoryResult]) -> [TrajectorySummary] {
        struct Setting: Hashable {
            let policy: Int
            let subsample: Double
            let noise: Double
        }
        var policies: [String] = []
        var groups: [Setting: [TrajectoryResult]] = [:]
        for result in results {
            if !policies.contains(result.key.policy) { policies.append(result.key.policy) }
            let policy = policies.firstIndex(of: result.key.policy) ?? 0
            let corruption = result.key.corruption
            groups[Setting(policy: policy, subsample: corruption.subsample, noise: corruption.noise), default: []]
                .append(result)
        }
        return groups.sorted {
            ($0.key.policy, $0.key.subsample, $0.key.noise) < ($1.key.policy, $1.key.subsample, $1.key.noise)
        }.map { TrajectorySummary(policies[$0.key.policy], $0.key.noise, $0.key.subsample, $0.value) }
    }

    private init(_ policy: String, _ noise: Double, _ subsample: Double, _ results: [TrajectoryResult]) {
        func fraction(_ condition: (TrajectoryScore) -> Bool) -> Double {
            Double(results.count { condition($0.score) }) / Double(max(results.count, 1))
        }
        self.policy = policy
        self.noise = noise
        self.subsample = subsample
        count = results.count
        reconstruction = fraction { $0.reconstruction > TrajectoryScore.threshold }
        generalisation = fraction { $0.generalisation > TrajectoryScore.threshold }
        trueField = fraction(\.hasTrueField)
        complexity = Distribution(results.filter { !$0.equation.isEmpty }.map { Double($0.score.complexity) }).median
        seconds = Distribution(results.map(\.seconds))
    }
}
