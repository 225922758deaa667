import Glibc

/// How long an API asks to wait, as its headers say it.
enum RetryAfter {
    /// Reads seconds, or a date as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`.
    ///
    /// - Returns: a time of at most a day; `nil` where the text is neither.
    static func duration(_ text: String, now: Int = time(nil)) -> Duration? {
        if let seconds = Double(text) { return duration(seconds: seconds) }
        let parts = text.split(separator: " ")
        guard parts.count == 6, let day = Int32(parts[1]), let month = months.firstIndex(of: parts[2].lowercased()),
            let year = Int32(parts[3]), parts[5] == "GMT"
        else { return nil }
        let clock = parts[4].split(separator: ":").compactMap { Int32($0) }
        guard clock.count == 3, (1970...9999).contains(year) else { return nil }
        var moment = tm()
        (moment.tm_year, moment.tm_mon, moment.tm_mday) = (year - 1900, Int32(month), day)
        (moment.tm_hour, moment.tm_min, moment.tm_sec) = (clock[0], clock[1], clock[2])
        return duration(seconds: Double(timegm(&moment) - now))
    }

    static func duration(seconds: Double) -> Duration? {
        guard seconds.isFinite else { return nil }
        return .milliseconds(Int64(min(max(seconds, 0), 86_400) * 1_000))
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
}
