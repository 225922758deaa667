/// Observed points against a predicted line over time, as lines of text.
///
/// Legible without colour: `○` is an observation, a Braille line the prediction, `●` an observation that the line hits.
struct Plot {
    /// What stands above the picture, usually the variable's name.
    let title: String
    /// The measured values; those that are not finite are left out.
    let observed: [SIMD2<Double>]
    /// The points of the predicted line in order of time; a value that is not finite interrupts the line.
    let predicted: [SIMD2<Double>]
    /// The width of the whole picture in columns, labels included.
    var width = 80
    /// The height of the drawing area in rows.
    var height = 12

    /// The picture: title and legend, the drawing area with its axis of values, the axis of time and its labels.
    func lines(style: Style = .plain) -> [String] {
        let horizontal = ClosedRange(holding: (observed + predicted).map(\.x))
        let vertical = verticalRange
        let ticks = AxisTicks(covering: vertical, about: max(2, height / 3))
        let labelWidth = ticks.labels.reduce(1) { max($0, $1.count) } + 1
        let columns = max(16, width - labelWidth - 2)
        let frame = Frame(horizontal: horizontal, vertical: vertical, columns: columns, rows: height)

        var labels: [Int: String] = [:]
        for (value, label) in zip(ticks.values, ticks.labels) { labels[frame.row(of: value)] = label }
        let drawn = area(frame, style: style)
        var result = [heading(style: style)]
        for row in 0..<height {
            let label = (labels[row] ?? "").padded(to: labelWidth, aligned: .right)
            result.append("\(label) \(labels[row] == nil ? "│" : "┤")\(drawn[row])")
        }
        return result + timeAxis(frame, indent: labelWidth + 1)
    }

    private func heading(style: Style) -> String {
        let legend =
            "\(style("○", .observed)) observed  \(style("⠒⠒", .predicted)) predicted  \(style("●", .both)) both"
        return "\(style(title, .strong))   \(legend)"
    }

    /// The observations decide; a prediction that leaves them may take as much room again on either side, not more.
    private var verticalRange: ClosedRange<Double> {
        let data = ClosedRange(holding: (observed.isEmpty ? predicted : observed).map(\.y))
        let room = data.padded(by: 1)
        let values = predicted.map(\.y).filter { $0.isFinite }
        let inside = values.map { min(max($0, room.lowerBound), room.upperBound) }
        return ClosedRange(holding: [data.lowerBound, data.upperBound] + inside).padded(by: 0.02)
    }

    private func area(_ frame: Frame, style: Style) -> [String] {
        var canvas = BrailleCanvas(columns: frame.columns, rows: frame.rows)
        for (start, end) in zip(predicted, predicted.dropFirst()) where start.isFinite && end.isFinite {
            canvas.drawLine(from: frame.dot(start), to: frame.dot(end))
        }
        var marked = Set<Int>()
        for point in observed where point.isFinite {
            marked.insert(frame.row(of: point.y) * frame.columns + frame.column(of: point.x))
        }
        return (0..<frame.rows).map { row in
            var line = (0..<frame.columns).map { column in
                let isMarked = marked.contains(row * frame.columns + column)
                return switch (canvas.character(column: column, row: row), isMarked) {
                case (nil, false): " "
                case (nil, true): style("○", .observed)
                case (.some, true): style("●", .both)
                case (let character?, false): style(String(character), .predicted)
                }
            }
            while line.last == " " { line.removeLast() }
            return line.joined()
        }
    }

    private func timeAxis(_ frame: Frame, indent: Int) -> [String] {
        let ticks = AxisTicks(covering: frame.horizontal, about: max(2, frame.columns / 12))
        var rule = [Character](repeating: "─", count: frame.columns)
        var labels = [Character](repeating: " ", count: indent + 1 + frame.columns)
        var free = 0
        for (value, label) in zip(ticks.values, ticks.labels) {
            let column = frame.column(of: value)
            rule[column] = "┬"
            let start = min(max(free, indent + 1 + column - label.count / 2), labels.count - label.count)
            guard start >= free else { continue }
            labels.replaceSubrange(start..<start + label.count, with: label)
            free = start + label.count + 1
        }
        while labels.last == " " { labels.removeLast() }
        return [String(repeating: " ", count: indent) + "└" + String(rule), String(labels)]
    }
}

/// How values map onto cells and dots.
private struct Frame {
    let horizontal: ClosedRange<Double>
    let vertical: ClosedRange<Double>
    let columns: Int
    let rows: Int

    func dot(_ point: SIMD2<Double>) -> SIMD2<Double> {
        SIMD2(
            horizontal.position(of: point.x) * Double(columns * 2 - 1),
            (1 - vertical.position(of: point.y)) * Double(rows * 4 - 1))
    }

    func column(of x: Double) -> Int { Int(dot(SIMD2(x, vertical.lowerBound)).x.rounded()) / 2 }
    func row(of y: Double) -> Int { Int(dot(SIMD2(horizontal.lowerBound, y)).y.rounded()) / 4 }
}

extension SIMD2<Double> {
    fileprivate var isFinite: Bool { x.isFinite && y.isFinite }
}
