extension SamplesCSV {
    /// What tells the experiments in a file apart.
    enum Split: Equatable {
        /// There is one experiment.
        case nothing
        /// A column that is named so and looks like it.
        case likely
        /// A column by heading, name or number.
        case column(String)
    }

    /// Reads a table of one or several experiments, which a column tells apart.
    ///
    /// Without a choice of the column it is the one named `experiment`, `run` or `trial`, if there is one; but where its
    /// numbers come back less than four times on average, it is a variable like others.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - columns: the columns to read besides, as for ``init(parsing:columns:)``.
    ///   - column: the column that tells experiments apart, by heading, name or number from 1.
    /// - Returns: the experiments in the order in which they come first in the file; notes on the whole file are with the
    ///   first one.
    /// - Throws: a ``CSVError`` that names the line, the column and what to do.
    public static func experiments(
        parsing bytes: [UInt8], columns: [String] = [], splitBy column: String? = nil
    ) throws(CSVError) -> [SamplesCSV] {
        try bytes.withUnsafeBufferPointer { bytes throws(CSVError) in
            try read(bytes, columns: columns, splitBy: column.map { .column($0) } ?? .likely)
        }
    }
}
