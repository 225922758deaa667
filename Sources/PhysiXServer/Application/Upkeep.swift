import Logging
import NIOPosix
import PhysiXStore
import ServiceLifecycle

/// What has to be done now and then besides answering, and first when the server ends.
struct Upkeep: Service {
    /// How many sessions a database keeps.
    private static let mostKept = 100_000

    let sessions: InteractiveSessions
    let file: FallbackStore?
    let logger: Logger

    func run() async throws {
        // Runs until the server ends; then streams of events end and policies stop, so that nothing holds up the rest.
        await withGracefulShutdownHandler {
            await cancelWhenGracefulShutdown {
                // By then whoever waited for the server has seen it answer.
                if await pause(seconds: 1) { StartupPages.release() }
                var round = 0
                while await pause(seconds: 15) {
                    round += 1
                    sessions.board.beat()
                    sessions.live.dropIdle()
                    if round % 4 == 0 { await keepInOrder(isLarge: round % 240 == 4, isLast: false) }
                }
            }
        } onGracefulShutdown: { [sessions] in
            sessions.room.close()
            sessions.calls.close()
            sessions.board.close()
        }
        await keepInOrder(isLarge: false, isLast: true)
    }

    /// - Returns: false where the server ends.
    private func pause(seconds: Int) async -> Bool {
        do { try await Task.sleep(for: .seconds(seconds)) } catch { return false }
        return true
    }

    /// Writes what waits in memory and the database's log back, and once an hour forgets the oldest sessions; off the event
    /// loops, because all of it waits for the disk.
    private func keepInOrder(isLarge: Bool, isLast: Bool) async {
        guard let file else { return }
        do {
            try await NIOThreadPool.singleton.runIfActive {
                file.writeWaiting(isLast: isLast)
                try file.checkpoint()
                if isLarge { try file.prune(Retention(count: Self.mostKept)) }
            }
        } catch {
            logger.warning("the database's upkeep failed", metadata: ["reason": "\(error)"])
        }
    }
}
