import Glibc
import PhysiXEpisodes
import PhysiXKernel
import PhysiXStore

/// What keeping sessions costs, in microseconds of processor time (user and system) a call, the median of some rounds.
///
/// Processor time, because this machine may be busy with other things.
@main
struct StoreBenchmark {
    private static let rounds = 9
    private static let sessions = 400
    private static let proposal = Action(
        equation: "d2x/dt2 = k*x - b*vx", parameters: ["k": 1, "b": 0.1],
        rationale: "A spring that pushes away in proportion, and friction in proportion to the velocity.")

    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            print("usage: physix-store-bench FILE   (a database that is made, and left behind)")
            exit(64)
        }
        let store = try SessionDatabase(CommandLine.arguments[1])
        var figures: [String: [Double]] = [:]
        for _ in 0..<rounds {
            for (name, cost) in try round(store) { figures[name, default: []].append(cost) }
        }
        for name in figures.keys.sorted() {
            let sorted = figures[name, default: []].sorted()
            print("\(name): \(Int(sorted[sorted.count / 2].rounded())) us (least \(Int(sorted[0].rounded())))")
        }
    }

    private static func round(_ store: SessionDatabase) throws -> [(String, Double)] {
        var played = try (0..<sessions).map { index in
            try Session(
                SessionLabel(policy: "bench", version: "0"), drawing: try SystemCatalog.builtIn.system("damped_spring"),
                seed: UInt64(index), turnLimit: 9)
        }
        let creating = try cost(of: sessions) { for session in played { try store.create(session) } }
        let turns = try played.indices.map { index in
            var verifier = played[index].episode.problem.makeVerifier()
            return try (0..<8).map { _ in
                try played[index].step(Proposal(proposal, policy: "bench", latency: 0.5), with: &verifier)
            }
        }
        let appending = try cost(of: 8 * sessions) {
            for turn in 0..<8 {
                for index in played.indices { try store.append(turns[index][turn], of: played[index]) }
            }
        }
        let loading = try cost(of: sessions) { for session in played { _ = try store.session(session.id) } }
        let resuming = try cost(of: sessions) {
            for session in played { _ = try store.session(session.id)?.resumed() }
        }
        let listing = try cost(of: 100) { for _ in 0..<100 { _ = try store.list(SessionQuery()) } }
        return [
            ("create a session", creating), ("append a turn", appending), ("load a session of 8 turns", loading),
            ("load it and go on", resuming),
            ("list 50 sessions", listing),
        ]
    }

    private static func cost(of count: Int, _ body: () throws -> Void) rethrows -> Double {
        let before = microseconds()
        try body()
        return (microseconds() - before) / Double(count)
    }

    private static func microseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
    }
}
