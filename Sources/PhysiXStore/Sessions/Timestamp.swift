import Glibc

/// A moment in milliseconds since 1970-01-01 00:00 UTC.
///
/// It says when something was kept. No reward and no verdict depends on one.
public struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Milliseconds since 1970.
    public let milliseconds: Int64

    /// A moment.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// This moment, by the system's clock.
    public static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// The moment some seconds later.
    public func advanced(bySeconds seconds: Double) -> Timestamp {
        Timestamp(milliseconds: milliseconds + Int64(seconds * 1000))
    }

    /// Earlier moments are less.
    public static func < (first: Timestamp, second: Timestamp) -> Bool { first.milliseconds < second.milliseconds }

    /// Date and time in UTC to the second, as in RFC 3339: `2026-11-27T04:39:12Z`.
    public var description: String { secondsText + "Z" }

    /// Date and time in UTC to the millisecond, as in RFC 3339: `2026-11-27T04:39:12.345Z`.
    public var millisecondsText: String {
        let rest = String((milliseconds % 1000 + 1000) % 1000)
        return "\(secondsText).\(String(repeating: "0", count: 3 - rest.utf8.count))\(rest)Z"
    }

    private var secondsText: String {
        var seconds = time_t((Double(milliseconds) / 1000).rounded(.down))
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func digits(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let date = "\(parts.tm_year + 1900)-\(digits(parts.tm_mon + 1))-\(digits(parts.tm_mday))"
        return "\(date)T\(digits(parts.tm_hour)):\(digits(parts.tm_min)):\(digits(parts.tm_sec))"
    }
}
