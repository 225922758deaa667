import PhysiXBenchmark
import PhysiXEpisodes
import PhysiXLLM
import Synchronization

/// The episodes of a comparison: each contestant plays all of them.
struct Comparison {
    let contestants: [Contestant]
    let systems: [SystemDefinition]
    let settings: CaseSettings
    let rules: EpisodeResult.Rules
    let failures: ComparisonFailures

    /// What is to be done, so that all contestants are about as far at any time.
    var tasks: [BenchmarkTask<EpisodeResult>] {
        contestants.flatMap { contestant in
            settings.keys(of: systems, policy: contestant.name, id: \.id).map { system, key in
                BenchmarkTask(
                    key: key, label: "\(contestant.name) at \(system.id), seed \(key.seed)",
                    lane: contestant.origin.map(\.description) ?? ""
                ) { [rules, failures] in
                    guard failures.mayGoOn(contestant.name) else { return nil }
                    let problem = try Problem(
                        drawing: system, seed: UInt64(key.seed), options: rules.options(key.noise))
                    do {
                        return try await ModelProgress.untilInterrupted {
                            try await contestant.play(problem, key, rules) { Interruption.isRequested }
                        } ?? nil
                    } catch let error as ModelError {
                        failures.add(error, of: contestant.name)
                        return nil
                    }
                }
            }
        }
    }
}

extension EpisodeResult.Rules {
    /// The rules in a few words.
    var sentence: String {
        ["\(turnLimit) turns", "\(samples) samples", reveal, variant, asking].filter { !$0.isEmpty }.joined(
            separator: ", ")
    }

    fileprivate func options(_ noise: Double) -> ProblemOptions {
        ProblemOptions(
            noise: noise, samples: samples, reveal: ProblemOptions.Reveal(rawValue: reveal) ?? .full,
            variant: ProblemOptions.Variant(rawValue: variant) ?? .original)
    }
}

/// The calls of models that failed, so that nobody asks again and again what will not be answered.
///
/// A class, because all tasks share it.
final class ComparisonFailures: Sendable {
    private struct Failure: Sendable {
        var count = 0
        var last: ModelError
        var isFinal = false
    }

    /// What no second attempt mends.
    private static let finalKinds: Set<ModelError.Kind> = [
        .authentication, .permission, .modelUnavailable, .credits, .forbiddenAddress,
    ]
    /// So many failures in all are enough for one contestant.
    private static let most = 5

    private let all = Mutex<[String: Failure]>([:])

    /// Whether any call failed.
    var isAny: Bool { all.withLock { !$0.isEmpty } }

    /// Whether a contestant has another episode worth a try.
    func mayGoOn(_ name: String) -> Bool { all.withLock { !($0[name]?.isFinal ?? false) } }

    /// Notes that an episode could not be played on.
    func add(_ error: ModelError, of name: String) {
        guard error.kind != .cancelled else { return }
        all.withLock { all in
            var failure = all[name] ?? Failure(last: error)
            failure.count += 1
            failure.last = error
            failure.isFinal = Self.finalKinds.contains(error.kind) || failure.count >= Self.most
            all[name] = failure
        }
    }

    /// Tells of them on standard error.
    func tell() {
        let style = Style.of(.error)
        for (name, failure) in all.withLock(\.self).sorted(by: { $0.key < $1.key }) {
            let rest = failure.isFinal ? ", and the others were not tried" : ""
            let episodes = failure.count == 1 ? "1 episode" : "\(failure.count) episodes"
            let line = "\(name): \(episodes) could not be played\(rest): \(failure.last.detail)".withoutControls
            // The exit status still tells where standard error is closed.
            do throws(FileError) { try StandardStream.error.write("\(style("error:", .error)) \(line)\n") } catch {}
        }
    }
}
