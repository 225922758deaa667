/// What separates the cells of a row.
enum CSVDelimiter: Sendable, CaseIterable {
    case tab, semicolon, comma, whitespace

    /// The byte; for white space the one that is not already trimmed from cells.
    var byte: UInt8 {
        switch self {
        case .tab: UInt8(ascii: "\t")
        case .semicolon: UInt8(ascii: ";")
        case .comma: UInt8(ascii: ",")
        case .whitespace: UInt8(ascii: " ")
        }
    }
}

/// The bytes of one cell, without the white space or quotes around it.
struct CSVCell {
    var start: Int
    var end: Int
    var isQuoted = false

    var isEmpty: Bool { start == end }
}

/// Goes through a table row by row; passes over blank lines and comments.
struct CSVRows {
    let bytes: UnsafeBufferPointer<UInt8>
    let delimiter: CSVDelimiter
    /// The cells of the current row.
    private(set) var cells: [CSVCell] = []
    /// The line of the current row, from 1.
    private(set) var rowLine = 1
    /// The comment that was passed over last: its line, and its bytes behind the `#`.
    private(set) var comment: (line: Int, bytes: Range<Int>)?

    private var position: Int
    private var line = 1

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, delimiter: CSVDelimiter) {
        self.bytes = bytes
        self.delimiter = delimiter
        position = start
    }

    /// Goes to the next row that has a cell with content.
    ///
    /// - Returns: whether there is one.
    mutating func next() throws(CSVError) -> Bool {
        while position < bytes.count {
            cells.removeAll(keepingCapacity: true)
            rowLine = line
            skipBlanks()
            if isAtComment {
                takeComment()
                continue
            }
            try takeRow()
            if cells.contains(where: { !$0.isEmpty }) { return true }
        }
        cells.removeAll()
        return false
    }

    /// About how many rows there are from the current one on, judged by its length.
    var expectedCount: Int {
        guard let first = cells.first, position > first.start else { return 0 }
        return (bytes.count - first.start) / (position - first.start) + 1
    }

    /// The text of a cell as a person would read it.
    func text(of cell: CSVCell) -> String {
        let raw = bytes[cell.start..<cell.end]
        guard cell.isQuoted, raw.contains(UInt8(ascii: "\"")) else { return String(decoding: raw, as: UTF8.self) }
        return String(decoding: raw, as: UTF8.self).split(separator: "\"\"", omittingEmptySubsequences: false)
            .joined(separator: "\"")
    }

    /// An error about a cell of the current row.
    func refusal(_ kind: CSVError.Kind, _ message: String, hint: String? = nil, column: Int) -> CSVError {
        let cell = cells[column]
        return CSVError(
            kind, message, hint: hint, line: rowLine, column: column + 1, range: cell.start..<cell.end)
    }
}

extension CSVRows {
    private mutating func takeRow() throws(CSVError) {
        let byte = delimiter.byte
        repeat {
            skipBlanks()
            // White space at the end of a line separates nothing.
            if delimiter == .whitespace, isAtLineEnd { break }
            if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
                try takeQuotedCell()
            } else {
                takePlainCell()
            }
        } while takeSeparator(byte)
        takeLineEnd()
    }

    @inline(__always)
    private mutating func takePlainCell() {
        let start = position
        let byte = delimiter.byte
        let endsAtTab = delimiter == .whitespace
        while position < bytes.count {
            let next = bytes[position]
            // All delimiters and line ends lie below the digits, letters and most signs.
            if next <= UInt8(ascii: ";") {
                if next == byte || next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r") { break }
                if endsAtTab, next == UInt8(ascii: "\t") { break }
            }
            position += 1
        }
        var end = position
        while end > start, bytes[end - 1] == UInt8(ascii: " ") || bytes[end - 1] == UInt8(ascii: "\t") { end -= 1 }
        cells.append(CSVCell(start: start, end: end))
    }

    private mutating func takeQuotedCell() throws(CSVError) {
        let opening = position
        let openingLine = line
        position += 1
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "\"") {
                guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") else { break }
                position += 1
            } else if isAtLineEnd, !isWithinWindowsLineEnd {
                line += 1
            }
            position += 1
        }
        guard position < bytes.count else {
            throw CSVError(
                .malformedQuote, "a quote is opened here and never closed", hint: "close the quote or delete it",
                line: openingLine, column: cells.count + 1, range: opening..<opening + 1)
        }
        cells.append(CSVCell(start: opening + 1, end: position, isQuoted: true))
        position += 1
        skipBlanks()
        let isSeparated = delimiter == .whitespace && position > (cells.last?.end ?? 0) + 1
        guard position == bytes.count || isAtLineEnd || bytes[position] == delimiter.byte || isSeparated else {
            throw CSVError(
                .malformedQuote, "text follows the closing quote of a cell",
                hint: "double a quote that belongs to the text: \"\"",
                line: line, column: cells.count, range: opening..<position)
        }
    }

    /// Passes over a separator.
    ///
    /// - Returns: whether another cell follows.
    @inline(__always)
    private mutating func takeSeparator(_ byte: UInt8) -> Bool {
        if delimiter == .whitespace {
            skipBlanks()
            return position < bytes.count && !isAtLineEnd
        }
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// Whether a comment begins here, or the line `sep=;` by which Excel is told the delimiter.
    @inline(__always)
    private var isAtComment: Bool {
        guard position < bytes.count else { return false }
        return bytes[position] == UInt8(ascii: "#") || (line == 1 && bytes[position...].starts(with: "sep=".utf8))
    }

    private mutating func takeComment() {
        let start = position + 1
        while position < bytes.count, !isAtLineEnd { position += 1 }
        comment = (line, start..<position)
        takeLineEnd()
    }

    @inline(__always)
    private mutating func takeLineEnd() {
        guard position < bytes.count else { return }
        if isWithinWindowsLineEnd { position += 1 }
        position += 1
        line += 1
    }

    @inline(__always)
    private mutating func skipBlanks() {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == UInt8(ascii: " ") || (byte == UInt8(ascii: "\t") && delimiter != .tab) else { return }
            position += 1
        }
    }

    private var isAtLineEnd: Bool {
        position < bytes.count && (bytes[position] == UInt8(ascii: "\n") || bytes[position] == UInt8(ascii: "\r"))
    }

    /// Whether the position is at the first of the two bytes that end a line on Windows.
    private var isWithinWindowsLineEnd: Bool {
        bytes[position] == UInt8(ascii: "\r") && position + 1 < bytes.count
            && bytes[position + 1] == UInt8(ascii: "\n")
    }
}
