import Dispatch
import Foundation
import PhysiXKernel

/// How much sooner two threads score a batch than one.
struct ThreadsLine: Encodable {
    let kind = "threads"
    let name: String
    let timesFaster: Double
}

/// Prints the gain of a second thread, in wall time: the best of several rounds, because other work on the machine only
/// ever takes away from it.
func reportThreads(of reference: Reference, effort: Effort) throws {
    let count = Int(10 * effort.batch / 1e3)
    var best = 0.0
    for _ in 0..<effort.batches {
        let one = wallTime(threads: 1, verifications: 2 * count, of: reference)
        let two = wallTime(threads: 2, verifications: count, of: reference)
        best = max(best, one / two)
    }
    try report(ThreadsLine(name: reference.id, timesFaster: best))
}

/// The time until each of the threads has done its verifications.
private func wallTime(threads: Int, verifications: Int, of reference: Reference) -> Double {
    let start = now(CLOCK_MONOTONIC)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
        var verifier = reference.verifier()
        let parameters = reference.parameters
        for _ in 0..<verifications { verify(reference, parameters, with: &verifier) }
    }
    return now(CLOCK_MONOTONIC) - start
}
