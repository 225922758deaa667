import PhysiXEpisodes
import PhysiXLLM
import PhysiXStore

/// A language model elsewhere at work on a session.
struct ModelTurn: PatientPolicy {
    /// How much of an answer is kept with a turn, in bytes; an answer that is to be read is much shorter.
    private static let longestKept = 64 * 1024

    let name: String
    let isElsewhere = true
    private let call: ModelCall
    private let access: ModelAccess
    private let address: String

    /// - Parameters:
    ///   - call: which model, and how it is called.
    ///   - access: the gate to models.
    ///   - address: the client that wants it.
    init(_ call: ModelCall, by access: ModelAccess, from address: String) {
        self.call = call
        self.access = access
        self.address = address
        name = call.model.asPlainLine + call.help.mark
    }

    func propose(for observation: Observation, _ work: PolicyWork) async throws -> Proposal {
        let policy = ModelPolicy(access.client, try access.admit(call, from: address), help: call.help)
        let reports = call.isStreamed ? AnswerReports(work) : nil
        var onDelta: (@Sendable (ChatDelta) -> Void)?
        if let reports { onDelta = { reports.add($0) } }
        let found: ModelProposal
        do {
            found = try await work.whileWanted { [onDelta] in
                try await policy.propose(for: observation, onDelta: onDelta)
            }
        } catch let error as ModelError {
            throw error.kind == .cancelled ? InteractiveError.stopped : InteractiveError.model(error)
        }
        reports?.flush()
        work.report(.answered(ModelAnswer(found, policy: name)))
        return Proposal(
            found.action.kept, policy: name, latency: found.latency / .seconds(1),
            completion: found.completion.beginning(Self.longestKept))
    }
}
