import Testing

@testable import PhysiXLLM

/// What is tried again, how often, and when not.
struct RetryTests {
    /// A server that fails a number of times with an answer, and then succeeds.
    private func fail(_ times: Int, _ status: Int, _ body: String = "", _ fields: String...) -> FaultServer.Script {
        { [fields] peer in
            guard peer.number <= times else { return try await peer.answer(200, Peer.completion("yes")) }
            try await peer.send(Peer.head(status, fields + ["Content-Length: \(body.utf8.count)"]) + body)
        }
    }

    private func patient(_ server: FaultServer) throws -> ChatRequest {
        var request = try server.request()
        request.retries = 2
        return request
    }

    @Test(arguments: [408, 409, 429, 500, 502, 503, 529]) func whatPassesIsTriedAgain(status: Int) async throws {
        try await FaultServer.serve(fail(1, status, "", "Retry-After: 0")) { server async throws in
            let reply = try await server.complete(try patient(server))
            #expect(reply.text == "yes")
            #expect(reply.attempts == 2)
            #expect(Set(server.requests.map(\.body)).count == 1)
        }
    }

    @Test func twoMoreAttemptsAreTheMost() async throws {
        try await FaultServer.serve(fail(9, 503, "busy", "Retry-After: 0")) { server async throws in
            let error = try await server.failure(try patient(server))
            #expect(error.kind == .overloaded)
            #expect(error.words == "busy")
            #expect(server.requests.count == 3)
        }
    }

    @Test(arguments: [400, 401, 402, 403, 404, 413, 422]) func whatStaysIsNot(status: Int) async throws {
        try await FaultServer.serve(fail(9, status, "", "Retry-After: 0")) { server async throws in
            var request = try patient(server)
            request.wantsJSON = false
            _ = try await server.failure(request)
            #expect(server.requests.count == 1)
        }
    }

    @Test func aSpentQuotaIsNot() async throws {
        let body =
            #"{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}}"#
        try await FaultServer.serve(fail(9, 429, body, "Retry-After: 0")) { server async throws in
            #expect(try await server.failure(try patient(server)).kind == .credits)
            #expect(server.requests.count == 1)
        }
    }

    @Test(arguments: ["Retry-After: 11", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT", "retry-after-ms: 11000"])
    func aWaitThatIsTooLongIsLeftToTheCaller(field: String) async throws {
        try await FaultServer.serve(fail(9, 429, "", field)) { server async throws in
            let error = try await server.failure(try patient(server))
            #expect(error.kind == .rateLimit)
            #expect(error.retryAfter == .seconds(11) || error.retryAfter == .seconds(86_400))
            #expect(error.detail.contains("Try again in"))
            #expect(server.requests.count == 1)
        }
    }

    @Test func aWaitThatDoesNotFitIntoTheLimitIsNotBegun() async throws {
        try await FaultServer.serve(fail(9, 503, "", "Retry-After: 300")) { server async throws in
            var request = try patient(server)
            request.longestWait = .seconds(600)
            #expect(try await server.failure(request).kind == .overloaded)
            #expect(server.requests.count == 1)
        }
    }

    @Test func aWaitIsTold() async throws {
        try await FaultServer.serve(fail(1, 503, #"{"error":"Model is currently loading","estimated_time":0.01}"#)) {
            server in
            let deltas = Deltas()
            let reply = try await ChatClient.test().stream(try patient(server), onDelta: deltas.append)
            #expect(reply.text == "yes")
            guard case .waiting(let reason)? = deltas.all.first else {
                Issue.record("the wait was not told: \(deltas.all)")
                return
            }
            #expect(reason.contains("is loading `some/model`"))
        }
    }

    @Test func aConnectionThatIsNotMadeIsTriedAgain() async throws {
        let port = try await FaultServer.serve { _ in
        } _: {
            $0.port
        }
        var request = ChatRequest(to: try BaseURL("http://localhost:\(port)/v1"), key: nil, model: "m", messages: [])
        request.retries = 1
        let deltas = Deltas()
        await #expect(throws: ModelError.self) { try await ChatClient.test().stream(request, onDelta: deltas.append) }
        #expect(deltas.all.count == 1)
    }

    @Test(
        arguments: [
            ("0", Duration.zero), ("1.5", .milliseconds(1500)), ("-3", .zero), ("1e999", nil), ("soon", nil),
            ("nan", nil),
            ("99999999", .seconds(86_400)), ("Sun, 06 Nov 1994 08:49:37 GMT", .seconds(37)),
            ("Sun, 06 Nov 1994 08:48:00 GMT", .zero), ("Sun, 06 Nov 1994", nil),
            ("Sunday, 06-Nov-94 08:49:37 GMT", nil),
        ] as [(String, Duration?)])
    func theWaitIsReadFromTheHeader(text: String, duration: Duration?) {
        // 1994-11-06T08:49:00Z
        #expect(RetryAfter.duration(text, now: 784_111_740) == duration)
    }
}
