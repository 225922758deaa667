import PhysiXFormats
import Synchronization
import Testing

@testable import PhysiXLLM

/// The key that must never be seen anywhere.
let markerKey = "hf_MARKER0123456789abcdefMARKER"

extension FaultServer {
    /// A request to this server with a key, a short time limit and no patience.
    func request(limit: Duration = .seconds(120)) throws -> ChatRequest {
        var request = ChatRequest(
            to: try baseURL, key: try Secret(markerKey), model: "some/model",
            messages: [ChatMessage(.system, "You are"), ChatMessage(.user, "What falls?")],
            temperature: try JSONNumber(parsing: "0.70"), maxTokens: 512)
        request.timeLimit = limit
        request.retries = 0
        return request
    }

    /// Calls the server with a client of its own.
    @inline(never) func complete(_ request: ChatRequest? = nil, client: ChatClient = .test()) async throws -> ChatReply
    {
        try await client.complete(try request ?? self.request())
    }

    /// The error that a call of the server ends with.
    @inline(never) func failure(_ request: ChatRequest? = nil) async throws -> ModelError {
        let request = try request ?? self.request()
        do throws(ModelError) {
            let reply = try await ChatClient.test().complete(request)
            Issue.record("there was an answer: \(reply.text)")
        } catch {
            expectNoKey(in: error)
            return error
        }
        return ModelError(.refused, detail: "there was an answer")
    }

    /// The error that a streamed call ends with, and what was told before.
    @inline(never) func streamFailure(_ request: ChatRequest? = nil) async throws -> (ModelError, [ChatDelta]) {
        let request = try request ?? self.request()
        let deltas = Deltas()
        do throws(ModelError) {
            _ = try await ChatClient.test().stream(request, onDelta: deltas.append)
            Issue.record("there was an answer")
        } catch {
            expectNoKey(in: error)
            return (error, deltas.all)
        }
        return (ModelError(.refused, detail: "there was an answer"), deltas.all)
    }
}

/// Makes sure that nothing of an error has the key.
func expectNoKey(in error: ModelError) {
    var dumped = ""
    dump(error, to: &dumped)
    #expect(!"\(error) \(error.detail) \(error.words ?? "") \(dumped)".contains("MARKER"))
}

extension ChatClient {
    static func test(egress: EgressRule = .local) -> ChatClient { ChatClient(egress: egress, version: "9.9") }
}

/// What a stream has told; a class, because it is told from elsewhere.
final class Deltas: Sendable {
    private let list = Mutex<[ChatDelta]>([])

    var all: [ChatDelta] { list.withLock { $0 } }

    func append(_ delta: ChatDelta) { list.withLock { $0.append(delta) } }

    /// The text that was told.
    var text: String {
        all.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }
}
