import Testing

@testable import PhysiXLLM

/// The same answers, read by OpenAI's client and by ours.
@Suite(.enabled(if: Installed.litellm.isThere), .timeLimit(.minutes(5))) struct OracleTests {
    private static let answers: [(status: Int, body: String)] =
        [
            (400, "{}"), (401, "{}"), (402, "{}"), (403, "{}"), (404, "{}"), (405, "{}"), (408, "{}"), (409, "{}"),
            (413, "{}"), (422, "{}"),
            (429, "{}"), (500, "{}"), (502, "<html>"), (503, ""), (504, "late"), (529, "{}"),
            (403, #"{"error":{"message":"`inputs` tokens + `max_new_tokens` must be <= 8193"}}"#),
            (429, #"{"error":{"code":"insufficient_quota","message":"quota"}}"#),
            (400, #"{"error":{"code":"context_length_exceeded","message":"too long"}}"#),
            (400, #"[{"error":{"code":400,"message":"API key not valid."}}]"#),
        ] + AnswerFaultTests.faults.filter { $0.status == 200 && $0.fields.isEmpty }.map { ($0.status, $0.body) }

    @Test func ourKindSaysAtLeastAsMuchAsTheirClass() async throws {
        try await FaultServer.serve { peer in
            let place = (try peer.request.members["model"] as? String).flatMap { Int($0) } ?? 0
            try await peer.answer(
                Self.answers[place].status, Self.answers[place].body, "Content-Type: application/json")
        } _: { server async throws in
            let verdicts = try await OpenAIVerdict.all(
                try server.baseURL, key: markerKey, models: Self.answers.indices.map(String.init))
            #expect(verdicts.count == Self.answers.count)
            for (place, verdict) in verdicts.enumerated() {
                var request = try server.request()
                request.model = "\(place)"
                request.wantsJSON = false
                let error = try await server.failure(request)
                verdict.expect(error.kind, of: "\(Self.answers[place])")
            }
        }
    }
}
