import PhysiXEpisodes
import Testing

@testable import PhysiXServer

struct SessionTableTests {
    private func table(limit: Int, each: Int? = nil, patience: Duration = .seconds(1800)) -> SessionTable {
        SessionTable(limit: limit, limitPerAddress: each, tasks: TaskSplits(.builtIn), patience: patience)
    }

    @Test func thereAreNoMoreSessionsThanTheLimit() throws {
        let table = table(limit: 2)
        let first = try table.open(.webSocket)
        _ = try table.open(.http)
        #expect(throws: SessionError.full(active: 2, most: 2)) { try table.open(.webSocket) }
        table.detach(first)
        _ = try table.open(.webSocket)
        #expect(table.count == 2)
    }

    @Test func theSentenceOfAFullTableIsThatOfOpenEnv() {
        #expect(
            SessionError.full(active: 1, most: 1).summary
                == "Server at capacity: 1/1 sessions active. Cannot accept new connections.")
    }

    @Test func aSocketEndsItsOwnSessionAndLeavesAnothersBehind() throws {
        let table = table(limit: 4)
        let own = try table.open(.webSocket)
        let other = try table.open(.http)
        _ = try table.attach(other.id)
        table.detach(own)
        table.detach(other)
        #expect(throws: SessionError.unknown(own.id)) { try table.session(own.id) }
        #expect(try table.attach(other.id) === other)
    }

    @Test func oneSocketAtATimeUsesASession() throws {
        let table = table(limit: 4)
        let session = try table.open(.http)
        _ = try table.attach(session.id)
        #expect(throws: SessionError.attached(session.id)) { try table.attach(session.id) }
        table.detach(session)
        _ = try table.attach(session.id)
    }

    @Test func aSessionThatIsClosedUnderASocketEndsWithIt() throws {
        let table = table(limit: 4)
        let session = try table.open(.http)
        _ = try table.attach(session.id)
        #expect(try !table.close(session.id))
        _ = try table.session(session.id)
        table.detach(session)
        #expect(throws: SessionError.unknown(session.id)) { try table.close(session.id) }
    }

    @Test func aSessionThatNobodyUsesMakesRoom() throws {
        let table = table(limit: 1, patience: .zero)
        let idle = try table.open(.http)
        let next = try table.open(.webSocket)
        #expect(throws: SessionError.unknown(idle.id)) { try table.session(idle.id) }
        #expect(throws: SessionError.full(active: 1, most: 1)) { try table.open(.http) }
        #expect(try table.session(next.id) === next)
    }

    @Test func theOneThatWasUsedLongestAgoGoesFirst() throws {
        let table = table(limit: 3, patience: .zero)
        let sessions = try (0..<3).map { _ in try table.open(.http) }
        _ = try table.session(sessions[0].id)
        _ = try table.attach(sessions[1].id)
        _ = try table.open(.modelContext(.latest))
        #expect(throws: SessionError.unknown(sessions[2].id)) { try table.session(sessions[2].id) }
        #expect(try table.session(sessions[0].id) === sessions[0])
        #expect(try table.session(sessions[1].id) === sessions[1])
    }

    @Test func anAddressHasItsShareAndOthersHaveTheirs() throws {
        let table = table(limit: 100, each: 2)
        let first = try table.open(.webSocket, from: "a")
        _ = try table.open(.webSocket, from: "a")
        #expect(throws: SessionError.crowded(active: 2, most: 2)) { try table.open(.webSocket, from: "a") }
        _ = try table.open(.webSocket, from: "b")
        table.detach(first)
        _ = try table.open(.webSocket, from: "a")
    }

    @Test func anAddressThatAbandonsSessionsLosesItsOwn() throws {
        let table = table(limit: 100, each: 2)
        let other = try table.open(.http, from: "b")
        let first = try table.open(.http, from: "a")
        for _ in 0..<50 { _ = try table.open(.http, from: "a") }
        #expect(table.count == 3)
        #expect(throws: SessionError.unknown(first.id)) { try table.session(first.id) }
        #expect(try table.session(other.id) === other)
    }

    @Test func memoryIsBoundedAfterAHundredThousandCreations() throws {
        let table = table(limit: 100, patience: .zero)
        for _ in 0..<100_000 { _ = try table.open(.http) }
        #expect(table.count == 100)
    }

    @Test func memoryIsBoundedAfterAHundredThousandAddresses() throws {
        let list = SessionList.afterVisits(from: (0..<100_000).map { "address \($0)" })
        #expect(list.entries.isEmpty)
        #expect(list.addressCount == 0)
    }

    @Test func aFullTableHasRoomWhereSomebodyHasLeft() throws {
        let table = table(limit: 1, patience: .zero)
        let session = try table.open(.http)
        #expect(table.hasRoom)
        _ = try table.attach(session.id)
        #expect(!table.hasRoom)
    }

    @Test func namesAreNeverTheSame() {
        let names = Set((0..<10_000).map { _ in RandomID.session() })
        #expect(names.count == 10_000)
        #expect(names.allSatisfy { $0.utf8.count == 36 })
    }

    @Test func anEpisodesNameIsAVersion4UUID() {
        for _ in 0..<100 {
            let name = Array(RandomID.episode())
            #expect(name[14] == "4")
            #expect("89ab".contains(name[19]))
            #expect([8, 13, 18, 23].allSatisfy { name[$0] == "-" })
        }
    }
}

extension SessionList {
    /// A list that many addresses have come to and left again.
    fileprivate static func afterVisits(from addresses: [String]) -> SessionList {
        var list = SessionList()
        for address in addresses {
            let session = Session(.http, .builtIn)
            list.insert(session, from: address, at: .now)
            list.remove(session.id)
        }
        return list
    }
}
