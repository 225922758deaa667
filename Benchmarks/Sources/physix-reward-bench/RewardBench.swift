import Glibc
import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

/// Scores the completions of a training step with nothing between the text and the reward but the library.
///
///     physix-reward-bench < STEP.json      prints {"ns": …, "total": …}
///
/// The step is what `Benchmarks/python_rewards.py` writes: `problems` in JSON, for each completion its problem in `places`, and
/// the completions in `texts`. The time is the CPU time of this thread for all of them, the least of several rounds.
@main
struct RewardBench {
    /// How many times the step is scored.
    private static let rounds = 61

    static func main() throws {
        let step = try JSONValue(parsing: readLine() ?? "")
        let problems = try texts(step["problems"]).map { try Problem(json: Array($0.utf8)) }
        let places = (step["places"]?.array ?? []).compactMap(\.integer)
        let completions = texts(step["texts"])
        let verifiers = problems.map(HeldVerifier.init)
        var total = 0.0
        let times = (0..<rounds).map { _ in
            let start = cpuTime()
            total = 0
            for (place, text) in zip(places, completions) {
                total += Assessment(of: Completion(parsing: text).action, by: &verifiers[place].verifier).reward.total
            }
            return cpuTime() - start
        }
        var json = JSONWriter()
        json.object { json in
            json.member("ns", times.min())
            json.member("total", total)
        }
        print(json.text)
    }

    private static func texts(_ value: JSONValue?) -> [String] { (value?.array ?? []).compactMap(\.string) }

    /// The CPU time of this thread in nanoseconds.
    private static func cpuTime() -> Double {
        var reading = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &reading)
        return Double(reading.tv_sec) * 1e9 + Double(reading.tv_nsec)
    }
}

/// A verifier that an array can hold; a class, because a verifier itself cannot be copied.
private final class HeldVerifier {
    var verifier: Verifier

    init(_ problem: Problem) { verifier = problem.makeVerifier() }
}
