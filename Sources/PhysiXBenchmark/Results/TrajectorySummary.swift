/// A row of the benchmark's table: what one policy achieved in one setting.
public struct TrajectorySummary: Sendable, Hashable {
    /// Who answered, and under what noise.
    public let setting: Setting
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
        Setting.groups(of: results).map { TrajectorySummary($0, $1) }
    }

    private init(_ setting: Setting, _ results: [TrajectoryResult]) {
        func fraction(_ condition: (TrajectoryScore) -> Bool) -> Double {
            Double(results.count { condition($0.score) }) / Double(max(results.count, 1))
        }
        self.setting = setting
        count = results.count
        reconstruction = fraction { $0.reconstruction > TrajectoryScore.threshold }
        generalisation = fraction { $0.generalisation > TrajectoryScore.threshold }
        trueField = fraction(\.hasTrueField)
        complexity = Distribution(results.filter { !$0.equation.isEmpty }.map { Double($0.score.complexity) }).median
        seconds = Distribution(results.map(\.seconds))
    }
}
