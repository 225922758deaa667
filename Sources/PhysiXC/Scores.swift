public import CPhysiX
import PhysiXEpisodes
import PhysiXFormats
import PhysiXKernel

/// One worker at a batch, during a call: it owns the memory of the work.
@safe private struct Scorer {
    private let batch: physix_batch
    // Most batches are about few problems. The others would fill the memory if all were kept.
    private var verifiers = unsafe RecentVerifiers<OpaquePointer>(limit: 128)

    init(_ batch: physix_batch) { unsafe self.batch = batch }

    /// Hands on the proposal at a place, the match of the turn before it, and a verifier of what it is about.
    mutating func withProposal<Result>(at place: Int, _ body: (Action, Double, inout Verifier) -> Result) -> Result {
        let problem = unsafe batch.problems[place]
        let shared: SharedVerifier
        if let recent = unsafe verifiers[problem] {
            shared = recent
        } else {
            shared = unsafe SharedVerifier(ProblemHandle.problem(problem))
            unsafe verifiers[problem] = shared
        }
        let previousMatch = unsafe batch.previous_matches?[place] ?? 0
        return body(action(place), previousMatch, &shared.verifier)
    }

    private func action(_ place: Int) -> Action {
        let text = unsafe text(batch.texts, from: start(batch.text_ends, place), to: batch.text_ends[place])
        guard let names = unsafe batch.names, let ends = unsafe batch.name_ends, let values = unsafe batch.values,
            let valueEnds = unsafe batch.value_ends
        else { return Completion(parsing: text).action }
        var parameters = Parameters()
        let first = unsafe start(valueEnds, place)
        let given = unsafe valueEnds[place] - first
        if given > 0 {
            let joined = unsafe PhysiXC.text(names, from: start(ends, place), to: ends[place])
            for (index, name) in joined.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            where index < given && index <= Limits.parameters {
                parameters[String(name)] = unsafe values[Int(first) + index]
            }
        }
        return Action(equation: text, parameters: parameters)
    }

    private func start(_ ends: UnsafePointer<UInt64>, _ place: Int) -> UInt64 {
        unsafe place == 0 ? 0 : ends[place - 1]
    }
}

/// Scores some of the proposals of a batch.
@c @implementation
public func physix_score_batch(
    _ batch: UnsafePointer<physix_batch>, _ from: Int, _ to: Int, _ scores: UnsafeMutablePointer<Double>,
    _ error_ends: UnsafeMutablePointer<UInt64>
) -> UnsafeMutablePointer<CChar> {
    var scorer = unsafe Scorer(batch.pointee)
    var errors: [UInt8] = []
    var json = JSONWriter()
    for place in from..<to {
        scorer.withProposal(at: place) { action, previousMatch, verifier in
            let assessment = Assessment(of: action, previousMatch: previousMatch, by: &verifier)
            unsafe write(assessment.reward, to: scores + place * PHYSIX_PARTS)
            guard let failure = assessment.failure else { return }
            json.removeAll()
            json.value(failure)
            errors += json.bytes
        }
        unsafe error_ends[place] = UInt64(errors.count)
    }
    return unsafe errors.copied()
}

private func write(_ reward: RewardBreakdown, to row: UnsafeMutablePointer<Double>) {
    let parts = [
        (PHYSIX_MATCH, reward.match), (PHYSIX_PROGRESS, reward.progress), (PHYSIX_SIMPLICITY, reward.simplicity),
        (PHYSIX_FORMAT, reward.format), (PHYSIX_TOTAL, reward.total), (PHYSIX_MATCH_DENSE, reward.matchDense),
        (PHYSIX_CORRECTNESS, reward.correctness), (PHYSIX_SHAPE, reward.diagnostics.shape),
        (PHYSIX_FREQ, reward.diagnostics.frequency), (PHYSIX_AMPLITUDE, reward.diagnostics.amplitude),
    ]
    for (place, part) in parts { unsafe row[place] = part }
}

/// Scores one proposal of a batch and tells everything about it.
@c @implementation
public func physix_score_fully(
    _ batch: UnsafePointer<physix_batch>, _ place: Int
) -> UnsafeMutablePointer<CChar> {
    var scorer = unsafe Scorer(batch.pointee)
    var json = JSONWriter()
    scorer.withProposal(at: place) { action, previousMatch, verifier in
        let verdict = Verdict(of: action, previousMatch: previousMatch, by: &verifier)
        json.object { verdict.writeAnswer(to: &$0, scope: verifier.system.scope) }
    }
    return unsafe json.copied()
}
