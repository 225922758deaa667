import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel
import Testing

@testable import PhysiXLLM

/// A model as a policy, with a server that says what the test wants.
struct ModelPolicyTests {
    private static let right = #"{"equation": "d2y/dt2 = -g", "params": {"g": 9.81}, "rationale": "falls"}"#

    private func episode() throws -> Episode {
        try Episode(Problem(drawing: try SystemCatalog.builtIn.system("free_fall"), seed: 5))
    }

    /// A proposal of a model that says these things, one in each request.
    private func propose(
        _ texts: [String], help: ProposalHelp = ProposalHelp(), after episode: Episode? = nil
    ) async throws -> (proposal: ModelProposal, requests: [SentRequest]) {
        let episode = try episode ?? self.episode()
        return try await FaultServer.serve { peer in
            try await peer.answer(200, Peer.completion(texts[min(peer.number, texts.count) - 1]))
        } _: { server in
            let policy = ModelPolicy(.test(), try server.request(), help: help)
            return (try await policy.propose(for: episode.observation), server.requests)
        }
    }

    @Test func theQuestionIsThePromptOfTheObservation() async throws {
        let episode = try episode()
        let (proposal, requests) = try await propose([Self.right], after: episode)
        let body = try JSONValue(parsing: try #require(requests.first).body)
        let prompt = Prompt(episode.observation)
        #expect(body["messages"]?[0] == ["role": "system", "content": .string(prompt.system)])
        #expect(body["messages"]?[1] == ["role": "user", "content": .string(prompt.user)])
        #expect(proposal.action == Action(equation: "d2y/dt2 = -g", parameters: ["g": 9.81], rationale: "falls"))
        #expect(proposal.completion == Self.right)
        #expect(proposal.remark == nil)
        #expect(proposal.attempts == 1)
    }

    @Test func anAnswerThatMakesNoSenseIsAnEmptyAction() async throws {
        let proposal = try await propose(["It falls."]).proposal
        #expect(proposal.action == Action())
        #expect(proposal.remark == "the answer has no JSON object")
    }

    @Test func theFeedbackOfATurnIsInTheNextQuestion() async throws {
        var episode = try episode()
        try episode.step(Action(equation: "d2y/dt2 = -2"))
        let requests = try await propose([Self.right], after: episode).requests
        #expect(try #require(requests.first).body.contains(#"\"equation\":\"d2y/dt2 = -2\""#))
    }

    @Test func aFitChangesNumbersAndSaysSo() async throws {
        let guess = #"{"equation": "d2y/dt2 = -g", "params": {"g": 3}}"#
        let plain = try await propose([guess]).proposal
        #expect(plain.action.parameters["g"] == 3)
        #expect(plain.action.metadata.members.isEmpty)
        let fitted = try await propose([guess], help: ProposalHelp(isFitted: true)).proposal
        #expect(abs((fitted.action.parameters["g"] ?? 0) - 9.81) < 0.1)
        #expect(fitted.action.metadata["fit"] == true)
        #expect(fitted.action.metadata["proposed_params"]?["g"]?.double == 3)
        #expect(fitted.completion == guess)
        var episode = try episode()
        try episode.step(fitted.action)
        #expect(episode.isConverged)
    }

    @Test func theBestOfSeveralIsKeptAndAllAreCounted() async throws {
        let texts = [
            "It falls.", #"{"equation": "d2y/dt2 = -1"}"#, Self.right, #"{"equation": "d2y/dt2 = -9.81 + 0*vy"}"#,
        ]
        let (proposal, requests) = try await propose(texts, help: ProposalHelp(count: 4))
        #expect(requests.count == 4)
        #expect(proposal.action.equation == "d2y/dt2 = -g")
        #expect(proposal.action.metadata["propose"] == 4)
        #expect(proposal.attempts == 4)
    }

    @Test func oneAnswerOfSeveralIsEnough() async throws {
        let episode = try episode()
        let proposal = try await FaultServer.serve { peer in
            peer.number == 2
                ? try await peer.answer(200, Peer.completion(Self.right)) : try await peer.answer(401, "no")
        } _: { server in
            try await ModelPolicy(.test(), try server.request(), help: ProposalHelp(count: 3))
                .propose(for: episode.observation)
        }
        #expect(proposal.action.equation == "d2y/dt2 = -g")
    }

    @Test func whereNoneComesTheFailureIsThrown() async throws {
        let episode = try episode()
        await #expect(throws: ModelError.self) {
            try await FaultServer.serve {
                try await $0.answer(401, "no")
            } _: { server in
                _ = try await ModelPolicy(.test(), try server.request(), help: ProposalHelp(count: 3))
                    .propose(for: episode.observation)
            }
        }
    }

    @Test func aKeyThatComesBackInAnAnswerIsNotKept() async throws {
        let proposal = try await propose([#"{"equation": "d2y/dt2 = -9.81", "rationale": "\#(markerKey)"}"#]).proposal
        #expect(!"\(proposal)".contains("MARKER"))
        #expect(proposal.action.equation == "d2y/dt2 = -9.81")
    }
}
