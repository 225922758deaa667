import Foundation
import PhysiXEpisodes
import PhysiXKernel

/// Completions of a training step, as `Benchmarks/python_rewards.py` writes them.
private struct TrainingStep: Decodable {
    /// Problems in JSON.
    let problems: [String]
    /// For each completion the problem that it is about.
    let places: [Int]
    let texts: [String]
}

private struct RewardLine: Encodable {
    let kind = "rewards"
    /// The CPU time of the whole step.
    let ns: Double
    /// The sum of the rewards.
    let total: Double
}

/// A verifier that an array can hold.
private final class HeldVerifier {
    var verifier: Verifier

    init(_ problem: Problem) { verifier = problem.makeVerifier() }
}

/// Scores the completions of a step one after the other, with nothing between the text and the reward but the library.
func reportRewards(of file: String) throws {
    let step = try JSONDecoder().decode(TrainingStep.self, from: Data(contentsOf: URL(filePath: file)))
    let problems = try step.problems.map { try Problem(json: Array($0.utf8)) }
    let verifiers = problems.map(HeldVerifier.init)
    var total = 0.0
    let ns = Effort(batch: 1e8, batches: 15).nanoseconds {
        total = 0
        for (place, text) in zip(step.places, step.texts) {
            total += Verdict(of: Completion(parsing: text).action, by: &verifiers[place].verifier).reward.total
        }
    }
    try report(RewardLine(ns: ns, total: total))
}
