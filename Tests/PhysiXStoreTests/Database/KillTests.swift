import Foundation
import PhysiXEpisodes
import Testing

@testable import PhysiXStore

struct KillTests {
    /// The child plays, tells of each turn once it is kept, and is killed: no cleaning up, no closing of files.
    @Test func everyAnsweredTurnSurvivesAKilledProcess() async throws {
        let child = await #expect(processExitsWith: .signal(SIGKILL), observing: [\.standardOutputContent]) {
            let file = FileManager.default.temporaryDirectory.appending(path: "physix-kill-\(UUID().uuidString)").path
            let store = try SessionDatabase(file)
            var session = try Session.drawn("lorenz", seed: 5, turnLimit: 1000)
            try store.create(session)
            print(file, session.id)
            for turn in 1...300 {
                try session.play("dx/dt = -\(turn)*x; dy/dt = y; dz/dt = 1", in: store)
                print(turn)
            }
            fflush(nil)
            kill(getpid(), SIGKILL)
        }
        let output = String(decoding: try #require(child).standardOutputContent, as: UTF8.self)
        let lines = output.split(separator: "\n")
        let start = try #require(lines.first { $0.contains("physix-kill-") }).split(separator: " ")
        let file = String(start[0])
        let id = try #require(SessionID(start[1]))
        defer {
            for ending in ["", "-wal", "-shm"] { _ = try? FileManager.default.removeItem(atPath: file + ending) }
        }

        let store = try SessionDatabase(file, options: .init(isMade: false))
        let stored = try #require(try store.session(id))
        #expect(lines.last == "300" && stored.turns.count == 300)
        #expect(try stored.record.firstDifference() == nil)
        var session = try stored.resumed()
        #expect(try session.play("dx/dt = y; dy/dt = x; dz/dt = 1", in: store).number == 301)
    }
}
