import Logging
import NIOPosix
import PhysiXStore
import ServiceLifecycle

/// What has to be done now and then besides answering, and first when the server ends.
struct Upkeep: Service {
    /// How many sessions a database keeps.
    private static let mostKept = 100_000

    let sessions: InteractiveSessions
    let database: SessionDatabase?
    let logger: Logger

    func run() async throws {
        // Runs until the server ends; then streams of events end and policies stop, so that nothing holds up the rest.
        await withGracefulShutdownHandler {
            await cancelWhenGracefulShutdown {
                var round = 0
                while await pause(seconds: 15) {
                    round += 1
                    sessions.board.beat()
                    sessions.live.dropIdle()
                    if round % 4 == 0 { await keepInOrder(isLarge: round % 240 == 4) }
                }
            }
        } onGracefulShutdown: { [sessions] in
            sessions.room.close()
            sessions.calls.close()
            sessions.board.close()
        }
        await keepInOrder(isLarge: false)
    }

    /// - Returns: false where the server ends.
    private func pause(seconds: Int) async -> Bool {
        do { try await Task.sleep(for: .seconds(seconds)) } catch { return false }
        return true
    }

    /// Writes the database's log back, and once an hour forgets the oldest sessions; off the event loops, because both wait
    /// for the disk.
    private func keepInOrder(isLarge: Bool) async {
        guard let database else { return }
        do {
            try await NIOThreadPool.singleton.runIfActive {
                try database.checkpoint()
                if isLarge { try database.prune(Retention(count: Self.mostKept)) }
            }
        } catch {
            logger.warning("the database's upkeep failed", metadata: ["reason": "\(error)"])
        }
    }
}
