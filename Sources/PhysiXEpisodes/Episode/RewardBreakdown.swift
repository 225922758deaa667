public import PhysiXKernel

/// A turn's reward and what it is made of, each from 0 to 1 (Docs/Contract.md §4).
public struct RewardBreakdown: Sendable, Hashable {
    /// The mean over the measured state variables of R² floored at 0.
    public var match: Double
    /// How much the match has grown since the turn before; at the first turn, the match.
    public var progress: Double
    /// 1 − 0.05 for each operator, floored at 0; 0 where the match is below 0.1.
    public var simplicity: Double
    /// 1 where the proposal could be read and integrated.
    public var format: Double
    /// Diagnostics, which are no part of the reward.
    public var diagnostics: Diagnostics

    /// The reward of a proposal that could not be read or not be integrated.
    public static let zero = RewardBreakdown(match: 0, progress: 0, simplicity: 0, format: 0, diagnostics: .zero)

    /// A breakdown from its parts.
    public init(match: Double, progress: Double, simplicity: Double, format: Double, diagnostics: Diagnostics) {
        self.match = match
        self.progress = progress
        self.simplicity = simplicity
        self.format = format
        self.diagnostics = diagnostics
    }

    /// The reward of a proposal that was integrated.
    ///
    /// - Parameters:
    ///   - score: how well it reproduces the samples.
    ///   - previousMatch: the match of the turn before; 0 at the first.
    ///   - diagnostics: in which respects it resembles them.
    public init(_ score: Score, previousMatch: Double, diagnostics: Diagnostics) {
        match = score.match
        progress = max(0, score.match - previousMatch)
        simplicity = score.match >= 0.1 ? max(0, 1 - 0.05 * Double(score.operatorCount)) : 0
        format = 1
        self.diagnostics = diagnostics
    }

    /// The reward: 0.5 match + 0.2 progress + 0.2 simplicity + 0.1 format.
    ///
    /// In tenths, so that a perfect proposal has exactly 1.
    public var total: Double { (5 * match + 2 * progress + 2 * simplicity + format) / 10 }

    /// The square root of the match, which tells poor proposals apart more finely.
    public var matchDense: Double { match.squareRoot() }

    /// 1 where the match is 0.7 or more, otherwise 0.
    public var correctness: Double { match >= 0.7 ? 1 : 0 }
}
