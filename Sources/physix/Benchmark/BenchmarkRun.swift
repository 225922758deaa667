import Glibc
import PhysiXBenchmark

/// One thing that a benchmark asks.
struct BenchmarkTask<Result: BenchmarkResult>: Sendable {
    let key: CaseKey
    /// How progress calls it.
    let label: String
    /// What it needs, of which there is so much only: this machine, or somebody's server.
    var lane = ""
    /// Finds the answer and scores it; `nil` where the user interrupted it, or there is none this time.
    let result: @Sendable () async throws -> Result?
}

/// Does the tasks of a benchmark several at a time; those whose result is stored already are not done again.
struct BenchmarkRun<Result: BenchmarkResult> {
    /// How many are done at a time in the lane without a name.
    let jobs: Int
    /// How many are done at a time in each of the others.
    var jobsElsewhere = 1
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
        try await withThrowingTaskGroup(of: (lane: String, result: Result?).self) { group in
            var rest = Dictionary(grouping: open, by: \.lane).mapValues { $0[...] }
            func startNext(in lane: String) {
                guard !Interruption.isRequested, let task = rest[lane]?.popFirst() else { return }
                if let text = progress.text(for: "\(done) of \(tasks.count) done, now \(task.label)", at: .now) {
                    show(text)
                }
                group.addTask { (lane, try await task.result()) }
            }
            for lane in rest.keys.sorted() {
                for _ in 0..<(lane.isEmpty ? jobs : jobsElsewhere) { startNext(in: lane) }
            }
            while let (lane, result) = try await group.next() {
                if let result {
                    try file?.append(result)
                    known[result.key] = result
                    done += 1
                }
                startNext(in: lane)
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
