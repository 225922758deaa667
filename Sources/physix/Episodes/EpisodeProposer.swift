import PhysiXEpisodes
import PhysiXLLM
import PhysiXPolicies
import PhysiXStore

/// Whoever proposes in an episode in a terminal, with progress on standard error.
struct EpisodeProposer {
    private let model: ModelPolicy?
    private var solver = SolverPolicy()
    /// What there is to say about the last proposal besides what it earned; `nil` where there is nothing.
    private(set) var note: String?

    /// The model, or the built-in solver where there is none.
    init(_ model: ModelPolicy?) { self.model = model }

    /// The next proposal; `nil` where the user interrupted a model.
    mutating func propose(for observation: Observation) async throws -> Proposal? {
        guard let model else {
            let start = ContinuousClock.now
            let action = try SearchProgress.shown { try solver.propose(for: observation, progress: $0) }
            return Proposal(action, policy: "solver", latency: (ContinuousClock.now - start) / .seconds(1))
        }
        let found = try await ModelProgress.shown(model.name) { try await model.propose(for: observation) }
        guard let found else { return nil }
        note = Self.note(on: found)
        return Proposal(
            found.action, policy: model.name, latency: found.latency / .seconds(1), completion: found.completion)
    }

    private static func note(on proposal: ModelProposal) -> String {
        var parts = ["\(proposal.answeredBy) answered in \(fixed(proposal.latency / .seconds(1), decimals: 1)) s"]
        if let usage = proposal.usage { parts.append("\(usage.prompt) and \(usage.completion) tokens") }
        if proposal.attempts > 1 { parts.append("\(proposal.attempts) requests") }
        if let remark = proposal.remark { parts.append(remark) }
        return parts.joined(separator: ", ").withoutControls
    }
}
