public import PhysiXEpisodes
import NIOPosix
import PhysiXPolicies

/// A language model as a policy: an observation in, a proposal out.
///
/// The question is the ``Prompt`` of the observation, which the built-in benchmarks and training data have, too; the answer is
/// read by ``Completion``, so that one that makes no sense is an empty action and no failure.
///
/// ```swift
/// let policy = ModelPolicy(client, try BaseURL("http://localhost:11434/v1"), key: nil, model: "qwen3:8b")
/// let proposal = try await policy.propose(for: episode.observation)
/// try episode.step(proposal.action)
/// ```
public struct ModelPolicy: Sendable {
    /// The API, the model and what is told to it besides the question.
    public var request: ChatRequest
    /// What the proposals are helped with.
    public var help: ProposalHelp
    private let client: ChatClient

    /// A policy that asks by this request, whose messages are replaced in every turn.
    public init(_ client: ChatClient, _ request: ChatRequest, help: ProposalHelp = ProposalHelp()) {
        self.client = client
        self.request = request
        self.help = help
    }

    /// A policy that asks a model as it is.
    public init(_ client: ChatClient, _ baseURL: BaseURL, key: Secret?, model: String) {
        self.init(client, ChatRequest(to: baseURL, key: key, model: model, messages: []))
    }

    /// What it is called in records: the model, and the help that it gets.
    public var name: String { request.model + help.mark }

    /// Proposes.
    ///
    /// - Parameters:
    ///   - observation: what the model is shown.
    ///   - onDelta: where it is given, the answer is asked for as a stream, and this is called with each piece; of several
    ///     proposals with those of the first.
    /// - Returns: the proposal.
    /// - Throws: a ``ModelError`` where no answer came; of several where none did.
    public func propose(
        for observation: Observation, onDelta: (@Sendable (ChatDelta) -> Void)? = nil
    ) async throws(ModelError) -> ModelProposal {
        let start = ContinuousClock.now
        var request = request
        request.messages = Prompt(observation).messages
        let replies = try await answers(to: request, onDelta)
        let drafts = replies.map(ProposalDraft.init)
        let best = await choice(of: drafts, observation)
        let usages = replies.compactMap(\.usage)
        return ModelProposal(
            action: best.action, completion: best.completion, remark: best.remark, reasoning: best.reasoning,
            answeredBy: best.answeredBy, latency: .now - start,
            usage: usages.isEmpty
                ? nil
                : TokenUsage(
                    prompt: usages.reduce(0) { $0 + $1.prompt }, completion: usages.reduce(0) { $0 + $1.completion }),
            attempts: replies.reduce(0) { $0 + $1.attempts })
    }

    /// The answers of one question asked so often as proposals are wanted, in the order of the questions.
    private func answers(
        to request: ChatRequest, _ onDelta: (@Sendable (ChatDelta) -> Void)?
    ) async throws(ModelError) -> [ChatReply] {
        guard help.count > 1 else { return [try await answer(to: request, onDelta)] }
        let outcomes = await withTaskGroup(of: (Int, Result<ChatReply, ModelError>).self) { group in
            for number in 0..<help.count {
                group.addTask {
                    do throws(ModelError) {
                        return (number, .success(try await answer(to: request, number == 0 ? onDelta : nil)))
                    } catch {
                        return (number, .failure(error))
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }.sorted { $0.0 < $1.0 }
        let replies = outcomes.compactMap { outcome in
            if case .success(let reply) = outcome.1 { reply } else { nil }
        }
        guard replies.isEmpty, case .failure(let error)? = outcomes.first?.1 else { return replies }
        throw error
    }

    private func answer(
        to request: ChatRequest, _ onDelta: (@Sendable (ChatDelta) -> Void)?
    ) async throws(ModelError) -> ChatReply {
        guard let onDelta else { return try await client.complete(request) }
        return try await client.stream(request, onDelta: onDelta)
    }

    /// The draft that counts, with fitted numbers where they are wanted; computed where nobody's requests wait.
    private func choice(of drafts: [ProposalDraft], _ observation: Observation) async -> ProposalDraft {
        let help = help
        guard help != ProposalHelp() else { return drafts[0] }
        do {
            return try await NIOThreadPool.singleton.runIfActive { ProposalDraft.best(of: drafts, observation, help) }
        } catch {
            // The threads end with the program only.
            return drafts[0]
        }
    }
}
