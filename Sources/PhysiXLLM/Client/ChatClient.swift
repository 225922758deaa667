/// Talks to APIs that speak OpenAI's chat completions.
///
/// A call looks up the host once, checks the addresses against a rule and connects to nothing else; it follows no redirect,
/// uncompresses nothing and reads a bounded number of bytes; and all of it ends within one time limit. What an API refuses in a
/// request that it would otherwise serve is left out in another one. Cancelling the task ends the connection.
///
/// ```swift
/// let client = ChatClient(egress: .local, version: "1.0")
/// let reply = try await client.complete(ChatRequest(
///     to: try BaseURL("http://localhost:11434/v1"), key: nil, model: "qwen2.5:7b",
///     messages: [ChatMessage(.user, "What falls?")]))
/// ```
public struct ChatClient: Sendable {
    let egress: EgressRule
    let userAgent: String
    let trustRoots: TrustRoots
    let memory: RepairMemory?
    let running = RunningClients()

    /// A client.
    ///
    /// - Parameters:
    ///   - egress: which addresses it may call.
    ///   - version: the version of the program that uses it, for the header `User-Agent`.
    ///   - trustRoots: whose certificates it believes.
    ///   - remembersRepairs: whether a call begins with what an earlier one to the same model had to change. A server that
    ///     promises what its first request looks like says no.
    public init(
        egress: EgressRule, version: String, trustRoots: TrustRoots = TrustRoots(), remembersRepairs: Bool = true
    ) {
        self.egress = egress
        self.trustRoots = trustRoots
        userAgent = "physix-live-demo/\(version)"
        memory = remembersRepairs ? RepairMemory() : nil
    }

    /// Asks for an answer and waits for all of it.
    public func complete(_ request: ChatRequest) async throws(ModelError) -> ChatReply {
        try await ChatCall(self, request).run()
    }

    /// Asks for an answer and passes on its pieces as they come.
    ///
    /// - Returns: the whole answer.
    public func stream(
        _ request: ChatRequest, onDelta: @escaping @Sendable (ChatDelta) -> Void
    ) async throws(ModelError) -> ChatReply {
        try await ChatCall(self, request, onDelta: onDelta).run()
    }

    /// Asks for the models that an API offers.
    ///
    /// - Parameters:
    ///   - baseURL: the API.
    ///   - key: the key; Hugging Face's router tells its models to everybody.
    ///   - timeLimit: how long it may take.
    /// - Returns: the models in the API's order.
    /// - Throws: a ``ModelError`` where there is no list.
    public func models(
        at baseURL: BaseURL, key: Secret?, timeLimit: Duration = .seconds(30)
    ) async throws(ModelError) -> [ModelListing] {
        try await ListCall(self, baseURL, key, timeLimit).run()
    }

    /// Ends calls that are going on, as if they were cancelled, and lets no new one begin.
    public func shutdown() async { running.close() }
}
