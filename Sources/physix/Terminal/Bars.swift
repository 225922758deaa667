/// Horizontal bars for values between 0 and 1, in eighths of a character.
struct Bars {
    /// The bars from top to bottom.
    let entries: [(label: String, value: Double)]
    /// The length of a full bar in columns.
    var length = 24

    /// A line for each bar: label, bar, value with three decimals.
    func lines(style: Style = .plain) -> [String] {
        let labelWidth = entries.reduce(0) { max($0, $1.label.displayWidth) }
        return entries.map { entry in
            let bar = Self.bar(entry.value, length: length)
            let rest = String(repeating: "·", count: length - bar.count)
            let label = entry.label.padded(to: labelWidth)
            return "\(label)  \(style(bar, .predicted))\(style(rest, .faint))  \(fixed(entry.value, decimals: 3))"
        }
    }

    private static func bar(_ value: Double, length: Int) -> String {
        let eighths = Int((min(max(value, 0), 1) * Double(length * 8)).rounded())
        let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
        return String(repeating: "█", count: eighths / 8) + partial
    }
}
