/// How far long work is, on standard error: one line that renews itself on a terminal, an occasional line otherwise.
struct ProgressLine: ~Copyable {
    private let isTerminal: Bool
    private let width: Int
    private let interval: Duration
    private var last: ContinuousClock.Instant
    private var isShown = false

    /// A line for work that starts now; short work shows nothing.
    init(
        isTerminal: Bool = StandardStream.error.isTerminal, width: Int = StandardStream.error.width,
        start: ContinuousClock.Instant = .now
    ) {
        self.isTerminal = isTerminal
        self.width = width
        last = start
        interval = isTerminal ? .milliseconds(100) : .seconds(5)
    }

    /// What to write for a state of the work at a time, or `nil` where the last one was too recent.
    mutating func text(for state: String, at now: ContinuousClock.Instant) -> String? {
        if now - last < interval { return nil }
        last = now
        isShown = true
        return isTerminal ? "\r\u{1B}[K" + state.shortened(to: width - 1) : state + "\n"
    }

    /// What to write at the end: a terminal's line is taken away again.
    mutating func closing() -> String {
        defer { isShown = false }
        return isTerminal && isShown ? "\r\u{1B}[K" : ""
    }
}
