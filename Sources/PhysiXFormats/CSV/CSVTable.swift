/// The numbers of a table, row by row.
struct CSVTable {
    private(set) var times: [Double] = []
    /// The values, `width` for each time.
    private(set) var values: [Double] = []
    /// The line of each row.
    private(set) var lines: [Int] = []
    /// The experiment of each row as its cell names it; empty where no column tells experiments apart.
    private(set) var experiments: [String] = []
    /// How many values belong to one time.
    private(set) var width: Int

    private let columnCount: Int
    private let timeColumn: Int
    private let variables: [Int]
    private let experimentColumn: Int?
    private var numbers = CSVNumbers()

    init(columnCount: Int, time: Int, variables: [Int], experiment: Int? = nil) {
        self.columnCount = columnCount
        timeColumn = time
        self.variables = variables
        experimentColumn = experiment
        width = variables.count
    }

    /// Reads the rows from the current one to the last.
    mutating func take(_ rows: inout CSVRows) throws(CSVError) {
        let rowCount = rows.expectedCount
        times.reserveCapacity(rowCount)
        values.reserveCapacity(rowCount * width)
        lines.reserveCapacity(rowCount)
        while !rows.cells.isEmpty {
            try checkCount(rows)
            let time = try number(in: timeColumn, of: rows)
            guard !time.isNaN else {
                throw rows.refusal(
                    .missingTime, "the time is missing", hint: "delete the row or fill in its time", column: timeColumn)
            }
            times.append(time)
            for variable in variables { values.append(try number(in: variable, of: rows)) }
            lines.append(rows.rowLine)
            if let experimentColumn { experiments.append(try experiment(in: experimentColumn, of: rows)) }
            _ = try rows.next()
        }
        guard !times.isEmpty else {
            throw CSVError(
                .empty, "the file has names but no rows of numbers", hint: "add one row for each measurement")
        }
    }

    /// The number in a column; NaN where it is missing.
    @inline(__always)
    private mutating func number(in column: Int, of rows: CSVRows) throws(CSVError) -> Double {
        switch numbers.read(rows.bytes, rows.cells[column]) {
        case .number(let value): return value
        case .missing: return .nan
        case let reading: throw refusal(reading, column: column, of: rows)
        }
    }

    /// What is told about the way in which numbers are written.
    func notesOnNumbers(in bytes: UnsafeBufferPointer<UInt8>) -> [CSVNote] {
        numbers.commaExample.map { [.decimalCommas(example: String(decoding: bytes[$0], as: UTF8.self))] } ?? []
    }

    /// The variables without a single value, as places within the row.
    var emptyVariables: [Int] {
        var hasValue = Array(repeating: false, count: width)
        var left = width
        for row in times.indices where left > 0 {
            for place in 0..<width where !hasValue[place] && !values[row * width + place].isNaN {
                hasValue[place] = true
                left -= 1
            }
        }
        return hasValue.indices.filter { !hasValue[$0] }
    }

    /// Leaves variables out.
    mutating func remove(_ places: Set<Int>) {
        guard !places.isEmpty else { return }
        let kept = (0..<width).filter { !places.contains($0) }
        values = times.indices.flatMap { row in kept.map { values[row * width + $0] } }
        width = kept.count
    }

    /// Brings the rows into a new order, or leaves some out.
    mutating func arrange(_ order: [Int]) {
        values = order.flatMap { values[$0 * width..<($0 + 1) * width] }
        times = order.map { times[$0] }
        lines = order.map { lines[$0] }
        if !experiments.isEmpty { experiments = order.map { experiments[$0] } }
    }

    /// Replaces the values of a row.
    mutating func setValues(of row: Int, to newValues: [Double]) {
        values.replaceSubrange(row * width..<(row + 1) * width, with: newValues)
    }
}

extension CSVTable {
    private func checkCount(_ rows: CSVRows) throws(CSVError) {
        let cells = rows.cells
        guard cells.count != columnCount else { return }
        let needed = max(timeColumn, variables.max() ?? 0, experimentColumn ?? 0)
        if cells.count > columnCount, let extra = cells[columnCount...].firstIndex(where: { !$0.isEmpty }) {
            throw rows.refusal(
                .raggedRow, "the row has \(cells.count) cells, but the table has \(columnCount) columns",
                hint: rows.delimiter == .comma
                    ? "if a comma stands within a number, separate the columns by semicolons; begin other text with #"
                    : "delete what is too much, or put it into quotes; begin other text with #",
                column: extra)
        }
        guard cells.count > needed else {
            throw rows.refusal(
                .raggedRow,
                "the row has \(cells.count == 1 ? "1 cell" : "\(cells.count) cells"), but the table has \(columnCount) columns",
                hint: "leave a missing cell empty but keep its delimiter; begin other text with #",
                column: cells.count - 1)
        }
    }

    private func refusal(_ reading: CSVNumbers.Reading, column: Int, of rows: CSVRows) -> CSVError {
        let cell = rows.bytes.excerpt(rows.cells[column].start..<rows.cells[column].end)
        switch reading {
        case .notFinite:
            return rows.refusal(
                .notFinite, "\(cell) is not finite", hint: "leave the cell empty if the value was not measured",
                column: column)
        case .thousandsSeparator:
            return rows.refusal(
                .thousandsSeparator, "\(cell) has thousands separators", hint: "write numbers without them",
                column: column)
        case .mixedDecimalMarks:
            return rows.refusal(
                .mixedDecimalMarks, "\(cell) is written with another decimal mark than the numbers before it",
                hint: "use the decimal point, or the decimal comma, throughout", column: column)
        case .date where column == timeColumn:
            return rows.refusal(
                .date, "times must be numbers, and \(cell) is a date or a clock time",
                hint: "replace it by the seconds, days or years since the beginning", column: column)
        default:
            return rows.refusal(
                .notANumber, "\(cell) is not a number",
                hint: column == timeColumn
                    ? "the first column, or the one named t or time, must hold the times as numbers"
                    : "correct it, leave it empty, or choose the columns to read without this one", column: column)
        }
    }
}
