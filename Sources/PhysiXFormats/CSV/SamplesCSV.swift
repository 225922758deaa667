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

    /// What the column that tells experiments apart says about these rows; `nil` where there is none.
    public let experiment: String?

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
            try Self.read(bytes, columns: columns, splitBy: .nothing)[0]
        }
    }

    /// Reads a table of one or several experiments.
    static func read(
        _ bytes: UnsafeBufferPointer<UInt8>, columns chosen: [String], splitBy split: Split
    ) throws(CSVError) -> [SamplesCSV] {
        let dialect = try CSVDialect(of: bytes)
        var rows = CSVRows(bytes, from: dialect.start, delimiter: dialect.delimiter)
        var header = try CSVHeader(of: &rows)
        let experiment = try header.experimentColumn(split, besides: chosen)
        let choice = try header.choose(chosen, without: experiment)
        var table = CSVTable(
            columnCount: header.labels.count, time: choice.time, variables: choice.variables, experiment: experiment)
        try table.take(&rows)
        if split == .likely, experiment != nil, !table.hasLikelyExperiments {
            return try read(bytes, columns: chosen, splitBy: .nothing)
        }
        let notesOnNumbers = table.notesOnNumbers(in: bytes)
        let empty = Set(table.emptyVariables)
        if !chosen.isEmpty || empty.count == choice.variables.count, let first = empty.min() {
            throw header.refusal(ofEmpty: choice.variables[first])
        }
        let kept = choice.variables.indices.filter { !empty.contains($0) }.map { choice.variables[$0] }
        table.remove(empty)
        let names = header.names(of: kept)
        let leftOut = empty.sorted().map { header.labels[choice.variables[$0]].text }.filter { !$0.isEmpty }
        let notes = header.notes + notesOnNumbers + leftOut.map { .emptyColumn(label: $0) }
        let time = Column(header.labels[choice.time], at: choice.time, name: "t")
        let variables = zip(kept, names).map { Column(header.labels[$0], at: $0, name: $1) }
        var parts: [SamplesCSV] = []
        for part in table.byExperiment {
            parts.append(try SamplesCSV(part, time: time, variables: variables, notes: parts.isEmpty ? notes : []))
        }
        return parts
    }

    private init(_ table: CSVTable, time: Column, variables: [Column], notes: [CSVNote]) throws(CSVError) {
        var table = table
        experiment = table.experiments.first
        let notesOnTimes = try table.orderTimes(of: experiment.map { "experiment `\($0)`" } ?? "the file")
        self.time = time
        self.variables = variables
        trajectory = Trajectory(times: table.times, states: table.values, stateCount: variables.count)
        self.notes = notes + notesOnTimes + Self.notes(on: trajectory, names: variables.map(\.name))
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

extension CSVHeader {
    fileprivate func refusal(ofEmpty column: Int) -> CSVError {
        let name = labels[column].text.isEmpty ? "the column" : "`\(labels[column].text)`"
        return CSVError(
            .emptyColumn, "\(name) has no values", hint: "choose columns with numbers in them", column: column + 1)
    }
}
