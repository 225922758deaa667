/// How a file is written: where its text begins and what separates its cells.
struct CSVDialect {
    let start: Int
    let delimiter: CSVDelimiter

    /// Finds out from the first bytes and the first lines.
    init(of bytes: UnsafeBufferPointer<UInt8>) throws(CSVError) {
        try Self.refuseOtherThanText(bytes)
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        self.start = start
        let lines = Self.firstLines(of: bytes, from: start)
        guard !lines.isEmpty else {
            throw CSVError(
                .empty, "the file is empty", hint: "it needs a column of times and a column of values at least")
        }
        guard let delimiter = Self.delimiter(of: lines) else {
            throw CSVError(
                .oneColumn, "the file has one column only",
                hint: "separate a column of times and the columns of values by commas, semicolons, tabs or spaces")
        }
        self.delimiter = delimiter
    }

    private static func refuseOtherThanText(_ bytes: UnsafeBufferPointer<UInt8>) throws(CSVError) {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw CSVError(
                .notText, "this is a spreadsheet or an archive, not a text file",
                hint: "open it in the spreadsheet program and save it as CSV (UTF-8)")
        }
        let hasWideMark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        let zero = bytes.prefix(4096).firstIndex(of: 0)
        guard hasWideMark || zero != nil else { return }
        let looksWide = hasWideMark || (bytes.count > 3 && (bytes[0] == 0) != (bytes[1] == 0))
        throw CSVError(
            .notText, looksWide ? "the file is encoded in UTF-16" : "the file contains bytes that are no text",
            hint: "save it as UTF-8", range: zero.map { $0..<$0 + 1 })
    }

    /// The delimiter that all of the lines have; failing that, the first one that most of them have.
    private static func delimiter(of lines: [LineShape]) -> CSVDelimiter? {
        for share in [lines.count, lines.count / 2 + 1] {
            let candidates = CSVDelimiter.allCases.filter { delimiter in
                lines.count { $0.count(of: delimiter) > 0 } >= share
            }
            guard let first = candidates.first else { continue }
            guard candidates.contains(.whitespace) else { return first }
            switch first {
            // `1,5 2,5`: the commas stand within numbers.
            case .comma where lines.allSatisfy(\.commasAreDecimal): return .whitespace
            // Tabs that align columns come in varying numbers.
            case .tab where !lines.agree(on: .tab) && lines.agree(on: .whitespace): return .whitespace
            default: return first
            }
        }
        return nil
    }
}

/// What may separate cells in one line.
private struct LineShape {
    var tabs = 0
    var semicolons = 0
    var commas = 0
    var gaps = 0
    var commasAreDecimal = true

    func count(of delimiter: CSVDelimiter) -> Int {
        switch delimiter {
        case .tab: tabs
        case .semicolon: semicolons
        case .comma: commas
        case .whitespace: gaps
        }
    }
}

extension [LineShape] {
    fileprivate func agree(on delimiter: CSVDelimiter) -> Bool {
        allSatisfy { $0.count(of: delimiter) == self[0].count(of: delimiter) }
    }
}

extension CSVDialect {
    /// The shapes of the first lines that are neither blank nor comments.
    private static func firstLines(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> [LineShape] {
        var lines: [LineShape] = []
        var position = start
        while position < bytes.count, lines.count < 32 {
            if let shape = takeLine(of: bytes, at: &position) { lines.append(shape) }
        }
        return lines
    }

    private static func takeLine(of bytes: UnsafeBufferPointer<UInt8>, at position: inout Int) -> LineShape? {
        var shape = LineShape()
        var isQuoted = false
        var hasContent = false
        var isComment = false
        // Whether white space came since the last character, and whether a cell begins here.
        var gap = false
        var isCellStart = true
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if isQuoted || (byte == UInt8(ascii: "\"") && isCellStart) {
                if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
                if !hasContent { hasContent = true } else if gap { shape.gaps += 1 }
                (isCellStart, gap) = (false, false)
                continue
            }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"):
                gap = hasContent
                isCellStart = true
                shape.tabs += byte == UInt8(ascii: "\t") ? 1 : 0
                continue
            case UInt8(ascii: ";"): shape.semicolons += 1
            case UInt8(ascii: ","):
                shape.commas += 1
                let isBetweenDigits =
                    position >= 2 && position < bytes.count && bytes[position - 2].isASCIIDigit
                    && bytes[position].isASCIIDigit
                if !isBetweenDigits { shape.commasAreDecimal = false }
            case UInt8(ascii: "#") where !hasContent: isComment = true
            default: break
            }
            isCellStart = byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",")
            if gap { shape.gaps += 1 }
            (hasContent, gap) = (true, false)
        }
        return hasContent && !isComment ? shape : nil
    }
}
