public import PhysiXKernel

/// Why a file is not a table of measurements, with the place and what to do.
public struct CSVError: Diagnosable, Equatable {
    /// The kinds of refusal.
    public enum Kind: Sendable, Equatable, CaseIterable {
        /// No row at all, or nothing but a header.
        case empty
        /// Fewer than two different times.
        case tooFewRows
        /// UTF-16, a spreadsheet or other bytes that are no text.
        case notText
        /// No delimiter was found.
        case oneColumn
        /// A row with another number of cells than the header or the first row.
        case raggedRow
        /// A cell that is neither a number nor missing.
        case notANumber
        /// An infinite value, or one beyond the range of `Double`.
        case notFinite
        /// A number with thousands separators.
        case thousandsSeparator
        /// Decimal points in some cells and decimal commas in others.
        case mixedDecimalMarks
        /// A date or a clock time where a time in seconds, days or years is needed.
        case date
        /// A row of values without its time.
        case missingTime
        /// A row that does not say which experiment it belongs to, in a file of several.
        case missingExperiment
        /// The times begin anew: several experiments in one file.
        case severalRuns
        /// A quoted cell that does not end, or goes on behind its closing quote.
        case malformedQuote
        /// A column that the caller asked for and the file does not have.
        case unknownColumn
        /// A column that the caller asked for without any value.
        case emptyColumn
    }

    /// What kind of refusal it is.
    public let kind: Kind
    /// What is wrong, in one sentence that begins with the line and column where there is one.
    public let summary: String
    /// What to do.
    public let hint: String?
    /// The line in the file, from 1, counting all lines.
    public let line: Int?
    /// Which cell of the row, from 1.
    public let column: Int?
    /// The bytes of the cell.
    public let range: Range<Int>?

    init(
        _ kind: Kind, _ message: String, hint: String? = nil, line: Int? = nil, column: Int? = nil,
        range: Range<Int>? = nil
    ) {
        self.kind = kind
        self.hint = hint
        self.line = line
        self.column = column
        self.range = range
        let place = [line.map { "line \($0)" }, column.map { "column \($0)" }].compactMap(\.self)
        summary = place.isEmpty ? message : "\(place.joined(separator: ", ")): \(message)"
    }
}
