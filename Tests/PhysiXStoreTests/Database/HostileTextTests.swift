import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel
import Testing

@testable import PhysiXStore

struct HostileTextTests {
    private static let texts = [
        "a\u{0}b", "'; DROP TABLE session; --", "\"\\\u{1b}[31m", "\u{202e}\u{feff}💥e\u{301}", "\r\n\t\u{7f}", "",
        String(repeating: "x'\"\u{0}", count: 250_000),
    ]

    @Test(arguments: texts)
    func everyTextOfATurnComesBackAsItWas(text: String) throws {
        try withDatabaseFile { file in
            let store = try SessionDatabase(file)
            var session = try Session.drawn(label: .test(policy: text, owner: text))
            try store.create(session)
            let action = Action(
                equation: text, parameters: [text + "k": 1], rationale: text,
                metadata: JSONObject([.init(key: text, value: .string(text))]))
            let turn = try session.play(
                Proposal(action, policy: text, latency: 0.1, completion: text), in: store)
            let stored = try #require(try store.session(session.id))
            #expect(stored.turns == [turn])
            let kept = try #require(stored.turns.first?.proposal)
            for other in [kept.action.rationale, kept.action.equation, kept.policy, stored.label.owner] {
                #expect(other.utf8.elementsEqual(text.utf8))
            }
            #expect(try store.list(SessionQuery(owner: text, policy: text)).sessions.map(\.label.id) == [session.id])
        }
    }

    @Test func parametersThatJSONCannotSayComeBackWithAllBits() throws {
        try withDatabaseFile { file in
            let store = try SessionDatabase(file)
            var session = try Session.drawn()
            try store.create(session)
            let many = Parameters((0..<70).map { ("k\($0)", Double($0)) })
            let odd: Parameters = ["a": -.infinity, "b": Double(nan: 5, signaling: false), "c": -0.0]
            for parameters in [odd, many] {
                try session.play("d2x/dt2 = -k1*x", parameters, in: store)
            }
            let stored = try #require(try store.session(session.id))
            for (turn, entry) in zip(stored.turns, session.episode.history) {
                #expect(turn.proposal.action.parameters.names == entry.parameters.names)
                #expect(bits(turn.proposal.action.parameters.values) == bits(entry.parameters.values))
            }
            #expect(try stored.record.firstDifference() == nil)
            #expect(try stored.resumed().episode.history.count == 2)
        }
    }
}
