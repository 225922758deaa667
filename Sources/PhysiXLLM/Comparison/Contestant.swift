public import PhysiXBenchmark
public import PhysiXEpisodes
import NIOPosix
import PhysiXDiscovery
import PhysiXPolicies

/// Somebody who plays episodes for a comparison: the built-in solver, or a model.
public struct Contestant: Sendable {
    private enum Player: Sendable {
        case solver
        case model(ModelPolicy, ModelListing.Price?)
    }

    /// What results call it.
    public let name: String
    /// Where its calls go; `nil` where it works on this machine.
    public let origin: Origin?
    private let player: Player

    /// The built-in solver.
    public static let solver = Contestant(name: "solver", origin: nil, player: .solver)

    /// A model.
    ///
    /// - Parameters:
    ///   - policy: how it is asked.
    ///   - price: what its tokens cost, where that is known.
    public init(_ policy: ModelPolicy, price: ModelListing.Price? = nil) {
        self.init(name: policy.name, origin: policy.request.baseURL.origin, player: .model(policy, price))
    }

    private init(name: String, origin: Origin?, player: Player) {
        self.name = name
        self.origin = origin
        self.player = player
    }

    /// Plays an episode to its end.
    ///
    /// - Parameters:
    ///   - problem: what is to be explained.
    ///   - key: what the result is called.
    ///   - rules: the rules that the problem was drawn by; its number of turns counts here.
    ///   - isStopped: asked now and then.
    /// - Returns: the result; `nil` where it was stopped.
    /// - Throws: a ``ModelError`` where the model did not answer, ``EpisodeError`` for a number of turns that there is not.
    public func play(
        _ problem: Problem, _ key: CaseKey, _ rules: EpisodeResult.Rules, isStopped: @escaping @Sendable () -> Bool
    ) async throws -> EpisodeResult? {
        var episode = try Episode(problem, turnLimit: rules.turnLimit)
        var turns: [EpisodeTurn] = []
        var solver = SolverPolicy()
        while !episode.isDone {
            guard !isStopped() else { return nil }
            let start = ContinuousClock.now
            switch player {
            case .solver:
                let action: Action
                (action, solver) = try await Self.proposal(of: solver, for: episode.observation, isStopped)
                try episode.step(action)
                turns.append(EpisodeTurn(action, lastOf: episode, seconds: (.now - start) / .seconds(1)))
            case .model(let policy, _):
                let proposal = try await policy.propose(for: episode.observation)
                try episode.step(proposal.action)
                turns.append(EpisodeTurn(proposal, lastOf: episode))
            }
        }
        // What an interrupted search found is no result.
        return isStopped() ? nil : EpisodeResult(key, rules, episode, turns, cost: cost(of: turns))
    }

    /// The solver's proposal, an empty one where it can do nothing with the samples; on threads of its own, so that
    /// answers of models do not wait for it.
    private static func proposal(
        of solver: SolverPolicy, for observation: Observation, _ isStopped: @escaping @Sendable () -> Bool
    ) async throws -> (Action, SolverPolicy) {
        try await NIOThreadPool.singleton.runIfActive {
            var solver = solver
            do throws(DiscoveryError) {
                return (try solver.propose(for: observation) { _ in !isStopped() }, solver)
            } catch {
                return (Action(), solver)
            }
        }
    }

    private func cost(of turns: [EpisodeTurn]) -> Double? {
        guard case .model(_, let price) = player else { return 0 }
        guard let price, turns.allSatisfy({ $0.tokens != nil }) else { return nil }
        return turns.compactMap(\.tokens).reduce(0) { sum, tokens in
            sum + price.cost(of: TokenUsage(prompt: tokens.prompt, completion: tokens.completion))
        }
    }
}

extension EpisodeTurn {
    /// A turn that a model's proposal was.
    fileprivate init(_ proposal: ModelProposal, lastOf episode: Episode) {
        self.init(proposal.action, lastOf: episode, seconds: proposal.latency / .seconds(1))
        completion = proposal.completion
        remark = proposal.remark
        answeredBy = proposal.answeredBy
        requests = proposal.attempts
        tokens = proposal.usage.map { Tokens(prompt: $0.prompt, completion: $0.completion) }
    }
}
