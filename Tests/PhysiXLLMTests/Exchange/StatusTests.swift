import Testing

@testable import PhysiXLLM

/// What statuses and words mean, and what is said about them.
struct StatusTests {
    private func explain(_ status: Int, _ body: String, at address: String, model: String = "org/name:groq") throws
        -> ModelError
    {
        let diagnosis = Diagnosis(
            baseURL: try BaseURL(address), model: model, scrubber: Scrubber(try Secret(markerKey)),
            timeLimit: .seconds(120))
        return diagnosis.refusal(Refusal(status: status, body: ErrorBody(Array(body.utf8))))
    }

    private static let addresses = [
        "https://router.huggingface.co/v1", "http://127.0.0.1:4000/v1", "https://llm.example.org/v1",
    ]

    @Test(arguments: addresses) func aWrongKeyNamesThePermission(address: String) throws {
        let error = try explain(401, #"{"error":"Invalid username or password."}"#, at: address)
        #expect(error.kind == .authentication)
        #expect(error.detail.contains("Make calls to Inference Providers"))
        #expect(error.detail.contains("huggingface.co/settings/tokens"))
        #expect(error.detail.contains(address))
        #expect(error.detail.hasSuffix("It says: Invalid username or password."))
    }

    @Test func aMissingPermissionIsNamedAtHuggingFace() throws {
        let error = try explain(
            403, #"{"error":"This authentication method does not have sufficient permissions"}"#, at: Self.addresses[0])
        #expect(error.kind == .permission)
        #expect(error.detail.contains("Make calls to Inference Providers"))
        #expect(error.detail.contains("huggingface.co/settings/tokens"))
    }

    @Test(
        arguments: addresses,
        [
            (404, "Not Found"),
            (
                400,
                #"{"error":{"message":"The requested model 'org/name' is not supported by any provider you have enabled."}}"#
            ),
        ])
    func aMissingModelNamesWhereToLook(address: String, answer: (Int, String)) throws {
        let error = try explain(answer.0, answer.1, at: address)
        #expect(error.kind == .modelUnavailable)
        #expect(error.detail.contains("org/name:groq"))
        #expect(error.detail.contains("org/name:fastest"))
        #expect(error.detail.contains("huggingface.co/org/name,"))
    }

    @Test func hintsSpeakOfTheHostThatRefused() throws {
        let groq = "https://api.groq.com/openai/v1"
        for (status, words) in [
            (401, "console.groq.com/keys"), (403, "console.groq.com/keys"), (402, "console.groq.com/settings/billing"),
        ] {
            let error = try explain(status, "", at: groq)
            #expect(error.detail.contains(words))
            #expect(error.detail.hasPrefix("Groq") || error.detail.contains("at Groq"))
            #expect(!error.detail.lowercased().contains("hugging"))
        }
        #expect(try explain(404, "", at: groq).detail.contains("api.groq.com/openai/v1/models"))
    }

    @Test(arguments: [
        (402, "", ModelError.Kind.credits, "no credits"),
        (402, #"{"error":"You have exceeded your monthly included credits"}"#, .credits, "no credits"),
        (429, "", .rateLimit, "no more requests"), (500, "", .overloaded, "Try again later"),
        (503, #"{"error":"Model x is currently loading","estimated_time":20.0}"#, .overloaded, "is loading"),
        (504, "", .timeout, "gave up"), (524, "", .timeout, "gave up"), (408, "", .timeout, "gave up"),
        (413, "", .contextLength, "Lower max_tokens"), (400, "", .refused, "refuses the request"),
        (
            403, #"{"error":{"message":"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8193"}}"#,
            .contextLength, "longer"
        ),
        (
            500, #"{"error":{"message":"ContextWindowExceededError: This model's maximum context length is 4096"}}"#,
            .contextLength, "longer"
        ),
        (400, #"{"error":{"message":"Invalid model name passed in model=x"}}"#, .modelUnavailable, "does not serve"),
        (
            404, #"{"error":{"message":"model \"x\" not found, try pulling it first"}}"#, .modelUnavailable,
            "does not serve"
        ),
        (
            429, #"{"error":{"code":"insufficient_quota","message":"You exceeded your current quota"}}"#, .credits,
            "no credits"
        ),
    ])
    func everyFailureSaysWhatHappened(status: Int, body: String, kind: ModelError.Kind, says: String) throws {
        let error = try explain(status, body, at: "https://llm.example.org/v1")
        #expect(error.kind == kind)
        #expect(error.status == status)
        #expect(error.detail.contains(says), "\(error.detail)")
    }

    @Test(
        arguments: [
            (#"{"error":"text"}"#, "text"), (#"{"error":{"message":"text","type":"x"}}"#, "text"),
            (#"{"detail":"text"}"#, "text"),
            (#"{"message":"text"}"#, "text"), (#"[{"error":{"code":400,"message":"text"}}]"#, "text"), ("text", "text"),
            (#"{"detail":[{"loc":["body"],"msg":"text","type":"missing"}]}"#, "text"),
            (#"{"errors":["text"]}"#, "text"),
            (#"{"error":{"message":"{\"error\":{\"message\":\"text\"}}"}}"#, "text"),
            (#"{"detail":{"error":"text"}}"#, "text"),
            ("<!doctype html><html><title>Not here</title></html>", "a web page, “not here”"),
            ("<html></html>", "a web page"),
            ("a\r\n\tb\u{0}\u{202E}c", "a b c"), ("", nil), ("{}", nil), ("[]", nil), ("null", nil),
            ("\u{1B}[31mred", "[31mred"),
            (#"{"error":{"message":"Provider returned error","metadata":{"raw":"text"}}}"#, "Provider returned error"),
        ] as [(String, String?)])
    func theWordsAreFoundInEveryShape(body: String, words: String?) throws {
        #expect(try explain(400, body, at: "https://llm.example.org/v1").words == words)
    }

    @Test func theWordsAreOneLineOfAtMost300Characters() throws {
        let words = try #require(try explain(500, String(repeating: "é\n", count: 5_000), at: Self.addresses[0]).words)
        #expect(words.unicodeScalars.count == 300)
        #expect(words.hasSuffix("…"))
    }

    @Test func aKeyIsTakenOutBeforeTheWordsAreCut() throws {
        let body = String(repeating: "x", count: 290) + " Bearer \(markerKey)"
        let error = try explain(401, body, at: Self.addresses[0])
        #expect(error.words?.contains("hf_") == false)
        #expect(!error.detail.contains("MARKER"))
    }

    @Test func aHeaderThatIsEchoedHasNoKey() async throws {
        try await FaultServer.serve { peer in
            let field = peer.request["authorization"] ?? ""
            try await peer.answer(401, #"{"error":{"message":"wrong header: \#(field)"}}"#, "X-Echo: \(field)")
        } _: { server async throws in
            let error = try await server.failure()
            #expect(error.words == "wrong header: Bearer ●●●")
        }
    }
}
