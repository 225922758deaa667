import Glibc

/// Whether and how text is coloured: only on a terminal, never against the wish of `NO_COLOR`.
struct Style: Sendable, Equatable {
    /// What a piece of text is, from which its colour follows.
    enum Ink: String, Sendable {
        case strong = "1"
        case faint = "2"
        case observed = "36"
        case predicted = "33"
        case both = "32"
        case error = "1;31"
        case hint = "1;34"
    }

    /// Whether escape sequences are written at all.
    let isColored: Bool

    /// Text as it is, for files and tests.
    static let plain = Style(isColored: false)

    /// The style of standard output or standard error.
    static func of(_ stream: StandardStream) -> Style {
        Style(isColored: isColored(isTerminal: stream.isTerminal) { environment($0) })
    }

    /// `NO_COLOR` (no-color.org) wins, then `FORCE_COLOR`, then whether it is a terminal that can.
    static func isColored(isTerminal: Bool, environment: (String) -> String?) -> Bool {
        if let value = environment("NO_COLOR"), !value.isEmpty { return false }
        if let value = environment("FORCE_COLOR"), !value.isEmpty { return value != "0" }
        return isTerminal && environment("TERM") != "dumb"
    }

    /// The text in its colour, or as it is.
    func callAsFunction(_ text: String, _ ink: Ink) -> String {
        isColored && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
    }
}

/// Reads an environment variable.
func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
