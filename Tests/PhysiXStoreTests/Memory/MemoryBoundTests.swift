import PhysiXEpisodes
import PhysiXKernel
import Testing

@testable import PhysiXStore

/// Memory is bounded however long the trajectories are that players bring.
struct MemoryBoundTests {
    @Test func longTrajectoriesTakeTheRoomOfMany() throws {
        let memory = SessionMemory()
        let count = 20_000
        let samples = Trajectory(
            times: (0..<count).map(Double.init), states: (0..<count * 15).map(Double.init), stateCount: 15)
        let problem = try Problem(observed: samples, scope: Scope(stateVariables: (0..<15).map { "q\($0)" }))
        var ids: [SessionID] = []
        for _ in 0..<30 {
            let session = try Session(.test(), measured: problem)
            try memory.create(session)
            ids.append(session.id)
        }
        // 16 numbers a row: 26 of them are 8 Mi numbers.
        #expect(memory.list(SessionQuery(limit: 1000)).sessions.count == 26)
        #expect(memory.session(ids[3]) == nil)
        #expect(memory.session(ids[4]) != nil)
        for id in ids { memory.delete(id) }
        for _ in 0..<30 { try memory.create(try Session.drawn(label: .test())) }
        #expect(memory.list(SessionQuery(limit: 1000)).sessions.count == 30)
    }
}
