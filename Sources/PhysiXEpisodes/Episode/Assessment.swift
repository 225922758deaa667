public import PhysiXKernel

/// What a proposal earns: all of a ``Verdict`` that training needs, without what is told to agents and people.
public enum Assessment: Sendable {
    /// It was integrated: the reward, and what that comes from.
    case reward(RewardBreakdown, Score, Comparison)
    /// It was not, and earns nothing.
    case failure(Verdict.Failure)

    /// Verifies a proposal.
    ///
    /// - Parameters:
    ///   - action: the proposal.
    ///   - previousMatch: the match of the turn before, for the progress.
    ///   - verifier: a verifier of the problem that the proposal is about.
    public init(of action: Action, previousMatch: Double = 0, by verifier: inout Verifier) {
        let score: Score
        do {
            score = try verifier.verify(action.equation, parameters: action.parameters)
        } catch {
            self = .failure(.parse(error))
            return
        }
        guard score.ending == .completed else {
            self = .failure(.simulation(score.ending))
            return
        }
        let comparison = verifier.comparison
        let diagnostics = Diagnostics(comparison)
        self = .reward(
            RewardBreakdown(score, previousMatch: previousMatch, diagnostics: diagnostics), score, comparison)
    }

    /// The reward and its parts.
    public var reward: RewardBreakdown {
        switch self {
        case .reward(let reward, _, _): reward
        case .failure: .zero
        }
    }

    /// Why it failed; `nil` where it did not.
    public var failure: Verdict.Failure? {
        switch self {
        case .reward: nil
        case .failure(let failure): failure
        }
    }
}
