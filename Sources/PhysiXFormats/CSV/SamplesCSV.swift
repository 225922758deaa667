public import PhysiXKernel

/// Measurements from a table: a column of times, and columns of values.
///
/// Understands what people and programs write: commas, semicolons, tabs or spaces between cells, decimal points or
/// commas, any line ends, a byte order mark, quotes, comments after `#`, blank lines, a title, a row of names with units
/// or none, a row of units. What was decided on the way is in ``notes``; what cannot be understood is a ``CSVError``.
public struct SamplesCSV: Sendable {
    /// Where a variable comes from.
    public struct Column: Sendable, Hashable {
        /// The name in equations, unique among the columns; `t` for the time.
        public let name: String
        /// The heading as written; empty without one.
        public let label: String
        /// The unit in the heading or below it; `nil` without one.
        public let unit: String?
        /// Which column of the file it is, from 1.
        public let number: Int
    }

    /// The column of times.
    public let time: Column
    /// The columns of values, in the order of ``trajectory``'s states.
    public let variables: [Column]
    /// Times, strictly increasing, and values; NaN for a value that is missing.
    ///
    /// The origin of time is the file's.
    public let trajectory: Trajectory
    /// What a person should know about how the file was read.
    public let notes: [CSVNote]

    /// Reads a table.
    ///
    /// The time is the column named so (`t`, `Time (s)`, `year`), else the first one. Cells may be missing (empty, `NaN`,
    /// `NA` and the like) except among the times. Rows are put into the order of their times; rows with the same time
    /// become one, with averages where they differ. Takes time and memory in proportion to the bytes.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - columns: the columns to read, by heading, name or number from 1; all columns where it is empty.
    /// - Throws: a ``CSVError`` that names the line, the column and what to do.
    public init(parsing bytes: [UInt8], columns: [String] = []) throws(CSVError) {
        self = try bytes.withUnsafeBufferPointer { bytes throws(CSVError) in
            try SamplesCSV(bytes, columns: columns)
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, columns chosen: [String]) throws(CSVError) {
        let dialect = try CSVDialect(of: bytes)
        var rows = CSVRows(bytes, from: dialect.start, delimiter: dialect.delimiter)
        var header = try CSVHeader(of: &rows)
        let choice = try header.choose(chosen)
        var table = CSVTable(columnCount: header.labels.count, time: choice.time, variables: choice.variables)
        try table.take(&rows)
        let notesOnNumbers = table.notesOnNumbers(in: bytes)
        let empty = Set(table.emptyVariables)
        if !chosen.isEmpty || empty.count == choice.variables.count, let first = empty.min() {
            let column = choice.variables[first]
            let label = header.labels[column].text
            let name = label.isEmpty ? "the column" : "`\(label)`"
            throw CSVError(
                .emptyColumn, "\(name) has no values", hint: "choose columns with numbers in them", column: column + 1)
        }
        let kept = choice.variables.indices.filter { !empty.contains($0) }
        table.remove(empty)
        let notesOnTimes = try table.orderTimes()
        let indices = kept.map { choice.variables[$0] }
        let names = header.names(of: indices)
        time = Column(header.labels[choice.time], at: choice.time, name: "t")
        variables = zip(indices, names).map { Column(header.labels[$0], at: $0, name: $1) }
        trajectory = Trajectory(times: table.times, states: table.values, stateCount: names.count)
        let leftOut = empty.sorted().map { header.labels[choice.variables[$0]].text }.filter { !$0.isEmpty }
        notes =
            header.notes + notesOnNumbers + leftOut.map { .emptyColumn(label: $0) } + notesOnTimes
            + Self.notes(on: trajectory, names: names)
    }

    private static func notes(on trajectory: Trajectory, names: [String]) -> [CSVNote] {
        var notes: [CSVNote] = []
        for (variable, name) in names.enumerated() {
            var missing = 0
            var lowest = Double.infinity
            var highest = -Double.infinity
            for value in trajectory.column(variable) {
                if value.isNaN { missing += 1 }
                lowest = value < lowest ? value : lowest
                highest = value > highest ? value : highest
            }
            if missing > 0 { notes.append(.missing(name: name, count: missing, rows: trajectory.times.count)) }
            if lowest == highest { notes.append(.constant(name: name, value: lowest)) }
        }
        return notes
    }
}

extension SamplesCSV.Column {
    fileprivate init(_ label: CSVLabel, at index: Int, name: String) {
        self.init(name: name, label: label.text, unit: label.unit, number: index + 1)
    }
}
