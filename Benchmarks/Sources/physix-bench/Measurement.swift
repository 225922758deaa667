import Foundation

/// How long to measure.
struct Effort {
    /// The CPU time of one batch, in nanoseconds: long against the clock's own cost, short against a time slice.
    var batch = 1e6
    /// How many batches the median is taken of.
    var batches = 15
    /// The step between the exponents of the tolerances of a work–precision curve.
    var toleranceStep = 1

    static let full = Effort()
    static let quick = Effort(batch: 2e5, toleranceStep: 3)

    /// The median thread CPU time of an action, in nanoseconds.
    func nanoseconds(_ action: () -> Void) -> Double {
        let once = time(1, action)
        let repeats = 1 + Int(batch / once)
        let times = (0..<batches).map { _ in time(repeats, action) }
        return times.sorted()[batches / 2]
    }

    private func time(_ repeats: Int, _ action: () -> Void) -> Double {
        let start = now(CLOCK_THREAD_CPUTIME_ID)
        for _ in 0..<repeats { action() }
        return (now(CLOCK_THREAD_CPUTIME_ID) - start) / Double(repeats)
    }
}

/// The reading of a clock, in nanoseconds.
func now(_ clock: clockid_t) -> Double {
    var reading = timespec()
    clock_gettime(clock, &reading)
    return Double(reading.tv_sec) * 1e9 + Double(reading.tv_nsec)
}

/// Prints one measurement as one line of JSON.
func report(_ line: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = .sortedKeys
    try FileHandle.standardOutput.write(contentsOf: encoder.encode(line) + Data("\n".utf8))
}
