import Glibc
import PhysiXBenchmark

/// One thing that a benchmark asks.
struct BenchmarkTask<Result: BenchmarkResult>: Sendable {
    let key: CaseKey
    /// How progress calls it.
    let label: String
    /// Finds the answer and scores it; `nil` where the user interrupted it.
    let result: @Sendable () throws -> Result?
}

/// Does the tasks of a benchmark several at a time; those whose result is stored already are not done again.
struct BenchmarkRun<Result: BenchmarkResult> {
    let jobs: Int
    /// Where results are kept, if anywhere.
    let file: ResultFile<Result>?

    /// Does what is left to do.
    ///
    /// Each result is stored as soon as it is known, so that a run may be interrupted at any time.
    ///
    /// - Returns: the results of the tasks in their order; those that an interruption prevented are missing.
    func results(of tasks: [BenchmarkTask<Result>]) async throws -> [Result] {
        var known = Dictionary((file?.stored ?? []).map { ($0.key, $0) }) { $1 }
        let open = tasks.filter { known[$0.key] == nil }
        var progress = ProgressLine()
        var done = tasks.count - open.count
        defer { show(progress.closing()) }
        try await withThrowingTaskGroup(of: Result?.self) { group in
            var rest = open.makeIterator()
            func startNext() {
                guard !Interruption.isRequested, let task = rest.next() else { return }
                if let text = progress.text(for: "\(done) of \(tasks.count) done, now \(task.label)", at: .now) {
                    show(text)
                }
                group.addTask { try task.result() }
            }
            for _ in 0..<jobs { startNext() }
            while let result = try await group.next() {
                if let result {
                    try file?.append(result)
                    known[result.key] = result
                    done += 1
                }
                startNext()
            }
        }
        if done < tasks.count {
            let advice = file == nil ? "" : "; the same command goes on with the others"
            show(progress.closing() + "stopped: \(done) of \(tasks.count) cases are done\(advice)\n")
        }
        return tasks.compactMap { known[$0.key] }
    }

    private func show(_ text: String) {
        // Nothing depends on progress: where standard error is closed, the run goes on unseen.
        do throws(FileError) { try StandardStream.error.write(text) } catch {}
    }
}

/// The processor time, in seconds, that this thread has taken so far.
var threadSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
