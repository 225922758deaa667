import PhysiXEpisodes

/// A row of a comparison's table: what one policy achieved in all episodes of one setting, or in those of one system.
public struct EpisodeSummary: Sendable, Hashable {
    /// Who played, and under what noise.
    public let setting: Setting
    /// The system; `nil` where the row is about all of them.
    public let system: String?
    /// How many episodes there were.
    public let count: Int
    /// The share of them that were solved.
    public let solved: Double
    /// Where that share may well lie.
    public let solvedInterval: Interval
    /// The mean of the best turn's reward.
    public let reward: Double
    /// Where that mean may well lie.
    public let rewardInterval: Interval
    /// The share of episodes whose best proposal is the true law.
    public let equivalent: Double
    /// The mean number of turns.
    public let turns: Double
    /// The share of turns whose proposal could be read and integrated.
    public let readable: Double
    /// The mean number of tokens of an episode's questions; `nil` where nobody counted.
    public let promptTokens: Double?
    /// Those of its answers.
    public let completionTokens: Double?
    /// What all of it cost in US dollars; `nil` where a price is not known.
    public let cost: Double?
    /// The seconds for a turn.
    public let seconds: Distribution

    /// The rows about all systems, a row for each setting.
    public static func rows(of results: [EpisodeResult]) -> [EpisodeSummary] {
        Setting.groups(of: results).map { EpisodeSummary($0, nil, $1) }
    }

    /// The rows about each system: settings in their order, and in each the systems by name.
    public static func systemRows(of results: [EpisodeResult]) -> [EpisodeSummary] {
        Setting.groups(of: results).flatMap { setting, results in
            Dictionary(grouping: results, by: \.key.system).sorted { $0.key < $1.key }
                .map { EpisodeSummary(setting, $0.key, $0.value) }
        }
    }

    private init(_ setting: Setting, _ system: String?, _ results: [EpisodeResult]) {
        let total = Double(max(results.count, 1))
        let turns = results.flatMap(\.turns)
        let solvedCount = results.count(where: \.isSolved)
        let rewards = results.map(\.bestReward)
        self.setting = setting
        self.system = system
        count = results.count
        solved = Double(solvedCount) / total
        solvedInterval = Interval(successes: solvedCount, of: results.count)
        reward = rewards.reduce(0, +) / total
        rewardInterval = Interval(ofMeanOf: rewards)
        equivalent = Double(results.count(where: \.isEquivalent)) / total
        self.turns = Double(turns.count) / total
        readable = Double(turns.count { $0.reward.format > 0 }) / Double(max(turns.count, 1))
        let tokens = results.compactMap(\.tokens)
        promptTokens = Self.mean(tokens.map(\.prompt))
        completionTokens = Self.mean(tokens.map(\.completion))
        let costs = results.compactMap(\.cost)
        cost = costs.count == results.count && !costs.isEmpty ? costs.reduce(0, +) : nil
        seconds = Distribution(turns.map(\.seconds))
    }

    private static func mean(_ counts: [Int]) -> Double? {
        counts.isEmpty ? nil : Double(counts.reduce(0, +)) / Double(counts.count)
    }
}
