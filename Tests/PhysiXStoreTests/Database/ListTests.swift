import GRDB
import PhysiXEpisodes
import PhysiXFormats
import Testing

@testable import PhysiXStore

struct ListTests {
    /// The stores that must do the same.
    private func withEachStore(_ body: (any SessionStore) throws -> Void) throws {
        try withDatabaseFile { try body(try SessionDatabase($0)) }
        try body(SessionMemory(limit: 100))
    }

    @Test func pagesGoFromTheNewestToTheOldest() throws {
        try withEachStore { store in
            let sessions = try (0..<7).map { try Session.drawn(seed: $0) }
            for session in sessions { try store.create(session) }
            var query = SessionQuery(limit: 3)
            var found: [SessionID] = []
            var sizes: [Int] = []
            repeat {
                let page = try store.list(query)
                found += page.sessions.map(\.label.id)
                sizes.append(page.sessions.count)
                query.before = page.next
            } while query.before != nil
            #expect(found == sessions.reversed().map(\.id))
            #expect(sizes == [3, 3, 1])
        }
    }

    @Test func aListTellsWhereASessionStands() throws {
        try withEachStore { store in
            var session = try Session.drawn("free_fall", turnLimit: 5, label: .test(policy: "p", owner: "o"))
            try store.create(session)
            let time = Timestamp(milliseconds: 1_764_217_153_000)
            let turn = try session.play(Proposal(Action(equation: "d2y/dt2 = -9"), policy: "x", time: time), in: store)
            let summary = try #require(try store.list(SessionQuery()).sessions.first)
            #expect(summary.label == session.label)
            #expect(summary.systemID == "free_fall" && summary.turns == 1 && summary.turnLimit == 5)
            #expect(summary.lastMatch == turn.reward.match && summary.updated == time)
            #expect(summary.ended == session.ended)
        }
    }

    @Test func theEndIsKeptWithItsEvaluation() throws {
        try withEachStore { store in
            var session = try Session.drawn("free_fall")
            try store.create(session)
            #expect(try store.list(SessionQuery()).sessions.first?.evaluation == nil)
            try session.playTheTruth(in: store)
            let summary = try #require(try store.list(SessionQuery(isDone: true)).sessions.first)
            let evaluation = try JSONValue(parsing: try #require(summary.evaluation))
            #expect(summary.ended == session.ended && session.ended != nil)
            #expect(evaluation["equivalent"]?.bool == true && evaluation["term_recall"]?.double == 1)
            #expect(evaluation["r_squared_unseen"]?.double == session.episode.evaluation()?.unseenMatch)
        }
    }

    @Test func aListIsOfOneOwnerPolicySystemOrState() throws {
        try withEachStore { store in
            let mine = try Session.drawn("lorenz", label: .test(policy: "a", owner: "me"))
            var yours = try Session.drawn("free_fall", label: .test(policy: "b", owner: "you"))
            for session in [mine, yours] { try store.create(session) }
            try store.close(yours.id, at: Timestamp(milliseconds: 9))
            yours.close(at: Timestamp(milliseconds: 9))
            func ids(_ query: SessionQuery) throws -> [SessionID] { try store.list(query).sessions.map(\.label.id) }
            #expect(try ids(SessionQuery(owner: "me")) == [mine.id])
            #expect(try ids(SessionQuery(policy: "b")) == [yours.id])
            #expect(try ids(SessionQuery(systemID: "lorenz")) == [mine.id])
            #expect(try ids(SessionQuery(isDone: true)) == [yours.id])
            #expect(try ids(SessionQuery(isDone: false)) == [mine.id])
            #expect(try ids(SessionQuery(owner: "me", isDone: true)).isEmpty)
            #expect(try store.session(yours.id)?.ended == yours.ended)
        }
    }

    @Test func whatIsForgottenIsGoneWithItsTurns() throws {
        try withEachStore { store in
            var sessions = try (0..<5).map { try Session.drawn(seed: $0) }
            for index in sessions.indices {
                try store.create(sessions[index])
                let time = Timestamp(milliseconds: 1_764_217_160_000 + Int64(index))
                let proposal = Proposal(Action(equation: "d2x/dt2 = -x"), policy: "x", time: time)
                try sessions[index].play(proposal, in: store)
            }
            #expect(try store.delete(sessions[4].id))
            #expect(try !store.delete(sessions[4].id))
            #expect(try store.prune(Retention(since: Timestamp(milliseconds: 1_764_217_160_001))) == 1)
            #expect(try store.prune(Retention(count: 2)) == 1)
            #expect(try store.prune(Retention()) == 0)
            #expect(try store.list(SessionQuery()).sessions.map(\.label.id) == [sessions[3].id, sessions[2].id])
            #expect(try store.session(sessions[4].id) == nil)
            if let database = store as? SessionDatabase {
                #expect(try database.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM turn") } == 2)
            }
        }
    }

    @Test func turnsMustFollowOneAnother() throws {
        try withEachStore { store in
            var session = try Session.drawn()
            var other = session
            #expect(throws: StoreError.unknownSession(session.id)) { try session.play("d2x/dt2 = -x", in: store) }
            session = other
            try store.create(session)
            #expect(throws: StoreError.duplicate(session.id)) { try store.create(session) }
            try session.play("d2x/dt2 = -x", in: store)
            #expect(throws: StoreError.outOfStep(session.id, turn: 1, kept: 1)) {
                try other.play("d2x/dt2 = -3*x", in: store)
            }
            try session.play("d2x/dt2 = -2*x")
            #expect(throws: StoreError.outOfStep(session.id, turn: 3, kept: 1)) {
                try session.play("d2x/dt2 = -3*x", in: store)
            }
            #expect(try store.session(session.id)?.turns.map(\.proposal.action.equation) == ["d2x/dt2 = -x"])
            try store.close(session.id, at: Timestamp(milliseconds: 1))
            #expect(throws: StoreError.outOfStep(session.id, turn: 3, kept: 1)) {
                try store.append(
                    SessionTurn(number: 3, .init(Action(), policy: ""), reward: .zero, mismatchSummary: ""), of: session
                )
            }
            #expect(throws: StoreError.unknownSession(SessionID("0123456789abcdef0123456789abcdef") ?? session.id)) {
                try store.close(SessionID("0123456789abcdef0123456789abcdef") ?? session.id, at: .now)
            }
        }
    }
}
