import PhysiXDiscovery
public import PhysiXEpisodes
import PhysiXKernel

/// Questions and right answers from drawn problems, by the code of live play: its prompts, its episodes, its feedback.
public struct TrainingExamples: Sendable, Hashable {
    /// Whose proposals stand in the history of a later turn.
    public enum History: String, Sendable, CaseIterable {
        /// The true law with wrong numbers, without a term, or without a value that it needs.
        case flawed
        /// What a search finds on its way from the simplest law to the best, as far as it does not agree yet.
        case solver
    }

    /// How many turns of each problem become examples: the first, and so many after.
    public var turns: Int
    /// Whose proposals a later turn follows.
    public var history: History

    /// How many turns can be asked for.
    public static let turnLimits = 1...16
    /// How much work the search behind ``History/solver`` may take.
    fileprivate static let effort = 5000

    /// Examples; only first turns, unless said otherwise.
    ///
    /// - Precondition: the turns are within ``turnLimits``.
    public init(turns: Int = 1, history: History = .flawed) {
        precondition(Self.turnLimits.contains(turns), "a problem has \(Self.turnLimits) turns")
        self.turns = turns
        self.history = history
    }

    /// The examples of a problem, in the order of their turns.
    ///
    /// There are fewer than asked for where no proposal was found that is wrong enough to go on after it.
    ///
    /// - Precondition: the problem was drawn, so that its law is known.
    public func examples(for problem: Problem) -> [TrainingExample] {
        guard let truth = problem.truth, let law = KnownLaw(of: problem) else {
            preconditionFailure("examples are made of problems whose law is known")
        }
        var episode: Episode
        do throws(EpisodeError) { episode = try Episode(problem, turnLimit: 8 + turns) } catch {
            preconditionFailure("\(8 + turns) turns are allowed: \(error.summary)")
        }
        var verifier = problem.makeVerifier()
        let parameters = Self.parameters(of: law, verifiedBy: &verifier)
        let rationale = Rationale(of: law)
        var proposals = Proposals(history, of: law, for: episode.observation, seed: truth.seed)
        var examples: [TrainingExample] = []
        while true {
            examples.append(
                TrainingExample(
                    systemID: truth.system.id, tier: truth.system.tier, seed: truth.seed, problem: problem,
                    turn: examples.count + 1, previousMatch: episode.lastMatch, prompt: Prompt(episode.observation),
                    answer: Action(
                        equation: law.system.description, parameters: parameters,
                        rationale: rationale.text(after: episode.history.last))))
            guard examples.count < turns, let next = proposals.next(after: episode, &verifier) else { return examples }
            episode = next
        }
    }

    /// The law's numbers with no more digits than the samples can tell.
    private static func parameters(of law: KnownLaw, verifiedBy verifier: inout Verifier) -> Parameters {
        func match(_ parameters: Parameters, _ verifier: inout Verifier) -> Double {
            Assessment(of: Action(equation: law.system.description, parameters: parameters), by: &verifier).reward.match
        }
        let best = match(law.parameters, &verifier)
        for digits in [3, 4, 6, 8, 10] {
            let rounded = law.parameters(digits: digits)
            if match(rounded, &verifier) > best - 0.005 { return rounded }
        }
        return law.parameters
    }
}

/// The wrong proposals of one problem, one after the other.
private struct Proposals {
    private var flawed: FlawedProposals
    /// From the last to the first; `nil` where flawed ones are wanted.
    private var found: [Action]?
    private var size = 0.8

    init(_ history: TrainingExamples.History, of law: KnownLaw, for observation: Observation, seed: UInt64) {
        flawed = FlawedProposals(for: law, seed: seed)
        if history == .solver {
            found = SolverPolicy.stages(for: observation, effort: TrainingExamples.effort).reversed()
        }
    }

    /// The episode after one more wrong proposal; `nil` where there is none.
    mutating func next(after episode: Episode, _ verifier: inout Verifier) -> Episode? {
        while found != nil {
            guard let action = found?.popLast() else { return nil }
            if let next = Self.going(on: episode, action, &verifier) { return next }
        }
        for _ in 0..<12 {
            let action = flawed.next(size: size)
            if let next = Self.going(on: episode, action, &verifier) {
                size *= 0.7
                return next
            }
            size *= 1.5
        }
        return nil
    }

    /// The episode with the proposal, where that does not end it.
    private static func going(on episode: Episode, _ action: Action, _ verifier: inout Verifier) -> Episode? {
        var next = episode
        do throws(EpisodeError) { try next.step(action, with: &verifier) } catch { return nil }
        return next.isDone ? nil : next
    }
}
