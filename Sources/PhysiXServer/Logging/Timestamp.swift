import FoundationEssentials

/// A moment of the calendar, in UTC.
struct Timestamp {
    /// Seconds since 1970.
    let seconds: Int
    let milliseconds: Int

    static var now: Timestamp {
        let time = Date.now.timeIntervalSince1970
        let seconds = time.rounded(.down)
        return Timestamp(seconds: Int(seconds), milliseconds: Int((time - seconds) * 1000))
    }

    /// Like `2026-11-27T04:40:27.123Z` (ISO 8601).
    var text: String {
        let date = Self.date(day: seconds / 86400)
        let second = seconds % 86400
        let clock = [second / 3600, second / 60 % 60, second % 60].map { Self.padded($0, 2) }.joined(separator: ":")
        return "\(date)T\(clock).\(Self.padded(milliseconds, 3))Z"
    }

    /// The date of a day since 1970 (Hinnant, "chrono-compatible low-level date algorithms", civil_from_days).
    private static func date(day: Int) -> String {
        let shifted = day + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
