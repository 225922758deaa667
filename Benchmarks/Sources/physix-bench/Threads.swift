import Dispatch
import Foundation
import PhysiXKernel

/// How much sooner two threads score a batch than one.
struct ThreadsLine: Encodable {
    let kind = "threads"
    let name: String
    /// By the wall clock: the gain that a user has.
    let timesFaster: Double
    /// By CPU time: the gain on a machine that has nothing else to do, if no thread waits for the other.
    let timesFasterByCpu: Double
}

/// Prints the gain of a second thread: the best of several rounds, because other work on the machine only ever takes away
/// from it.
func reportThreads(of reference: Reference, effort: Effort) throws {
    let count = Int(10 * effort.batch / 1e3)
    var best = (wall: 0.0, cpu: 0.0)
    for _ in 0..<effort.batches {
        let one = times(threads: 1, verifications: 2 * count, of: reference)
        let two = times(threads: 2, verifications: count, of: reference)
        best = (max(best.wall, one.wall / two.wall), max(best.cpu, 2 * one.cpu / two.cpu))
    }
    try report(ThreadsLine(name: reference.id, timesFaster: best.wall, timesFasterByCpu: best.cpu))
}

/// The wall time until each of the threads has done its verifications, and the CPU time of all.
private func times(threads: Int, verifications: Int, of reference: Reference) -> (wall: Double, cpu: Double) {
    let start = (now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID))
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
        var verifier = reference.verifier()
        let parameters = reference.parameters
        for _ in 0..<verifications { verify(reference, parameters, with: &verifier) }
    }
    return (now(CLOCK_MONOTONIC) - start.0, now(CLOCK_PROCESS_CPUTIME_ID) - start.1)
}
