/// What was noticed or decided while a file was read, for the person whose data it is.
public enum CSVNote: Sendable, Hashable {
    /// Lines before the table that have no columns were passed over.
    case linesSkipped(ClosedRange<Int>)
    /// Numbers are written with decimal commas, such as this one.
    case decimalCommas(example: String)
    /// No column is named like a time, and the first one was taken.
    case timeAssumed(label: String)
    /// The times are not in the first column.
    case timeColumn(label: String, number: Int)
    /// The equation language needs another name for a column.
    case renamed(label: String, name: String)
    /// A column without a single value was left out.
    case emptyColumn(label: String)
    /// A column without a name, the row numbers of a data frame, was left out.
    case indexColumn(number: Int)
    /// Cells of a variable hold no value.
    case missing(name: String, count: Int, rows: Int)
    /// A variable never changes.
    case constant(name: String, value: Double)
    /// The rows ran backwards in time and were turned around.
    case reversed
    /// The rows were not in the order of their times, first at this line, and were sorted.
    case sorted(line: Int)
    /// Rows repeat a time with the same values, first at this line, and were dropped.
    case repeated(rows: Int, line: Int)
    /// Rows repeat a time with other values, first at this line, and were averaged.
    case averaged(rows: Int, line: Int)

    /// The sentence for people, without a full stop.
    public var sentence: String {
        switch self {
        case .linesSkipped(let lines):
            lines.count == 1
                ? "line \(lines.lowerBound) has no columns and was passed over"
                : "lines \(lines.lowerBound) to \(lines.upperBound) have no columns and were passed over"
        case .decimalCommas(let example): "numbers such as `\(example)` were read with a decimal comma"
        case .timeAssumed(let label): "no column is named like a time; the first one, `\(label)`, was taken as the time"
        case .timeColumn(let label, let number): "the times are those of column \(number), `\(label)`"
        case .renamed(let label, let name): "the column `\(label)` is called `\(name)` in equations"
        case .emptyColumn(let label): "the column `\(label)` has no values and was left out"
        case .indexColumn(let number): "column \(number) has no name and was left out as row numbers"
        case .missing(let name, let count, let rows): "`\(name)` is missing in \(count) of \(rows) rows"
        case .constant(let name, let value): "`\(name)` never changes: it is \(value) throughout"
        case .reversed: "the rows ran backwards in time and were turned around"
        case .sorted(let line): "the times were not in order (first at line \(line)); the rows were sorted"
        case .repeated(let rows, let line):
            "\(count(rows)) a time with the same values (first at line \(line)); only one of them was kept"
        case .averaged(let rows, let line):
            "\(count(rows)) a time with other values (first at line \(line)); their values were averaged"
        }
    }

    private func count(_ rows: Int) -> String { rows == 1 ? "1 row repeats" : "\(rows) rows repeat" }
}
